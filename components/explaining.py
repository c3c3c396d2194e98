"""How the findings are made: explanations beside examples that the engine marks, measured figures, a text to try."""

from html import escape

import streamlit as st

import aqwal
from aqwal import Article, index, quotations

from . import names, quality, reader, state
from .frame import Page
from .wording import Words

PARTS = {
    "direct": reader.LAYERS[:3], "indirect": reader.LAYERS[:3], "mixed": reader.LAYERS[:3], "act": reader.LAYERS[:3],
    "speakers": reader.LAYERS[:3], "entities": ("mention",), "times": ("time",), "themes": (),
}  # fmt: skip
FEW = 5
"""A precision measured on fewer is said in cases, not in per cent."""
LONGEST = 100_000
"""Characters of a text to try; a longer one belongs in a corpus."""


def findings(page: Page) -> None:
    """Each kind of finding, and each rule for quotations, beside its example."""
    t, rules = page.t, quotations.rules()
    examples = analysed((*(t(f"example.{part}") for part in PARTS), *(rule["example"] for rule in rules.values())))
    for place, (part, layers) in enumerate(PARTS.items()):
        side_by_side(page, f"<p>{escape(t(f'how.{part}'))}</p>", examples, place, layers)
    st.html(f'<h2 class="aq-section">{t("rules")}</h2>')
    st.caption(t("rules_help"))
    for place, (code, rule) in enumerate(rules.items(), len(PARTS)):
        found = int((page.index.corpus.quotations["rule"] == code).sum())
        explained = (
            f'<h3 class="aq-chart-title">{escape(t(f"rule.{code}"))}</h3><p>{escape(rule[t.language])}</p>'
            f'<p class="aq-facts">{escape(standing(page, code))}</p>'
        )
        with st.container(key=f"aq-rule-{code}", gap="xxsmall"):
            side_by_side(page, explained, examples, place, reader.LAYERS[:3])
            if found:
                st.page_link(
                    "app.py", label=t("rule_read", n=found), icon=":material/filter_alt:", query_params=state.query(rules=code)
                )  # fmt: skip


@st.cache_resource(show_spinner=False, max_entries=4)
def analysed(texts: tuple[str, ...]) -> index.Index:
    """Each text as an article; one that no full stop ends is a headline."""
    parts = [("", text) if text.endswith(".") else (text, "") for text in texts]
    return index.build(aqwal.analyse([Article(str(place), *part) for place, part in enumerate(parts)]))


def side_by_side(page: Page, explained: str, examples: index.Index, place: int, layers: tuple[str, ...]) -> None:
    """An explanation (HTML), and beside it its example with what the engine finds in it."""
    own = names.read(names.of_entities(examples.corpus.entities), page.t)
    marked = reader.paragraphs(examples.texts[place], 0, reader.marks_of(examples, place, layers, own))
    if not layers:
        evidence = reader.rows_of(examples, "themes", place)["theme"]
        themes = " · ".join(dict.fromkeys(own.theme(code) for code in evidence))
        marked += f'<p class="aq-facts">{escape(page.t("evidence", themes=themes))}</p>'
    st.html(
        f'<div class="aq-how"><div>{explained}</div>'
        f'<div class="aq-reader aq-example"><article dir="rtl" lang="ar">{marked}</article></div></div>'
    )


def standing(page: Page, rule: str) -> str:
    """The measured precision of a rule, in words: how many it was measured on, and what such a number leaves open."""
    t, measure = page.t, quality.of_rule(rule)
    if measure is None:
        return t("rule_unseen")
    right = round(measure.value * measure.cases)
    if measure.cases < FEW:
        return t("rule_few", right=right, n=measure.cases)
    low, high = (t.percent(bound) for bound in quality.interval(measure))
    return t("rule_precision", precision=t.percent(measure.value), right=right, n=measure.cases, low=low, high=high)


def measured(page: Page) -> None:
    """The measured figures of data/quality.toml, each with the command that measures it."""
    t = page.t
    st.html(f'<h2 class="aq-section">{t("quality")}</h2>')
    figures = [m for m in quality.measures() if m.part != "rules"]
    if not figures:
        st.info(t("quality_missing"))
        return
    commands = dict.fromkeys(f"\N{LEFT-TO-RIGHT ISOLATE}{m.command}\N{POP DIRECTIONAL ISOLATE}" for m in figures)
    st.caption(t("quality_help", command=" · ".join(commands)))
    rows = []
    for part in dict.fromkeys(m.part for m in figures):
        rows.append(f'<tr><th colspan="3" scope="rowgroup">{escape(t(f"quality.{part}"))}</th></tr>')
        rows += [_figure(m, t) for m in figures if m.part == part]
    headings = "".join(f"<th>{escape(t(f'column_{c}'))}</th>" for c in ("measure", "value", "gold"))
    st.html(f'<table class="aq-measures"><thead><tr>{headings}</tr></thead><tbody>{"".join(rows)}</tbody></table>')


def _figure(m: quality.Measure, t: Words) -> str:
    bar = f'<i style="inline-size:{m.value:.1%}"></i>'
    return f"<tr><td>{escape(t(f'measure.{m.name}'))}</td><td>{t.number(m.value, 3)}<span>{bar}</span></td><td>{t.number(m.cases)}</td></tr>"


def attempt(page: Page) -> None:
    """A text of the reader's own, analysed and read at once."""
    t = page.t
    st.html(f'<h2 class="aq-section">{t("try")}</h2>')
    st.caption(t("try_help"))
    with st.form(f"method.try.{t.language}", border=False):
        text = st.text_area(t("try_label"), height=180)
        asked = st.form_submit_button(t("try_button"), type="primary")
    if not (asked and text.strip()):
        return
    if len(text) > LONGEST:
        st.error(t("try_long", n=LONGEST))
        return
    found = index.build(aqwal.analyse([Article("text", "", text.strip())]))
    if not any(len(getattr(found.corpus, name)) for name in ("quotations", "mentions", "times", "themes")):
        st.warning(t("try_nothing"))
    own = names.read(names.of_entities(found.corpus.entities), t)
    st.html(reader.page(found, 0, own, reader.USUAL))

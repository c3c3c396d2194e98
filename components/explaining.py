"""How the findings are made: explanations beside examples that the engine marks, measured figures, a text to try."""

from html import escape

import pandas as pd
import streamlit as st

import aqwal
from aqwal import Article, index, quotations

from . import names, quality, reader, tables
from .frame import Page

PARTS = {
    "direct": reader.LAYERS[:3], "indirect": reader.LAYERS[:3], "mixed": reader.LAYERS[:3], "act": reader.LAYERS[:3],
    "speakers": reader.LAYERS[:3], "entities": ("mention",), "times": ("time",), "themes": (),
}  # fmt: skip
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
        side_by_side(
            page, f"<p>{escape(rule[t.language])}</p>{standing(page, code)}", examples, place, reader.LAYERS[:3]
        )


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
    """How often a rule found something in this corpus, and its measured precision, as HTML."""
    t, measure = page.t, quality.of_rule(rule)
    found = int((page.index.corpus.quotations["rule"] == rule).sum())
    said = [f"<code>{escape(rule)}</code>", escape(t("rule_found", n=found))]
    if measure:
        said.append(escape(t("rule_precision", precision=t.percent(measure.value), n=measure.cases)))
    return f'<p class="aq-facts">{" · ".join(said)}</p>'


def measured(page: Page) -> None:
    """The measured figures of data/quality.toml, each with the command that measures it."""
    t = page.t
    st.html(f'<h2 class="aq-section">{t("quality")}</h2>')
    figures = [m for m in quality.measures() if m.part != "rules"]
    if not figures:
        st.info(t("quality_missing"))
        return
    st.caption(t("quality_help"))
    table = pd.DataFrame([
        {"part": t(f"quality.{m.part}"), "measure": t(f"measure.{m.name}"), "value": t.number(m.value, 3), "gold": m.cases, "command": m.command}
        for m in figures
    ])  # fmt: skip
    tables.show(table, t, {c: t(f"column_{c}") for c in table})


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

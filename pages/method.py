"""Method: how each kind of finding is made, how well, what it does not do, and a text to try it on."""

from html import escape

import pandas as pd
import streamlit as st

import aqwal
from aqwal import Article, index, quotations
from components import frame, names, quality, reader, tables
from components.frame import Page

PARTS = {
    "direct": reader.LAYERS[:3], "indirect": reader.LAYERS[:3], "mixed": reader.LAYERS[:3], "act": reader.LAYERS[:3],
    "speakers": reader.LAYERS[:3], "entities": ("mention",), "times": ("time",), "themes": (),
}  # fmt: skip
LONGEST = 100_000


def main() -> None:
    page = frame.open_page("method")
    st.write(page.t("intro"))
    for part, layers in PARTS.items():
        explain(page, part, layers)
    rules(page)
    measured(page)
    st.html(f'<h2 class="aq-section">{page.t("limits")}</h2>')
    st.markdown(page.t("limits_text"))
    attempt(page)


@st.cache_resource(show_spinner=False, max_entries=32)
def analysed(text: str) -> index.Index:
    return index.build(aqwal.analyse([Article("text", "", text)]))


def explain(page: Page, part: str, layers: tuple[str, ...]) -> None:
    t, found = page.t, analysed(page.t(f"example.{part}"))
    own = names.read(names.of_entities(found.corpus.entities), t)
    marked = reader.paragraphs(found.texts[0], 0, reader.marks_of(found, 0, layers, own))
    if part == "themes":
        evidence = " · ".join(dict.fromkeys(own.theme(code) for code in found.corpus.themes["theme"]))
        marked += f'<p class="aq-facts">{escape(t("evidence", themes=evidence))}</p>'
    st.html(
        f'<div class="aq-how"><p>{escape(t(f"how.{part}"))}</p>'
        f'<div class="aq-reader aq-example"><article dir="rtl" lang="ar">{marked}</article></div></div>'
    )


def rules(page: Page) -> None:
    t = page.t
    explained = getattr(quotations, "rules", dict)()
    found = page.index.corpus.quotations["rule"].value_counts()
    if not explained:
        return
    st.html(f'<h2 class="aq-section">{t("rules")}</h2>')
    st.caption(t("rules_help"))
    table = pd.DataFrame([
        {
            "rule": code, "explained": rule[t.language], "example": rule["example"], "found": int(found.get(code, 0)),
            "precision": t.percent(m.value) if (m := quality.of_rule(code)) else "", "gold": m.cases if m else None,
        }
        for code, rule in explained.items()
    ])  # fmt: skip
    tables.show(table, t, {c: t(f"column_{c}") for c in table})


def measured(page: Page) -> None:
    t = page.t
    st.html(f'<h2 class="aq-section">{t("quality")}</h2>')
    figures = [m for m in quality.measures() if m.part != "rules"]
    if not figures:
        st.info(t("quality_missing"))
        return
    st.caption(t("quality_help"))
    table = pd.DataFrame([
        {"part": t(f"quality.{m.part}"), "measure": m.name, "value": t.number(m.value, 3), "gold": m.cases, "command": m.command}
        for m in figures
    ])  # fmt: skip
    tables.show(table, t, {c: t(f"column_{c}") for c in table})


def attempt(page: Page) -> None:
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
    st.html(reader.page(found, 0, own, reader.LAYERS))


main()

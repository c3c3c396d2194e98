"""The log of corrections: read, undone and redone; taken away and brought back as a file."""

from collections.abc import Collection
from html import escape

import streamlit as st

from aqwal import curation
from aqwal.corpus import UnreadableCorpus
from aqwal.curation import Correction, Missing
from aqwal.curation.targets import place

from .. import corpora, state
from ..frame import Page, css_string
from ..wording import markdown, plain
from . import telling
from .signing import log, redo, undo, words

STEP, PROBLEMS = 20, 20
_MORE, _IMPORTED = "aqwal.mending.history", "aqwal.mending.imported"


def history(page: Page) -> None:
    """Every correction in words, newest first, each with its undoing; before all others those that find nothing."""
    t, rows = words(page), {row.number: row for row in curation.history(log())}
    undone, missing = curation.undone_by(list(rows.values())), corpora.missing(corpora.folder())
    if missing:
        st.html(f'<h2 class="aq-section">{t("missing_section")}</h2>')
        st.caption(t("missing_how", n=len(missing)))
        for number in sorted(missing, reverse=True):
            _row(page, rows, number, undone, missing[number].text(page.language))
        st.html(f'<h2 class="aq-section">{t("all_section")}</h2>')
    st.caption(t("history_how", n=len(rows)) if rows else t("no_history"))
    most = st.session_state.get(_MORE, STEP)
    rest = [number for number in sorted(rows, reverse=True) if number not in missing]
    for number in rest[:most]:
        _row(page, rows, number, undone)
    if len(rest) > most:
        more = page.t._replace(page="evidence")("more", n=min(STEP, len(rest) - most))
        st.button(more, key="mending.history.more", on_click=lambda: st.session_state.update({_MORE: most + STEP}))


def _row(page: Page, rows: dict[int, Correction], number: int, undone: Collection[int], missing: str = "") -> None:
    t, row = words(page), rows[number]
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"aq-row-{number}"):
        st.html(_line(page, row, rows, number in undone, missing))
        if row.article_id in page.index.row_of:
            st.page_link(
                "pages/articles.py", label=page.t("read_in_place"), icon=":material/menu_book:",
                query_params=state.query(article=row.article_id, at=_place(page, row)),
            )  # fmt: skip
        if row.action != "undo":
            act, label = (redo, t("redo")) if number in undone else (undo, t("undo"))
            st.button(label, key=f"mending.undo.{number}", type="tertiary", on_click=act, args=(page, number))


def _place(page: Page, row: Correction) -> str:
    """Where the words of a row stand now, for a link; "" where they are gone."""
    try:
        return state.place(*place(page.index.texts[page.index.row_of[row.article_id]], row))
    except Missing:
        return ""


def _line(page: Page, row: Correction, rows: dict[int, Correction], undone: bool, missing: str) -> str:
    t = words(page)
    facts = [f"<bdi>{escape(plain(row.who))}</bdi>", escape(telling.moment(t, row))]
    if row.why:
        facts.append(f"<bdi>{escape(t('because', why=plain(row.why)))}</bdi>")
    if undone:
        facts.append(escape(t("undone")))
    said = escape(telling.sentence(page, t, row, rows))
    return (
        f'<div class="aq-row"><p><b>{t.digits(str(row.number))}</b> {f"<s>{said}</s>" if undone else said}</p>'
        f"{f'<p>{escape(missing)}</p>' if missing else ''}"
        f'<p class="aq-facts">{" · ".join(facts)}</p></div>'
    )


def files(page: Page) -> None:
    """The log as a CSV file, out and in."""
    t = words(page)
    left, right = st.columns(2, gap="large")
    with left:
        st.html(f'<h2 class="aq-section">{t("export_section")}</h2>')
        st.caption(t("export_how"))
        st.download_button(
            t("export_csv"), data=lambda: curation.export_csv(log()), mime="text/csv", file_name="aqwal-corrections.csv",
            on_click="ignore", key=f"mending.export.{t.language}",
        )  # fmt: skip
    with right, st.container(key="aq-upload"):
        st.html(f'<h2 class="aq-section">{t("import_section")}</h2>')
        st.html(f"<style>.st-key-aq-upload{{--aq-upload:{css_string(t('upload_here'))}}}</style>")
        st.caption(t("import_how"))
        file = st.file_uploader(t("import_file"), "csv", key=f"mending.import.{t.language}")
        if st.button(t("import_it"), disabled=file is None) and file is not None:
            _bring(page, file.getvalue())
        _brought(page)


def _bring(page: Page, data: bytes) -> None:
    try:
        st.session_state[_IMPORTED] = curation.import_csv(log(), data)
    except UnreadableCorpus as error:
        st.error(markdown(words(page)("no_log", reason=str(error))))
        return
    st.rerun()


def _brought(page: Page) -> None:
    """What came of an import: how much is new, and each row that was left out."""
    t = words(page)
    if _IMPORTED not in st.session_state:
        return
    added, refused = st.session_state.pop(_IMPORTED)
    st.success(t("imported", n=added))
    if refused:
        st.warning(t("left_out", n=len(refused)))
        lines = [f"* {markdown(problem.text(t.language))}" for problem in refused[:PROBLEMS]]
        if len(refused) > PROBLEMS:
            lines.append(f"* {t('left_out_more', n=len(refused) - PROBLEMS)}")
        st.markdown("\n".join(lines))

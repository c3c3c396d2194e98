"""Correcting one quotation, in a window over the reader: it is none, or somebody else said it."""

import streamlit as st

from aqwal.curation import Correction

from .. import cards
from ..frame import Page
from . import choosing
from .signing import corrected, outcome, signature, words

_ASKED = "aqwal.mending.quotation"


def ask(row: int) -> None:
    """Open the window, on the coming run, on a quotation (its row number in the corpus)."""
    st.session_state[_ASKED] = row


def window(page: Page) -> None:
    """Draw the window if it was asked for, and what came of the last correction. Called once, at the end of a page."""
    row = st.session_state.pop(_ASKED, None)
    if row is not None and row in page.index.corpus.quotations.index:
        st.dialog(words(page)("quotation_title"), width="large")(_inside)(page, row)


def _inside(page: Page, row: int) -> None:
    t, quotation = words(page), page.index.corpus.quotations.loc[row]
    st.html(cards.card(page.view, row, page.names))
    outcome()
    signature(page)
    span = int(quotation["content_start"]), int(quotation["content_end"])

    def write(action: str, value: str = "") -> None:
        kept = corrected(page, Correction(action, "", "", "", str(quotation["article_id"]), *span, value))
        st.rerun(scope="app" if kept else "fragment")

    st.html(f'<h2 class="aq-section">{t("speaker_section")}</h2>')
    speaker = choosing.entity(page, f"mending.speaker.{row}")
    with st.container(horizontal=True):
        if st.button(t("set_speaker"), type="primary", disabled=not speaker):
            write("set-speaker", speaker or "")
        if st.button(t("clear_speaker")):
            write("set-speaker")
    st.divider()
    if st.button(t("reject_quotation"), icon=":material/close:"):
        write("reject-quotation")

"""Correcting one quotation, in a window over the reader: it is none, or somebody else said it.

The reader's margin is HTML, and a link in it would load the page anew and forget who corrects. Its pencils therefore
press (press.js) the buttons of Streamlit that :func:`controls` draws out of sight, one a quotation.
"""

from pathlib import Path

import pandas as pd
import streamlit as st

from aqwal import curation
from aqwal.curation import Correction

from .. import cards, state
from ..frame import Page
from ..wording import plain
from . import choosing
from .signing import LONGEST_NAME, corrected, outcome, signature, words

_ASKED, _DONE = "aqwal.mending.quotation", "aqwal.mending.quotation.done"
_SCRIPT = Path(__file__).with_name("press.js")


def controls(page: Page, quotations: pd.DataFrame) -> None:
    """What the pencils beside these quotations press, and the window that opens."""
    with st.container(key="aq-press"):
        st.html(f"<script>{_SCRIPT.read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)
        for q in quotations.itertuples():
            # by its place: another reader's rejection may renumber the rows before this button is pressed
            asked = str(q.article_id), int(q.content_start), int(q.content_end)
            st.button(
                words(page)("correct"), key=f"aq-press-{state.place(*asked[1:])}", on_click=st.session_state.update,
                args=({_ASKED: asked},),
            )  # fmt: skip
    outcome(box=False)
    _window(page)


def _window(page: Page) -> None:
    article, start, end = st.session_state.pop(_ASKED, ("", 0, 0))
    found = page.index.corpus.quotations
    found = found[(found["article_id"] == article) & (found["content_start"] == start) & (found["content_end"] == end)]
    if len(found):
        st.dialog(words(page)("quotation_title"), width="large")(_inside)(page, int(found.index[0]))


def _inside(page: Page, row: int) -> None:
    if st.session_state.pop(_DONE, False):
        st.rerun()  # closes the window
    t, quotation = words(page), page.index.corpus.quotations.loc[row]
    span = int(quotation["content_start"]), int(quotation["content_end"])

    def write(action: str, value: str = "", name: str = "") -> None:
        said = Correction(action, "", "", "", str(quotation["article_id"]), *span, value, value_name=name)
        st.session_state[_DONE] = corrected(page, said)
        if st.session_state[_DONE] and action == "reject-quotation":
            st.query_params.pop("at", None)

    st.html(cards.card(page.view, row, page.names))
    outcome(toast=False)
    signature(page)
    st.html(f'<h2 class="aq-section">{t("speaker_section")}</h2>')
    speaker = choosing.entity(page, f"mending.speaker.{row}")
    name = plain(st.text_input(t("new_speaker"), key=f"mending.new.{row}.{t.language}", max_chars=LONGEST_NAME))
    value = speaker or (curation.new_id(name) if name else "")
    with st.container(horizontal=True):
        st.button(
            t("set_speaker"), type="primary", disabled=not value, on_click=write, args=("set-speaker", value, name)
        )
        st.button(t("clear_speaker"), on_click=write, args=("set-speaker",))
    st.divider()
    st.button(t("reject_quotation"), icon=":material/close:", on_click=write, args=("reject-quotation",))

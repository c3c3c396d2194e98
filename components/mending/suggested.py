"""Suggested merges, best first, the evidence for both side by side; the reader decides."""

from pathlib import Path

import streamlit as st

from aqwal import curation
from aqwal.curation import Correction, Suggestion

from .. import corpora, evidence
from ..frame import Page
from ..wording import markdown
from . import portrait
from .signing import correct, log, words

STEP, SENTENCES, MOST = 3, 2, 200
_SKIPPED, _SHOWN = "aqwal.mending.skipped", "aqwal.mending.shown"


@st.cache_resource(show_spinner=False, max_entries=2)
def _found(path: str, analysed: int) -> list[Suggestion]:
    """From the corpus as analysed: looked for once, not after every correction, and what is undone comes back."""
    return curation.suggest(corpora.analysed(Path(path)), MOST)


def draw(page: Page) -> None:
    """The suggestions that this reader has not put off, a few at a time."""
    t, path = words(page), corpora.folder()
    with st.spinner(t("suggesting")):
        found = _found(str(path), corpora.opened_at(path)[0])
    found = curation.undecided(found, curation.effective(curation.history(log())), page.names.entities)
    skipped = st.session_state.get(_SKIPPED, frozenset())
    left = [s for s in found if (s.entity_id, s.into) not in skipped]
    st.caption(t("suggested_how", n=len(left)) if left else t("all_skipped" if found else "no_suggestions"))
    shown = st.session_state.get(_SHOWN, STEP)
    for suggestion in left[:shown]:
        _pair(page, suggestion)
    if len(left) > shown:
        st.button(t("more_pairs"), on_click=lambda: st.session_state.update({_SHOWN: shown + STEP}))
    if found and not left:
        st.button(t("show_skipped"), on_click=lambda: st.session_state.update({_SKIPPED: frozenset()}))


def _pair(page: Page, s: Suggestion) -> None:
    t, key = words(page), f"{s.entity_id}.{s.into}"
    with st.container(border=True, key=f"aq-pair-{key}"):
        st.caption(" · ".join(_evidence(page, s)))
        for column, code in zip(st.columns(2, gap="large"), (s.into, s.entity_id), strict=True):
            with column:
                st.html(portrait.head(page, code))
                found = evidence.each_sentence(page, portrait.spans(page, code))
                portrait.sentences(page, found[:SENTENCES])
        with st.container(horizontal=True):
            st.button(
                t("accept", name=markdown(page.names.entity(s.into))), key=f"accept.{key}", type="primary",
                on_click=correct, args=(page, Correction("merge", "", entity_id=s.entity_id, value=s.into)),
            )  # fmt: skip
            st.button(
                t("apart"), key=f"apart.{key}", on_click=correct,
                args=(page, Correction("keep-apart", "", entity_id=s.entity_id, value=s.into)),
            )  # fmt: skip
            st.button(t("skip"), key=f"skip.{key}", type="tertiary", on_click=_skip, args=(s,))


def _evidence(page: Page, s: Suggestion) -> list[str]:
    t = words(page)
    said = [t(f"reason.{s.reason}", share=t.percent(s.likeness))]
    if s.together:
        said.append(t("together", n=s.together))
    if s.company:
        said.append(t("company", share=t.percent(s.company)))
    return said


def _skip(s: Suggestion) -> None:
    st.session_state[_SKIPPED] = st.session_state.get(_SKIPPED, frozenset()) | {(s.entity_id, s.into)}

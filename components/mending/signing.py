"""Who corrects and why, and what came of it: every correction of every page is written here."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from aqwal import curation
from aqwal.corpus import UnreadableCorpus
from aqwal.curation import Correction, Refused

from .. import corpora
from ..frame import Page
from ..wording import Words, markdown, plain
from . import telling

_WHO, _CAME = "aqwal.mending.who", "aqwal.mending.came"
LONGEST_NAME = 60


def words(page: Page) -> Words:
    """The words of corrections, in the page's language."""
    return page.t._replace(page="corrections")


def log() -> Path:
    """The folder of the log of the corpus that is open."""
    return corpora.log_of(corpora.folder())


def signature(page: Page) -> None:
    """Ask who corrects, once a session, and why, once a correction."""
    t = words(page)
    who, why = _keys(page)
    st.session_state[who] = st.session_state.get(who, st.session_state.get(_WHO, ""))
    left, right = st.columns([1, 2])
    left.text_input(
        t("who"), key=who, placeholder=t("who_hint"), max_chars=LONGEST_NAME, autocomplete="name",
        on_change=lambda: st.session_state.update({_WHO: st.session_state[who]}),
    )  # fmt: skip
    right.text_input(t("why"), key=why, placeholder=t("why_hint"), max_chars=curation.LONGEST)


def _keys(page: Page) -> tuple[str, str]:
    return f"mending.who.{page.language}", f"mending.why.{page.language}"


def correct(page: Page, *corrections: Correction) -> None:
    """Write corrections, signed, from a callback: the coming run shows the corpus with them, and says so."""
    corrected(page, *corrections)


def corrected(page: Page, *corrections: Correction) -> bool:
    """As :func:`correct`; whether they were kept."""
    said = [curation.described(page.index.corpus, c) for c in corrections]
    return _signed(page, lambda who, why: [curation.add(log(), c._replace(who=who, why=why)) for c in said])


def undo(page: Page, number: int) -> None:
    """Undo a correction, from a callback."""
    _signed(page, lambda who, why: [curation.undo(log(), number, who, why)])


def redo(page: Page, number: int) -> None:
    """Put an undone correction in force again, from a callback."""
    _signed(page, lambda who, why: curation.redo(log(), number, who, why))


def refuse(page: Page, key: str) -> None:
    """Say on the coming run why nothing was kept."""
    st.session_state[_CAME] = ("error", words(page)(key), "")


def _signed(page: Page, write: Callable[[str, str], list[int]]) -> bool:
    t, (who_key, why_key) = words(page), _keys(page)
    who = plain(st.session_state.get(who_key) or st.session_state.get(_WHO, ""))
    if not who:
        refuse(page, "who_needed")
        return False
    st.session_state[_WHO] = who
    try:
        numbers = write(who, plain(st.session_state.get(why_key) or ""))
        rows = {row.number: row for row in curation.history(log())}
    except Refused as error:
        st.session_state[_CAME] = ("error", t("not_kept", reason=error.text(page.language)), "")
        return False
    except UnreadableCorpus as error:
        st.session_state[_CAME] = ("error", t("no_log", reason=str(error)), t("no_log", reason=""))
        return False
    st.session_state[why_key] = ""
    if numbers:
        said = t.listing([telling.sentence(page, t, rows[n], rows) for n in numbers])
        st.session_state[_CAME] = ("success", t("kept", n=numbers[-1], what=said), t("kept_briefly", n=numbers[-1]))
    return True


def outcome(*, box: bool = True, toast: bool = True) -> None:
    """Say what came of the last correction, if one was just made: in a box that stays, and, wherever on the page the
    reader is, in few words for a while."""
    kind, text, brief = st.session_state.pop(_CAME, ("", "", ""))
    if kind and toast:
        st.toast(
            markdown(brief or text),
            icon=":material/check:" if kind == "success" else ":material/error:",
            duration="long",
        )
    if kind and box:
        getattr(st, kind)(markdown(text))

"""What a reader has chosen — language, ground, selection — in the session and in the URL, as codes.

The session is the truth while a reader clicks; the URL is, when a link is opened, edited or gone back to. A page's
own parameters (an article's id) are the page's own affair and are left alone.
"""

import re

import streamlit as st

from aqwal.selection import Selection, from_query, to_query

from .wording import LANGUAGES

SELECTION, LANGUAGE, GROUND = "aqwal.selection", "aqwal.language", "aqwal.ground"
_PAGE, _WRITTEN, _TOUCHED = "aqwal.page", "aqwal.written", "aqwal.touched"
_OWNED = ("lang", "ground", *Selection._fields)
_GROUNDS = ("light", "dark")


def put(key: str, value: object) -> None:
    """Change one of SELECTION, LANGUAGE, GROUND by the reader's hand (from a callback, or before st.rerun())."""
    st.session_state[key] = value
    st.session_state[_TOUCHED] = True


def read(page: str) -> None:
    """Settle the state at the start of a run of ``page``."""
    session = st.session_state
    asked = _owned()
    moved = session.get(_PAGE) != page
    touched = session.pop(_TOUCHED, False)
    if LANGUAGE not in session or not (moved or touched or asked == session[_WRITTEN]):
        session[LANGUAGE] = asked["lang"] if asked.get("lang") in LANGUAGES else "ar"
        session[GROUND] = asked["ground"] if asked.get("ground") in _GROUNDS else ""
        session[SELECTION] = from_query(asked)
    elif moved:  # a link to another page says what it changes; what it does not name stays
        if asked.get("lang") in LANGUAGES:
            session[LANGUAGE] = asked["lang"]
        if asked.get("ground") in _GROUNDS:
            session[GROUND] = asked["ground"]
        if any(field in asked for field in Selection._fields):
            session[SELECTION] = from_query(asked)
    session[_PAGE] = page
    _write()


def query(**own: str) -> dict[str, str]:
    """The state as URL parameters, with a page's ``own`` beside them: for links to other pages."""
    session = st.session_state
    chosen = {"lang": "" if session[LANGUAGE] == "ar" else session[LANGUAGE], "ground": session[GROUND]}
    return {k: v for k, v in {**chosen, **to_query(session[SELECTION]), **own}.items() if v}


def place(start: int, end: int) -> str:
    """A stretch of an article's published text as the parameter ``at`` of a link to it: what is found elsewhere in the
    corpus, or no longer found, does not change it.

    >>> place(34, 50), span(place(34, 50)), span("50-34"), span("<b>")
    ('34-50', (34, 50), None, None)
    """
    return f"{start}-{end}"


def span(asked: str) -> tuple[int, int] | None:
    """The stretch that :func:`place` wrote; None where there is none."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", asked, re.ASCII)
    return (int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None


def _owned() -> dict[str, str]:
    return {k: v for k, v in st.query_params.to_dict().items() if k in _OWNED}


def _write() -> None:
    wanted = query()
    if wanted != _owned():
        others = {k: v for k, v in st.query_params.to_dict().items() if k not in _OWNED}
        st.query_params.from_dict({**wanted, **others})
    st.session_state[_WRITTEN] = wanted

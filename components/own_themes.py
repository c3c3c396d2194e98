"""The reader's own themes: typed on the themes page, kept beside the corpus, found in every text when it is opened."""

from pathlib import Path

import streamlit as st

from aqwal.themes import own
from aqwal.themes.own import OwnTheme, UnusableTheme

from . import corpora
from .frame import Page
from .wording import markdown

_NAME, _WORDS, _SAID = "own.name", "own.words", "own.said"


def panel(page: Page) -> None:
    """A form for a new theme, and those that there are: each can be taken away, all can be carried elsewhere."""
    t, folder = page.t, corpora.folder()
    try:
        known = own.load(folder)
    except UnusableTheme as error:
        st.warning(t("own_unreadable", reason=markdown(str(error))))
        return
    with st.expander(t("own_themes"), expanded=bool(st.session_state.get(_SAID))):
        st.caption(t("own_how"))
        if said := st.session_state.pop(_SAID, ""):
            st.info(said)
        with st.form("own.form", clear_on_submit=True, border=False):
            st.text_input(t("own_name"), key=_NAME, max_chars=80)
            st.text_area(t("own_words"), key=_WORDS, placeholder=t("own_hint"), max_chars=4000)
            st.form_submit_button(t("own_add"), on_click=_add, args=(page, folder, known))
        for theme in known:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{markdown(theme.name)}** · {markdown('، '.join(theme.words))}")
                st.button(
                    t("own_remove"),
                    key=f"own.remove.{theme.code}",
                    type="tertiary",
                    on_click=_remove,
                    args=(folder, known, theme),
                )
        if known:
            st.download_button(
                t("own_export"),
                own.dumps(known),
                "own_themes.json",
                "application/json",
                on_click="ignore",
                type="tertiary",
            )
        brought = st.file_uploader(t("own_import"), type="json", key="own.file")
        if brought and st.button(t("own_take")):
            _bring(page, folder, known, brought.getvalue(), brought.name)
            st.rerun()


def _add(page: Page, folder: Path, known: tuple[OwnTheme, ...]) -> None:
    try:
        theme = own.define(st.session_state[_NAME], st.session_state[_WORDS])
    except UnusableTheme:
        st.session_state[_SAID] = page.t("own_incomplete")
        return
    own.save([*(k for k in known if k.code != theme.code), theme], folder)
    found = own.rows(page.index.corpus.texts, [theme])
    st.session_state[_SAID] = page.t(
        "own_found", name=markdown(theme.name), n=len(found), m=found["article_id"].nunique()
    )


def _remove(folder: Path, known: tuple[OwnTheme, ...], theme: OwnTheme) -> None:
    own.save([k for k in known if k.code != theme.code], folder)


def _bring(page: Page, folder: Path, known: tuple[OwnTheme, ...], data: bytes, name: str) -> None:
    try:
        more = own.loads(data.decode("utf-8"), name)
    except (UnusableTheme, UnicodeDecodeError) as error:
        st.session_state[_SAID] = page.t("own_unreadable", reason=markdown(str(error)))
        return
    own.save({k.code: k for k in (*known, *more)}.values(), folder)
    st.session_state[_SAID] = page.t("own_taken", n=len(more))

"""The table of articles, and the desk at which one of them is read."""

import pandas as pd
import streamlit as st

from aqwal.text import fold_word

from . import frame, reader, state, tables
from .frame import Page
from .mending import quotation, signing

_LAYERS = "articles.layers"


def go(article: str) -> None:
    """Open an article, or with an empty id the table."""
    st.query_params.pop("at", None)
    st.query_params.pop("article", None)
    if article:
        st.query_params["article"] = article


def table(page: Page, ordered: pd.DataFrame) -> None:
    """The articles in this order, to search and to choose from."""
    t = page.t
    if ordered.empty:
        return
    words = fold_word(st.text_input(t("search"), placeholder=t("search_hint"), key=f"articles.search.{t.language}"))
    if words:
        ordered = ordered[[words in fold_word(title) for title in ordered["title"]]]
    st.caption(t("found", n=len(ordered)) if len(ordered) else t("found_none"))
    if ordered.empty:
        return
    shown = pd.DataFrame({
        "published": tables.days(ordered["published"], t),
        "outlet": [page.names.outlet(o) for o in ordered["outlet"]],
        "title": [page.names.title(title) for title in ordered["title"]],
        "quotations": ordered["quotations"].to_numpy(),
        "words": ordered["words"].to_numpy(),
    })  # fmt: skip
    widths: dict[str, str | int] = {"published": 105, "outlet": 130, "title": "large"}
    key = f"articles.table.{t.language}"

    def chosen() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            go(str(ordered["article_id"].iloc[rows[0]]))

    st.dataframe(
        shown, key=key, on_select=chosen, selection_mode="single-row", hide_index=True, column_order=tables.order(shown, t), height=620,
        column_config=tables.columns(shown, {c: t(f"column_{c}") for c in shown}, widths),
    )  # fmt: skip


def read(page: Page, article: str, ordered: list[str]) -> None:
    """One article with what was found in it, the way to those before and after it, and a switch for each layer."""
    t = page.t
    place = ordered.index(article) if article in ordered else None
    with st.container(horizontal=True, key="aq-steps"):
        st.button(t("back"), icon=":material/list:", on_click=go, args=("",))
        if place is not None:
            before, after = ordered[place - 1 : place], ordered[place + 1 : place + 2]
            st.button(t("previous"), disabled=not before, on_click=go, args=("".join(before),))
            st.button(t("next"), disabled=not after, on_click=go, args=("".join(after),))
    if place is None:
        st.caption(t("not_selected"))
    key = f"{_LAYERS}.{t.language}"
    st.session_state[key] = st.session_state.get(_LAYERS, list(reader.USUAL))
    layers = st.pills(
        t("layers"), reader.LAYERS, selection_mode="multi", key=key, format_func=lambda layer: t(f"layer.{layer}"),
        on_change=lambda: st.session_state.update({_LAYERS: st.session_state[key]}),
    )  # fmt: skip
    asked = state.span(st.query_params.get("at", ""))
    number, shown = page.index.row_of[article], set(page.view.quotations.index)
    correct = signing.words(page)("correct")
    st.html(reader.page(page.index, number, page.names, layers, shown, asked, correct))
    quotation.controls(page, reader.rows_of(page.index, "quotations", number))
    if asked:
        frame.scroll_to(reader.PLACE)

"""Quotations as cards: the words first and largest, then who said them, how, where and when."""

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from aqwal.selection import View

from . import state
from .frame import Page
from .names import Names
from .wording import plain


def chip(text: str, kind: str = "") -> str:
    """A small label, escaped."""
    return f'<span class="aq-chip {kind}">{escape(text)}</span>'


def content(view: View, row: int) -> str:
    """The words of a quotation as published (``row`` is its row number in the corpus)."""
    quotation = view.corpus.quotations.loc[row]
    text = view.index.texts[int(view.index.article_of["quotations"][row])]
    return text[int(quotation["content_start"]) : int(quotation["content_end"])]


def card(view: View, row: int, names: Names) -> str:
    """One quotation as HTML. A speaker whom no printed source names is said to be inferred."""
    t, q = names.words, view.corpus.quotations.loc[row]
    article = view.corpus.articles.iloc[int(view.index.article_of["quotations"][row])]
    inferred = pd.isna(q["source_start"]) and not pd.isna(q["speaker_id"])
    name, act, kind = names.speaker(q["speaker_id"]), q["speech_act"], q["type"]
    who = t("attributed_to", name=name) if inferred else name
    return (
        f'<article class="aq-card"><blockquote dir="auto">{escape(plain(content(view, row)))}</blockquote>'
        f"<p><b><bdi>{escape(who)}</bdi></b> {chip(t(f'act.{act}'))} {chip(t(f'type.{kind}'), 'aq-quiet')}</p>"
        f"<p class=aq-facts><bdi>{escape(names.outlet(article['outlet']))}</bdi> · {escape(names.day(article['published']))}</p></article>"
    )


def show(page: Page, rows: Iterable[int], columns: int = 2, where: str = "") -> None:
    """Cards in columns, each with the way to its place in the article. ``where`` tells apart the places of a page that
    may show the same quotation."""
    slots = st.columns(columns)
    for place, row in enumerate(rows):
        with slots[place % columns], st.container(border=True, key=f"aq-card-{where}{row}"):
            st.html(card(page.view, row, page.names))
            q = page.view.corpus.quotations.loc[row]
            st.page_link(
                "pages/articles.py", label=page.t("read_in_place"), icon=":material/menu_book:",
                query_params=state.query(
                    article=str(q["article_id"]), at=state.place(q["content_start"], q["content_end"])
                ),
            )  # fmt: skip


def latest(view: View, most: int = 8) -> list[int]:
    """The row numbers of the selected quotations published last, undated ones after all others. Two of an article,
    then of the one before it; what more there is of them comes after."""
    ordered = view.quotations.sort_values("published", ascending=False, na_position="last", kind="stable")
    more = ordered.groupby("article_id", observed=True).cumcount() >= 2
    return ordered.index[more.argsort(kind="stable")][:most].tolist()

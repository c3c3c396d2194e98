"""The sentences behind a mark of a chart, in a window over the page: cards, each with the way to its article."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd
import streamlit as st

from aqwal.selection import Selection
from aqwal.text import sentences

from . import cards, filters, state
from .frame import Page
from .reader import Mark, marked
from .wording import Words, markdown

STEP = 12
"""Cards shown at once; a button shows as many more."""
_ASKED, _MORE = "aqwal.evidence", "aqwal.evidence.more"
_LONGEST = 420
LATEST = 400
"""So many rows at most are looked through for their sentences."""


class Asked(NamedTuple):
    """What a click asked to see: rows of a table of the corpus (by row number), under a title in words; ``keep``
    is the selection that keeps only them, where there is one."""

    title: str
    table: str
    rows: tuple[int, ...]
    keep: Selection | None = None


def ask(title: str, table: str, rows: Iterable[int], keep: Selection | None = None) -> None:
    """Open the window on the coming run (call from a chart's ``on_pick``); nothing to show asks for nothing."""
    found = tuple(int(r) for r in rows)
    if found:
        st.session_state[_ASKED] = Asked(title, table, found, keep)
        st.session_state[_MORE] = STEP


def window(page: Page) -> None:
    """Draw the window if a click asked for it. Called once, at the end of a page."""
    asked = st.session_state.pop(_ASKED, None)
    if asked:
        st.dialog(markdown(asked.title), width="large")(_inside)(page, asked)


def _inside(page: Page, asked: Asked) -> None:
    t = words(page)
    rows = newest_first(page, asked.table, asked.rows)
    noun = "quotation" if asked.table == "quotations" else "sentence"
    count = t.count(len(rows), noun)
    if noun == "sentence" and len(asked.rows) > LATEST:
        count = t("latest_of", n=len(rows))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="aq-on-screen">{escape(count)}</p>')
        if asked.keep and asked.keep != filters.current() and st.button(t("keep"), icon=":material/filter_alt:"):
            filters.put(asked.keep)
            st.rerun()
    most = st.session_state.get(_MORE, STEP)
    show(page, asked.table, rows[:most], columns=1)
    if len(rows) > most and st.button(t("more", n=min(STEP, len(rows) - most))):
        st.session_state[_MORE] = most + STEP
        st.rerun(scope="fragment")


def words(page: Page) -> Words:
    """The words of this window, in the page's language."""
    return page.t._replace(page="evidence")


def newest_first(page: Page, table: str, rows: Sequence[int]) -> list[int]:
    """Rows of a table by day of publication, newest first, undated ones last; one sentence of an article only once."""
    articles = page.index.article_of[table][list(rows)]
    frame = pd.DataFrame({"row": list(rows), "article": articles})
    frame["published"] = page.index.corpus.articles["published"].to_numpy()[articles]
    frame = frame.sort_values("published", ascending=False, na_position="last", kind="stable")
    if table != "quotations":
        frame = frame.head(LATEST)
        starts = getattr(page.index.corpus, table)["start"].to_numpy()[frame["row"]]
        frame["sentence"] = [sentence(page.index.texts[a], s)[0] for a, s in zip(frame["article"], starts, strict=True)]
        frame = frame.drop_duplicates(["article", "sentence"])
    return frame["row"].tolist()


def show(page: Page, table: str, rows: Sequence[int], columns: int = 2) -> None:
    """Cards of quotations, or of the sentences around rows of another table."""
    if table == "quotations":
        cards.show(page, rows, columns)
        return
    slots = st.columns(columns)
    for place, row in enumerate(rows):
        article = int(page.index.article_of[table][row])
        with slots[place % columns], st.container(border=True, key=f"aq-card-{table}-{row}"):
            st.html(card(page, table, row, article))
            st.page_link(
                "pages/articles.py", label=page.t("read_in_place"), icon=":material/menu_book:",
                query_params=state.query(article=str(page.index.corpus.articles["article_id"].iloc[article])),
            )  # fmt: skip


def card(page: Page, table: str, row: int, article: int) -> str:
    """The sentence around a mention, a time or a theme's evidence, marked and escaped, with outlet and day."""
    spans, text = getattr(page.index.corpus, table), page.index.texts[article]
    start, end = int(spans["start"].iat[row]), int(spans["end"].iat[row])
    first, last = sentence(text, start)
    last = max(last, end)
    cut = start - first > _LONGEST // 2
    first = text.rfind(" ", 0, start - _LONGEST // 2) + 1 if cut else first
    tail = last - first > _LONGEST
    last = max(text.rfind(" ", 0, first + _LONGEST), end) if tail else last
    layer = "time" if table == "times" else "mention" if table == "mentions" else "content"
    html = marked(text[first:last], [Mark(start - first, end - first, layer)])
    about = page.index.corpus.articles.iloc[article]
    return (
        f'<article class="aq-card aq-sentence"><blockquote dir="auto">{"… " if cut else ""}{html}{" …" if tail else ""}</blockquote>'
        f'<p class="aq-facts"><bdi>{escape(page.names.outlet(about["outlet"]))}</bdi> · {escape(page.names.day(about["published"]))} · '
        f'<bdi>{escape(page.names.title(about["title"]))}</bdi></p></article>'
    )


def sentence(text: str, at: int) -> tuple[int, int]:
    """The span of the sentence that holds offset ``at`` (the line, where no mark ends one).

    >>> "أولًا. ثانيًا. ثالثًا."[slice(*sentence("أولًا. ثانيًا. ثالثًا.", 9))]
    'ثانيًا.'
    """
    begin = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    line = text[begin : stop if stop >= 0 else len(text)]
    for first, last in sentences(line):
        if begin + last > at:
            return begin + min(first, at - begin), begin + last
    return begin, begin + len(line)

"""The sentences behind a mark of a chart, in a window over the page: cards, each with the way to its article."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from aqwal import counts
from aqwal.selection import Selection
from aqwal.text import sentences

from . import cards, corpora, filters, state
from .frame import Page
from .reader import Mark, marked
from .wording import Words, markdown

STEP = 12
"""Cards shown at once; a button shows as many more."""
_ASKED, _MORE = "aqwal.evidence", "aqwal.evidence.more"
_LONGEST = 420
LAYER = {"mentions": "mention", "times": "time", "themes": "content"}
LATEST = 400
"""So many rows at most are looked through for their sentences."""


Span = tuple[int, int, int]
"""Article (row number), start and end in its published text."""


class Asked(NamedTuple):
    """What a click asked to see, under a title in words: ``quotations`` (row numbers), or sentences around ``spans``
    that are marked as a ``layer`` of the reader. ``keep`` is the selection that keeps only them, where there is one.
    Rows are those of the corpus as it stood ``at`` some moment."""

    title: str
    quotations: tuple[int, ...]
    spans: tuple[Span, ...]
    layer: str
    keep: Selection | None
    at: corpora.Stamp | None = None


def ask(page: Page, title: str, table: str, rows: Iterable[int], keep: Selection | None = None) -> None:
    """Open the window, on the coming run, on rows of a table of the corpus (call it from a chart's ``on_pick``);
    nothing to show asks for nothing."""
    found = np.fromiter(rows, dtype=np.int64)
    if table == "quotations":
        _open(Asked(title, tuple(found.tolist()), (), "", keep))
        return
    ask_spans(page, title, newest(page, table, found), LAYER[table], keep)


def ask_period(
    page: Page, name: str, table: str, rows: pd.DataFrame, period: str, grain: str, **chosen: tuple[str, ...]
) -> None:
    """Open the window, on the coming run, on those of some rows of a table that were published in a period; to keep
    only them is to choose the period and the codes ``chosen``."""
    first, last = counts.bounds(pd.Timestamp(period), grain)
    within = rows.index[counts.periods(rows["published"], grain) == pd.Timestamp(period)]
    keep = page.view.selection._replace(since=first.isoformat(), until=last.isoformat(), **chosen)  # type: ignore[arg-type]
    ask(page, f"{name} · {page.t.period(first, last)}", table, within, keep)


def ask_spans(
    page: Page, title: str, spans: Iterable[Span], layer: str = "content", keep: Selection | None = None
) -> None:
    """Open the window, on the coming run, on the sentences around some spans."""
    found = list(spans)
    newest = _newest(page, np.array([s[0] for s in found], dtype=np.int64))[:LATEST]
    _open(Asked(title, (), tuple(found[i] for i in newest), layer, keep))


def newest(page: Page, table: str, rows: Iterable[int]) -> list[Span]:
    """The spans of rows of a table, those of the articles published last first, at most LATEST."""
    found = np.fromiter(rows, dtype=np.int64)
    frame, articles = getattr(page.index.corpus, table), page.index.article_of[table][found]
    found = found[_newest(page, articles)][:LATEST]
    columns = page.index.article_of[table][found], *(frame[c].to_numpy()[found] for c in ("start", "end"))
    return list(zip(*(c.tolist() for c in columns), strict=True))


def _open(asked: Asked) -> None:
    if asked.quotations or asked.spans:
        st.session_state[_ASKED] = asked._replace(at=corpora.opened_at(corpora.folder()))
        st.session_state[_MORE] = STEP


def _newest(page: Page, articles: np.ndarray) -> np.ndarray:
    """The order that puts the articles published last first, undated ones last."""
    days = page.index.corpus.articles["published"].to_numpy()[articles].astype("datetime64[us]").astype(np.int64)
    return np.argsort(np.where(days == np.iinfo(np.int64).min, np.iinfo(np.int64).max, -days), kind="stable")


def window(page: Page) -> None:
    """Draw the window if a click asked for it. Called once, at the end of a page."""
    asked = st.session_state.pop(_ASKED, None)
    if asked and asked.at not in (None, corpora.opened_at(corpora.folder())):
        st.toast(words(page)("corrected_meanwhile"), icon=":material/info:")  # its rows are others now
    elif asked:
        st.dialog(markdown(asked.title), width="large")(_inside)(page, asked)


def _inside(page: Page, asked: Asked) -> None:
    t, quotations = words(page), bool(asked.quotations)
    if quotations:
        rows = np.array(asked.quotations)
        items: list = rows[_newest(page, page.index.article_of["quotations"][rows])].tolist()
        count = t.count(len(items), "quotation")
    else:
        items = each_sentence(page, asked.spans)
        count = t("latest_of", n=len(items)) if len(asked.spans) >= LATEST else t.count(len(items), "sentence")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="aq-on-screen">{escape(count)}</p>')
        if asked.keep and asked.keep != filters.current() and st.button(t("keep"), icon=":material/filter_alt:"):
            filters.put(asked.keep)
            st.rerun()
    most = st.session_state.get(_MORE, STEP)
    if quotations:
        cards.show(page, items[:most], 1, where="window-")
    else:
        show(page, items[:most], asked.layer, where="window-")
    if len(items) > most and st.button(t("more", n=min(STEP, len(items) - most))):
        st.session_state[_MORE] = most + STEP
        st.rerun(scope="fragment")


def words(page: Page) -> Words:
    """The words of this window, in the page's language."""
    return page.t._replace(page="evidence")


def each_sentence(page: Page, spans: Iterable[Span]) -> list[Span]:
    """The spans by day of publication, newest first, undated ones last; of a sentence, only its first."""
    seen: dict[tuple[int, int], Span] = {}
    for span in spans:
        seen.setdefault((span[0], sentence(page.index.texts[span[0]], span[1])[0]), span)
    found = list(seen.values())
    return [found[i] for i in _newest(page, np.array([s[0] for s in found], dtype=np.int64))]


def show(page: Page, spans: Iterable[Span], layer: str, columns: int = 1, where: str = "") -> None:
    """Cards of the sentences around some spans."""
    slots = st.columns(columns)
    for place, span in enumerate(spans):
        with slots[place % columns], st.container(border=True, key=f"aq-card-sentence-{where}{place}"):
            st.html(card(page, span, layer))
            link(page, span)


def link(page: Page, span: Span) -> None:
    """The way to a span in its article."""
    article = page.index.corpus.articles["article_id"].iloc[span[0]]
    st.page_link(
        "pages/articles.py", label=page.t("read_in_place"), icon=":material/menu_book:",
        query_params=state.query(article=str(article), at=state.place(*span[1:])),
    )  # fmt: skip


def card(page: Page, span: Span, layer: str) -> str:
    """The sentence around a span, marked and escaped, with outlet, day and headline."""
    article, start, end = span
    text = page.index.texts[article]
    first, last = sentence(text, start)
    last = max(last, end)
    cut = start - first > _LONGEST // 2
    first = text.rfind(" ", 0, start - _LONGEST // 2) + 1 if cut else first
    tail = last - first > _LONGEST
    last = max(text.rfind(" ", 0, first + _LONGEST), end) if tail else last
    html = marked(text[first:last], [Mark(start - first, end - first, layer)])
    return (
        f'<article class="aq-card aq-sentence"><blockquote dir="auto">{"… " if cut else ""}{html}{" …" if tail else ""}</blockquote>'
        f"{source(page, article)}</article>"
    )


def source(page: Page, article: int) -> str:
    """Outlet, day and headline of an article, as HTML."""
    about = page.index.corpus.articles.iloc[article]
    facts = page.names.outlet(about["outlet"]), page.names.day(about["published"]), page.names.title(about["title"])
    return f'<p class="aq-facts">{" · ".join(f"<bdi>{escape(fact)}</bdi>" for fact in facts)}</p>'


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

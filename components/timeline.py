"""The timeline page: its chart, its peaks, and the list of dated events."""

from datetime import date, timedelta
from html import escape
from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from aqwal import counts

from . import cards, evidence, filters, lexis
from .charts.base import Style
from .charts.clock import hijri_day
from .charts.lanes import lanes
from .export import Chart
from .frame import Page, caption
from .reader import Mark, marked
from .wording import Words, plain

STEP, WORDS, PEAKS_ABREAST = 15, 6, 4
_GRAIN, _HIJRI, _BRUSH, _MORE = "timeline.grain", "timeline.hijri", "timeline.brush", "timeline.more"


class Controls(NamedTuple):
    """What the reader has set: the grain of the axis, whether Hijri dates stand beside the Gregorian ones, and
    whether the pointer selects days (``brush``) or opens what it clicks."""

    grain: str
    hijri: bool
    brush: bool


def controls(page: Page) -> Controls:
    """Draw the controls of the page."""
    t = page.t
    key, hijri = f"{_GRAIN}.{t.language}", f"{_HIJRI}.{t.language}"
    st.session_state[key] = st.session_state.get(_GRAIN) or counts.grain_for(page.view.articles["published"])
    st.session_state[hijri] = st.session_state.get(_HIJRI, False)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        grain = st.segmented_control(
            t("grain"), list(counts.GRAINS), key=key, required=True, format_func=lambda g: t(f"by_{g}"), label_visibility="collapsed",
            on_change=lambda: st.session_state.update({_GRAIN: st.session_state[key]}),
        )  # fmt: skip
        wanted = st.toggle(
            t("hijri"), key=hijri, on_change=lambda: st.session_state.update({_HIJRI: st.session_state[hijri]})
        )
        brush = st.toggle(t("brush"), key=f"{_BRUSH}.{t.language}")
    return Controls(grain or "month", wanted, brush)


class Peak(NamedTuple):
    """A period that stands out: its first day, its articles, the words that set them apart, their quotations (rows)."""

    day: pd.Timestamp
    articles: int
    words: list[str]
    quotations: list[int]


def peaks(page: Page, grain: str) -> list[Peak]:
    """The periods in which more was published than chance explains, in order of time."""
    view = page.view
    table, _, _ = counts.lanes(view, grain)
    period = counts.periods(view.articles["published"], grain)
    found = []
    for day in sorted(counts.peaks(table)):
        inside = (period == day).to_numpy()
        rows = view.articles.index.to_numpy()
        words = lexis.of_articles(page, rows[inside], rows[~inside])["word"].head(WORDS).tolist()
        said = view.quotations.index[np.isin(page.index.article_of["quotations"][view.quotations.index], rows[inside])]
        found.append(Peak(day, int(inside.sum()), words, said.tolist()))
    return found


def explained(page: Page, found: list[Peak], grain: str) -> None:
    """Why the periods stand out: their words, and quotations that use them."""
    t = page.t
    if not found:
        return
    st.html(f'<h2 class="aq-section">{escape(t("peaks"))}</h2>')
    for column, peak in zip(st.columns(min(len(found), PEAKS_ABREAST)), found, strict=False):
        with column:
            chips = " ".join(cards.chip(word) for word in peak.words)
            when = in_words(t, *counts.bounds(peak.day, grain))
            st.html(
                f'<h3 class="aq-chart-title">{escape(when)}</h3><p class="aq-facts">{escape(t.count(peak.articles, "article"))}</p>'
                f'<p dir="rtl" class="aq-words">{chips}</p>'
            )
            cards.show(page, telling(page, peak), columns=1, where="peak-")


def telling(page: Page, peak: Peak) -> list[int]:
    """The two quotations of a peak that use most of its words, from two articles where there are two."""
    lexicon = lexis.of_corpus(page)
    codes = {lexicon.lemmas.index(word) for word in peak.words}
    frame, article_of = page.index.corpus.quotations, page.index.article_of["quotations"]

    def worth(row: int) -> int:
        article = int(article_of[row])
        a, b = lexicon.bounds[article], lexicon.bounds[article + 1]
        starts = lexicon.starts[a:b]
        inside = (starts >= frame["content_start"].iat[row]) & (starts < frame["content_end"].iat[row])
        return len(codes & set(lexicon.codes[a:b][inside].tolist()))

    best: dict[int, int] = {}
    for row in sorted(peak.quotations, key=lambda r: (-worth(r), r)):
        best.setdefault(int(article_of[row]), row)
    return list(best.values())[:2]


def chart(page: Page, asked: Controls, found: list[Peak]) -> Chart | None:
    """Published above, spoken of below, the peaks named by their words; None where nothing is dated."""
    t, view, grain = page.t, page.view, asked.grain
    table, before, after = counts.lanes(view, grain)
    if table.empty:
        return None
    spans = counts.spans(view, grain)
    shown_spans = spans[
        (spans["finish"] > table["period"].min()) & (spans["begin"] < table["period"].max())
    ].reset_index(drop=True)
    labels = [
        f"{printed(page, int(row))} · {page.t.count(int(n), 'time')}" if n > 1 else printed(page, int(row))
        for row, n in zip(shown_spans["row"], shown_spans["n"], strict=True)
    ]
    peaks = [
        (p.day, "<br>".join(filter(None, (t.listing(p.words[:2]), t.count(p.articles, "article"))))) for p in found
    ]
    figure = lanes(
        table, shown_spans, Style(t, page.palette), grain=grain, names=(t("lane_published"), t("lane_spoken"), t("lane_spans")),
        nouns=("article", "time"), span_labels=labels, peaks=peaks, hijri=asked.hijri, brush=asked.brush,
    )  # fmt: skip
    outside = [t("lies_before", n=before)] * bool(before) + [t("lies_after", n=after)] * bool(after)
    shown = pd.DataFrame({
        t("column_period"): table["period"].dt.strftime("%Y-%m-%d"), t("column_published"): table["published"],
        t("column_spoken"): table["spoken"],
    })  # fmt: skip
    title = t("lanes_title", grain=t(f"grain.{grain}"))
    return Chart(
        "timeline-days" if asked.brush else "timeline",
        figure,
        shown,
        title,
        " · ".join([*outside, caption(page)]),
        t("lanes_how"),
    )


def printed(page: Page, row: int) -> str:
    """A time as printed."""
    times = page.index.corpus.times
    text = page.index.texts[int(page.index.article_of["times"][row])]
    return plain(text[int(times["start"].iat[row]) : int(times["end"].iat[row])])


def pick(page: Page, grain: str, lane: str, what: object) -> None:
    """A click opens the sentences of the times spoken of, or the quotations of the articles published."""
    t = page.t
    if lane == "span":
        evidence.ask(page, printed(page, int(str(what))), "times", same_span(page, grain, int(str(what))))
        return
    day = pd.Timestamp(str(what))
    first, last = counts.bounds(day, grain)
    if lane == "spoken":
        points, _ = counts.spoken(page.view, grain)
        evidence.ask(page, t("spoken_of", when=t.period(first, last)), "times", points.index[points["period"] == day])
        return
    said = page.view.quotations
    rows = said.index[counts.periods(said["published"], grain) == day]
    keep = page.view.selection._replace(since=first.isoformat(), until=last.isoformat())
    evidence.ask(page, t("published_in", when=t.period(first, last)), "quotations", rows, keep)


def same_span(page: Page, grain: str, row: int) -> list[int]:
    """All printings of the span that ``row`` is one of."""
    _, long = counts.spoken(page.view, grain)
    one = page.index.corpus.times.iloc[row]
    return long.index[(long["begin"] == one["begin"]) & (long["value"] == one["value"])].tolist()


def brush(first: str, last: str) -> None:
    """Dragging over days keeps the articles published on them."""
    filters.between(pd.Timestamp(first).date(), pd.Timestamp(last).date())


def events(page: Page, hijri: bool) -> None:
    """The dated events of the text, the latest first: day, sentence, and the way to the article."""
    t, rows = page.t, counts.listed(page.view)
    st.html(
        f'<h2 class="aq-section">{escape(t("events"))}</h2><p class="aq-on-screen">{escape(t("events_about", n=len(rows)))}</p>'
    )
    most = st.session_state.get(_MORE, STEP)
    for row in rows.itertuples():
        if most <= 0:
            break
        most -= 1
        event(page, int(row.Index), row.begin, row.finish, hijri)
    shown = st.session_state.get(_MORE, STEP)
    if len(rows) > shown:
        st.button(
            evidence.words(page)("more", n=min(STEP, len(rows) - shown)), key=f"{_MORE}.{t.language}",
            on_click=lambda: st.session_state.update({_MORE: shown + STEP}),
        )  # fmt: skip


def in_words(t: Words, first: date, last: date) -> str:
    """A stretch of days; a whole month or year by its name.

    >>> t = Words("common", "en")
    >>> [in_words(t, date(2024, 2, 1), d) for d in (date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 1))]
    ['1 February 2024', 'February 2024', '1 February – 1 March 2024']
    >>> in_words(t, date(2024, 1, 1), date(2024, 12, 31))
    '2024'
    """
    after = last + timedelta(days=1)
    if first.day == after.day == 1 and (after.year, after.month) == (
        first.year + first.month // 12,
        first.month % 12 + 1,
    ):
        return t.month(first)
    if (first.month, first.day, after.month, after.day, after.year) == (1, 1, 1, 1, first.year + 1):
        return t.digits(str(first.year))
    return t.period(first, last)


def event(page: Page, row: int, begin: pd.Timestamp, finish: pd.Timestamp, hijri: bool) -> None:
    """One dated event: its day or days, the sentence with the time marked, its source."""
    t, article = page.t, int(page.index.article_of["times"][row])
    last = (finish - pd.Timedelta(microseconds=1)).date()
    when = in_words(t, begin.date(), last)
    also = hijri_day(t, begin.date()) if hijri else ""
    times, text = page.index.corpus.times, page.index.texts[article]
    start, end = int(times["start"].iat[row]), int(times["end"].iat[row])
    head, tail = evidence.sentence(text, start)
    html = marked(text[head : max(tail, end)], [Mark(start - head, end - head, "time")])
    about = page.index.corpus.articles.iloc[article]
    with st.container(horizontal=True, key=f"aq-event-{row}", vertical_alignment="top"):
        st.html(
            f'<div class="aq-event"><p class="aq-when">{escape(when)}<span>{escape(also)}</span></p><div><p dir="auto">{html}</p>'
            f'<p class="aq-facts"><bdi>{escape(page.names.outlet(about["outlet"]))}</bdi> · {escape(page.names.day(about["published"]))}'
            f" · <bdi>{escape(page.names.title(about['title']))}</bdi></p></div></div>"
        )
        evidence.link(page, (article, start, end))

"""Selection -> View: the part of a corpus that a reader has asked for.

Two kinds of filter meet here. Period, outlet and words choose *articles*. Speaker, speech act and type
choose *quotations*, and articles that hold one. A theme or an entity chooses both: the articles about it
and, of their quotations, those that speak of it.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from .corpus import Corpus
from .index import Index, ancestry, searchable
from .text import fold_word

ABOUT = 0.1
"""An article is about a theme when the theme, with all below it, holds this share of the article's evidence."""


class Selection(NamedTuple):
    """What the reader has asked for, in codes. Empty means no restriction; days are ISO, both included."""

    since: str = ""
    until: str = ""
    outlets: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    words: str = ""


class View(NamedTuple):
    """The selected rows. Row labels are row numbers of the corpus's own tables, so that they can be codes.

    ``articles`` also has ``quotations`` (how many are selected in it); ``quotations``, ``mentions``,
    ``times`` and ``themes`` also have the article's ``published`` and ``outlet``. ``memo`` is for aqwal.counts, which
    remembers there what it has counted of the view.
    """

    index: Index  # type: ignore[assignment]  # the tuple's own method of that name is not used
    selection: Selection
    articles: pd.DataFrame
    quotations: pd.DataFrame
    mentions: pd.DataFrame
    times: pd.DataFrame
    themes: pd.DataFrame
    memo: dict[object, object]

    @property
    def corpus(self) -> Corpus:
        """The whole corpus behind the view."""
        return self.index.corpus


def to_query(selection: Selection) -> dict[str, str]:
    """The selection as URL parameters: codes joined by spaces, nothing for what is not restricted.

    >>> to_query(Selection(since="2024-01-01", speakers=("Q1", "Q2")))
    {'since': '2024-01-01', 'speakers': 'Q1~Q2'}
    """
    return {k: v if isinstance(v, str) else "~".join(v) for k, v in selection._asdict().items() if v}


def from_query(query: Mapping[str, str]) -> Selection:
    """The selection that URL parameters ask for; a day that is none and unknown parameters are ignored.

    >>> from_query({"speakers": "Q1~Q2", "since": "2024-02-31", "lang": "en"})
    Selection(since='', until='', outlets=(), speakers=('Q1', 'Q2'), themes=(), entities=(), acts=(), types=(), rules=(), words='')
    """
    values: dict[str, object] = {}
    for field, default in Selection._field_defaults.items():
        text = query.get(field, "")
        if field in ("since", "until"):
            values[field] = text if _is_day(text) else ""
        else:
            values[field] = tuple(filter(None, text.split("~"))) if isinstance(default, tuple) else text
    return Selection(**values)  # type: ignore[arg-type]


def _is_day(text: str) -> bool:
    try:
        return len(date.fromisoformat(text).isoformat()) == len(text)
    except ValueError:
        return False


def select(index: Index, selection: Selection) -> View:
    """The view of a corpus that a selection asks for."""
    corpus = index.corpus
    articles = _articles_asked(index, selection)
    quotations = _quotations_asked(index, selection) & articles[index.article_of["quotations"]]
    if selection.speakers or selection.acts or selection.types or selection.rules:
        articles &= _hits(index.article_of["quotations"][quotations], len(articles))
    if selection.words:
        quotations &= _quotations_with_words(index, fold_word(selection.words), quotations)
    counts = np.bincount(index.article_of["quotations"][quotations], minlength=len(articles))
    kept = {"quotations": quotations}
    for name in ("mentions", "times", "themes"):
        kept[name] = articles[index.article_of[name]]
    dated = corpus.articles[["published", "outlet"]]

    def part(name: str) -> pd.DataFrame:
        rows = getattr(corpus, name)[kept[name]]
        where = dated.take(index.article_of[name][kept[name]]).set_axis(rows.index)
        return rows.assign(published=where["published"], outlet=where["outlet"])

    chosen = corpus.articles[articles].assign(quotations=counts[articles])
    return View(index, selection, chosen, part("quotations"), part("mentions"), part("times"), part("themes"), {})


def _articles_asked(index: Index, s: Selection) -> np.ndarray:
    frame = index.corpus.articles
    asked = np.ones(len(frame), dtype=bool)
    if s.since:
        asked &= (frame["published"] >= pd.Timestamp(s.since)).to_numpy()
    if s.until:
        asked &= (frame["published"] < pd.Timestamp(s.until) + pd.Timedelta(days=1)).to_numpy()
    if s.outlets:
        asked &= frame["outlet"].isin(s.outlets).to_numpy()
    if s.themes:
        about = index.article_themes
        rows = about["article"][about["theme"].isin(s.themes) & (about["share"] >= ABOUT)]
        asked &= _hits(rows.to_numpy(), len(frame))
    if s.entities:
        rows = index.article_of["mentions"][index.corpus.mentions["entity_id"].isin(s.entities)]
        asked &= _hits(rows, len(frame))
    if s.words:
        words = fold_word(s.words)
        asked &= np.fromiter((words in text for text in searchable(index)), bool, len(frame))
    return asked


def _quotations_asked(index: Index, s: Selection) -> np.ndarray:
    frame = index.corpus.quotations
    asked = np.ones(len(frame), dtype=bool)
    for column, wanted in (("speaker_id", s.speakers), ("speech_act", s.acts), ("type", s.types), ("rule", s.rules)):
        if wanted:
            asked &= frame[column].isin(wanted).to_numpy()
    if s.themes:
        spoken = index.quotation_themes
        below = [t for t in spoken["theme"].cat.categories if not set(ancestry(str(t))).isdisjoint(s.themes)]
        asked &= _hits(spoken["quotation"][spoken["theme"].isin(below)].to_numpy(), len(frame))
    if s.entities:
        named = index.quotation_mentions
        asked &= _hits(named["quotation"][named["entity_id"].isin(s.entities)].to_numpy(), len(frame))
    return asked


def _quotations_with_words(index: Index, words: str, candidates: np.ndarray) -> np.ndarray:
    frame = index.corpus.quotations
    found = np.zeros(len(frame), dtype=bool)
    starts, ends = frame["content_start"].to_numpy(), frame["content_end"].to_numpy()
    for row in np.flatnonzero(candidates):
        text = index.texts[index.article_of["quotations"][row]]
        found[row] = words in fold_word(text[starts[row] : ends[row]])
    return found


def _hits(rows: np.ndarray, length: int) -> np.ndarray:
    mask = np.zeros(length, dtype=bool)
    mask[rows] = True
    return mask

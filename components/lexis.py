"""The words of an open corpus, read once for all readers, and those that set a part of it apart."""

import numpy as np
import pandas as pd
import streamlit as st

from aqwal.counts import words
from aqwal.counts.words import Tokens
from aqwal.index import Index
from aqwal.keyness import keyness

from . import corpora
from .frame import Page

MOST = 60


@st.cache_resource(show_spinner=False, max_entries=2)
def _tokens(path: str, stamp: int, _index: Index) -> Tokens:
    return words.tokens(_index)


def of_corpus(page: Page) -> Tokens:
    """The content words of the open corpus."""
    path = corpora.folder()
    stamp = (path / "about.json").stat().st_mtime_ns
    with st.spinner(page.t._replace(page="evidence")("reading_words")):
        return _tokens(str(path), stamp, page.index)


def of_articles(page: Page, rows: np.ndarray, against: np.ndarray) -> pd.DataFrame:
    """The words that set some articles (row numbers) apart from others: the table of aqwal.keyness."""
    found = of_corpus(page)
    return keyness(*(words.counted(found, words.of_articles(found, r)) for r in (rows, against))).head(MOST)


def of_quotations(page: Page, rows: np.ndarray, against: np.ndarray) -> pd.DataFrame:
    """The words that set some quotations (row numbers) apart from others."""
    found, frame = of_corpus(page), page.index.corpus.quotations
    article = page.index.article_of["quotations"]
    sides = []
    for chosen in (rows, against):
        starts, ends = (frame[c].to_numpy()[chosen].astype(np.int64) for c in ("content_start", "content_end"))
        sides.append(words.counted(found, words.of_spans(found, article[chosen].astype(np.int64), starts, ends)))
    return keyness(*sides, at_least=3).head(MOST)

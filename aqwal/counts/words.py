"""The content words of a corpus as codes, so that the words of any part of it are counted at once."""

from typing import NamedTuple

import numpy as np

from ..index import Index
from ..lemmas import content
from ..text import read


class Tokens(NamedTuple):
    """Every content word of a corpus, article after article.

    ``lemmas`` are the words, ``codes`` say which one each token is, ``starts`` and ``ends`` where it stands in its
    article's published text; the tokens of article ``i`` are those from ``bounds[i]`` to ``bounds[i + 1]``.
    """

    lemmas: list[str]
    codes: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    bounds: np.ndarray


def tokens(index: Index) -> Tokens:
    """Read the texts of a corpus for their content words; about 2,000 articles a second."""
    ids: dict[str, int] = {}
    codes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    bounds = [0]
    for text in index.texts:
        document = read(text)
        for lemma, first, last in zip(content(document), document.starts, document.ends, strict=True):
            if lemma:
                start, end = document.published_span(first, last)
                codes.append(ids.setdefault(lemma, len(ids)))
                starts.append(start)
                ends.append(end)
        bounds.append(len(codes))
    flat = [np.array(column, dtype=np.int32) for column in (codes, starts, ends)]
    return Tokens(list(ids), flat[0], flat[1], flat[2], np.array(bounds, dtype=np.int64))


def of_articles(words: Tokens, articles: np.ndarray) -> np.ndarray:
    """How often each lemma stands in some articles (row numbers)."""
    rows = _within(words.bounds[articles], words.bounds[articles + 1])
    return np.bincount(words.codes[rows], minlength=len(words.lemmas))


def of_spans(words: Tokens, articles: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """How often each lemma stands in some spans of published text; overlapping spans count twice."""
    stride = np.int64(max(int(words.ends.max(initial=0)), int(np.max(ends, initial=0))) + 1)
    article_of = np.repeat(np.arange(len(words.bounds) - 1), np.diff(words.bounds))
    keys = article_of * stride + words.starts
    first = np.searchsorted(keys, articles * stride + starts)
    last = np.searchsorted(keys, articles * stride + ends)
    return np.bincount(words.codes[_within(first, last)], minlength=len(words.lemmas))


def places(words: Tokens, lemma: str, articles: np.ndarray, most: int = 400) -> list[tuple[int, int, int]]:
    """Where a lemma stands in some articles: (article, start, end), the last ``most`` articles given first."""
    code = words.lemmas.index(lemma)
    found = []
    for article in articles[::-1]:
        a, b = words.bounds[article], words.bounds[article + 1]
        found += [
            (int(article), int(words.starts[i]), int(words.ends[i]))
            for i in a + np.flatnonzero(words.codes[a:b] == code)
        ]
        if len(found) >= most:
            break
    return found


def counted(words: Tokens, counts: np.ndarray) -> dict[str, int]:
    """Counts by code as counts by lemma, what is not there left out."""
    return {words.lemmas[i]: int(counts[i]) for i in np.flatnonzero(counts)}


def _within(first: np.ndarray, last: np.ndarray) -> np.ndarray:
    lengths = last - first
    return np.repeat(first - np.r_[0, np.cumsum(lengths)[:-1]] if len(first) else first, lengths) + np.arange(
        lengths.sum()
    )

"""Names of people, bodies and places, found by a small convolutional network.

    each word -> a vector, worked out once                              word_vectors
    words that may be part of a name, by their vector                   likely
    those, their neighbours, lexicon marks, the article's subject       window, topic
    the same word elsewhere in the article                              again
    labels -> the best sequence in each stretch of such words           viterbi

All is numpy. `benchmarks/train_tagger.py` learns the weights; `models/MODEL_CARD.md` says from what, and how
well it does.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np

from . import hints, word_vectors, wordform
from .gazetteer import Adjective, Match
from .text import Document, sentences
from .viterbi import decode

MODEL = "ner.npz"
TYPES = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{part}-{type_}" for type_ in TYPES for part in "BI"))
REACH = 2
"""Words seen on each side."""


class Tagged(NamedTuple):
    """A name: words ``[first, last)`` of the document, and its type (one of TYPES; MISC is everything else named)."""

    first: int
    last: int
    type: str


class _Layout(NamedTuple):
    """Words of a batch laid out in rows, sentences parted by REACH empty rows."""

    row_of: np.ndarray  # (words) row of each word, -1 for a word of no sentence
    begins: np.ndarray  # (words) whether the word begins a sentence
    document: np.ndarray  # (words) number of its document
    rows: int


@lru_cache(maxsize=1)
def model() -> word_vectors.Vectors:
    """The weights of this package's model and the words met so far, read once per process.

    Raises FileNotFoundError when the package was installed without its model.
    """
    data = (files(__package__) / "models" / MODEL).read_bytes()
    with np.load(BytesIO(data)) as stored:
        weights = {name: stored[name] for name in stored.files}
    weights["table"] = np.vstack([np.zeros((1, weights["table"].shape[1]), np.int8), weights["table"]])
    weights["ranks"] = np.concatenate([[len(weights["keys"])], weights["ranks"]])
    for name, array in weights.items():
        if array.dtype == np.float16:
            weights[name] = array.astype(np.float32)
    weights["letters"] = weights["letters"].astype(np.float32) * weights["letters_scale"]
    return word_vectors.start(weights)


def tag(
    documents: Sequence[Document], matches: Sequence[list[Match]], adjectives: Sequence[list[Adjective]]
) -> list[list[Tagged]]:
    """The names of each document, in order, none overlapping.

    ``matches`` and ``adjectives`` are what :mod:`aqwal.gazetteer` finds in the same documents. Reads the folded
    words alone.
    """
    counts = [len(d.words) for d in documents]
    words = [word for document in documents for word in document.words]
    if not words:
        return [[] for _ in documents]
    marks = [hints.hints(*each) for each in zip(documents, matches, adjectives, strict=True)]
    labels = _label(words, _gaps(documents), hints.sheet(marks, counts), _layout(documents, counts))
    ends = np.cumsum(counts)
    return [_spans(labels[end - count : end]) for end, count in zip(ends, counts, strict=True)]


def rank(word: str) -> int:
    """The place of a word in order of frequency in the corpora; one past the last for a word that they lack."""
    return word_vectors.ranks(model(), [word])[0]


@lru_cache(maxsize=100_000)
def proclitics(word: str) -> int:
    """How many letters of a name's first word are attached particles (و ف ب ل ك), as far as frequency tells.

    A word is cut where the rest is the more frequent word in the corpora that the model learnt from; a rest that
    they do not hold is never cut free.
    """
    forms = wordform.bare_forms(word)
    if not forms:
        return 0
    ranks = word_vectors.ranks(model(), (word, *forms))
    best = ranks.index(min(ranks))
    if best == 0:
        return 0
    rest = forms[best - 1]
    return len(word) - len(rest) if word.endswith(rest) else word.index("لل") + 2


def _layout(documents: Sequence[Document], counts: list[int]) -> _Layout:
    firsts, lengths, base = [], [], 0
    for document, count in zip(documents, counts, strict=True):
        at = 0
        for _, end in sentences(document.folded):
            last = document.word_at(end - 1)
            if last < count and document.starts[last] < end:
                last += 1
            if last > at:
                firsts.append(base + at)
                lengths.append(last - at)
            at = last
        base += count
    first, length = np.array(firsts), np.array(lengths)
    words = np.arange(length.sum()) + np.repeat(first - (np.cumsum(length) - length), length)
    row_of = np.full(base, -1)
    row_of[words] = np.arange(len(words)) + np.repeat(REACH * np.arange(1, len(first) + 1), length)
    begins = np.zeros(base, bool)
    begins[first] = True
    return _Layout(row_of, begins, np.repeat(np.arange(len(counts)), counts), int(row_of.max()) + REACH + 1)


def _gaps(documents: Sequence[Document]) -> np.ndarray:
    """The class of what stands before each word (:func:`wordform.gap`)."""
    parts = []
    for document in documents:
        starts, ends = np.array(document.starts, np.int64), np.array([0, *document.ends[:-1]], np.int64)
        gaps = np.zeros(len(starts), np.int64)
        for i in np.flatnonzero(starts - ends != 1).tolist():
            gaps[i] = wordform.gap(document.folded[ends[i] : starts[i]])
        for i in np.flatnonzero(starts - ends == 1).tolist():
            if document.folded[ends[i]] != " ":
                gaps[i] = wordform.gap(document.folded[ends[i]])
        parts.append(gaps)
    return np.concatenate(parts)


def _label(words: list[str], gaps: np.ndarray, known: np.ndarray, layout: _Layout) -> np.ndarray:
    """The label number of every word."""
    vectors = model()
    w = vectors.weights
    number = word_vectors.look_up(vectors, words)
    labels = np.zeros(len(words), np.int8)
    inside = np.flatnonzero(layout.row_of >= 0)
    size, row = vectors.rows[0].shape[1], layout.row_of[inside]
    rows = np.zeros((layout.rows, size + w["gap"].shape[1] + hints.COLUMNS), np.float32)
    rows[row, :size] = vectors.rows[0][number[inside]]
    rows[row, size : -hints.COLUMNS] = w["gap"][np.where(layout.begins, 1, gaps)[inside]]
    rows[row, -hints.COLUMNS :] = known[inside]
    at = inside[vectors.likely[0][number[inside]] | known[inside].any(1)]
    if not len(at):
        return labels
    here, document = layout.row_of[at], layout.document[at]
    windows = rows[here[:, None] + np.arange(-REACH, REACH + 1)].reshape(len(at), -1)
    subject = _subjects(rows[:, :size], layout) @ w["topic"] + w["window_bias"]
    hidden = windows @ w["window"]
    hidden += subject[document]
    np.maximum(hidden, 0, out=hidden)
    shared, group = _shared(hidden, document, vectors.groups[0][number[at]])
    deeper = hidden @ w["deeper"] + w["deeper_bias"]
    deeper += (shared @ w["again"])[group]
    hidden += np.maximum(deeper, 0)
    scores = hidden @ w["out"] + w["out_bias"]
    begins = np.flatnonzero(np.diff(here, prepend=-9) != 1)
    ends = np.append(begins[1:], len(at)) - 1
    # What is not looked at is in no name: a stretch inside a sentence comes after O and goes on to O.
    scores[begins] += np.where(layout.begins[at[begins], None], w["first"], w["steps"][0])
    goes_on = np.zeros(layout.rows + 1, bool)
    goes_on[row] = True
    scores[ends] += np.where(goes_on[here[ends] + 1, None], w["steps"][:, 0], 0)
    labels[at] = decode(scores, begins, ends - begins + 1, np.zeros_like(w["first"]), w["steps"])
    return labels


def _subjects(vectors: np.ndarray, layout: _Layout) -> np.ndarray:
    """What each document is about: four times the mean of its word vectors, drawn to nought in short ones."""
    count = int(layout.document[-1]) + 1
    sums = np.zeros((count, vectors.shape[1]), np.float32)
    inside = layout.row_of >= 0
    rows, document = layout.row_of[inside], layout.document[inside]
    for number in np.unique(document).tolist():
        first, last = np.searchsorted(document, (number, number + 1))
        sums[number] = vectors[rows[first] : rows[last - 1] + 1].sum(0)
    return 4 * sums / (np.bincount(document, minlength=count)[:, None] + 1).astype(np.float32)


def _shared(hidden: np.ndarray, document: np.ndarray, key: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean over each word's places in its document, and the number of that mean for each place."""
    both = document.astype(np.uint64) << np.uint64(32) | key
    _, first, group, sizes = np.unique(both, return_index=True, return_inverse=True, return_counts=True)
    sums = hidden[first]
    several = np.flatnonzero(sizes[group] > 1)
    if len(several):
        order = several[np.argsort(group[several], kind="stable")]
        begins = np.flatnonzero(np.diff(group[order], prepend=-1))
        sums[group[order[begins]]] = np.add.reduceat(hidden[order], begins)
    return sums / (sizes[:, None] + np.float32(0.01)), group


def _spans(labels: np.ndarray) -> list[Tagged]:
    found: list[Tagged] = []
    for at in np.flatnonzero(labels).tolist():
        label = int(labels[at])
        type_ = TYPES[(label - 1) // 2]
        if label % 2 == 0 and found and found[-1].last == at and found[-1].type == type_:
            found[-1] = Tagged(found[-1].first, at + 1, type_)
        else:
            found.append(Tagged(at, at + 1, type_))
    return found

"""Names of people, bodies and places, found by a small convolutional network with a chain of labels.

A word's vector comes from three parts: what corpora say of the company it keeps (a table learnt without
labels), the same for the word without its proclitics, and its letters. It depends on the word alone, so it
is worked out once per word and kept. Two convolutions look at the neighbours, Viterbi chooses the labels.
All is numpy: `benchmarks/train_tagger.py` learns the weights, `models/MODEL_CARD.md` says from what and how
well.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np

from . import wordform
from .text import Document, sentences
from .viterbi import decode

MODEL = "ner.npz"
TYPES = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{part}-{type_}" for type_ in TYPES for part in "BI"))
IMPOSSIBLE = np.float32(-1e4)
PAD = 2
KEPT_WORDS = 200_000
"""Word vectors kept before starting afresh: bounds the memory of a long run at about 60 MB."""


class Tagged(NamedTuple):
    """A name: words ``[first, last)`` of the document, and its type (one of TYPES; MISC is everything else named)."""

    first: int
    last: int
    type: str


class Network(NamedTuple):
    """The weights (float32) and the words seen so far (``known`` maps a word to its row of ``vectors``)."""

    keys: np.ndarray  # sorted CRC-32 of the words of `table`
    ranks: np.ndarray  # (words + 1) place of each in order of frequency; the largest number for unknown words
    table: np.ndarray  # (words + 1, size) int8; row 0 for unknown words
    scale: np.float32
    arrays: dict[str, np.ndarray]
    known: dict[str, int]
    vectors: list[np.ndarray]


@lru_cache(maxsize=1)
def network() -> Network:
    """The model of this package, read once per process.

    Raises FileNotFoundError when the package was installed without its model.
    """
    data = (files(__package__) / "models" / MODEL).read_bytes()
    with np.load(BytesIO(data)) as stored:
        arrays = {name: stored[name] for name in stored.files}
    keys, table, scale = arrays.pop("keys"), arrays.pop("table"), np.float32(arrays.pop("scale"))
    ranks = np.concatenate([[len(keys)], arrays.pop("ranks")])
    table = np.vstack([np.zeros((1, table.shape[1]), table.dtype), table])
    arrays = {name: a.astype(np.float32) * np.float32(1 / 64 if a.dtype == np.int8 else 1) for name, a in arrays.items()}
    width = sum(arrays[part].shape[1] for part in ("own", "bare", "letters", "shape", "length"))
    return Network(keys, ranks, table, scale, arrays, {}, [np.zeros((0, width), np.float32)])


def tag(documents: Sequence[Document]) -> list[list[Tagged]]:
    """The names of each document, in order, none overlapping. Reads the folded words alone."""
    words: list[str] = []
    firsts, counts, gaps = [], [], []
    for document in documents:
        base = len(words)
        for first, last in _word_ranges(document):
            firsts.append(base + first)
            counts.append(last - first)
        words.extend(document.words)
        gaps.extend(_gaps(document))
    if not words:
        return [[] for _ in documents]
    starts, lengths = np.array(firsts), np.array(counts)
    labels = _label(network(), words, np.array(gaps), starts, lengths)
    found, base = [], 0
    for document in documents:
        found.append(_spans(labels[base : base + len(document.words)]))
        base += len(document.words)
    return found


def proclitics(word: str) -> int:
    """How many letters of a name's first word are attached particles (و ف ب ل ك), as far as frequency tells.

    The table of the model is in order of frequency: a word is cut where the rest is the more frequent word.
    A word that the model has never met is cut of و alone, and only where the rest is known.
    """
    net = network()
    forms = wordform.bare_forms(word)
    if not forms:
        return 0
    ranks = [int(net.ranks[row]) for row in _rows(net, [wordform.key(w) for w in (word, *forms)])]
    best = min(range(len(ranks)), key=lambda i: (ranks[i], i))
    if best == 0:
        return 0
    rest = forms[best - 1]
    return len(word) - len(rest) if word.endswith(rest) else word.index("لل") + 2


def _word_ranges(document: Document) -> list[tuple[int, int]]:
    """The words of each sentence, as ranges of word numbers."""
    ranges, first, starts = [], 0, document.starts
    for _, end in sentences(document.folded):
        last = document.word_at(end - 1)
        if last < len(starts) and starts[last] < end:
            last += 1
        if last > first:
            ranges.append((first, last))
        first = last
    return ranges


def _gaps(document: Document) -> list[int]:
    text, at, numbers = document.folded, 0, []
    for start, end in zip(document.starts, document.ends, strict=True):
        between = text[at:start]
        numbers.append(0 if between == " " else wordform.gap(between))
        at = end
    return numbers


def _label(net: Network, words: list[str], gaps: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The label number of every word. Sentences stand apart by two empty rows, so that no window crosses."""
    a = net.arrays
    table, numbers = _vectors(net, words)
    inside = np.concatenate([np.arange(s, s + n) for s, n in zip(starts, lengths, strict=True)])
    heads = np.cumsum(lengths) - lengths  # where each sentence begins within `inside`
    where = np.arange(len(inside)) + np.repeat(PAD * np.arange(1, len(starts) + 1), lengths)
    size = int(where[-1]) + PAD + 1
    x = np.zeros((size, table.shape[1] + a["gap"].shape[1]), np.float32)
    x[where, : table.shape[1]] = table[numbers[inside]]
    gap = gaps[inside]
    gap[heads] = 1
    x[where, table.shape[1] :] = a["gap"][gap]
    real = np.zeros((size, 1), np.float32)
    real[where] = 1
    hidden = np.maximum(_convolve(x, a["window"], a["window_bias"]), 0) * real
    hidden += np.maximum(_convolve(hidden, a["second"], a["second_bias"]), 0) * real
    scores = hidden @ a["out"] + a["out_bias"]
    labels = np.zeros(len(words), np.int8)
    labels[inside] = decode(scores, where[heads], lengths, a["first"], a["steps"])[where]
    return labels


def _convolve(x: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Sum over offsets of ``x`` shifted times its weights: (offsets, in, out). Rows beyond the ends count as zero."""
    width = len(weights)
    half = width // 2
    out = np.tile(bias, (len(x), 1))
    for k in range(width):
        by = k - half
        if by < 0:
            out[-by:] += x[:by] @ weights[k]
        elif by > 0:
            out[:-by] += x[by:] @ weights[k]
        else:
            out += x @ weights[k]
    return out


def _vectors(net: Network, words: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The table of word vectors and each word's row in it; words not met before are worked out and kept."""
    known = net.known
    if len(known) > KEPT_WORDS:
        known.clear()
        net.vectors[:] = [net.vectors[0][:0]]
    new = {w for w in words if w not in known}
    if new:
        fresh = sorted(new)
        rows = _work_out(net, fresh)
        net.vectors[:] = [np.vstack([net.vectors[0], rows])]
        for w in fresh:
            known[w] = len(known)
    return net.vectors[0], np.fromiter(map(known.__getitem__, words), np.int64, len(words))


def _work_out(net: Network, words: list[str]) -> np.ndarray:
    a = net.arrays
    own = _rows(net, [wordform.key(w) for w in words])
    bare = np.zeros(len(words), np.int64)
    owner, forms = [], []
    for i, w in enumerate(words):
        for form in wordform.bare_forms(w):
            owner.append(i)
            forms.append(wordform.key(form))
    if forms:
        found = _rows(net, forms)
        hit = found > 0
        bare[np.array(owner)[hit]] = found[hit]  # the last, most stripped form that is known
    grams = [wordform.ngrams(w) for w in words]
    ends = np.cumsum([len(g) for g in grams])
    flat = a["letters"][np.concatenate(grams)]
    letters = np.add.reduceat(flat, np.concatenate([[0], ends[:-1]]))
    letters /= np.diff(ends, prepend=0)[:, None]
    shapes = a["shape"][[wordform.shape(w) for w in words]]
    lengths = a["length"][[min(len(w), wordform.LONGEST) for w in words]]
    table = lambda rows: net.table[rows].astype(np.float32) * net.scale  # noqa: E731
    parts = [
        np.tanh(table(own) @ a["own"] + a["own_bias"]), np.tanh(table(bare) @ a["bare"] + a["bare_bias"]),
        np.tanh(letters), shapes, lengths,
    ]  # fmt: skip
    return np.concatenate(parts, 1).astype(np.float32)


def _rows(net: Network, keys: list[int]) -> np.ndarray:
    """Row of each key in the table, 0 where it has none."""
    wanted = np.array(keys, np.uint32)
    at = np.minimum(np.searchsorted(net.keys, wanted), len(net.keys) - 1)
    return np.where(net.keys[at] == wanted, at + 1, 0)


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

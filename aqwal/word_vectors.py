"""A vector for every written word, worked out once: what corpora say of its company, its bare form's, its letters.

The table was learnt without labels and holds numbers only: words are known by the CRC-32 of their letters.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from . import wordform

KEPT = 200_000
"""Words kept before starting afresh: bounds the memory of a long run at about 80 MB."""


class Vectors(NamedTuple):
    """Words met so far: ``number`` maps a word to its place in ``rows`` (its vector), ``groups`` and ``likely``, which
    have room for more.

    A group is what forms of one name share in an article: the key of the word without its proclitics.
    """

    weights: dict[str, np.ndarray]
    rank: dict[int, int]  # of each key of the table
    number: dict[str, int]
    rows: list[np.ndarray]
    groups: list[np.ndarray]
    likely: list[np.ndarray]  # whether the word may be part of a name


def start(weights: dict[str, np.ndarray]) -> Vectors:
    """No word met yet. ``weights`` as `benchmarks/train_tagger.py` stores them."""
    size = weights["word_bias"].shape[0]
    rank = dict(zip(weights["keys"].tolist(), weights["ranks"][1:].tolist(), strict=True))
    return Vectors(weights, rank, {}, [np.zeros((0, size), np.float32)], [np.zeros(0, np.uint32)], [np.zeros(0, bool)])


def look_up(vectors: Vectors, words: list[str]) -> np.ndarray:
    """The row of each word; words not met before are worked out and kept."""
    number = vectors.number
    if len(number) > KEPT:
        number.clear()
    new = sorted({word for word in words if word not in number})
    if new:
        rows, groups = _work_out(vectors.weights, new)
        likely = rows @ vectors.weights["likely"] > vectors.weights["likely_from"]
        first, last = len(number), len(number) + len(new)
        for kept, found in ((vectors.rows, rows), (vectors.groups, groups), (vectors.likely, likely)):
            if last > len(kept[0]):  # twice the room: copied once in a while, not with every batch
                kept[0] = np.concatenate([kept[0], np.zeros((2 * last - len(kept[0]), *found.shape[1:]), found.dtype)])
            kept[0][first:last] = found
        number.update(zip(new, range(first, last), strict=True))
    return np.fromiter(map(number.__getitem__, words), np.int64, len(words))


def ranks(vectors: Vectors, words: Iterable[str]) -> list[int]:
    """The place of each word in order of frequency in the corpora; one past the last for unknown words."""
    return [vectors.rank.get(wordform.key(word), len(vectors.rank)) for word in words]


def _work_out(weights: dict[str, np.ndarray], words: list[str]) -> tuple[np.ndarray, np.ndarray]:
    keys = [wordform.key(w) for w in words]
    own = _table_rows(weights, keys)
    bare = np.zeros(len(words), np.int64)
    groups = np.array(keys, np.uint32)
    owners, forms = [], []
    for i, word in enumerate(words):
        for form in wordform.bare_forms(word):
            owners.append(i)
            forms.append(wordform.key(form))
    if forms:
        rows, form_keys, owner = _table_rows(weights, forms), np.array(forms, np.uint32), np.array(owners)
        known = rows > 0
        bare[owner[known]] = rows[known]  # the last, most stripped form that is known
        likelier = known & (weights["ranks"][rows] < weights["ranks"][own[owner]])
        groups[owner[likelier]] = form_keys[likelier]
    grams = [wordform.ngrams(w) for w in words]
    counts = np.array([len(g) for g in grams])
    letters = np.add.reduceat(weights["letters"][np.concatenate(grams)], np.cumsum(counts) - counts)
    parts = [
        np.tanh(weights["table"][own] * weights["scale"]), np.tanh(weights["table"][bare] * weights["scale"]),
        np.tanh(letters / counts[:, None]), weights["shape"][[wordform.shape(w) for w in words]],
        weights["length"][[min(len(w), wordform.LONGEST) for w in words]],
    ]  # fmt: skip
    return np.tanh(np.concatenate(parts, 1) @ weights["word"] + weights["word_bias"]).astype(np.float32), groups


def _table_rows(weights: dict[str, np.ndarray], keys: list[int]) -> np.ndarray:
    """Row of each key in the table; 0, the row of zeros, where it has none."""
    known, wanted = weights["keys"], np.array(keys, np.uint32)
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[at] == wanted, at + 1, 0)

"""Entities that may be one: likely merges, best first, for a reader to decide."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ..corpus import Corpus
from ..text import fold_word
from .applying import split_id
from .log import Correction

ALIKE = 0.86
"""Similarity of two folded names (Indel, 0 to 1) from which a spelling variant is likely."""
LARGEST_BLOCK = 60
"""A word in more names than this (محمد, وزارة) says nothing about who is who."""


class Suggestion(NamedTuple):
    """``entity_id`` may be ``into``; ``likeness`` is 0 to 1; ``reason`` a code: "spelling" or "part"."""

    entity_id: str
    into: str
    likeness: float
    reason: str


def suggest(corpus: Corpus, corrections: Iterable[Correction] = (), most: int = 50) -> list[Suggestion]:
    """Pairs of one type whose names are spelling variants, or one part of the other; most mentioned first.

    Two entities that both come from the lexicon are never suggested: they are known to differ. Nor are two that
    ``corrections`` (those in force) keep apart, or of which one was split off the other.
    """
    corrections = list(corrections)
    apart = {frozenset((c.entity_id, c.value)) for c in corrections if c.action == "keep-apart"}
    apart |= {frozenset((c.entity_id, split_id(c))) for c in corrections if c.action == "split"}
    counts = (
        corpus.mentions["entity_id"].value_counts().add(corpus.quotations["speaker_id"].value_counts(), fill_value=0)
    )
    names = {}
    for row in corpus.entities.itertuples():
        names[row.entity_id] = (fold_word(row.name_ar), row.type, row.entity_id.startswith(("x-", "split-")))
    by_word = defaultdict(list)
    for code, (name, _, _) in names.items():
        for word in set(name.split()):
            if len(word) > 2:
                by_word[word.removeprefix("ال")[:4]].append(code)
    pairs = {
        tuple(sorted(pair))
        for block in by_word.values()
        if len(block) <= LARGEST_BLOCK
        for pair in combinations(set(block), 2)
    }
    found = []
    for a, b in pairs:
        (one, type_a, unknown_a), (other, type_b, unknown_b) = names[a], names[b]
        if type_a != type_b or not (unknown_a or unknown_b) or frozenset((a, b)) in apart:
            continue
        if likeness := _likeness(one, other):
            into, gone = sorted((a, b), key=lambda code: (not names[code][2], counts.get(code, 0), code))[::-1]
            found.append(Suggestion(gone, into, *likeness))
    found.sort(key=lambda s: (-s.likeness * min(counts.get(s.entity_id, 0), counts.get(s.into, 0)), s))
    return found[:most]


def _likeness(one: str, other: str) -> tuple[float, str] | None:
    a, b = set(one.split()), set(other.split())
    if min(len(a), len(b)) > 1 and (a < b or b < a):
        return 0.9, "part"
    ratio = Indel.normalized_similarity(one.replace(" ", ""), other.replace(" ", ""))
    return (round(ratio, 3), "spelling") if ratio >= ALIKE and one != other else None

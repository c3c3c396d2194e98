"""Entities that may be one: likely merges, best first, for a reader to decide.

How good a suggestion is: how alike the two names are, over how many others the shorter name would fit as well, times
how much of their company the two share, times how many mentions a merge would put right.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz.distance import Indel
from scipy.sparse import csr_array

from ..corpus import Corpus
from ..text import fold_word
from .applying import split_id
from .log import Correction

ALIKE = 0.86
"""Similarity of two folded names (Indel, 0 to 1) from which a spelling variant is likely."""
ALIKE_NAME, ALIKE_WORD = 0.7, 0.8
"""Similarity that each word must have to its counterpart, of a person's name and of others: ممدوح is no spelling of محمد,
nor القطرية of المصرية; but names from other languages vary more (بيتر, بتر)."""
PART, PART_AFTER = 0.9, 0.45
"""Likeness of a name that begins another, and of one that stands further back in it (الأمم المتحدة in بعثة الأمم المتحدة)."""
LARGEST_BLOCK = 60
"""A word in more names than this (محمد, وزارة) says nothing about who is who."""
CONSIDERED = 6
"""Times as many as are asked for are compared by their company."""
STRANGERS = 0.3
"""What is left of a suggestion whose two sides share no company at all."""
UNNAMED = ("anonymous", "group")
"""Kinds that are never suggested: one unnamed source is not another."""


class Suggestion(NamedTuple):
    """``entity_id`` may be ``into``; ``likeness`` of the names is 0 to 1; ``reason`` a code: "spelling" or "part";
    ``company`` is how alike those are who are named beside them, ``together`` the articles that name both."""

    entity_id: str
    into: str
    likeness: float
    reason: str
    company: float
    together: int


class _Named(NamedTuple):
    name: str
    type: str
    country: str
    unknown: bool


def suggest(corpus: Corpus, most: int = 50) -> list[Suggestion]:
    """Pairs of one type whose names are spelling variants, or one part of the other; best first.

    Two entities that both come from the lexicon are never suggested: they are known to differ. Nor are two of
    different countries.
    """
    counts = (
        corpus.mentions["entity_id"].value_counts().add(corpus.quotations["speaker_id"].value_counts(), fill_value=0)
    )
    names = {
        str(row.entity_id): _Named(
            fold_word(row.name_ar), row.type, row.country or "", row.entity_id.startswith(("x-", "split-", "new-"))
        )
        for row in corpus.entities.itertuples()
        if row.kind not in UNNAMED
    }
    alike = [(a, b, *found) for a, b in _pairs(names) if (found := _likeness(names[a], names[b]))]
    fits = Counter(_shorter(names[a], names[b]) for a, b, likeness, reason in alike if _fits_many(likeness, reason))

    def worth(a: str, b: str, likeness: float, reason: str) -> float:
        others = fits[_shorter(names[a], names[b])] if _fits_many(likeness, reason) else 1
        return likeness / others * min(counts.get(a, 0), counts.get(b, 0))

    best = sorted(alike, key=lambda pair: (-worth(*pair), pair))[: CONSIDERED * most]
    ranked = []
    for pair, (shared, together) in zip(best, _company(corpus, best), strict=True):
        a, b, likeness, reason = pair
        gone, into = sorted((a, b), key=lambda code: (not names[code].unknown, counts.get(code, 0), code))
        shown = Suggestion(gone, into, likeness, reason, shared, together)
        ranked.append((-worth(*pair) * (STRANGERS + (1 - STRANGERS) * shared), shown))
    return [suggestion for _, suggestion in sorted(ranked)[:most]]


def undecided(
    suggestions: Iterable[Suggestion], corrections: Iterable[Correction], known: Container[str]
) -> list[Suggestion]:
    """The suggestions on which nobody has decided: both entities are ``known`` still, and no correction in force keeps
    them apart or split one off the other."""
    corrections = list(corrections)
    apart = {frozenset((c.entity_id, c.value)) for c in corrections if c.action == "keep-apart"}
    apart |= {frozenset((c.entity_id, split_id(c))) for c in corrections if c.action == "split"}
    return [
        s
        for s in suggestions
        if s.entity_id in known and s.into in known and frozenset((s.entity_id, s.into)) not in apart
    ]


def _pairs(names: dict[str, _Named]) -> list[tuple[str, str]]:
    """Pairs that share the beginning of a word that is not in too many names, and that may be one at all."""
    by_word = defaultdict(set)
    for code, named in names.items():
        for word in named.name.split():
            if len(word) > 2:
                by_word[word.removeprefix("ال")[:4]].add(code)
    pairs = {
        (a, b)
        for block in by_word.values()
        if len(block) <= LARGEST_BLOCK
        for a, b in combinations(sorted(block), 2)
        if names[a].type == names[b].type
        and (names[a].unknown or names[b].unknown)
        and (names[a].country == names[b].country or not (names[a].country and names[b].country))
    }
    return sorted(pairs)


def _shorter(one: _Named, other: _Named) -> str:
    return min(one.name, other.name, key=lambda name: (len(name.split()), name))


def _fits_many(likeness: float, reason: str) -> bool:
    """Whether the shorter name may as well be that of others: a part of theirs, or the very same."""
    return reason == "part" or likeness == 1


def _likeness(one: _Named, other: _Named) -> tuple[float, str] | None:
    a, b = one.name.split(), other.name.split()
    short, long = sorted((a, b), key=len)
    if 1 < len(short) < len(long) and _within(short, long):
        if short[0] == long[0]:
            return PART, "part"
        return None if one.type == "PER" else (PART_AFTER, "part")  # nobody drops his own name for his father's
    least = ALIKE_NAME if one.type == "PER" else ALIKE_WORD
    if len(a) == len(b) and min(map(Indel.normalized_similarity, a, b)) < least:
        return None
    ratio = Indel.normalized_similarity("".join(a), "".join(b))
    return (round(ratio, 3), "spelling") if ratio >= ALIKE else None


def _within(short: list[str], long: list[str]) -> bool:
    """Whether the words of one name stand in another in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _company(corpus: Corpus, pairs: list[tuple[str, str, float, str]]) -> list[tuple[float, int]]:
    """Of each pair, the cosine of whom they are named with (rarer company weighs more), and the articles naming both."""
    if not pairs:
        return []
    articles, _ = pd.factorize(corpus.mentions["article_id"])
    codes, ids = pd.factorize(corpus.mentions["entity_id"].astype(str))
    named = csr_array((np.ones(len(codes)), (articles, codes)))
    named.data[:] = 1.0  # once an article, however often it is named there
    rare = np.log1p(named.shape[0] / np.maximum(named.sum(axis=0), 1))
    row = {code: i for i, code in enumerate(ids)}
    asked = sorted({code for pair in pairs for code in pair[:2] if code in row})
    place = {code: i for i, code in enumerate(asked)}
    columns = named[:, [row[code] for code in asked]]
    beside = csr_array((columns.T @ named).multiply(rare[None, :]))
    lengths = np.sqrt((beside * beside).sum(axis=1))
    found = []
    for a, b, *_ in pairs:
        if a not in place or b not in place:  # one of them only speaks
            found.append((0.0, 0))
            continue
        one, other = beside[[place[a]]].toarray()[0], beside[[place[b]]].toarray()[0]
        together = int(one[row[b]] / rare[row[b]] + 0.5)
        one[[row[a], row[b]]] = 0  # that they are named beside themselves says nothing
        found.append((round(float(one @ other) / max(lengths[place[a]] * lengths[place[b]], 1e-9), 3), together))
    return found

"""Phrases of a lexicon found in the words of a document: proclitics aside, the longest first."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from .text import Document

PROCLITICS = tuple(one + two for one in ("", "و", "ف") for two in ("", "ب", "ل", "ك"))[1:]
_INSIDE = frozenset(" -–")
"""What may stand between the words of one name."""

P = TypeVar("P")
_Rest = tuple[int, tuple[int, ...], dict[tuple[str, ...], tuple[P, ...]]]
Index = dict[str, tuple[_Rest[P], ...]]
"""First word as printed -> for each length of its proclitic: that length, how many words may follow (most first),
and what they make."""


class Found(NamedTuple, Generic[P]):
    """A phrase found at the words ``[word, until)``; ``skip`` letters of the first word are proclitics."""

    word: int
    until: int
    skip: int
    means: tuple[P, ...]


def index(phrases: Iterable[tuple[tuple[str, ...], P]], common: Callable[[str], bool]) -> Index[P]:
    """An index of folded phrases and what each means. ``common`` tells which words with a proclitic are words of
    their own, and are left out: و + كالة is no name."""
    starts: dict[str, dict[tuple[str, ...], list[P]]] = {}
    for (head, *rest), meaning in phrases:
        starts.setdefault(head, {}).setdefault(tuple(rest), []).append(meaning)
    found: Index[P] = {}
    for head, rests in starts.items():
        frozen = {rest: tuple(meanings) for rest, meanings in rests.items()}
        lengths = tuple(sorted({len(rest) for rest in frozen}, reverse=True))
        for word, skip in _printed(head):
            if skip == 0 or not common(word):
                found[word] = (*found.get(word, ()), (skip, lengths, frozen))
    return {word: tuple(sorted(entries, key=lambda entry: entry[0])) for word, entries in found.items()}


def _printed(head: str) -> Iterator[tuple[str, int]]:
    """A first word without and with proclitics, and their length. ل swallows the alef of the article.

    >>> [word for word, skip in _printed("اليمن")][2:4]
    ['لليمن', 'كاليمن']
    """
    yield head, 0
    for proclitic in PROCLITICS:
        if proclitic.endswith("ل") and head.startswith("ال"):
            rest = head[2:]
            yield proclitic + ("" if rest.startswith("ل") else "ل") + rest, len(proclitic) + (not rest.startswith("ل"))
        else:
            yield proclitic + head, len(proclitic)


def find(document: Document, phrases: Index[P], at: int) -> Iterator[Found[P]]:
    """The phrases that start at one word, the longest first; of equal length, the one with the shorter proclitic."""
    words = document.words
    found = []
    for skip, lengths, rests in phrases[words[at]]:
        for length in lengths:
            until = at + 1 + length
            meanings = rests.get(tuple(words[at + 1 : until]))
            if meanings and until <= len(words) and (length == 0 or _together(document, at, until)):
                found.append(Found(at, until, skip, meanings))
    return iter(sorted(found, key=lambda f: (-f.until, f.skip)))


def _together(document: Document, at: int, until: int) -> bool:
    """Whether nothing but a space or a hyphen parts the words ``[at, until)``."""
    return all(_INSIDE.issuperset(gap) for gap in document.gaps[at + 1 : until])

"""Evidence words and phrases found in a text: longest first, on whole words.

Every word type is looked up once and remembered, so that a word of a long text costs one dictionary access.
"""

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

from ..findings import Theme
from ..remembered import Remembered
from ..text import Document
from .forms import bare, endings

OPENS = 5.0
"""What unequivocal evidence must weigh for a top concept in an article before evidence ``beside`` it speaks."""


class Evidence(NamedTuple):
    """A word or phrase that speaks for ``theme`` with ``weight``; with weight 0, for nothing: it only keeps
    the words inside it, or its homograph, from speaking (الله in عبد الله, رئيسي from رئيس).

    ``beside`` evidence, a homograph or a learnt word, counts only where enough that is unequivocal of the same
    ``field`` (the theme's top concept) was found in the article: هدف is a goal in an article about football.
    """

    phrase: str
    theme: str
    weight: float
    beside: bool
    field: str


class Hit(NamedTuple):
    """The words ``[first, last)`` of a document, and the evidence that they are."""

    first: int
    last: int
    evidence: tuple[Evidence, ...]


class _Type(NamedTuple):
    """What a word form may be: evidence by itself, a word of phrases (``lexemes``), the first word of phrases: what
    follows (never nothing) and what they speak for, the longest first. ``seconds`` are all the words that come next."""

    alone: tuple[Evidence, ...]
    lexemes: frozenset[int]
    opens: tuple[tuple[tuple[int, ...], tuple[Evidence, ...]], ...]
    seconds: frozenset[int]


class Matcher:
    """A compiled set of evidence. A class because it remembers the word types it has seen."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        """Compile. Where two words share a form, the word given first has it; one word may have several themes."""
        self._lexeme_of: dict[str, set[int]] = {}
        self._alone: dict[str, list[Evidence]] = {}
        lexemes: dict[str, int] = {}
        opens: dict[int, dict[tuple[int, ...], list[Evidence]]] = {}
        for item in evidence:
            words = item.phrase.split()
            if len(words) == 1:
                forms = endings(words[0])
                for form in forms:
                    held = self._alone.setdefault(form, [])
                    if not held or held[0].phrase == item.phrase:
                        held.append(item)
                continue
            ids = []
            for word in words:
                if word not in lexemes:
                    lexemes[word] = len(lexemes)
                    for form in endings(word):
                        self._lexeme_of.setdefault(form, set()).add(lexemes[word])
                ids.append(lexemes[word])
            opens.setdefault(ids[0], {}).setdefault(tuple(ids[1:]), []).append(item)
        self._opens = {
            first: tuple(sorted(((rest, tuple(items)) for rest, items in rests.items()), key=lambda r: -len(r[0])))
            for first, rests in opens.items()
        }
        self._types = Remembered(self._look_up)

    def _look_up(self, word: str) -> _Type | None:
        candidates = [c for c in bare(word) if c in self._alone or c in self._lexeme_of]
        if not candidates:
            return None
        alone = next((tuple(self._alone[c]) for c in candidates if c in self._alone), ())
        lexemes: frozenset[int] = frozenset().union(*(self._lexeme_of.get(c, ()) for c in candidates))
        opens = sorted((o for x in lexemes for o in self._opens.get(x, ())), key=lambda o: -len(o[0]))
        return _Type(alone, lexemes, tuple(opens), frozenset(rest[0] for rest, _ in opens))

    def hits(self, document: Document) -> list[Hit]:
        """The evidence in a document, in order, never overlapping."""
        known = list(map(self._types.__getitem__, document.words))
        known.append(None)  # after the last word
        found: list[Hit] = []
        covered = 0
        for at in [at for at, kind in enumerate(known) if kind is not None]:
            kind, following = known[at], known[at + 1]
            if kind is None or at < covered:
                continue
            # Most words open no phrase here: one look at the next word spares going through all that they may open.
            if following is not None and not kind.seconds.isdisjoint(following.lexemes):
                phrase = _phrase(document, known, at, kind)
                if phrase is not None:
                    found.append(phrase)
                    covered = phrase.last
                    continue
            if kind.alone:
                found.append(Hit(at, at + 1, kind.alone))
        return found

    def find(self, document: Document) -> list[Theme]:
        """The evidence in a document as themes.

        Evidence that returns n times weighs the square root of n times as much, shared evenly among its
        occurrences: an article that repeats one word is not as much about it as one that uses n.
        """
        hits = self.hits(document)
        times: dict[Evidence, int] = {}
        for hit in hits:
            for e in hit.evidence:
                if e.weight:
                    times[e] = times.get(e, 0) + 1
        opened = unequivocal(times)
        share = {e: e.weight / sqrt(n) for e, n in times.items() if not e.beside or opened.get(e.field, 0.0) >= OPENS}
        starts, ends = document.starts, document.ends
        return [
            Theme(starts[first], ends[last - 1], e.theme, share[e])
            for first, last, evidence in hits
            for e in evidence
            if e in share
        ]


def unequivocal(evidence: Iterable[Evidence]) -> dict[str, float]:
    """What the evidence that stands by itself weighs, by field, repetitions not counted."""
    sums: dict[str, float] = {}
    for e in evidence:
        if not e.beside:
            sums[e.field] = sums.get(e.field, 0.0) + e.weight
    return sums


def _phrase(document: Document, known: list[_Type | None], at: int, kind: _Type) -> Hit | None:
    """The longest phrase that begins at a word."""
    for rest, evidence in kind.opens:
        if _follow(known, at + 1, rest) and _run_on(document, at, len(rest)):
            return Hit(at, at + 1 + len(rest), evidence)
    return None


def _follow(known: list[_Type | None], at: int, rest: tuple[int, ...]) -> bool:
    if at + len(rest) > len(known):
        return False
    for lexeme in rest:
        kind = known[at]
        if kind is None or lexeme not in kind.lexemes:
            return False
        at += 1
    return True


def _run_on(document: Document, at: int, more: int) -> bool:
    """Whether nothing but spaces and marks of quotation stands between the words."""
    gaps = document.gaps[at + 1 : at + more + 1]
    return all(gap == " " or not ("\n" in gap or gap.strip(' "»«”“')) for gap in gaps)

"""Where a tagged name ends, where the letters tell better than the tagger.

Counted in the gold train articles: where a word of a person's or place's name may begin with the conjunction و, it
is another name in 359 places and the same in 19 (11 of them «أبي وقاص»); a nationality after a body whose last word
is rare (هامبورغ الألماني) stands outside the name in 47 places of 63; of 11 names that the tagger reads over a dash or
slash between spaces none is one.
"""

from collections.abc import Iterator

from .gazetteer import Adjective, Match
from .tagger import Tagged, proclitics, rank
from .text import Document

RARE = 8000
_DASHES = frozenset((" - ", " – ", " — ", " / "))
_KUNYA = frozenset(("ابي", "ابو", "ابا"))
"""After these, a word that begins with و is one word: أبي وقاص."""


def refine(document: Document, tags: list[Tagged], matches: list[Match], adjectives: list[Adjective]) -> list[Tagged]:
    """The tags, cut: «على» off their ends, names parted at dashes, people and places at و, nationalities off bodies."""
    nationalities = {document.word_at(a.start) for a in adjectives}
    ends = {m.end for m in matches}
    return [
        part
        for tag in tags
        for half in _parted(document, tag)
        if (part := _without_nationality(document, _without_on(document, half), nationalities, ends)).first < part.last
    ]


def _parted(document: Document, tag: Tagged) -> Iterator[Tagged]:
    first = tag.first
    for at in range(tag.first + 1, tag.last):
        if (_is_and(document, at) and tag.type in ("PER", "LOC")) or document.gaps[at] in _DASHES:
            yield Tagged(first, at, tag.type)
            first = at
    yield Tagged(first, tag.last, tag.type)


def _is_and(document: Document, at: int) -> bool:
    word = document.words[at]
    return word[0] == "و" and proclitics(word) == 1 and document.words[at - 1] not in _KUNYA


def _without_on(document: Document, tag: Tagged) -> Tagged:
    """Without «على» at either end: folded it looks like the name علي. Where the article writes every final yeh
    without dots («فى»), the two cannot be told apart and nothing is cut."""
    first, last = tag.first, tag.last
    if "علي" in (document.words[first], document.words[last - 1]) and not _is_dotless(document):
        while first < last and _printed(document, last - 1) == "على":
            last -= 1
        while first < last and _printed(document, first) == "على":
            first += 1
    return Tagged(first, last, tag.type)


def _without_nationality(document: Document, tag: Tagged, nationalities: set[int], ends: set[int]) -> Tagged:
    last = tag.last - 1
    if tag.type != "ORG" or last <= tag.first or last not in nationalities:
        return tag
    known = document.ends[last - 1] in ends
    return tag._replace(last=last) if known or rank(document.words[last - 1]) > RARE else tag


def _is_dotless(document: Document) -> bool:
    return any(_printed(document, at) == "فى" for at, word in enumerate(document.words) if word == "في")


def _printed(document: Document, at: int) -> str:
    return document.text[slice(*document.published_span(document.starts[at], document.ends[at]))]

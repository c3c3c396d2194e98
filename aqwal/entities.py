"""Mentions of people, bodies and places: what the tagger reads in context, joined with what the lexicons know.

lexicon names -> linked, and shown to the tagger            aqwal.gazetteer
words in context -> names with their types                  aqwal.tagger
their ends set right; the same names again in the article   aqwal.boundaries, aqwal.repeats
both -> one set of spans; links kept where the names agree  join
short names -> the fullest of the article                   aqwal.fullnames
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from . import gazetteer, hf_tagger, tagger
from .boundaries import refine
from .findings import Mention
from .fullnames import fullest
from .gazetteer import Adjective, Match
from .gazetteer_records import toml
from .repeats import again
from .text import Document, fold_word, read
from .transliterate import spelled
from .vocabulary import is_word

KIND_OF_TYPE = {"PER": "person", "ORG": "organisation", "LOC": "place"}

_INITIALS = 2
"""Letters that are too few for the name of a body that no lexicon knows."""


class _Name(NamedTuple):
    start: int
    end: int
    type: str
    link: Match | None


def find(documents: Sequence[Document], model: str = "") -> list[list[Mention]]:
    """The mentions of each document, in order, not overlapping.

    ``model`` names a Hugging Face model that tags in place of the embedded tagger (:mod:`aqwal.hf_tagger`).

    A span is the name alone: titles and attached particles (و ف ب ل ك) stay outside where they can be told apart.
    A mention that a lexicon knows carries its record's code, name and kind.
    """
    matches = [gazetteer.match(document) for document in documents]
    adjectives = [gazetteer.adjectives(document) for document in documents]
    tags = hf_tagger.load(model)(documents) if model else tagger.tag(documents, matches, adjectives)
    return [_mentions(*each) for each in zip(documents, tags, matches, adjectives, strict=True)]


def _mentions(
    document: Document, tags: list[tagger.Tagged], matches: list[Match], adjectives: list[Adjective]
) -> list[Mention]:
    names = join(document, again(document, refine(document, tags, matches, adjectives)), matches)
    names = [n for n in names if n.link or not _is_common(document, n)]
    known = {(n.start, n.end): n.link for n in names if n.link}
    called, linked = fullest(document, [(n.start, n.end, n.type) for n in names], known)
    return [
        Mention(n.start, n.end, n.type, link.name_ar, link.kind, link.entity_id)
        if link
        else Mention(n.start, n.end, n.type, name, KIND_OF_TYPE[n.type], None)
        for n, name, link in zip(names, called, linked, strict=True)
    ]


def join(document: Document, tags: list[tagger.Tagged], matches: list[Match]) -> list[_Name]:
    """Tagged and known names as one list that does not overlap.

    The longer name wins, but for a known name that the tagger reads without its first words (:func:`_inner`). Of
    equals the known one gives the link and the tagger the type: a country's team is a body. A longer tagged person
    is linked by the known name at its end.
    """
    tagged = [_Name(*_span(document, tag), tag.type, None) for tag in tags if tag.type in KIND_OF_TYPE]
    other = [_span(document, tag) for tag in tags if tag.type not in KIND_OF_TYPE]
    names: list[_Name] = []
    taken: set[int] = set()
    starts, ends = [n.start for n in tagged], [n.end for n in tagged]
    for match in (_unoccupied(document, m) for m in matches):
        rivals = range(bisect_right(ends, match.start), bisect_left(starts, match.end))
        longer = next((i for i in rivals if _words(document, tagged[i]) > _words(document, match)), None)
        inner = next((i for i in rivals if _is_inner(document, match, tagged[i])), None)
        if inner is not None:
            tagged[inner] = _inner(document, match, tagged[inner])
            continue
        if longer is not None:
            name = tagged[longer]
            if name.type == match.type == "PER" and name.end == match.end:
                tagged[longer] = name._replace(link=match)
            continue
        if not rivals and any(s < match.end and match.start < e for s, e in other):
            continue
        taken.update(rivals)
        ending = next((tagged[i] for i in rivals if tagged[i].end == match.end), None)
        type_ = ending.type if ending and match.type == "LOC" else match.type
        names.append(_Name(match.start, match.end, type_, match))
    names.extend(n for i, n in enumerate(tagged) if i not in taken)
    return sorted(names, key=lambda n: n.start)


def _unoccupied(document: Document, match: Match) -> Match:
    """The known place without a last word that says how it stands (الضفة الغربية المحتلة): outside the name in all four
    places of the gold train articles."""
    last = document.word_at(match.end - 1)
    if match.type != "LOC" or document.words[last] != "المحتله" or document.starts[last] <= match.start:
        return match
    return match._replace(end=document.ends[last - 1])


def _is_inner(document: Document, match: Match, name: _Name) -> bool:
    """Whether the tagger reads a known name without the words that say which part or kind of it is meant: أفريقيا in
    شمال أفريقيا, طالبان in حركة طالبان. Counted in the gold train articles: such a word before a place stands outside
    its name in 325 places of 362, most of the others being جنوب لبنان; before a body of the kinds listed in 93 of 131
    (``lexicons/outside_names.toml``)."""
    first = document.words[document.word_at(match.start)]
    return (
        match.start < name.start
        and match.end == name.end
        and match.type == name.type
        and first[tagger.proclitics(first) :] in _outside().get(match.type, ())
    )


@cache
def _outside() -> dict[str, frozenset[str]]:
    return {type_: frozenset(map(fold_word, words)) for type_, words in toml("outside_names").items()}


def _inner(document: Document, match: Match, name: _Name) -> _Name:
    """The name with the link that its own words have, or else that of the whole."""
    first, last = document.published_span(name.start, name.end)
    own = [
        m
        for m in gazetteer.match(read(document.text[first:last]))
        if m.type == match.type and m.end == name.end - name.start
    ]
    return name._replace(link=(own[0] if own and own[0].start == 0 else match)._replace(start=name.start, end=name.end))


def _is_common(document: Document, name: _Name) -> bool:
    """Whether what the tagger reads as a name is none: a listed word, a body of two letters (of 27 in the gold train
    articles 8 are), or a plural of people (ديمقراطيين) taken for a body (of 881 bodies of one word there seven are)."""
    word = document.folded[name.start : name.end]
    if name.type == "ORG" and len(word) <= _INITIALS:
        return True
    if name.type == "ORG" and word.endswith(("ين", "ون")) and " " not in word:
        return is_word(document.text[slice(*document.published_span(name.start, name.end))])
    return word in _never_alone()


@cache
def _never_alone() -> frozenset[str]:
    return frozenset(map(fold_word, toml("never_alone")["words"]))


def _span(document: Document, tag: tagger.Tagged) -> tuple[int, int]:
    first = document.words[tag.first]
    whole = tag.type == "PER" and spelled(first) is not None  # ليلى, فادي: names as they stand
    return document.starts[tag.first] + (0 if whole else tagger.proclitics(first)), document.ends[tag.last - 1]


def _words(document: Document, span: _Name | Match) -> int:
    return document.word_at(span.end - 1) - document.word_at(span.start) + 1

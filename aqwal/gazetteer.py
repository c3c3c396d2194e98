"""Names that the lexicons know, found in text and linked to their records.

One look-up a word in a table of first words (:mod:`aqwal.phrases`), the longest name wins; what a name means where
several bear it is decided by rules that are data (:mod:`aqwal.homographs`).
"""

from functools import cache
from typing import NamedTuple

from .gazetteer_records import Alias, Record, aliases, records, stands_for
from .homographs import adjective_index, decide, is_part_of_name, never_split
from .neighbours import printed_as
from .phrases import Found, Index, find, index
from .remembered import once
from .text import Document

__all__ = ["Adjective", "Match", "Record", "adjectives", "match", "records", "speaks_for"]


class Match(NamedTuple):
    """A name found: half-open folded span without proclitics and titles. ``metonym`` says that the name may stand for a
    government or body (:func:`speaks_for`). ``how`` tells what decided: name, gate, full-name or homograph."""

    start: int
    end: int
    entity_id: str
    type: str
    kind: str
    name_ar: str
    metonym: bool
    how: str


class Adjective(NamedTuple):
    """A nationality adjective: half-open folded span without proclitics, and the country it is of."""

    start: int
    end: int
    country_id: str


def speaks_for(entity_id: str) -> str | None:
    """The country or body that a metonym may stand for; None for what is no metonym.

    >>> speaks_for("loc-astana")
    'Q232'
    """
    return stands_for().get(entity_id)


@once
def match(document: Document) -> list[Match]:
    """Names of lexicon records in a document, in order, not overlapping, the longest first.

    >>> from .text import read
    >>> [(m.name_ar, m.start, m.end) for m in match(read("وقال مسؤول بكازاخستان"))]
    [('كازاخستان', 12, 21)]
    """
    taken: list[tuple[Found[Alias], str, str]] = []
    pending: list[tuple[Found[Alias], str]] = []
    until = 0
    names = _names()
    for at in [i for i, word in enumerate(document.words) if word in names]:
        if at < until:
            continue
        ruled_out: set[int] = set()
        for found in find(document, names, at):
            if found.skip in ruled_out:
                continue
            entity_id, how = decide(document, found)
            if how == "full-name":
                pending.append((found, entity_id))
            elif entity_id:
                found = _whole(document, found, entity_id)
                taken.append((found, entity_id, how))
                until = found.until
                break
            elif how:
                # A rule says that these words are no name here: nor is their beginning.
                ruled_out.add(found.skip)
    if pending:
        _add_short_names(taken, pending)
    return [_result(document, *item) for item in taken]


@once
def adjectives(document: Document) -> list[Adjective]:
    """Nationality adjectives of a document, in order. They are not mentions of the country, and :func:`match`
    leaves them out.

    >>> from .text import read
    >>> [a.country_id for a in adjectives(read("والرئيس الكازاخستاني ونظيره الأميركي"))]
    ['Q232', 'Q30']
    """
    table = adjective_index()
    named: set[str] | None = None
    done: list[Adjective] = []
    until = 0
    for at in [i for i, word in enumerate(document.words) if word in table]:
        if at < until:
            continue
        for found in find(document, table, at):
            form = found.means[0]
            start, end = document.starts[at] + found.skip, document.ends[found.until - 1]
            if form.exact and not printed_as(document, start, end, form.exact):
                continue
            if _is_name_rather(document, at) or is_part_of_name(document, at):
                continue
            if form.gated:
                named = _countries_named(document) if named is None else named
                if form.country_id not in named:
                    continue
            done.append(Adjective(start, end, form.country_id))
            until = found.until
            break
    return done


def _whole(document: Document, found: Found[Alias], entity_id: str) -> Found[Alias]:
    """A name found after a title («الملك سلمان»), or the longer spelling of it that begins after the title."""
    head = next(a.head for a in found.means if a.entity_id == entity_id)
    if not head or document.words[found.word + head] not in _names():
        return found
    longer = next(find(document, _names(), found.word + head), found)
    known = longer.skip == 0 and any(a.entity_id == entity_id and not a.exact for a in longer.means)
    return longer if known and longer.until > found.until else found


def _add_short_names(taken: list[tuple[Found[Alias], str, str]], pending: list[tuple[Found[Alias], str]]) -> None:
    """Accept the short names of records that the article names in full, where nothing else was found."""
    named = {entity_id for _, entity_id, _ in taken}
    used = {i for found, _, _ in taken for i in range(found.word, found.until)}
    for found, entity_id in pending:
        if entity_id in named and used.isdisjoint(range(found.word, found.until)):
            taken.append((found, entity_id, "full-name"))
            used.update(range(found.word, found.until))
    taken.sort(key=lambda item: item[0].word)


def _result(document: Document, found: Found[Alias], entity_id: str, how: str) -> Match:
    record = records()[entity_id]
    head = next(a.head for a in found.means if a.entity_id == entity_id)
    start = document.starts[found.word + head] + (0 if head else found.skip)
    return Match(
        start, document.ends[found.until - 1], entity_id, record.type, record.kind, record.name_ar,
        entity_id in stands_for(), how,
    )  # fmt: skip


def _is_name_rather(document: Document, at: int) -> bool:
    """Whether an adjective's word is the country's name here: السعودية is both."""
    names = _names()
    if document.words[at] not in names:
        return False
    decided = (decide(document, found)[0] for found in find(document, names, at) if found.until == at + 1)
    return any(entity_id and records()[entity_id].type == "LOC" for entity_id in decided)


def _countries_named(document: Document) -> set[str]:
    """The countries that an article names, or whose capital or other seat it names."""
    found = {m.entity_id for m in match(document)}
    return found | {stands_for()[e] for e in found if e in stands_for()}


@cache
def _names() -> Index[Alias]:
    return index(((alias.words, alias) for alias in aliases()), never_split().__contains__)

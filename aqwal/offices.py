"""Who held which office when, and the offices that a text names without the man.

«الرئيس الكازاخستاني» is one man in 2018 and another in 2023. Terms come from ``lexicons/figures.tsv``, the words
for offices from ``lexicons/offices.toml``. Nobody is deduced where the day is unknown and there was more than one
holder, where a term's dates are unknown, in the month of a change, or after the day the table was last checked.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from .gazetteer import Match, adjectives, match
from .gazetteer_records import country_ids, fold_name, folded_words, rows, toml
from .neighbours import bare
from .phrases import Index, find, index
from .text import Document

SINCE = date(2000, 1, 1)
"""The day from which the table of figures is kept."""


class Term(NamedTuple):
    """An office held. ``of`` is the country or body. ``begin`` and ``finish`` are the first day the holder may have
    held it and the last, None when unknown; an open term finishes when the table was last checked."""

    office: str
    of: str
    entity_id: str
    begin: date | None
    finish: date | None


class Office(NamedTuple):
    """An office named in a text: half-open folded span from the office's first word to the end of the country or body.
    ``entity_id`` is its holder on the day of publication, None when that is not certain."""

    start: int
    end: int
    office: str
    of: str
    entity_id: str | None


class _Meaning(NamedTuple):
    """What words for an office mean: the office, what must follow them ("adjective" or "name" of the country or body),
    or else the country or body that they say themselves."""

    office: str
    before: str
    of: str


def terms(entity_id: str) -> tuple[Term, ...]:
    """The offices a person held, as the table lists them.

    >>> [(t.office, t.of, t.begin.year) for t in terms("per-nursultan-nazarbayev")]
    [('president', 'Q232', 1991)]
    """
    return tuple(term for term in _terms() if term.entity_id == entity_id)


def office_holder(office: str, of: str, day: date | None) -> str | None:
    """The one person who held an office on a day; None when the table cannot tell.

    >>> office_holder("president", "Q232", date(2018, 5, 1)), office_holder("president", "Q232", date(2023, 5, 1))
    ('per-nursultan-nazarbayev', 'per-kassym-jomart-tokayev')
    >>> office_holder("president", "Q232", None)
    """
    held = _by_office().get((office, of), ())
    if day is None:
        # The table need not hold all holders of the past: only who held it all the time is certain.
        return next(
            (t.entity_id for t in held if t.begin and t.finish and t.begin <= SINCE and t.finish >= _as_of()), None
        )
    possible = {t.entity_id for t in held if _may_hold(t, day)}
    certain = {t.entity_id for t in held if t.begin and t.finish and _may_hold(t, day)}
    return certain.pop() if len(possible) == 1 and possible == certain else None


def offices(document: Document, matches: Sequence[Match] | None = None) -> list[Office]:
    """The offices that a document names with their country or body, in order. ``matches`` are those of
    :func:`aqwal.gazetteer.match`, looked for when not given. Former and future holders are left out.

    >>> from .text import read
    >>> [o.entity_id for o in offices(read("وأكد الرئيس الكازاخستاني", published=date(2023, 5, 1)))]
    ['per-kassym-jomart-tokayev']
    """
    words, held = _words(), _by_office()
    hits = [i for i, word in enumerate(document.words) if word in words]
    if not hits:
        return []
    countries = {document.word_at(a.start): (a.country_id, a.end) for a in adjectives(document)}
    names = {document.word_at(m.start): (m.entity_id, m.end) for m in (match(document) if matches is None else matches)}
    found: list[Office] = []
    until = 0
    for at in hits:
        if at < until:
            continue
        if at and bare(document.words[at - 1]) in _deputies():
            continue
        for phrase in find(document, words, at):
            beside = {"adjective": countries, "name": names}
            end = document.ends[phrase.until - 1]
            # «الأمين العام لـ"..."»: the preposition is a word of its own before marks.
            apart = phrase.until < len(document.words) and document.words[phrase.until] == "ل"
            meant = {
                (m.office, *((m.of, end) if m.of else beside[m.before].get(phrase.until + apart, ("", end))))
                for m in phrase.means
            }
            meant = {(office, of, end) for office, of, end in meant if of}
            if not meant:
                continue
            until = document.word_at(max(end for _, _, end in meant))
            known = {(office, of, end) for office, of, end in meant if (office, of) in held}
            if len(known) == 1 and not (until < len(document.words) and document.words[until] in _not_current()):
                office, of, end = known.pop()
                holder = office_holder(office, of, document.published)
                found.append(Office(document.starts[at] + phrase.skip, end, office, of, holder))
            break
    return found


def _may_hold(term: Term, day: date) -> bool:
    return (term.begin is None or term.begin <= day) and (term.finish is None or day <= term.finish)


@cache
def _as_of() -> date:
    return toml("offices")["as_of"]


@cache
def _terms() -> tuple[Term, ...]:
    return tuple(
        _term(row["id"], written, _as_of())
        for row in rows("figures")
        for written in row["offices"].split(";")
        if written
    )


def _term(entity_id: str, written: str, as_of: date) -> Term:
    office, of, period = written.split()
    begin, finish = period.split("/")
    last = _day(finish, True) if finish else as_of
    return Term(office, country_ids().get(of, of), entity_id, _day(begin, False), last)


def _day(written: str, last: bool) -> date | None:
    """The first or last day of a written day, month or year; None for an unknown one.

    >>> _day("2019-02", True)
    datetime.date(2019, 2, 28)
    """
    if written == "?":
        return None
    parts = [int(part) for part in written.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    return date(year, month, parts[2] if len(parts) > 2 else (monthrange(year, month)[1] if last else 1))


@cache
def _by_office() -> Mapping[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], tuple[Term, ...]] = {}
    for term in _terms():
        found[term.office, term.of] = (*found.get((term.office, term.of), ()), term)
    return found


@cache
def _words() -> Index[_Meaning]:
    """The words for offices and what each may mean."""
    offices = toml("offices")
    entries = [
        (folded_words(words), _Meaning(code, before, ""))
        for code, office in offices["office"].items()
        for before in ("adjective", "name")
        for words in office[before]
    ]
    for title in offices["title"]:
        of = country_ids().get(title["of"], title["of"])
        entries += [(folded_words(words), _Meaning(title["office"], "", of)) for words in title["words"]]
    return index(entries, lambda word: False)


@cache
def _deputies() -> frozenset[str]:
    return frozenset(map(fold_name, toml("offices")["deputies"]))


@cache
def _not_current() -> frozenset[str]:
    return frozenset(map(fold_name, toml("offices")["not_current"]))

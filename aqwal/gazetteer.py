"""Names that the lexicons know, found in text and linked to their records.

One look-up a word in a table of first words (:mod:`aqwal.phrases`), the longest name wins. What a word alone does
not decide is decided by data: gates (a newspaper called "the homeland" needs «صحيفة» before it:
``lexicons/gates.toml``) and homographs (Oman and Amman: ``lexicons/homographs.toml``). A name that stays
undecided is not linked.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .gazetteer_records import Alias, Form, Record, adjective_forms, aliases, fold_name, records, stands_for, toml
from .phrases import Found, Index, find, index
from .text import DIACRITICS, Document

__all__ = ["Adjective", "Match", "Record", "adjectives", "match", "records", "speaks_for"]

_MARKS = frozenset("\"'«»“”‘’")
_LINKS = frozenset(" \"'«»“”‘’(-–,،")
"""What may stand between a gate word and the name."""


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


class _Gate(NamedTuple):
    before: frozenset[str]
    after: frozenset[str]
    to_marks: bool
    elsewhere: bool


class _Choice(NamedTuple):
    entity_id: str
    before: frozenset[str]
    after: frozenset[str]
    near: tuple[str, ...]
    unless: tuple[str, ...]
    spelled: tuple[str, ...]
    follows_definite: bool
    joined: bool


class _Homograph(NamedTuple):
    choices: tuple[_Choice, ...]
    by_country: bool
    otherwise: str


def speaks_for(entity_id: str) -> str | None:
    """The country or body that a metonym may stand for; None for what is no metonym.

    >>> speaks_for("loc-astana")
    'Q232'
    """
    return stands_for().get(entity_id)


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
            entity_id, how = _decide(document, found)
            if how == "full-name":
                pending.append((found, entity_id))
            elif entity_id:
                taken.append((found, entity_id, how))
                until = found.until
                break
            elif how:
                # A rule says that these words are no name here: nor is their beginning.
                ruled_out.add(found.skip)
    if pending:
        _add_short_names(taken, pending)
    return [_result(document, *item) for item in taken]


def adjectives(document: Document) -> list[Adjective]:
    """Nationality adjectives of a document, in order. They are not mentions of the country, and :func:`match`
    leaves them out.

    >>> from .text import read
    >>> [a.country_id for a in adjectives(read("والرئيس الكازاخستاني ونظيره الأميركي"))]
    ['Q232', 'Q30']
    """
    table = _adjectives()
    named: set[str] | None = None
    done: list[Adjective] = []
    until = 0
    for at in [i for i, word in enumerate(document.words) if word in table]:
        if at < until:
            continue
        for found in find(document, table, at):
            form = found.means[0]
            start, end = document.starts[at] + found.skip, document.ends[found.until - 1]
            if form.exact and not _printed_as(document, start, end, form.exact):
                continue
            if _is_name_rather(document, at) or _is_part_of_name(document, at):
                continue
            if form.gated:
                named = _countries_named(document) if named is None else named
                if form.country_id not in named:
                    continue
            done.append(Adjective(start, end, form.country_id))
            until = found.until
            break
    return done


def _decide(document: Document, found: Found[Alias]) -> tuple[str, str]:
    """Which record a spelling names here, and how that was decided; ``("", "")`` for none.

    How is "full-name" for what counts only if the article also gives the record's full name, and "homograph" without a
    record for what a rule says is no name here.
    """
    start, end = document.starts[found.word] + found.skip, document.ends[found.until - 1]
    spellings = [a for a in found.means if not a.exact or _printed_as(document, start, end, a.exact)]
    if any(a.type == "PER" for a in spellings) and _is_other_name(document, found):
        spellings = [a for a in spellings if a.type != "PER"]
    before = _neighbour(document, found.word, -1)
    if before in _ministers() or bare(before) in _ministers():
        spellings = [a for a in spellings if a.type != "ORG"]
    given = found.until == found.word + 1 and spellings and spellings[0].words[0] in _given_names()
    through = [
        a.entity_id for a in spellings
        if a.gate and not (given and a.type == "PER") and _passes(document, found, _gates().get(a.gate, _CLOSED))
        and not _is_foreign(document, found, a)
    ]  # fmt: skip
    free = through or [a.entity_id for a in spellings if not a.gate]
    if free:
        rule = _homographs().get(" ".join(spellings[0].words))
        if rule:
            chosen = _choose(document, found, rule, free)
            return chosen, "homograph"
        return (free[0], "gate" if through else "name") if len(set(free)) == 1 else ("", "")
    short = {a.entity_id for a in spellings if _gates().get(a.gate, _CLOSED).elsewhere}
    return (short.pop(), "full-name") if len(short) == 1 else ("", "")


def _passes(document: Document, found: Found[Alias], gate: _Gate) -> bool:
    """Whether a gate word stands right before or after, a nationality adjective or a mark between them allowed."""
    at = found.word - 1
    if at >= 0 and found.skip == 0 and _LINKS.issuperset(_gap(document, at)):
        word = document.words[at]
        if word in gate.before or bare(word) in gate.before:
            return True
        if gate.to_marks and word.endswith("ل") and len(word) < 3 and _MARKS.intersection(_gap(document, at)):
            return True
        if word in _adjectives() and at > 0 and bare(document.words[at - 1]) in gate.before:
            return _LINKS.issuperset(_gap(document, at - 1))
    after = found.until
    return after < len(document.words) and document.words[after] in gate.after and _LINKS.issuperset(_gap(document, after - 1))


def _is_foreign(document: Document, found: Found[Alias], alias: Alias) -> bool:
    """Whether a nationality beside a name is not that of the record: صحيفة «الوطن» البحرينية is not the Saudi one."""
    home = records()[alias.entity_id].country
    beside = _country_of(_neighbour(document, found.until - 1, 1))
    return bool(home and beside and records()[beside].country != home)


def _choose(document: Document, found: Found[Alias], rule: _Homograph, candidates: list[str]) -> str:
    """The record that a homograph's rule picks among candidates; empty for none."""
    before = _neighbour(document, found.word, -1)
    after = _neighbour(document, found.until - 1, 1)
    printed = None
    for choice in rule.choices:
        if choice.entity_id and choice.entity_id not in candidates:
            continue
        if choice.spelled:
            if printed is None:
                start, end = document.starts[found.word] + found.skip, document.ends[found.until - 1]
                printed = document.text[slice(*document.published_span(start, end))]
            if printed not in choice.spelled:
                continue
        if choice.before and not (choice.before & {before, bare(before)}):
            continue
        if choice.after and after not in choice.after:
            continue
        if choice.near and _count(document, choice.near) <= _count(document, choice.unless):
            continue
        if choice.follows_definite and not (found.skip == 0 and _is_definite(before)):
            continue
        if choice.joined and found.skip == 0:
            continue
        return choice.entity_id
    if rule.by_country:
        for side in (before, after):
            country = _country_of(side)
            if country:
                chosen = [c for c in candidates if records()[c].country == records()[country].country]
                return chosen[0] if len(chosen) == 1 else ""
    return rule.otherwise if rule.otherwise in candidates else ""


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


def _gap(document: Document, at: int) -> str:
    """What stands between a word and the next."""
    return document.folded[document.ends[at] : document.starts[at + 1]]


def _neighbour(document: Document, at: int, step: int) -> str:
    """The word before or after, marks passed over; empty across other punctuation."""
    other = at + step
    if not 0 <= other < len(document.words) or not _LINKS.issuperset(_gap(document, min(at, other))):
        return ""
    return document.words[other]


def bare(word: str) -> str:
    """A word without a conjunction or preposition before it, the article kept, for comparing with gate words."""
    for proclitic in ("ولل", "لل"):
        if word.startswith(proclitic):
            return "ال" + word[len(proclitic) :]
    return word[1:] if len(word) > 3 and word[0] in "وفبلك" else word


def _is_definite(word: str) -> bool:
    """Whether a word has the article; إلى, الآن and التي, which fold to look like it, are shorter."""
    return len(word) > 4 and word.startswith(("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال"))


def _count(document: Document, words: tuple[str, ...]) -> int:
    return sum(document.folded.count(word) for word in words)


def _printed_as(document: Document, start: int, end: int, spelling: str) -> bool:
    """Whether the published letters, diacritics apart, are these."""
    printed = document.text[slice(*document.published_span(start, end))]
    return "".join(c for c in printed if c not in DIACRITICS) == spelling


def _is_part_of_name(document: Document, at: int) -> bool:
    """Whether a given name stands right before a word: ميشيل أوباما is not the man called أوباما."""
    return at > 0 and document.words[at - 1] in _given_names() and _gap(document, at - 1) == " "


def _is_other_name(document: Document, found: Found[Alias]) -> bool:
    """Whether a person's name is part of a longer one, or names a street, school or mosque after the person."""
    before = _neighbour(document, found.word, -1)
    if before in ("بن", "ابن", "بنت") or _called_after(document, found.word):
        return True
    short = found.until == found.word + 1
    if (short or document.words[found.word] == "بن") and _is_part_of_name(document, found.word):
        return True
    after = found.until
    follows = after < len(document.words) and _gap(document, after - 1) == " " and document.words[after] in _given_names()
    return short and follows and any(a.gate for a in found.means)


def _called_after(document: Document, at: int) -> bool:
    """Whether a word for a street, school or mosque stands before a name, a title perhaps between."""
    for other in (at - 1, at - 2):
        word = _neighbour(document, other + 1, -1)
        if word in _named_after() or bare(word) in _named_after():
            return True
        if word not in ("الشيخ", "الامير", "الملك", "الرييس", "السلطان"):
            return False
    return False


def _is_name_rather(document: Document, at: int) -> bool:
    """Whether an adjective's word is the country's name here: السعودية is both."""
    names = _names()
    if document.words[at] not in names:
        return False
    decided = (_decide(document, found)[0] for found in find(document, names, at) if found.until == at + 1)
    return any(entity_id and records()[entity_id].type == "LOC" for entity_id in decided)


def _country_of(word: str) -> str:
    """The country that a nationality adjective is of; empty for other words."""
    for _, _, rests in _adjectives().get(word, ()):
        for form in rests.get((), ()):
            return form.country_id
    return ""


def _countries_named(document: Document) -> set[str]:
    """The countries that an article names, or whose capital or other seat it names."""
    found = {m.entity_id for m in match(document)}
    return found | {stands_for()[e] for e in found if e in stands_for()}


_CLOSED = _Gate(frozenset(), frozenset(), False, False)


@cache
def _names() -> Index[Alias]:
    return index(((alias.words, alias) for alias in aliases()), _never_split().__contains__)


@cache
def _adjectives() -> Index[Form]:
    """Adjective forms, but for the few that are names of countries and have no rule to tell (مالي, فيجي)."""
    names = {" ".join(a.words) for a in aliases() if a.type == "LOC"} - set(_homographs())
    forms = ((form.words, form) for form in adjective_forms() if " ".join(form.words) not in names)
    return index(forms, _never_split().__contains__)


@cache
def _gates() -> Mapping[str, _Gate]:
    return {
        kind: _Gate(
            frozenset(map(fold_name, gate.get("before", ()))), frozenset(map(fold_name, gate.get("after", ()))),
            gate.get("to_marks", False), gate.get("elsewhere", False),
        )
        for kind, gate in toml("gates")["gate"].items()
    }  # fmt: skip


@cache
def _homographs() -> Mapping[str, _Homograph]:
    return {
        fold_name(h["alias"]): _Homograph(
            tuple(
                _Choice(
                    c["entity"], frozenset(map(fold_name, c.get("before", ()))), frozenset(map(fold_name, c.get("after", ()))),
                    tuple(map(fold_name, c.get("near", ()))), tuple(map(fold_name, c.get("unless", ()))),
                    tuple(c.get("spelled", ())), c.get("follows_definite", False), c.get("joined", False),
                )
                for c in h.get("choice", ())
            ),
            h.get("by_country", False), h.get("otherwise", ""),
        )
        for h in toml("homographs")["homograph"]
    }  # fmt: skip


@cache
def _never_split() -> frozenset[str]:
    """Words that begin like a proclitic and a name but are words of their own."""
    return frozenset(map(fold_name, toml("gates")["never_split"]["words"]))


@cache
def _ministers() -> frozenset[str]:
    """Before the short name of a ministry these say that its head is meant: وزير الخارجية الروسية names no body."""
    return frozenset(map(fold_name, toml("gates")["heads_of_ministries"]["words"]))


@cache
def _named_after() -> frozenset[str]:
    """What is called after people: universities, streets, mosques."""
    return frozenset(map(fold_name, toml("gates")["named_after"]["words"]))


@cache
def _given_names() -> frozenset[str]:
    """Given names: those of the people in the lexicon, titles left out, and a list."""
    listed = map(fold_name, toml("gates")["given_names"]["words"])
    people = {alias.words[0] for alias in aliases() if alias.type == "PER" and not alias.gate and len(alias.words) > 1}
    return frozenset([*listed, *(word for word in people - _gates()["figure"].before if not _is_definite(word))])

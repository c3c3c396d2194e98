"""Which record a name means where the name alone does not say: gates, homographs, family names.

The rules are data: ``lexicons/gates.toml`` says what must stand beside an alias marked "?",
``lexicons/homographs.toml`` what tells two bearers of one name apart. A name that stays undecided is not linked.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .gazetteer_records import Alias, Form, adjective_forms, aliases, country_ids, fold_name, heads, records, toml
from .neighbours import LINKS, MARKS, bare, count, gap, in_marks, is_definite, neighbour, printed_as
from .outlets import find_outlet, outlet_country
from .phrases import Found, Index, index
from .text import Document

FATHATAN = "\N{ARABIC FATHATAN}"


class _Gate(NamedTuple):
    """What opens a gate (``lexicons/gates.toml`` says what each field asks for)."""

    before: frozenset[str]
    after: frozenset[str]
    to_marks: bool
    elsewhere: bool


class _Choice(NamedTuple):
    """A record and the conditions under which it is meant (``lexicons/homographs.toml`` says what each asks for)."""

    entity_id: str
    before: frozenset[str]
    after: frozenset[str]
    near: tuple[str, ...]
    unless: tuple[str, ...]
    spelled: tuple[str, ...]
    follows_definite: bool
    joined: bool
    marks: bool
    home: bool


class _Homograph(NamedTuple):
    """What tells the bearers of one name apart."""

    choices: tuple[_Choice, ...]
    by_country: bool
    otherwise: str


def decide(document: Document, found: Found[Alias]) -> tuple[str, str]:
    """Which record a spelling names here, and how that was decided; ``("", "")`` for none.

    How is "full-name" for what counts only if the article also gives the record's full name, and "homograph" without a
    record for what a rule says is no name here.
    """
    start, end = document.starts[found.word] + found.skip, document.ends[found.until - 1]
    if document.offsets is not None and FATHATAN in document.text[slice(*document.published_span(end - 2, end))]:
        return "", "homograph"  # ألمانياً is "German", not the country
    spellings = [a for a in found.means if not a.exact or printed_as(document, start, end, a.exact)]
    if any(a.type == "PER" for a in spellings) and _is_other_name(document, found):
        spellings = [a for a in spellings if a.type != "PER"]
    before = neighbour(document, found.word, -1)
    if before in _ministers() or bare(before) in _ministers():
        spellings = [a for a in spellings if a.type != "ORG"]
    for own in spellings:
        if own.gate and _is_own_name(document, start, end, own) and not _is_foreign(document, found, own):
            return own.entity_id, "gate"
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
    if at >= 0 and found.skip == 0 and LINKS.issuperset(gap(document, at)):
        word = document.words[at]
        if word in gate.before or bare(word) in gate.before:
            return True
        if gate.to_marks and word.endswith("ل") and len(word) < 3 and MARKS.intersection(gap(document, at)):
            return True
        if word in adjective_index() and at > 0 and bare(document.words[at - 1]) in gate.before:
            return LINKS.issuperset(gap(document, at - 1))
    return neighbour(document, found.until - 1, 1) in gate.after


def _is_own_name(document: Document, start: int, end: int, alias: Alias) -> bool:
    """Whether a name in marks or brackets is that of the outlet itself: «قال لـ"الوطن"» in الوطن."""
    if not document.outlet or find_outlet(document.outlet).medium != alias.entity_id:
        return False
    bracketed = document.folded[start - 1 : start] == "(" and document.folded[end : end + 1] == ")"
    return bracketed or in_marks(document, start, end)


def _is_foreign(document: Document, found: Found[Alias], alias: Alias) -> bool:
    """Whether a nationality beside a name is not that of the record: صحيفة «الوطن» البحرينية is not the Saudi one."""
    home = records()[alias.entity_id].country
    beside = _country_of(neighbour(document, found.until - 1, 1))
    return bool(home and beside and records()[beside].country != home)


def _choose(document: Document, found: Found[Alias], rule: _Homograph, candidates: list[str]) -> str:
    """The record that a homograph's rule picks among candidates; empty for none."""
    start, end = document.starts[found.word] + found.skip, document.ends[found.until - 1]
    for choice in rule.choices:
        if (not choice.entity_id or choice.entity_id in candidates) and _holds(document, start, end, choice):
            return choice.entity_id
    if rule.by_country:
        for side in (neighbour(document, found.word, -1), neighbour(document, found.until - 1, 1)):
            country = _country_of(side)
            if country:
                chosen = [c for c in candidates if records()[c].country == records()[country].country]
                return chosen[0] if len(chosen) == 1 else ""
    return rule.otherwise if rule.otherwise in candidates else ""


def _holds(document: Document, start: int, end: int, choice: _Choice) -> bool:
    """Whether the conditions of a choice hold for a folded span."""
    first, last = document.word_at(start), document.word_at(end - 1)
    before = neighbour(document, first, -1)
    joined = start > document.starts[first]
    return not (
        (choice.spelled and document.text[slice(*document.published_span(start, end))] not in choice.spelled)
        or (choice.before and not (choice.before & {before, bare(before)}))
        or (choice.after and neighbour(document, last, 1) not in choice.after)
        or (choice.near and count(document, choice.near) <= count(document, choice.unless))
        or (choice.follows_definite and (joined or not is_definite(before)))
        or (choice.joined and not joined)
        or (choice.marks and not in_marks(document, start, end))
        or (choice.home and outlet_country(document.outlet) != country_ids().get(records()[choice.entity_id].country))
    )


def is_ruled_out(document: Document, start: int, end: int) -> bool:
    """Whether a rule says that a folded span is no name of a record, though the article names one in these words:
    «الاتحاد السعودي» لكرة الطائرة beside that of football.

    >>> from .text import read
    >>> is_ruled_out(read("الاتحاد السعودي لكرة الطائرة"), 0, 15), is_ruled_out(read("الاتحاد السعودي"), 0, 15)
    (True, False)
    """
    rule = _homographs().get(document.folded[start:end])
    return rule is not None and any(not c.entity_id and _holds(document, start, end, c) for c in rule.choices)


def is_part_of_name(document: Document, at: int) -> bool:
    """Whether a given name stands right before a word: ميشيل أوباما is not the man called أوباما."""
    return _is_given_name(document, at - 1) and gap(document, at - 1) == " "


def _is_given_name(document: Document, at: int) -> bool:
    """Whether a word is a given name, as printed where that matters."""
    if not 0 <= at < len(document.words) or document.words[at] not in _given_names():
        return False
    spelling = _as_printed().get(document.words[at])
    return not spelling or printed_as(document, document.starts[at], document.ends[at], spelling)


def _is_other_name(document: Document, found: Found[Alias]) -> bool:
    """Whether a person's name is part of a longer one, or names a street, school or mosque after the person."""
    before = neighbour(document, found.word, -1)
    if before in ("بن", "ابن", "بنت") or _called_after(document, found.word):
        return True
    short = found.until == found.word + 1
    if (short or document.words[found.word] == "بن") and is_part_of_name(document, found.word):
        return True
    goes_on = _is_given_name(document, found.until) and gap(document, found.until - 1) == " "
    return short and goes_on and any(a.gate for a in found.means)


def _called_after(document: Document, at: int) -> bool:
    """Whether a word for a street, school or mosque stands before a name, a title perhaps between."""
    for other in (at - 1, at - 2):
        word = neighbour(document, other + 1, -1)
        if word in _named_after() or bare(word) in _named_after():
            return True
        if word not in heads()["PER"]:
            return False
    return False


def _country_of(word: str) -> str:
    """The country that a nationality adjective is of; empty for other words."""
    for _, _, rests in adjective_index().get(word, ()):
        for form in rests.get((), ()):
            return form.country_id
    return ""


_CLOSED = _Gate(frozenset(), frozenset(), False, False)


@cache
def adjective_index() -> Index[Form]:
    """Adjective forms, but for the few that are names of countries and have no rule to tell (مالي, فيجي). The signs
    tell ألمانياً, which is German, from ألمانيا."""
    names = {" ".join(a.words) for a in aliases() if a.type == "LOC"} - set(_homographs())
    forms = (
        (form.words, form)
        for form in adjective_forms()
        if " ".join(form.words) not in names or form.words[-1].endswith("يا")
    )
    return index(forms, never_split().__contains__)


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
        fold_name(rule["alias"]): _Homograph(
            tuple(map(_choice, rule.get("choice", ()))), rule.get("by_country", False), rule.get("otherwise", "")
        )
        for rule in toml("homographs")["homograph"]
    }


def _choice(written: Mapping) -> _Choice:
    before, after, near, unless = (
        tuple(map(fold_name, _listed(written.get(words, ())))) for words in ("before", "after", "near", "unless")
    )
    follows_definite, joined, marks, home = (
        written.get(flag, False) for flag in ("follows_definite", "joined", "marks", "home")
    )
    spelled = tuple(written.get("spelled", ()))
    return _Choice(
        written["entity"],
        frozenset(before),
        frozenset(after),
        near,
        unless,
        spelled,
        follows_definite,
        joined,
        marks,
        home,
    )


def _listed(words: Iterable[str]) -> Iterator[str]:
    """Words, and those of the lists that they name with "@"."""
    for word in words:
        yield from _lists()[word[1:]] if word.startswith("@") else (word,)


@cache
def _lists() -> Mapping[str, list[str]]:
    return toml("homographs")["lists"]


@cache
def never_split() -> frozenset[str]:
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
    """Given names: a list, and those of the people in the lexicon, but for titles and common words."""
    names = toml("gates")["given_names"]
    listed, common = (frozenset(map(fold_name, names[words])) for words in ("words", "not"))
    people = {alias.words[0] for alias in aliases() if alias.type == "PER" and not alias.gate and len(alias.words) > 1}
    return listed | {word for word in people - common - _gates()["figure"].before if not is_definite(word)}


@cache
def _as_printed() -> Mapping[str, str]:
    """The spelling that tells a given name from a common word: علي is no name where على is meant."""
    return {fold_name(name): name for name in toml("gates")["given_names"]["as_printed"]}

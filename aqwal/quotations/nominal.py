"""Prepositional cues: بحسب الوزارة، وفقاً للوزير، وفق ما أعلنته الوكالة. They attribute the sentence around them."""

from collections.abc import Container
from functools import cache
from typing import NamedTuple

from ..text import fold_word
from .lexicon import Cue, classes, cues, toml, words
from .marks import Run
from .page import Page
from .sources import subject

_TELLING = ("say", "add", "explain", "announce", "assert", "reveal")
_ANSWERING = words("answering")
CLAUSE = 80
"""Words of the clause around a cue in its middle, on either side, at most."""
_SPEAKERS = frozenset(["people", "bodies", "media", "documents"])


class Nominal(NamedTuple):
    """A prepositional cue: its words, its source's words, and the words that it attributes, all half-open."""

    words: tuple[int, int]
    source: tuple[int, int]
    content: tuple[int, int]


@cache
def _heads() -> tuple[dict[str, tuple[tuple[str, ...], ...]], dict[str, tuple[tuple[str, ...], ...]]]:
    data = toml("cues")["nominal"]
    made = []
    for name in ("heads", "clauses"):
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(map(fold_word, data[name]), key=len, reverse=True):
            parts = tuple(phrase.split())
            for joined in ("", "و", "ف"):
                by_first.setdefault(joined + parts[0], []).append((joined + parts[0], *parts[1:]))
        made.append({first: tuple(parts) for first, parts in by_first.items()})
    return made[0], made[1]


@cache
def _first_words() -> frozenset[str]:
    heads, clauses = _heads()
    return frozenset(heads) | frozenset(clauses)


def nominal_cues(page: Page, reporting: Container[int]) -> list[Nominal]:
    """Every prepositional cue with a speaker after it, in order; a plan, a law or a need after it is none.

    ``reporting`` holds the words of verbs that report: such a verb ends what a cue at the head of its sentence attributes."""
    heads, clauses = _heads()
    found = []
    first_words = _first_words()
    for at in [k for k, word in enumerate(page.words) if word in first_words]:
        if not page.quoted[at]:
            word = page.words[at]
            read = _clause(page, at, clauses.get(word, ()), reporting) or _phrase(
                page, at, heads.get(word, ()), reporting
            )
            if read:
                found.append(read)
    return found


def _phrase(page: Page, at: int, patterns: tuple[tuple[str, ...], ...], reporting: Container[int]) -> Nominal | None:
    w, stop = page.words, page.sentence[at]
    for parts in patterns:
        n = len(parts)
        if parts[-1] == "ل":
            if tuple(w[at : at + n - 1]) != parts[:-1] or at + n > stop or not w[at + n - 1].startswith("ل"):
                continue
            first = at + n - 1
            if w[first] == "ل":
                first += 1
        elif tuple(w[at : at + n]) == parts:
            first = at + n
        else:
            continue
        if first >= stop or page.comma(first):
            return None
        return _attribute(page, at, (at, first if w[first - 1] != "ل" else first - 1), first, reporting, sure=False)
    return None


def _clause(page: Page, at: int, patterns: tuple[tuple[str, ...], ...], reporting: Container[int]) -> Nominal | None:
    w, stop = page.words, page.sentence[at]
    for parts in patterns:
        n = len(parts)
        verb = at + n
        if (
            tuple(w[at:verb]) != parts
            or verb >= stop
            or (parts[0] == "علي" and at and w[at - 1].removeprefix("و") in _ANSWERING)
        ):
            continue
        cue = next(
            (
                c
                for c in cues().get(w[verb], ())
                if c.kind in ("verb", "relay") and not c.joined and (c.act in _TELLING or c.lemma == "عبر")
            ),
            None,
        )
        if (
            cue is None
            or cue.lemma == "اعتبر"
            or cue.only == "document"
            or (parts[0].endswith("كما") and not _closes(page, at, verb, cue))
        ):
            continue
        if verb + 1 >= stop:
            return None
        first = verb + 1
        if w[first] == "عن":
            first += 1
        return _attribute(page, at, (verb if parts[0].endswith("كما") else at, verb + 1), first, reporting, sure=True)
    return None


def _closes(page: Page, at: int, verb: int, cue: Cue) -> bool:
    """كما أفاد تقرير at the end of its sentence attributes it; كما أكد أن adds a report."""
    if not page.comma(at) and at - page.sentence_start[at] < 5:
        return False
    named = subject(page, verb + 1, page.sentence[at])
    if named is None:
        return False
    rest = range(named[1], page.sentence[at])
    if not rest or (len(rest) < 9 and all("time_words" in classes(page.words[k]) for k in rest)):
        return True
    first = page.words[rest[0]]
    return len(rest) < 7 and (first[0] == "ل" or "prepositions" in classes(first))


def _attribute(
    page: Page, at: int, cue: tuple[int, int], first: int, reporting: Container[int], *, sure: bool
) -> Nominal | None:
    w, stop = page.words, page.sentence[at]
    named = subject(page, first, stop, governed=True)
    if (
        named is None
        or "measures" in _bare(w[named[0]])
        or not (sure or named[0] in page.people or named[0] in page.things or _bare(w[named[0]]) & _SPEAKERS)
    ):
        return None
    begin = page.sentence_start[at]
    end = named[1]
    if at - begin <= 1 and page.words[at][0] != "ن":
        stop = next((k for k in range(end + 2, min(stop, end + CLAUSE)) if k in reporting and w[k][0] == "و"), stop)
        content = (end, stop)
        if end < stop and w[end] in ("فان", "ان", "فقد", "انه"):
            content = (end + (w[end] in ("فان", "ان")), stop)
    elif end >= stop or _ends_soon(page, end, stop) or page.comma(end) or page.comma(at):
        run = _run_before(page, begin, at)
        said = page.document.word_at(run.start + 1) if run and not page.comma(at) else begin
        content = (said, at - (page.words[at - 1] == "وذلك"))
    else:
        begin, stop = max(begin, at - CLAUSE), min(stop, end + CLAUSE)
        clause = next((k for k in range(at - 1, begin, -1) if page.comma(k)), begin)
        content = (clause, next((k for k in range(end, stop) if page.comma(k)), stop))
    return Nominal(cue, named, content) if content[1] - content[0] >= 2 else None


def _ends_soon(page: Page, end: int, stop: int) -> bool:
    """Whether only a date, a place or an addressee stands between the source and the end of its sentence."""
    if stop - end > 4:
        return False
    if page.words[end] == "نحو":
        return False  # about, before a number
    return page.words[end][0] == "ل" or bool(classes(page.words[end]) & {"prepositions", "time_words"})


def _run_before(page: Page, begin: int, at: int) -> Run | None:
    """The marked run that closes right before word ``at``."""
    end = page.end_of(at)
    for run in page.runs_between(page.document.starts[begin] - 1, end):
        if run.closed and end < run.end <= page.document.starts[at]:
            return run
    return None


def _bare(word: str) -> frozenset[str]:
    if word.startswith("لل"):
        return classes("ال" + word[2:])
    return classes(word) or (classes(word[1:]) if word[0] == "ل" else frozenset())

"""The words that name who said it: the subject after the verb, before it, or after a prepositional cue."""

from .lexicon import Cue, classes, cues, words
from .openings import Opening
from .page import Page

_RELATIVE = frozenset(["الذي", "التي", "الذين", "اللذين", "اللتين", "اللواتي", "اللذان"])
_AUXILIARY = frozenset(["كان", "كانت", "وكان", "وكانت", "قد", "وقد", "كانوا"])
_CLAUSE_OPENERS = words("connectives") | words("complementisers") | frozenset(["لكن", "ولكن", "ان", "وان", "بان"])


def source(page: Page, at: int, cue: Cue, opened: Opening) -> tuple[int, int] | None:
    """Half-open character span of the source of the cue at word ``at``; None where the subject is not expressed."""
    if cue.kind == "participle":
        return None
    after = _noun_phrase(page, at + 1, opened.until)
    if after:
        return span(page, *after)
    if cue.joined or cue.kind == "masdar":
        return None
    before = _before(page, at)
    return span(page, *before) if before else None


def span(page: Page, first: int, last: int) -> tuple[int, int]:
    """Characters of words ``[first, last)``, with the marks or brackets that close right after them."""
    start, end = page.document.starts[first], page.end_of(last)
    run = page.opens.get(first)
    if run and run.closed and run.start >= page.end_of(first) - 0 and run.end <= end + 2:
        start = run.start
    gap = page.gaps[last]
    for r in page.runs:
        if r.closed and start <= r.start and end < r.end <= end + len(gap):
            end = r.end
    if gap.startswith(")") and "(" in page.document.folded[start:end]:
        end += 1
    return start, end


def _noun_phrase(page: Page, first: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase at the head of words ``[first, stop)``: adverbs before it skipped, what follows it cut."""
    w = page.words
    while first < stop and _skippable(page, first):
        first += 2 if w[first] == "يوم" and first + 1 < stop else 1
    if first >= stop or _is_preposition(w[first]) or _is_addressee(page, first) or w[first] in cues() and _verbal(w[first]):
        return _after_occasion(page, first, stop)
    last = first
    place = False
    while last < stop:
        word = w[last]
        named = classes(word)
        if last > first:
            if page.comma(last) and not _apposition(page, last, stop):
                break
            if word in _RELATIVE:
                last = _relative_end(page, last, stop)
                continue
            if "time_words" in named or "adverbs" in named and word != "هنا":
                break
            if _is_addressee(page, last):
                break
            if _is_preposition(word):
                if not place or last + 1 < stop and "occasions" in classes(w[last + 1]) or last + 1 >= stop:
                    break
                if word not in ("في", "من", "عن", "الي", "لدي", "علي", "ضد"):
                    break
                last += 1
        place = place or "takes_place" in named
        last += 1
    return (first, last) if last > first else None


def _after_occasion(page: Page, first: int, stop: int) -> tuple[int, int] | None:
    """The postponed subject: قال في مؤتمر صحفي الوزير ...; None where only the occasion stands there."""
    for j in range(first + 1, stop):
        if page.words[j].startswith("و"):
            continue
        if "people" in classes(page.words[j]) and page.comma(j):
            return _noun_phrase(page, j, stop)
    return None


def _skippable(page: Page, j: int) -> bool:
    named = classes(page.words[j])
    return bool(named & {"time_words", "adverbs"}) and "people" not in named


def _is_preposition(word: str) -> bool:
    return "prepositions" in classes(word) and not word.startswith("ال") or word in ("بـ", "ل", "ب")


def _is_addressee(page: Page, j: int) -> bool:
    word = page.words[j]
    if word == "ل":
        return True
    if word.startswith("لل"):
        return "addressees" in classes("ال" + word[2:])
    return word.startswith("ل") and "addressees" in classes(word[1:])


def _apposition(page: Page, j: int, stop: int) -> bool:
    named = classes(page.words[j])
    if named & {"people", "bodies"} and not page.words[j].startswith(("و", "ف")):
        return True
    return page.words[j] in _RELATIVE or page.words[j].startswith("و") and "people" in named


def _relative_end(page: Page, j: int, stop: int) -> int:
    while j < stop:
        j += 1
        if j < stop and page.comma(j):
            break
    return j


def _verbal(word: str) -> bool:
    return any(c.kind in ("verb", "participle") and c.tense != "participle" for c in cues().get(word, ()))


def _before(page: Page, at: int) -> tuple[int, int] | None:
    """The subject before its verb: وكان الوزير قد صرح، السيسي يؤكد، الذي قال."""
    w = page.words
    last = at
    while last > page.sentence_start[at] and w[last - 1] in ("قد", "وقد", "كان", "كانت"):
        last -= 1
    begin = page.sentence_start[at]
    if last <= begin or page.comma(at) and last == at and w[last - 1] not in _RELATIVE:
        return None
    if w[last - 1] in _RELATIVE or w[last - 1] in ("والتي", "والذي"):
        last -= 1
        if page.comma(last) or last == begin:
            pass
    first = last
    while first > begin:
        word = w[first - 1]
        if page.comma(first) and first < last:
            break
        if word in _AUXILIARY or word in _CLAUSE_OPENERS or word in _RELATIVE:
            break
        first -= 1
    if first >= last or last - first > 14:
        return None
    return _noun_phrase(page, first, last)

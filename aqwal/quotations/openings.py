"""What follows a cue: the complement that makes it report, or nothing, when it is a homograph or a bare verb.

The lexicon says what each cue takes (أن, marks, a colon, a preposition, a noun phrase); this walks from the cue
through its subject, its addressee, its time and occasion, to the first of those complements.
"""

from typing import NamedTuple

from .lexicon import Cue, classes, cues, words
from .marks import Run
from .page import THAT, Page

REACH = 60
"""Words between a verb and its complement: longer subjects than this were none, in the articles read."""

_PREPOSITIONS = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في"}
_NO_THAT_AFTER = words("no_that_after")
_RELATIVE = words("relative")
_STOPS = frozenset(w for w in words("connectives") if " " not in w) | frozenset(["مما", "وهو", "وهي", "لكنه", "لكنها"])
_SAYING = frozenset(["قايلا", "قايله", "قايلين", "بالقول", "بقوله", "بقولها", "بقولهم", "القول", "قوله", "قولها"])
_WHETHER = frozenset(["عما", "اذا", "ما", "هل", "لماذا", "كيف", "متي", "اين"])


class Opening(NamedTuple):
    """Where the content of a cue begins.

    ``kind`` is that, marks, colon, prep or noun; ``start`` the character where the content starts, ``word`` its
    first word; ``until`` the word where the stretch between cue and complement ends; ``run`` the marked run that
    the content opens with, if any.
    """

    kind: str
    start: int
    word: int
    until: int
    run: Run | None


def opening(page: Page, at: int, cue: Cue) -> Opening | None:
    """The complement of the cue at word ``at``; None where it reports nothing."""
    if cue.kind == "participle":
        return _near(page, at, cue, 4)
    if cue.only == "near":
        return _scan(page, at, cue, 9)
    return _scan(page, at, cue, REACH)


def _near(page: Page, at: int, cue: Cue, reach: int) -> Opening | None:
    found = _scan(page, at, cue, REACH if cue.takes & {"ب", "إلى", "على"} else 8)
    if found is None and "noun" in cue.takes and at + 1 < page.sentence[at] and not page.comma(at + 1):
        return _noun(page, at + 1)
    return found


def _noun(page: Page, word: int) -> Opening:
    run = page.opens.get(word)
    return Opening("noun", run.start if run else page.document.starts[word], word, word, run)


def _scan(page: Page, at: int, cue: Cue, reach: int) -> Opening | None:
    w, gaps, takes = page.words, page.gaps, cue.takes
    end = page.sentence[at]
    stop = min(end, at + 1 + reach)
    participle = cue.kind == "participle"
    fallback: Opening | None = None
    speech, that = "speech" in takes, "that" in takes
    j = at + 1
    while j < stop:
        gap, word = gaps[j], w[j]
        run = None
        if gap != " ":
            if ":" in gap and "speech" in takes | {"speech"}:
                return _after_colon(page, j)
            run = page.opens.get(j)
            if run and not _is_title(page, at, j, run):
                if speech or word in THAT:
                    return Opening("marks", run.start, j, j, run)
            elif run and run.closed:
                j = max(j + 1, page.document.word_at(run.end))
                if j - at > reach:
                    break
                continue
            if page.comma(j) and (word in _STOPS or (j > at + 1 and _is_participle(page, j))):
                break
        if word in THAT:
            if that and not (w[j - 1] in _NO_THAT_AFTER and j - 1 > at):
                return _after_that(page, j)
            if j - 1 == at:
                break
        elif word in _SAYING:
            speech = that = True
        elif word in cues() and j > at + 1 and _stops(page, j):
            break
        else:
            found = _preposition(page, j, word, takes)
            if found and fallback is None and not _is_occasion(page, j + 1 if found != "clitic" else j):
                fallback = _prep_opening(page, j)
                if not that or found == "clitic" or participle:
                    return fallback
                # أشار إلى أن: the clause wins over its preposition
                if j + 1 < stop and w[j + 1] in THAT:
                    return _after_that(page, j + 1)
                return fallback
        if participle and j - at > 4 and not (takes & {"ب", "إلى", "على", "ل"}):
            break
        j += 1
    if gaps[stop][:3].strip(" ").startswith(":") and stop == end and cue.kind in ("verb", "masdar"):
        after = _after_colon(page, stop) if stop < len(w) else None
        if after and after.run:
            return after
    if "noun" in takes and fallback is None:
        return _object(page, at, cue)
    return fallback


def _after_colon(page: Page, j: int) -> Opening | None:
    if j >= len(page.words):
        return None
    run = page.opens.get(j)
    if run:
        return Opening("marks", run.start, j, j, run)
    return Opening("colon", page.document.starts[j], j, j, None)


def _after_that(page: Page, j: int) -> Opening | None:
    w = page.words
    bare = w[j] in ("ان", "بان")
    first = j + 1 if bare else j
    if first >= page.sentence[j]:
        if first >= len(w) or first >= page.paragraph[j]:
            return None
    until = j - 1 if w[j - 1] in ("الي", "علي", "عن", "من") else j
    run = page.opens.get(first)
    if run:
        return Opening("that", run.start, first, until, run)
    outer = page.opens.get(j)
    if outer:
        return Opening("that", outer.start, j, until, outer)
    return Opening("that", page.document.starts[first], first, until, None)


def _preposition(page: Page, j: int, word: str, takes: frozenset[str]) -> str:
    for name in takes:
        folded = _PREPOSITIONS.get(name)
        if folded:
            if word == folded or (name == "عن" and word == "عما"):
                return "word"
        elif name == "ب":
            if word.startswith("ب") and len(word) > 3 and word not in _NOT_CLITIC or word == "ب":
                return "clitic"
    return ""


def _prep_opening(page: Page, j: int) -> Opening:
    return Opening("prep", page.document.starts[j], j, j, page.opens.get(j))


def _is_occasion(page: Page, j: int) -> bool:
    if j >= len(page.words):
        return True
    named = classes(page.words[j])
    return "occasions" in named or "time_words" in named or "addressees" in named and not page.words[j].startswith("ب")


def _object(page: Page, at: int, cue: Cue) -> Opening | None:
    """The noun phrase that is affirmed, denied or condemned, after the subject or, without one, after the verb."""
    stop = min(page.sentence[at], at + 25)
    for j in range(at + 1, stop):
        if page.comma(j) and page.words[j][0] in "وف" and j > at + 1:
            break
        if page.words[j] in cues() and _stops(page, j):
            break
        if "objects" in classes(page.words[j]) and not page.words[j].startswith("و"):
            return _noun(page, j)
    return None


def _is_participle(page: Page, j: int) -> bool:
    return any(c.kind == "participle" for c in cues().get(page.words[j], ()))


def _stops(page: Page, j: int) -> bool:
    """Whether the cue at ``j`` begins a report of its own, instead of standing in a relative clause."""
    before = page.words[j - 1]
    for c in cues()[page.words[j]]:
        if c.kind == "masdar" or before in _RELATIVE:
            continue
        if c.kind == "participle":
            if page.comma(j):
                return True
            continue
        if c.joined or page.comma(j):
            return True
    return False


def _is_title(page: Page, at: int, j: int, run: Run) -> bool:
    """Marks around a name or a scare word instead of words said."""
    if not run.closed:
        return False
    last = page.document.word_at(run.end - 1)
    size = last - j
    before = page.words[j - 1]
    if size > 6:
        return False
    if "named" in classes(before) or "addressees" in classes(before) or before in ("ل", "ب") or before in _RELATIVE:
        return True
    if size <= 3 and last < page.sentence[at]:
        for k in range(last, min(page.sentence[at], last + 30)):
            if page.words[k] in THAT or ":" in page.gaps[k]:
                return True
            if page.words[k] in cues():
                return False
    return False


_NOT_CLITIC = frozenset(
    "بعد بين بعض بيان بلاد بلاده بلادها برنامج بحث بناء بدايه بلد بلدان بيت بيروت بغداد باريس بريطانيا بوتين بايدن بنك بشار "
    "باراك بروكسل باكستان بكين برلين بدر بكر بندر بني بنت بيل بول بيع بقيه باقي بعثه بلديه برلمان بحر بطل بطوله بدء بدا باسم "
    "بشكل بسبب بهدف بحضور بينما بعدما بدلا بها بهم بينهم بينها بشان بخصوص بيانا بيانات برامج باحث باحثه باحثون بارز بارزه بالغ "
    "بالغه بعيدا بصفته بصفتها بدوره بدورها بالتالي بالاضافه بصوره باتت بات بدات بلغ بلغت بوست برس بريطاني بريطانيه بعيد بحسب "
    "بتاريخ بيلوسي بلينكن بلير بوش بان بانه بانها بانهم بايجاز بوضوح بشده".split()
)

"""What follows a cue: the complement that makes it report, or nothing, when it is a homograph or a bare verb.

The lexicon says what each cue takes (أن, marks, a colon, a preposition, a noun phrase); this walks from the cue
through its subject, its addressee, its time and occasion, to the first of those complements.
"""

import re
from functools import lru_cache

from .frames import PREPOSITIONS, RELATIVE, SAYING, WRITTEN, Opening, is_participle, noun_opening, stops
from .lexicon import Cue, classes, cues, words
from .marks import Run
from .objects import (
    affirmed,
    affirmed_clause,
    demonstrated,
    is_deed,
    is_object_head,
    is_owned_deed,
    object_noun,
    purpose,
    second_object,
    with_word,
)
from .page import THAT, Page

REACH = 60
"""Words between a verb and its complement: longer subjects than this were none, in the articles read."""

_NO_THAT_AFTER = words("no_that_after")
_STOPS = frozenset(w for w in words("connectives") if " " not in w) | frozenset(["مما", "لكنه", "لكنها"])
_ASIDES = frozenset(["حيث", "فيما", "بينما"])
_COMPOUND = words("compound")
_BARE = frozenset(["قال", "أضاف", "تابع", "أردف", "استطرد", "تساءل"])
_FIRST_PERSON = words("first_person")
_BARE_OPENERS = _FIRST_PERSON | words("bare_speech")
_WE_DID = re.compile("[^اوبلكف]..+نا")  # ظللنا، طلبنا
_NOT_CLITIC = words("not_b")


def opening(page: Page, at: int, cue: Cue) -> Opening | None:
    """The complement of the cue at word ``at``; None where it reports nothing."""
    if cue.suffixed and cue.kind != "masdar":
        return second_object(page, at, cue)
    return _scan(page, at, cue, 9 if cue.only == "near" else REACH)


def _scan(page: Page, at: int, cue: Cue, reach: int) -> Opening | None:
    w, gaps, takes = page.words, page.gaps, cue.takes
    stop = min(page.sentence[at], at + 1 + reach)
    participle = cue.kind == "participle"
    speech, that = "speech" in takes, "that" in takes
    patient = bool(takes & {"ب", "إلى", "على", "ل"})  # دعا الحكومة إلى: an addressee may stand between
    j = at + 1
    place: int | None = None
    if (
        "noun" in takes
        and cue.only[:1] < "ء"
        and j < stop
        and gaps[j] == " "
        and is_object_head(w[j])
        and not _is_club(page, j)
    ):
        return noun_opening(page, j) if not participle else object_noun(page, at, cue)
    while j < stop:
        word = w[j]
        if gaps[j] != " ":
            if ":" in gaps[j] and not _is_clock(page, j):
                return _after_colon(page, j) if speech or that else None
            if page.comma(j) and word not in SAYING and (word in _STOPS or (j > at + 1 and is_participle(page, j))):
                aside = _after_aside(page, j, stop) if that and j > at + 1 and word in _ASIDES else None
                if aside is None:
                    break
                return _after_that(page, aside)
            if page.comma(j) and word == "في" and w[j + 1 : j + 2] in (["حين"], ["وقت"], ["الوقت"]):
                break
            run = page.opens.get(j)
            if run and "noun" in takes and j > at + 1 and (whole := _partly_marked_noun(page, at, j)):
                return whole
            if run and "noun" in takes and not speech and j == at + 1 and page.document.word_at(run.end - 1) - j > 1:
                return noun_opening(page, j)
            if run and not _is_title(page, at, j, run) and not _is_patient(page, at, j, run, takes):
                if speech or (word in THAT and that):
                    return Opening("marks", run.start, j, j, run)
            elif run and run.closed:
                j = max(j + 1, page.document.word_at(run.end))
                continue
        if word in THAT:
            if _governed(page, j, at):
                break
            if "speech" in takes and w[j - 1] in _FIRST_PERSON:
                return Opening("colon", page.document.starts[j - 1], j - 1, j - 1, None)
            if (
                that
                and not (j - 1 > at and w[j - 1] in _NO_THAT_AFTER)
                and (cue.only != "بأن" or word[0] == "ب" or w[j - 1] in SAYING)
            ):
                return affirmed_clause(page, at, j, cue) or _after_that(page, j)
            if j - 1 == at:
                break
        elif word in SAYING:
            if not speech and cue.kind == "verb":
                break  # رفض التهمة، قائلا: the participle reports, not the verb
            speech = that = True
        elif j > at + 1 and word in cues() and stops(page, j):
            break
        elif _takes_preposition(page, at, j, takes):
            if word in WRITTEN and that and j + 1 < stop and page.words[j + 1] in THAT:
                return _after_that(page, j + 1)
            if place is None and _is_seat(page, at, j):
                place = j  # السفير ببيروت، فرق المعارضة بالمجلس: a place, unless nothing follows
            elif not _is_occasion(page, word, j + 1 if word in WRITTEN else j) and (
                cue.only != "deed" or is_deed(word[1:])
            ):
                return affirmed(page, at, j, cue) or Opening("prep", page.document.starts[j], j, j, page.opens.get(j))
        if participle and j - at > (14 if "prepositions" in classes(w[at + 1]) else 4) and not patient:
            break
        j += 1
    if that and j == stop == page.sentence[at] and _goes_on(page, stop):
        return _after_that(page, stop)
    if place is not None and cue.only != "deed":
        return Opening("prep", page.document.starts[place], place, place, page.opens.get(place))
    if cue.only and cue.only[0] >= "ء":
        return with_word(page, at, cue.only) if cue.only != "بأن" else None
    if j == stop == page.sentence[at] and ":" in gaps[stop] and cue.kind == "verb" and stop < len(w):
        return _after_colon(page, stop) if page.opens.get(stop) else None
    if cue.lemma in _BARE:
        if participle and cue.lemma == "قال" and at + 2 < page.sentence[at] and not page.comma(at + 1):
            return Opening("colon", page.document.starts[at + 1], at + 1, at + 1, None)
        return _bare(page, at)
    if "noun" in takes:
        return object_noun(page, at, cue)
    if "this" in takes:
        return demonstrated(page, at, cue)
    return purpose(page, at, cue) if "ل" in takes else None


def _partly_marked_noun(page: Page, at: int, j: int) -> Opening | None:
    """مكررا سعيه إلى «دولة مدنية»: the noun right after the cue, with marks further on, is one complement."""
    whole = is_owned_deed(page.words[at + 1])
    return noun_opening(page, at + 1) if whole and not any(page.comma(k) for k in range(at + 1, j + 1)) else None


def _is_club(page: Page, j: int) -> bool:
    """أكد الوحدة أنه: a definite noun right before أنّ is who says so."""
    return page.words[j].startswith("ال") and j + 1 < page.sentence[j] and page.words[j + 1] in THAT


def _bare(page: Page, at: int) -> Opening | None:
    """Speech with neither أن nor marks nor colon (وأضاف نحن نعمل، وقال الوزير لن نتراجع): told by its first word."""
    if _comma_for_colon(page, at):
        return Opening("colon", page.document.starts[at + 1], at + 1, at + 1, None)
    for j in range(at + 1, min(page.sentence[at], at + 12)):
        if page.comma(j) or "prepositions" in classes(page.words[j]):
            return None
        bare = page.words[j] in (_BARE_OPENERS if j == at + 1 else _FIRST_PERSON) or _negated_first_person(page, j)
        if bare or (j == at + 1 and _WE_DID.fullmatch(page.words[j]) and not classes(page.words[j])):
            return Opening("colon", page.document.starts[j], j, j, None)
    return None


def _comma_for_colon(page: Page, at: int) -> bool:
    """وأضاف، كل مدينة لديها خطة: a comma right after the verb, and neither occasion nor speaker after it."""
    first = at + 1
    if not page.words[at].startswith("و") or page.sentence_start[at] != at or page.sentence[at] - first < 4:
        return False
    if page.words[first] in cues() or page.words[first][0] in "وف" or page.words[first] in RELATIVE:
        return False
    named = classes(page.words[first]) if page.words[first] != "كل" else None
    return page.comma(first) and first not in page.people and not named


def _negated_first_person(page: Page, j: int) -> bool:
    """لن نتراجع، لا نريد."""
    return page.words[j] in ("لن", "لا", "لم", "سوف") and j + 1 < page.sentence[j] and page.words[j + 1][0] == "ن"


def _is_clock(page: Page, j: int) -> bool:
    return page.gaps[j] == ":" and page.words[j - 1][-1].isdigit() and page.words[j][0].isdigit()


def _after_colon(page: Page, j: int) -> Opening | None:
    run = page.opens.get(j)
    if run:
        return Opening("marks", run.start, j, j, run)
    first = j + 1 if page.words[j] == "ان" and j + 1 < page.sentence[j] else j
    run = page.opens.get(first)
    return Opening("colon", run.start if run else page.document.starts[first], first, j, run)


def _after_that(page: Page, j: int) -> Opening | None:
    w = page.words
    first = j + 1 if w[j] in ("ان", "بان") else j
    if first >= page.paragraph[j] and not (first < len(w) and page.sentence[j] == page.paragraph[j]):
        return None
    if first >= len(w):
        return None
    until = j - 1 if w[j - 1] in WRITTEN else j
    outer = page.opens.get(j)
    run = page.opens.get(first) or outer
    start = run.start if run else page.document.starts[first]
    return Opening("that", start, j if outer else first, until, run)


def _takes_preposition(page: Page, at: int, j: int, takes: frozenset[str]) -> bool:
    word = page.words[j]
    if page.words[j - 1] in _COMPOUND or (word == "علي" and "that" in takes and _is_ali(page, j)):
        return False
    if word[0] == "ب":
        # أشاد بما تحقق، أشاد المدير بما يلقاه; elsewhere بما في ذلك
        relative = word == "بما" and (
            j == at + 1 or (takes == {"ب"} and page.words[j + 1 : j + 2] not in (["في"], ["ان"]))
        )
        return "ب" in takes and (word == "ب" or relative or _has_clitic(page, j))
    return word in _prepositions(takes)


@lru_cache(maxsize=1000)
def _prepositions(takes: frozenset[str]) -> frozenset[str]:
    """The prepositions, folded, that a cue takes. Asked of every word between a cue and its complement."""
    return frozenset(PREPOSITIONS[name] for name in takes if name in PREPOSITIONS) | (
        {"عما"} if "عن" in takes else set()
    )


def _is_ali(page: Page, j: int) -> bool:
    """أكد المدير علي الخطيب أن: a name, where أنّ follows after one word more that is no verbal noun."""
    if (
        page.spelt(j) != "علي"
        or j + 2 >= page.sentence[j]
        or is_object_head(page.words[j + 1])
        or page.words[j + 1] in THAT
    ):
        return False
    return page.words[j + 2] in THAT or (j + 3 < page.sentence[j] and page.words[j + 3] in THAT)


def _has_clitic(page: Page, j: int) -> bool:
    """Whether a word holds the preposition ب: not a listed word, nor a name that the article repeats."""
    word = page.words[j]
    if len(word) < 3 or word in _NOT_CLITIC or word == "بانن" or j in page.inside_people:
        return False
    if word.startswith("بال") or page.often[word] < 3:
        return True
    return word[1:] in page.often or "ال" + word[1:] in page.often


def _after_aside(page: Page, j: int, stop: int) -> int | None:
    """صرح الوزير، حيث التقى مسؤولين، أن: where أنّ stands right after the comma that closes the aside."""
    for k in range(j + 1, stop):
        if page.comma(k) and page.words[k] in THAT:
            return k
        if page.words[k] in THAT or any(c.kind == "verb" and c.joined for c in cues().get(page.words[k], ())):
            return None
    return None


def _is_patient(page: Page, at: int, j: int, run: Run, takes: frozenset[str]) -> bool:
    """ودعا «كل الغيورين» إلى: those in marks are addressed, and what is asked of them follows."""
    after = page.document.word_at(run.end)
    return run.closed and "إلى" in takes and page.words[after : after + 1] == ["الي"]


def _goes_on(page: Page, stop: int) -> bool:
    """Whether a line broken in mid-sentence goes on with أنّ."""
    return (
        stop < len(page.words) and page.words[stop] in ("ان", "بان") and not any(c in page.gaps[stop] for c in ".!?؟:؛")
    )


def _is_seat(page: Page, at: int, j: int) -> bool:
    """Whether ب joins a role or body to its place; after a name or right after the verb it does not (أشاد سامر بالمجلس)."""
    if j - 1 in page.inside_people or j == at + 1:
        return False
    if j in page.located:
        return True
    role = classes(page.words[j - 1]) & {"people", "bodies"}
    return bool(role) and "bodies" in classes(page.words[j][1:])


def _is_occasion(page: Page, preposition: str, j: int) -> bool:
    """Whether a preposition's noun names time, place of speaking or addressee, not the thing said."""
    if j >= len(page.words):
        return True
    word = page.words[j]
    named = classes(word)
    if "occasions" in named and preposition not in ("الي", "عن"):
        return True
    return "time_words" in named or ("addressees" in named and word[0] != "ب")


def _governed(page: Page, j: int, at: int) -> bool:
    """Whether أن at ``j`` belongs to another verb that stands right before it."""
    k = j - 2 if page.words[j - 1] in WRITTEN else j - 1
    return (
        k > at
        and not page.comma(j)
        and any(c.kind in ("verb", "participle") for c in cues().get(page.words[k], ()) if not c.suffixed)
    )


def _is_title(page: Page, at: int, j: int, run: Run) -> bool:
    """Marks around a name or a scare word instead of words said."""
    if not run.closed:
        return False
    last = page.document.word_at(run.end - 1)
    size = last - j
    if size > 6:
        return False
    if size <= 3 and j - 1 > at and "prepositions" in classes(page.words[j - 1]) and not page.comma(j):
        return True
    if any("named" in classes(w) for w in page.words[max(at, j - 5) : j - 1] if w.startswith("ي") or w.startswith("ت")):
        return True
    before = page.words[j - 1]
    known = classes(before) | (classes(before[1:]) if before[0] in "لب" else frozenset())
    if known & {"named", "addressees"} or before in ("ل", "ب") or before in RELATIVE:
        return True
    if size <= 3 and last < page.sentence[at] and not page.comma(last):
        return True
    if size <= 3 or not page.comma(last):
        for k in range(last, min(page.sentence[at], last + 30)):
            if page.words[k] in THAT or ":" in page.gaps[k]:
                return True
            if page.words[k] in cues():
                return False
    return False

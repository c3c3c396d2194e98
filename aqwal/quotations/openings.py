"""What follows a cue: the complement that makes it report, or nothing, when it is a homograph or a bare verb.

The lexicon says what each cue takes (أن, marks, a colon, a preposition, a noun phrase); this walks from the cue
through its subject, its addressee, its time and occasion, to the first of those complements.
"""

import re
from typing import NamedTuple

from ..text import fold_word
from .lexicon import Cue, classes, cues, listed, words
from .marks import Run
from .page import THAT, Page
from .sources import before

REACH = 60
"""Words between a verb and its complement: longer subjects than this were none, in the articles read."""

_PREPOSITIONS = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في"}
_WRITTEN = frozenset(_PREPOSITIONS.values())
_NO_THAT_AFTER = words("no_that_after")
RELATIVE = words("relative")
_STOPS = frozenset(w for w in words("connectives") if " " not in w) | frozenset(["مما", "لكنه", "لكنها"])
_SAYING = frozenset(["قايلا", "قايله", "قايلين", "بالقول", "بقوله", "بقولها", "بقولهم", "القول", "يقول", "تقول"])
_AFFIRMING = frozenset(["التاكيد", "تاكيد", "القول", "تاكيده", "تاكيدها"])
_DEMONSTRATIVE = frozenset(["هذا", "هذه", "ذلك", "تلك", "هولاء"])
_BARE = frozenset(["قال", "أضاف", "تابع", "أردف", "استطرد", "تساءل"])
_FIRST_PERSON = words("first_person")
_BARE_OPENERS = _FIRST_PERSON | words("bare_speech")
_POSSESSED = re.compile("...+(ها|اته|هما)")
_VERBAL_NOUN = re.compile("(ال)?(ت..ي.|ا.ت.ا.|ان..ا.|است..ا.|م.ا..ه|ت.ا..)|الت...")


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
    if cue.suffixed and cue.kind != "masdar":
        return _second_object(page, at, cue)
    return _scan(page, at, cue, 9 if cue.only == "near" else REACH)


def _scan(page: Page, at: int, cue: Cue, reach: int) -> Opening | None:
    w, gaps, takes = page.words, page.gaps, cue.takes
    stop = min(page.sentence[at], at + 1 + reach)
    participle = cue.kind == "participle"
    speech, that = "speech" in takes, "that" in takes
    patient = bool(takes & {"ب", "إلى", "على", "ل"})  # دعا الحكومة إلى: an addressee may stand between
    j = at + 1
    place: int | None = None
    if "noun" in takes and cue.only[:1] < "ء" and j < stop and gaps[j] == " " and _is_object_head(w[j]):
        return _noun(page, j) if not participle else _object(page, at, cue)
    while j < stop:
        word = w[j]
        if gaps[j] != " ":
            if ":" in gaps[j] and not _is_clock(page, j):
                return _after_colon(page, j) if speech or that else None
            if page.comma(j) and word not in _SAYING and (word in _STOPS or (j > at + 1 and _is_participle(page, j))):
                break
            if page.comma(j) and word == "في" and w[j + 1 : j + 2] in (["حين"], ["وقت"], ["الوقت"]):
                break
            run = page.opens.get(j)
            if run and "noun" in takes and not speech and j == at + 1 and page.document.word_at(run.end - 1) - j > 1:
                return _noun(page, j)
            if run and not _is_title(page, at, j, run):
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
            if that and not (j - 1 > at and w[j - 1] in _NO_THAT_AFTER) and (cue.only != "بأن" or word[0] == "ب"):
                return _affirmed_clause(page, at, j, cue) or _after_that(page, j)
            if j - 1 == at:
                break
        elif word in _SAYING:
            if not speech and cue.kind == "verb":
                break  # رفض التهمة، قائلا: the participle reports, not the verb
            speech = that = True
        elif j > at + 1 and word in cues() and _stops(page, j):
            break
        elif _takes_preposition(page, j, takes):
            if word in _WRITTEN and that and j + 1 < stop and page.words[j + 1] in THAT:
                return _after_that(page, j + 1)
            if j in page.located and place is None:
                place = j  # السفير ببيروت: a place, unless nothing follows
            elif not _is_occasion(page, word, j + 1 if word in _WRITTEN else j) and (cue.only != "deed" or _is_deed(word[1:])):
                return _affirmed(page, at, j, cue) or Opening("prep", page.document.starts[j], j, j, page.opens.get(j))
        if participle and j - at > 4 and not patient:
            break
        j += 1
    if place is not None:
        return Opening("prep", page.document.starts[place], place, place, page.opens.get(place))
    if cue.only and cue.only[0] >= "ء":
        return _with_word(page, at, cue.only) if cue.only != "بأن" else None
    if j == stop == page.sentence[at] and ":" in gaps[stop] and cue.kind == "verb" and stop < len(w):
        return _after_colon(page, stop) if page.opens.get(stop) else None
    if cue.lemma in _BARE:
        if participle and cue.lemma == "قال" and at + 2 < page.sentence[at] and not page.comma(at + 1):
            return Opening("colon", page.document.starts[at + 1], at + 1, at + 1, None)
        return _bare(page, at)
    if "noun" in takes:
        return _object(page, at, cue)
    if "this" in takes:
        return _demonstrated(page, at, cue)
    return _purpose(page, at, cue) if "ل" in takes else None


def _bare(page: Page, at: int) -> Opening | None:
    """Speech with neither أن nor marks nor colon (وأضاف نحن نعمل، وقال الوزير لن نتراجع): told by its first word."""
    for j in range(at + 1, min(page.sentence[at], at + 12)):
        if page.comma(j) or "prepositions" in classes(page.words[j]):
            return None
        if page.words[j] in (_BARE_OPENERS if j == at + 1 else _FIRST_PERSON):
            return Opening("colon", page.document.starts[j], j, j, None)
    return None


def _is_object_head(word: str) -> bool:
    named = listed(word)
    return "objects" in named and word not in _AFFIRMING and not named & {"people", "bodies", "documents", "media"}


def _is_verbal_noun(page: Page, j: int) -> bool:
    """By its pattern; not inside a name, nor right after a title, where it would be one."""
    if j in page.inside_people or "people" in classes(page.words[j - 1]):
        return False
    before = page.words[j - 1]
    if _POSSESSED.fullmatch(page.words[j]):
        return not page.comma(j) and (before.startswith("ال") or "time_words" in classes(before) or j - 1 in page.inside_people)
    return _VERBAL_NOUN.fullmatch(page.words[j]) is not None


def _is_deed(word: str) -> bool:
    return "objects" in classes(word) or _VERBAL_NOUN.fullmatch(word) is not None


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
    until = j - 1 if w[j - 1] in _WRITTEN else j
    outer = page.opens.get(j)
    run = page.opens.get(first) or outer
    start = run.start if run else page.document.starts[first]
    return Opening("that", start, j if outer else first, until, run)


def _takes_preposition(page: Page, j: int, takes: frozenset[str]) -> bool:
    word = page.words[j]
    if word[0] == "ب":
        return "ب" in takes and (word == "ب" or _has_clitic(page, j))
    return any(_PREPOSITIONS.get(name) == word for name in takes) or (word == "عما" and "عن" in takes)


def _has_clitic(page: Page, j: int) -> bool:
    """Whether a word holds the preposition ب: not a listed word, nor a name that the article repeats."""
    word = page.words[j]
    if len(word) < 3 or word in _NOT_CLITIC or word == "بانن" or j in page.inside_people:
        return False
    if word.startswith("بال") or page.often[word] < 3:
        return True
    return word[1:] in page.often or "ال" + word[1:] in page.often


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
    k = j - 2 if page.words[j - 1] in _WRITTEN else j - 1
    return k > at and any(c.kind in ("verb", "participle") for c in cues().get(page.words[k], ()) if not c.suffixed)


def _affirmed_clause(page: Page, at: int, j: int, cue: Cue) -> Opening | None:
    """أكد الوزير حرص بلاده على أن ...: the clause belongs to a noun, and the noun is what was affirmed."""
    if "noun" not in cue.takes:
        return None
    for k in range(at + 2, j - 1):
        if not page.words[k].startswith("ال") and _is_object_head(page.words[k]) and not page.comma(k):
            before = page.words[k - 1]
            if k - 1 in page.inside_people or before.startswith("ال") or "time_words" in classes(before):
                return _noun(page, k)
    return None


def _affirmed(page: Page, at: int, j: int, cue: Cue) -> Opening | None:
    """أكد انفتاح بلاده على ...: the noun before the preposition is what was affirmed."""
    if "noun" not in cue.takes:
        return None
    found = _object(page, at, cue)
    return found if found and found.word < j else None


def _object(page: Page, at: int, cue: Cue) -> Opening | None:
    """The noun phrase that is affirmed, denied or condemned, after the subject or, without one, after the verb."""
    w = page.words
    stop = min(page.sentence[at], at + 25)
    j = at + 1
    if j >= stop:
        return None
    if cue.kind == "participle":
        if page.comma(j) or (cue.gender == "f" and not page.comma(at)):
            return None
        return _noun(page, j) if cue.lemma != "جدد" or "objects" in listed(w[j]) else None  # مجددا: again
    if cue.only != "deed" and _follows_subject(page, at, cue) and not page.comma(j) and not classes(w[j]) & {"prepositions", "time_words"}:
        return _noun(page, j)
    after_name = False
    governed = at
    while j < stop:
        if page.comma(j):
            if (w[j][0] == "و" and j > at + 1 and not listed(w[j])) or w[j] in _SAYING:
                break
            governed = min(governed, j)
        if j > at + 1 and w[j] in cues() and _stops(page, j):
            break
        if w[j] in _SAYING:
            break
        named = classes(w[j])
        if cue.lemma == "رفض" and "silence" in named:
            return None
        if w[j] in RELATIVE and w[j] != "ما":
            governed = stop
        if "prepositions" in named and not w[j].startswith("ال"):
            governed = _governed_until(page, j)
            j += 1
            continue
        if j >= governed and not _joined_to_preposition(w[j - 1]) and ("objects" in listed(w[j]) or (w[j][0] != "و" and j > at + 1 and not named and _is_verbal_noun(page, j))):
            return _noun(page, j)
        if w[j] in _DEMONSTRATIVE and (j > at + 1 or cue.joined) and w[j + 1 : j + 2] and w[j + 1].startswith("ال"):
            return _noun(page, j)
        if j > at + 1 and j >= governed and cue.only != "deed" and _indefinite(page, j):
            return _noun(page, j)
        if after_name and cue.only != "deed" and not page.comma(j) and w[j][0] != "و" and not named:
            return _noun(page, j)
        after_name = False
        if j in page.people:
            j = page.people[j]
            after_name = True
        else:
            j += 1
    return None


def _governed_until(page: Page, j: int) -> int:
    """The word after those that the preposition at ``j`` may govern: a name, a date, or two words."""
    nxt = j + 1
    if nxt >= page.sentence[j]:
        return nxt
    if nxt in page.things or page.words[nxt][0].isdigit() or "time_words" in classes(page.words[nxt]):
        return nxt + 1
    return j + 3


def _follows_subject(page: Page, at: int, cue: Cue) -> bool:
    """Whether the subject stands before the verb (الوزير يستبعد ..., وكانت الحكومة نفت ...), so that the object follows."""
    if cue.joined or at == page.sentence_start[at] or page.words[at - 1] in RELATIVE:
        return False
    named = before(page, at)
    if named is None:
        return False
    known = classes(page.words[named[0]]) & {"people", "bodies", "documents"}
    return page.headline(at) or bool(known) or named[0] in page.people or named[0] in page.things


def _demonstrated(page: Page, at: int, cue: Cue) -> Opening | None:
    """اعتبر الوزير هذا القرار خطوة، واعتبروا القرار خطوة: the object is shown by its demonstrative or a plural verb."""
    w = page.words
    if at + 1 < page.sentence[at] and cue.number == "p" and not page.comma(at + 1):
        return None if "prepositions" in classes(w[at + 1]) else _noun(page, at + 1)
    for j in range(at + 1, min(page.sentence[at], at + 10)):
        if page.comma(j) or "prepositions" in classes(w[j]):
            return None
        if w[j] in _DEMONSTRATIVE:
            return _noun(page, j)
    return None


def _joined_to_preposition(word: str) -> bool:
    """لاتخاذ قرار: the noun after a verbal noun that a preposition governs is its own, not the verb's."""
    return word[0] in "لب" and len(word) > 3 and _VERBAL_NOUN.fullmatch(word[1:]) is not None


def _with_word(page: Page, at: int, needed: str) -> Opening | None:
    """أعاد ... التأكيد، حمّل ... مسؤولية: the verb reports only with this noun."""
    folded = fold_word(needed)
    for j in range(at + 1, min(page.sentence[at], at + 9)):
        if page.words[j] in (folded, "ال" + folded, folded + "ه", folded[:-1] + "ته", folded[:-1] + "تها"):
            return _noun(page, j)
    return None


def _indefinite(page: Page, j: int) -> bool:
    """حظرا دوليا: a noun and its adjective, both in the indefinite accusative."""
    w = page.words
    if j + 1 >= page.sentence[j] or w[j][:-1] in cues() or j in page.inside_people or j in page.things:
        return False
    return len(w[j]) > 3 and w[j][-1] == "ا" == w[j + 1][-1] and len(w[j + 1]) > 4 and j + 1 not in page.things


def _noun(page: Page, word: int) -> Opening:
    run = page.opens.get(word)
    return Opening("noun", run.start if run else page.document.starts[word], word, word, run)


def _second_object(page: Page, at: int, cue: Cue) -> Opening | None:
    """وصفها بالمهمة، اعتبرها احتجاجات: the pronoun is the first object."""
    j = at + 1
    if cue.suffixed == "object" or cue.tense == "present" or j >= page.sentence[at] or page.comma(j):
        return None
    if cue.suffixed == "noun":
        return None if page.words[j] in _WRITTEN else _noun(page, j)
    return Opening("prep", page.document.starts[j], j, j, page.opens.get(j)) if page.words[j][0] == "ب" else None


def _purpose(page: Page, at: int, cue: Cue) -> Opening | None:
    """يدعو المجتمع الدولي لدعم ...: a purpose stands for إلى."""
    for j in range(at + 1, min(page.sentence[at], at + 16)):
        word = page.words[j]
        if page.comma(j) and j > at + 1:
            return None
        if word[0] == "ل" and len(word) > 3 and ("objects" in classes(word[1:]) or _VERBAL_NOUN.fullmatch(word[1:])):
            return Opening("prep", page.document.starts[j], j, j, None)
        if word.startswith("للت"):
            return Opening("prep", page.document.starts[j], j, j, None)
    return None


def _is_participle(page: Page, j: int) -> bool:
    return any(c.kind == "participle" for c in cues().get(page.words[j], ()))


def _stops(page: Page, j: int) -> bool:
    """Whether the cue at ``j`` begins a report of its own, instead of standing in a relative clause."""
    before = page.words[j - 1]
    if before in RELATIVE:
        return False
    for c in cues()[page.words[j]]:
        if c.kind == "masdar" or c.suffixed:
            continue
        if page.comma(j) or (c.kind != "participle" and (c.joined or before in ("قد", "وقد"))):
            return True
    return False


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


_NOT_CLITIC = frozenset(w for w in words("not_b"))

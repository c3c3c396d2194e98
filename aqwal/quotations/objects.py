"""Acts without a clause: the noun that is affirmed, denied, condemned, called for.

Arabic leaves the cases unwritten, so nothing marks where the subject ends and the object begins
(أكد الوزير حرص بلاده). What does show it: a verbal noun, by its pattern or by the lexicon; the end of a person's
name; a demonstrative; the double accusative of an indefinite noun and its adjective; a subject before the verb.
Where none of these is there, nothing is found.
"""

import re

from ..text import fold_word
from ..titles import place
from .frames import PREPOSITIONS, RELATIVE, SAYING, WRITTEN, Opening, noun_opening, stops
from .lexicon import Cue, classes, cues, listed, words
from .page import Page
from .sources import before, oblique

_AFFIRMING = frozenset(["التاكيد", "تاكيد", "القول", "تاكيده", "تاكيدها"])
_OFFICES = words("offices")
_ADDRESSING = frozenset(["call-for", "demand", "warn", "accuse", "ask"])
_NOT_CLITIC = words("not_b")
_NO_OBJECTS = frozenset(["prepositions", "time_words"])
_DEMONSTRATIVE = frozenset(["هذا", "هذه", "ذلك", "تلك", "هولاء"])
_NISBA = re.compile("ال.+(ي|يه)")
_POSSESSED = re.compile("...+(ها|اته|هما)")
_VERBAL_NOUN = re.compile("(ال)?(ت..ي.|ا.ت.ا.|ان..ا.|است..ا.|م.ا..ه|ت.ا..)|الت...")


def object_noun(page: Page, at: int, cue: Cue) -> Opening | None:
    """The noun phrase that is affirmed, denied or condemned, after the subject or, without one, after the verb."""
    w = page.words
    stop = min(page.sentence[at], at + 25)
    j = at + 1
    if j >= stop:
        return None
    if cue.kind == "participle":
        if page.comma(j) or (cue.gender == "f" and not page.comma(at)) or classes(w[j]) & _NO_OBJECTS:
            return None
        return noun_opening(page, j) if cue.lemma != "جدد" or "objects" in listed(w[j]) else None  # مجددا: again
    if (
        cue.only != "deed"
        and _follows_subject(page, at, cue)
        and not page.comma(j)
        and not classes(w[j]) & {"prepositions", "time_words"}
    ):
        return noun_opening(page, j)
    after_name = False
    governed = at
    while j < stop:
        if page.comma(j):
            if (w[j][0] == "و" and j > at + 1 and not listed(w[j])) or w[j] in SAYING:
                break
            governed = min(governed, j)
        if j > at + 1 and w[j] in cues() and stops(page, j):
            break
        if w[j] in SAYING:
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
        if (
            j >= governed
            and not _joined_to_preposition(w[j - 1])
            and not _part_of_title(page, j)
            and (
                "objects" in listed(w[j]) or (w[j][0] != "و" and j > at + 1 and not named and _is_verbal_noun(page, j))
            )
        ):
            return noun_opening(page, j)
        if w[j] in _DEMONSTRATIVE and (j > at + 1 or cue.joined) and w[j + 1 : j + 2] and w[j + 1].startswith("ال"):
            return noun_opening(page, j)
        if j == at + 2 and j - 1 in page.things and _after_land(page, j):
            return noun_opening(page, j)  # تنفي إيران التقارير
        if j > at + 1 and j >= governed and cue.only != "deed" and _indefinite(page, j):
            return noun_opening(page, j)
        if page.comma(j) and j > at + 3 and "that" not in cue.takes and w[j].startswith("ال") and not named:
            return noun_opening(page, j)  # ثمّن المدير، عضو اللجنة، المبادرة
        if (
            after_name
            and not _NISBA.fullmatch(w[j])
            and cue.only != "deed"
            and not page.comma(j)
            and w[j][0] != "و"
            and not named
        ):
            return noun_opening(page, j)
        after_name = False
        if j in page.people:
            j = page.people[j]
            after_name = True
        else:
            j += 1
    return None


def _after_land(page: Page, j: int) -> bool:
    """Whether a definite noun follows a name without article, so that it is no adjective of it."""
    word = page.words[j]
    apart = not page.comma(j) and j not in page.inside_people and place(page.words[j - 1]) != ""
    return apart and word.startswith("ال") and not page.words[j - 1].startswith("ال") and not _NISBA.fullmatch(word)


def _part_of_title(page: Page, j: int) -> bool:
    """مدير العلاقات العامة، وكيل أعمال اللاعب: what an office is over belongs to its name."""
    head = page.words[j - 1].removeprefix("و")
    if j - 1 in page.inside_people or page.comma(j) or head.startswith("ال"):
        return False
    return head in _OFFICES or (page.words[j].startswith("ال") and "people" in classes(head))


def is_object_head(word: str) -> bool:
    named = listed(word)
    return "objects" in named and word not in _AFFIRMING and not named & {"people", "bodies", "documents", "media"}


def _is_verbal_noun(page: Page, j: int) -> bool:
    """By its pattern; not inside a name, nor right after a title, where it would be one."""
    before = page.words[j - 1]
    if j in page.inside_people or ("people" in classes(before) and not before.startswith("ال")):
        return False
    if _POSSESSED.fullmatch(page.words[j]):
        return not page.comma(j) and (
            before.startswith("ال")
            or "time_words" in classes(before)
            or j - 1 in page.inside_people
            or any(c in page.gaps[j] for c in '»”"')
        )
    if page.words[j].endswith("يه") and before.startswith("ال") and before.endswith("ه"):
        return False  # القوة المسلحة التركية
    return _VERBAL_NOUN.fullmatch(page.words[j]) is not None


def is_deed(word: str) -> bool:
    return "objects" in classes(word) or _VERBAL_NOUN.fullmatch(word) is not None


def is_owned_deed(word: str) -> bool:
    """سعيه، استخدامها، زيارتهم: a verbal noun with the pronoun of who does it."""
    return not word.startswith("ال") and any(
        word.endswith(pronoun) and (is_deed(word.removesuffix(pronoun)) or is_deed(_unowned(word)))
        for pronoun in ("ها", "هم", "ه")
    )


def affirmed_clause(page: Page, at: int, j: int, cue: Cue) -> Opening | None:
    """أكد الوزير حرص بلاده على أن ...: the clause belongs to a noun, and the noun is what was affirmed."""
    if "noun" not in cue.takes:
        return None
    for k in range(at + 2, j - 1):
        if not page.words[k].startswith("ال") and is_object_head(page.words[k]):
            before = page.words[k - 1]
            if page.comma(k):
                if _POSSESSED.fullmatch(page.words[k]) or page.words[k].endswith("ته"):
                    return noun_opening(page, k)  # أعلن المدير، وهو ...، استقالته
                continue
            if k - 1 in page.inside_people or before.startswith("ال") or "time_words" in classes(before):
                return noun_opening(page, k)
    return None


def affirmed(page: Page, at: int, j: int, cue: Cue) -> Opening | None:
    """أكد انفتاح بلاده على ...: the noun before the preposition is what was affirmed."""
    if "noun" not in cue.takes:
        return None
    found = object_noun(page, at, cue)
    return found if found and found.word < j else None


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


def demonstrated(page: Page, at: int, cue: Cue) -> Opening | None:
    """اعتبر الوزير هذا القرار خطوة، واعتبروا القرار خطوة، معتبرا القرار خطوة: the object is shown by its demonstrative, a
    plural verb or a participle."""
    w = page.words
    if cue.kind == "participle" and at + 1 < page.sentence[at] and not page.comma(at + 1):
        named = w[at + 1].startswith(("ال", "اياه")) and not classes(w[at + 1]) & _NO_OBJECTS
        return noun_opening(page, at + 1) if named or w[at + 1] in _DEMONSTRATIVE else None
    if at + 1 < page.sentence[at] and cue.number == "p" and not page.comma(at + 1):
        return None if "prepositions" in classes(w[at + 1]) else noun_opening(page, at + 1)
    for j in range(at + 1, min(page.sentence[at], at + 10)):
        if page.comma(j) or "prepositions" in classes(w[j]):
            return None
        if w[j] in _DEMONSTRATIVE or w[j].startswith("اياه"):
            return noun_opening(page, j)
    return None


def _joined_to_preposition(word: str) -> bool:
    """لاتخاذ قرار: the noun after a verbal noun that a preposition governs is its own, not the verb's."""
    return word[0] in "لب" and len(word) > 3 and _VERBAL_NOUN.fullmatch(word[1:]) is not None


def with_word(page: Page, at: int, needed: str) -> Opening | None:
    """أعاد ... التأكيد، حمّل ... مسؤولية: the verb reports only with one of these nouns."""
    forms = {
        form
        for folded in map(fold_word, needed.split())
        for form in (folded, "ال" + folded, folded + "ه", folded[:-1] + "ته", folded[:-1] + "تها")
    }
    for j in range(at + 1, min(page.sentence[at], at + 9)):
        if page.words[j] in forms:
            return noun_opening(page, j)
    return None


def _indefinite(page: Page, j: int) -> bool:
    """حظرا دوليا: a noun and its adjective, both in the indefinite accusative."""
    w = page.words
    if j + 1 >= page.sentence[j] or w[j][:-1] in cues() or j in page.inside_people or j in page.things:
        return False
    return len(w[j]) > 3 and w[j][-1] == "ا" == w[j + 1][-1] and len(w[j + 1]) > 4 and j + 1 not in page.things


def second_object(page: Page, at: int, cue: Cue) -> Opening | None:
    """وصفها بالمهمة، اعتبرها احتجاجات: the pronoun is the first object."""
    j = at + 1
    if cue.suffixed == "object" and cue.act in _ADDRESSING and j < page.sentence[at] and _takes(page, j, cue):
        return Opening("prep", page.document.starts[j], j, j, page.opens.get(j))  # وطالبوه بنشر
    if cue.suffixed == "object" or cue.tense == "present" or j >= page.sentence[at] or page.comma(j):
        return None
    if cue.suffixed == "noun":
        return None if page.words[j] in WRITTEN else noun_opening(page, j)
    return Opening("prep", page.document.starts[j], j, j, page.opens.get(j)) if page.words[j][0] == "ب" else None


def _unowned(word: str) -> str:
    """مراجعتها: مراجعة."""
    for pronoun in ("ها", "هم", "ه"):
        if word.endswith("ت" + pronoun):
            return word.removesuffix(pronoun)[:-1] + "ه"
    return word


def _takes(page: Page, j: int, cue: Cue) -> bool:
    """Whether the preposition that the cue takes stands at word ``j``."""
    word = page.words[j]
    if "ب" in cue.takes and word[0] == "ب" and word not in _NOT_CLITIC:
        return True
    return any(PREPOSITIONS.get(name) == word for name in cue.takes)


def purpose(page: Page, at: int, cue: Cue) -> Opening | None:
    """يدعو المجتمع الدولي لدعم ...: a purpose stands for إلى."""
    for j in range(at + 1, min(page.sentence[at], at + 16)):
        word = page.words[j]
        if page.comma(j) and j > at + 1 and not oblique(page, j) and not word.startswith("ل"):
            return None
        if word == "لان" and cue.act == "call-for":
            return Opening("prep", page.document.starts[j], j, j, None)
        if word[0] == "ل" and len(word) > 3 and is_deed(_unowned(word[1:])):
            return Opening("prep", page.document.starts[j], j, j, None)
        if word.startswith("للت"):
            return Opening("prep", page.document.starts[j], j, j, None)
    return None

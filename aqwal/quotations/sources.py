"""The words that name who said it: the subject after the verb, before it, or after a prepositional cue.

Spans are half-open, in words; :func:`characters` makes them characters, with the marks that belong to a name.
"""

import re

from ..titles import head
from .frames import SAYING
from .lexicon import classes, cues, words
from .page import THAT, Page

_RELATIVE = frozenset(["الذي", "التي", "الذين", "اللذين", "اللتين", "اللواتي", "اللذان"])
_JOINED_RELATIVE = frozenset(["والذي", "والتي", "والذين"])
AUXILIARY = frozenset(["كان", "كانت", "وكان", "وكانت", "قد", "وقد", "كانوا"])
_CHIEF = frozenset(["العام", "العامه", "التنفيذي", "الاقليمي", "الاداره"])
_BUT_THAT = frozenset(["بيد", "غير", "الا", "ان", "لكن", "ولكن", "كما", "فيما", "بينما"])
_ORDINALS = frozenset(["الاول", "الاولي", "الثاني", "الثانيه", "الثالث"])
_THAT_THEY = frozenset("انه انها انهم انهما فانه فانها فانهم لكنه لكنها لكنهم".split())
_BEFORE_VERB = frozenset("قد وقد كان كانت لا لم لن ما يزال تزال زال زالت يزالون".split())
_CLAUSE_OPENERS = (
    words("connectives")
    | words("complementisers")
    | frozenset(["لكن", "ولكن", "وان", "ان", "بان", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"])
    | frozenset(["فان", "لان", "لانه", "لانها", "هناك", "وهناك", "حيث"])
)
_NOMINAL = frozenset(["بحسب", "حسب", "وفق", "وبحسب", "وحسب", "ووفق", "حسبما"])
_NEW_CLAUSE = frozenset(
    ["وقد", "قد", "وكان", "وكانت", "كان", "كانت", "وهو", "وهي", "لم", "لن", "ولم", "وذلك", "وانه", "وانها"]
)
_INSIDE_NAME = frozenset(["في", "من", "عن", "الي", "لدي", "علي", "ضد", "باسم"])
_ATTENTION = frozenset(["الانتباه", "النظر", "الانظار"])  # لفت المدير الانتباه إلى
_TITLES = words("titles")
_OBLIQUE = re.compile("ال(?!حرم|عيد|جانب|طرف|يوم|بلد|دولت|اثن|ثلاث|قوان|بساط)...+ين")
LONGEST = 60
"""Words of a subject with its apposition and relative clause, at most."""
LONGEST_BEFORE = 16
"""Words that may stand before their verb as its subject."""


def characters(page: Page, named: tuple[int, int]) -> tuple[int, int]:
    """Characters of a source, with the marks or brackets that open or close right beside it."""
    first, last = named
    start, end = page.document.starts[first], page.end_of(last)
    gap = page.gaps[last]
    for run in page.runs_between(page.end_of(first) if first else 0, end):
        if not run.closed:
            continue
        if page.end_of(first) <= run.start < start and run.end <= end + len(gap):
            start = run.start
        if start <= run.start and end < run.end <= end + len(gap):
            end = run.end
    if gap.startswith(")") and "(" in page.document.folded[start:end]:
        end += 1
    return start, end


def subject(page: Page, first: int, stop: int, *, governed: bool = False) -> tuple[int, int] | None:
    """The noun phrase at the head of words ``[first, stop)``: adverbs before it skipped, what follows it cut.

    A preposition cuts, unless the role takes one (عضو في اللجنة); so do a time, an addressee and a comma that
    no apposition follows. A relative clause belongs to the name. ``governed``: the first word holds a ل that is
    part of the cue (وفقاً للوزارة).
    """
    w = page.words
    stop = min(stop, first + LONGEST)
    while first < stop and _skippable(page, first):
        first += 2 if w[first] == "يوم" and first + 1 < stop else 1
    if first >= stop:
        return None
    if not governed and (_is_preposition(w[first]) or _is_addressee(page, first)):
        return _postponed(page, first, stop)
    if w[first] in SAYING or w[first] in _ATTENTION or (not governed and oblique(page, first)):
        return None
    if first in page.people or "people" in classes(w[first]):
        pass  # متحدثة باسم: written like a participle
    elif any(c.kind == "participle" or (c.kind in ("verb", "relay") and c.joined) for c in cues().get(w[first], ())):
        return None
    last = first
    place = False
    while last < stop:
        word = w[last]
        named = classes(word)
        if last > first:
            if last == first + 1 and _is_bare_text(page, first):
                break
            if ":" in page.gaps[last] or (governed and last == page.people.get(first) and not _apposition(page, last)):
                break
            if page.comma(last) and not _apposition(page, last):
                name = _name_between_commas(page, first, last, stop)
                if name is None or (governed and name == stop):
                    break
                last = name
                continue
            if word in _RELATIVE or word in _JOINED_RELATIVE:
                last = _relative_end(page, last, stop)
                continue
            ordinal = word in _ORDINALS and "people" in classes(w[last - 1])  # النائب الأول
            if ("time_words" in named and not ordinal and (last not in page.inside_people or "days" in named)) or (
                "adverbs" in named and word != "هنا"
            ):
                break
            if (
                _is_addressee(page, last)
                or ("pronominal" in named and last - first < 4 and not word.startswith("ال"))
                or _is_circumstance(word)
                or word in _NEW_CLAUSE
                or word in _ATTENTION
                or (governed and word == "فان")
            ):
                break
            if _is_preposition(word) and last not in page.inside_people and not _is_ali(page, last, stop):
                if last + 1 >= stop or word not in _INSIDE_NAME or "occasions" in classes(w[last + 1]):
                    break
                titled = _title_after(page, first, last, stop)
                if titled:
                    last = titled
                    continue
                if not place and not _belongs(page, first, last):
                    break
                last += 1
        place = place or "takes_place" in named
        last += 1
    return (first, last) if last > first else None


def before(page: Page, at: int) -> tuple[int, int] | None:
    """The subject before its verb: وكان الوزير قد صرح، السيسي يؤكد، الوزارة التي قالت."""
    w = page.words
    begin = page.sentence_start[at]
    last = at
    while last > begin and w[last - 1] in _BEFORE_VERB:
        last -= 1
    if ":" in page.gaps[last] or (last > begin and w[last - 1] in _THAT_THEY):
        return None  # المدينة: أعلنت الوزارة: a dateline; إلا أنه قال: a pronoun
    if last > begin and (w[last - 1] in _RELATIVE or w[last - 1] in _JOINED_RELATIVE):
        last -= 1
    elif page.comma(last):
        return _over_parenthesis(page, begin, last)
    first = last
    begin = max(begin, last - LONGEST_BEFORE - 1)
    while first > begin:
        word = w[first - 1]
        if (
            first < last and (page.comma(first) or ":" in page.gaps[first] or "/" in page.gaps[first])
        ) or ".." in page.gaps[first]:
            break
        if word in _NOMINAL or word in AUXILIARY or word in _CLAUSE_OPENERS:
            break
        first -= 1
    if first >= last or last - first > LONGEST_BEFORE:
        return None
    return subject(page, first, last)


def _over_parenthesis(page: Page, begin: int, last: int) -> tuple[int, int] | None:
    """وكان الوزير الذي زار البلاد، قد صرح؛ سامر الخطيب، عضو اللجنة، قال: the subject, over what commas set apart."""
    first = begin
    while first < last and (page.words[first] in AUXILIARY or page.words[first] in _BUT_THAT):
        first += 1
    if last - first > 2 * LONGEST_BEFORE or first >= last:
        return None
    if first > begin or first in page.people or classes(page.words[first]) & {"people", "bodies"}:
        return subject(page, first, last)
    return None


def _postponed(page: Page, first: int, stop: int) -> tuple[int, int] | None:
    """قال في مؤتمر صحفي، الوزير ...: None where only the occasion stands there."""
    for j in range(first + 1, stop):
        if page.comma(j) and ("people" in classes(page.words[j]) or j in page.people) and page.words[j][0] != "و":
            return subject(page, j, stop)
    return None


def oblique(page: Page, j: int) -> bool:
    """المسؤولين، مسؤولي الحركة: a plural in the accusative, which no subject is."""
    word = page.words[j]
    if j in page.things or j in page.inside_people:
        return False
    title = head(word) if word.endswith("ي") and head(word[:-1] + "ون") else None  # مسؤولي الحركة, but not محامي
    return (title is not None and title.plural) or _OBLIQUE.fullmatch(word) is not None


def _skippable(page: Page, j: int) -> bool:
    named = classes(page.words[j])
    return (
        bool(named & {"time_words", "adverbs", "pronominal"}) and "people" not in named and j not in page.inside_people
    )


def _is_preposition(word: str) -> bool:
    return ("prepositions" in classes(word) and not word.startswith("ال")) or word in ("ل", "ب")


def _is_ali(page: Page, j: int, stop: int) -> bool:
    """مدير النادي علي الخطيب أن: the name that على folds to, right before أنّ."""
    if page.words[j] != "علي" or page.spelt(j) != "علي":
        return False
    return 1 < stop - j <= 3 and stop < len(page.words) and page.words[stop] in THAT


def _is_addressee(page: Page, j: int) -> bool:
    word = page.words[j]
    if word == "ل" or j in page.addressed:
        return True
    if word[0] == "ل" and j - 1 in page.inside_people and classes(word[1:]) & {"people", "bodies"}:
        return True  # باراك لعدد من أعضاء حزبه
    if word.startswith("لل") and page.words[j - 1] in _CHIEF:
        return False  # المدير العام للوكالة
    if word.startswith("لل"):
        return "addressees" in classes("ال" + word[2:])
    return word[0] == "ل" and bool(classes(word[1:]) & {"addressees", "media"})


def _apposition(page: Page, j: int) -> bool:
    word = page.words[j]
    if j in page.people or word in _RELATIVE:
        return True
    return bool(classes(word) & {"people", "bodies"}) and (word[0] not in "فك")


def _is_bare_text(page: Page, first: int) -> bool:
    """طالب البلاغ وهبي بـ: a definite text stands alone, unless an adjective or what it belongs to follows."""
    word, following = page.words[first], page.words[first + 1]
    if not word.startswith("ال") or "documents" not in classes(word):
        return False
    return not (following.startswith(("ال", "لل")) or _is_preposition(following) or following in _RELATIVE)


def _is_circumstance(word: str) -> bool:
    """متوجهاً، معقباً: an accusative participle about the speaker, not part of his name."""
    return len(word) > 4 and word[0] == "م" and word[-1] == "ا" and word not in ("ميركا", "مصطفا", "موريتانيا", "مالطا")


def _title_after(page: Page, first: int, preposition: int, stop: int) -> int | None:
    """المدير في الساحل الدكتور سامر الخطيب، المدير في الشركة، سامر الخطيب: where, after the place of a role, its name begins."""
    w = page.words
    if w[preposition] not in ("في", "علي") or "people" not in classes(w[first]):
        return None
    for k in range(preposition + 2, min(stop - 1, preposition + 12)):
        known = classes(w[k])
        if page.comma(k):
            named = k in page.people or (k + 1 < stop and _name_between_commas(page, first, k, stop))
            return k if named else None
        if known & {"prepositions", "time_words", "occasions"} or k in page.addressed:
            return None
        if w[k] in _TITLES and not page.comma(k + 1):
            return k
    return None


def _belongs(page: Page, first: int, preposition: int) -> bool:
    """تاجرة من جنيف، حرس السواحل في البلاد: a place after a body, or من after anybody."""
    place = preposition + 1 in page.things
    if page.words[preposition] == "من":
        return place or page.words[preposition + 1].startswith("ال")
    if page.words[preposition] != "في":
        return False
    body = place or "bodies" in classes(page.words[preposition + 1])
    role = any("people" in classes(w) and not w.startswith("ال") for w in page.words[first:preposition])
    return (place and "bodies" in classes(page.words[first])) or (body and role)


def _name_between_commas(page: Page, first: int, j: int, stop: int) -> int | None:
    """السفير لدى البلاد، سامر الخطيب، ...: up to five unknown words between commas after a role are its name."""
    if not classes(page.words[first]) & {"people", "bodies"} or page.words[j][0] == "و":
        return None
    for k in range(j, min(stop, j + 6)):
        if k > j and page.comma(k):
            return k
        known = classes(page.words[k])
        if (known and (k == j or known != {"people"})) or page.words[k] in cues() or page.opens.get(k):
            return None
    return stop if stop - j <= 5 else None


def _relative_end(page: Page, j: int, stop: int) -> int:
    while j < stop:
        j += 1
        if j < stop and (page.comma(j) or page.words[j] == "فان"):
            break
    return j

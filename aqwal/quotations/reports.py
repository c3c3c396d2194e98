"""Which cues report: their reading, their complement and the words that name their speaker."""

from ..text import fold_word
from .addressees import TO_SOMEBODY, addressee, are_men, is_called_upon, with_addressee
from .frames import RELATIVE, Opening, Report, noun_opening
from .homographs import is_adjective, is_first, is_noun, takes_leave
from .lexicon import Cue, classes, cues
from .objects import is_owned_deed
from .openings import opening
from .page import THAT, Page
from .passed_on import document, nominalised, relayed
from .sources import AUXILIARY, LONGEST_BEFORE, before, oblique, subject
from .speaking import can_speak

_NEGATIONS = frozenset(fold_word(w) for w in ("لم", "لن", "ولم", "ولن", "لا", "ولا", "فلم", "ألا", "هل", "أم", "لما"))
_UNREAL = frozenset(fold_word(w) for w in ("أن", "إذا", "لو", "كي", "لكي", "سوف", "أو", "بأن", "حتى", "إن", "قد"))
_COPULAS = frozenset(
    fold_word(w) for w in ("يصبح", "تصبح", "أصبح", "أصبحت", "بات", "باتت", "كان", "كانت", "يكون", "تكون", "يبقى", "ظل")
)
_GOVERNS_NOUN = frozenset(map(fold_word, "في على إلى عن مع بعد قبل خلال أي كل هذا هذه أو نحو تحت دون بلا منذ".split()))
_IMPERSONAL = frozenset(["ذكر", "ذكّر", "زعم", "رجح", "توقع", "لاحظ"])
_ALWAYS_SPEECH = frozenset(["قال", "أضاف", "صرح", "تابع", "أردف", "استطرد", "تساءل"])
_SPEAKS = frozenset(["people", "bodies", "documents", "media"])
_UTTERED = frozenset(["documents", "occasions"])
_FINITE = frozenset(["سوف", "لم", "لن", "قد"])
_IN_IT = frozenset(["فيها", "فيه", "فيهما", "خلالها", "خلاله"])
_FAR = 9
"""Words from a verb to the marks it is taken to introduce, from which on its source must be one that speaks."""


def reports(page: Page) -> dict[int, Report]:
    """Every report of the page by the word of its cue, those inside what others say included."""
    forms = cues()
    found: dict[int, Report] = {}
    for at in [k for k, word in enumerate(page.words) if word in forms and not page.quoted[k]]:
        for cue in forms[page.words[at]]:
            report = _read(page, at, cue)
            report = _heard(page, report) if report else None
            if report:
                found[at] = report
                break
    return found


def _read(page: Page, at: int, cue: Cue) -> Report | None:
    """This reading of the word as a report; None where it is something else."""
    start = page.sentence_start[at]
    previous = page.words[at - 1] if at > start else ""
    if page.gaps[at + 1] == "-":
        return None  # half of a name
    if cue.lemma == "طلب" and page.words[at + 1 : at + 2] == ["عدم"]:
        return None  # طلب عدم ذكر اسمه
    if (cue.lemma == "سلم" and previous == "عليه") or (cue.joined and previous == "سبق"):
        return None  # صلى الله عليه وسلم، سبق وذكر
    if previous in _NEGATIONS and not (cue.lemma == "استبعد" and cue.kind == "verb"):
        return None
    if previous in _NEGATIONS:
        cue = cue._replace(act="predict")  # لم يستبعد: held possible
    if cue.kind == "relay":
        return relayed(page, at, cue)
    if cue.kind == "masdar":
        return nominalised(page, at, cue)
    if cue.kind == "document":
        return document(page, at, cue)
    if cue.tense == "present" and previous in _UNREAL and page.words[at - 2 : at - 1] != ["قبل"]:
        return None
    if cue.only == "first" and page.words[at].lstrip("وف") == fold_word(cue.lemma) and not is_first(page, at, previous):
        return None
    if (
        not cue.joined
        and page.gaps[at] == " "
        and (previous in _GOVERNS_NOUN or (previous[:1] == "و" and previous[1:] in _GOVERNS_NOUN))
        and cue.kind == "verb"
    ):
        return None  # في شرح: a noun
    if at in page.things and cue.gender == "f" and cue.number == "p":
        return None  # عدن: a place, not the feminine plural of عدّ
    opened = opening(page, at, cue)
    if opened is None:
        return None
    if cue.kind == "participle":
        if previous in _COPULAS or is_adjective(page, at, cue) or is_noun(page, at, cue):
            return None
        if cue.object or cue.act in TO_SOMEBODY:
            opened = with_addressee(page, at, at + 1, opened)
        return Report(at, (at, at + 1), cue, opened, None, False)
    if (cue.joined == "ف" or previous == "فقد") and page.words[start] == "اما" and at - start < 20:
        named = subject(page, start + 1, at - (previous == "فقد"))
        if named:
            return Report(at, (at, at + 1), cue, with_addressee(page, at, at + 1, opened), named, True)
    if cue.lemma == "دعا" and cue.joined == "و" and takes_leave(page, at, opened):
        return None
    named = subject(page, at + 1, opened.until)
    if named and opened.kind == "that" and _is_own_deed(page, named[0]):
        named = None
    if named is None and (_impersonal(page, at, cue) or (previous == "ان" and opened.kind in ("prep", "noun"))):
        return None
    if previous == "ان" and cue.act == "reject" and opened.kind == "noun":
        return None  # بعد أن رفض الوالي قبوله: a deed
    if cue.suffixed and previous == "ما" and page.words[at - 2] not in ("وهو", "وهي"):
        return None  # ما وصفه بـ: a label inside other words
    text = page.words[at + 1 : at + 2] and page.words[at + 1] in _IN_IT
    if text and not cue.joined and previous not in RELATIVE and named is None:
        if opened.kind == "colon" and cue.tense == "present":
            return None  # ويتحدث فيها: a list of speakers
        if speaker := _author(page, at):
            return Report(at, (at, at + 1), cue, opened, speaker, True)
    if cue.suffixed or (previous in RELATIVE and text):
        return Report(at, (at, at + 1), cue, opened, named, False)
    if previous in RELATIVE and named is None and not cue.suffixed and _antecedent(page, at, cue, previous):
        return Report(at, (at, at + 1), cue, with_addressee(page, at, at + 1, opened), (at - 2, at - 1), True)
    if previous in RELATIVE and named is None and _resumes(page, at, cue, opened, previous):
        return Report(at, (at, at + 1), cue, opened, None, False, True)
    inverted = page.headline(at) or page.words[start] in AUXILIARY  # وكان المجلس دعا الحكومة إلى
    if not cue.joined and previous and (named is None or inverted or not _is_speaker(page, named[0])):
        preceding = _second_subject(page, at, cue) or before(page, at)
        if named and (preceding is None or not (page.headline(at) or _is_speaker(page, preceding[0]))):
            return _checked(page, at, cue, opened, named, previous)
        many = cue.number == "p" and preceding is not None  # غير أن اقتصاديين حذروا
        if not many and not _may_speak(page, at, preceding, previous, opened):
            return None
        return Report(at, (at, at + 1), cue, with_addressee(page, at, at + 1, opened), preceding, True)
    return _checked(page, at, cue, opened, named, previous)


def _author(page: Page, at: int) -> tuple[int, int] | None:
    """أصدر المجلس بيانا قال فيه: between the sentence's verb and its text stands who speaks."""
    start = page.sentence_start[at]
    if at - start > LONGEST_BEFORE:
        return None
    for k in range(start + 2, at):
        if page.comma(k):
            return None
        word = page.words[k].removesuffix("ا")
        if not word.startswith("ال") and (classes(page.words[k]) | classes(word)) & _UTTERED:
            named = subject(page, start + 1, k)
            return named if named and can_speak(page, named) else None
    return None


def _heard(page: Page, report: Report) -> Report | None:
    """The report, if what stands as its source can speak; what cannot is the object (اتهم العالم بالصمت، أكد عمق الصلة)."""
    kind, cue, named = report.opened.kind, report.cue, report.source
    far = report.opened.word - report.at >= _FAR
    if (
        named is None
        or cue.kind != "verb"
        or (kind == "that" and cue.only != "near" and (not far or cue.lemma in _ALWAYS_SPEECH))
    ):
        return report
    if cue.lemma == "أبرز" and kind == "colon":
        return None  # أبرز أركانه: the most prominent
    if report.before and kind != "colon" and (cue.number == "p" or _heads_headline(page, report.at, named)):
        return report if not any(page.words[k] in _FINITE for k in range(*named)) else None
    if is_called_upon(page, report, named[0]):
        return report._replace(opened=with_addressee(page, report.at, named[0], report.opened), source=None)
    if kind == "marks" and not far and cue.only != "near":
        return report
    if report.before and kind != "marks" and any(page.words[k] in _FINITE for k in range(*named)):
        return None
    if (kind == "colon" and cue.lemma in _ALWAYS_SPEECH) or can_speak(page, named):
        return report
    first = named[0]
    if report.before or first != report.at + 1 or kind in ("colon", "that", "marks") or page.words[first] in RELATIVE:
        return None
    if kind == "prep" and cue.act in TO_SOMEBODY and not classes(page.words[first]) & {"prepositions", "pronominal"}:
        return report._replace(opened=with_addressee(page, report.at, first, report.opened), source=None)
    if kind == "noun" and named[1] - first == 1 and not page.words[first].startswith("ال"):
        return report._replace(opened=noun_opening(page, first), source=None)
    return None


def _second_subject(page: Page, at: int, cue: Cue) -> tuple[int, int] | None:
    """الغرب يحذر من ... والأمين العام يقول إن: و begins a second sentence of the headline, with its own subject."""
    if cue.number == "s" and page.headline(at):
        for k in range(at - 1, max(page.sentence_start[at], at - 5), -1):
            word = page.words[k]
            if word in cues() or "prepositions" in classes(word):
                return None
            if word.startswith("وال") or (word[0] == "و" and (k in page.things or k in page.people)):
                return (k, at)
    return None


def _is_own_deed(page: Page, first: int) -> bool:
    """وبرر استخدامه للعبارة بأن: what he did is the object of the verb, not who speaks."""
    word = page.words[first]
    return is_owned_deed(word) and first not in page.inside_people and not classes(word) & _SPEAKS


def _heads_headline(page: Page, at: int, named: tuple[int, int]) -> bool:
    """الأحرار يتهم الحكومة بـ: whoever stands first in a headline, right before the verb, speaks."""
    return page.headline(at) and named == (page.sentence_start[at], at)


def _antecedent(page: Page, at: int, cue: Cue, relative: str) -> bool:
    """سامر الخطيب الذي قال، موسكو التي تنفي: a name right before the relative pronoun, of the verb's gender."""
    feminine = relative in ("التي", "والتي")
    if feminine != (cue.gender == "f") or cue.only == "document":
        return False
    return at - 2 in page.inside_people or (feminine and at - 2 in page.things)


def _resumes(page: Page, at: int, cue: Cue, opened: Opening, relative: str) -> bool:
    """القرارات التي اعتبر أنها ...: the antecedent is what is spoken of, not who speaks."""
    if opened.kind != "that" or page.words[opened.word] not in THAT:
        return False
    if relative in ("التي", "والتي") and cue.gender == "m":
        return True
    return not _may_speak(page, at, before(page, at), relative, opened)


def _impersonal(page: Page, at: int, cue: Cue) -> bool:
    """يذكر أن، ويتوقع أن without a subject: the author's own background, not a report."""
    if cue.tense != "present" or cue.gender != "m" or cue.number != "s":
        return False
    if cue.lemma in _IMPERSONAL:
        return before(page, at) is None
    return cue.lemma == "أشار" and not cue.joined and at == page.sentence_start[at]


def _checked(
    page: Page, at: int, cue: Cue, opened: Opening, named: tuple[int, int] | None, previous: str
) -> Report | None:
    if cue.only == "person" and not (named and (named[0] in page.people or "people" in classes(page.words[named[0]]))):
        return None
    if cue.only == "document" and not (named and classes(page.words[named[0]]) & {"documents", "media"}):
        return None
    if previous in RELATIVE and not _may_speak(page, at, before(page, at), previous, opened):
        return None
    if named is None and opened.kind == "prep" and cue.act in TO_SOMEBODY and oblique(page, at + 1):
        opened = with_addressee(page, at, at + 1, opened)
    if named and cue.gender == "f" and cue.act in TO_SOMEBODY and opened.kind == "prep" and are_men(page, named[0]):
        return Report(at, (at, at + 1), cue, with_addressee(page, at, named[0], opened), None, False)
    patient = (
        addressee(page, at + 1, opened.until) if named and opened.kind == "prep" and cue.act in TO_SOMEBODY else None
    )
    if patient:
        opened = with_addressee(page, at, patient, opened)
        named = subject(page, at + 1, patient) or named
    return Report(at, (at, at + 1), cue, opened, named, False)


def _is_speaker(page: Page, first: int) -> bool:
    return first in page.people or bool(classes(page.words[first]) & _SPEAKS)


def _may_speak(page: Page, at: int, named: tuple[int, int] | None, previous: str, opened: Opening) -> bool:
    """Whether the words before a verb can be its speaker: a role, a body, a text, a person; in headlines any name."""
    if named is None:
        return previous not in RELATIVE
    first, last = named
    if first in page.things or last - 1 in page.things:
        return True
    if any(k in page.people or classes(page.words[k]) & _SPEAKS for k in range(first, last)):
        return True
    if previous in RELATIVE:
        return False
    return page.headline(at) or opened.kind not in ("prep", "noun")

"""Forms of a reporting verb, by rule, from its past, its present and its participle.

News writing reports in the third person, so first and second persons are not made: they occur inside
quotations, or where the author speaks. Forms are folded, as in :func:`aqwal.text.fold`; the object pronouns
of وصفها and ذكرته are made too, because they attribute (وفق ما ذكرته الوكالة).

Rules: M. C. Bateson, *Arabic Language Handbook*, and the verb classes of K. Ryding, *A Reference Grammar of
Modern Standard Arabic* (2005), chapters 22-25: sound, hollow, doubled and defective verbs differ in writing
only at their end, which is what the rules below look at.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..text import fold_word


class Form(NamedTuple):
    """A written form. ``tense`` is past, present or participle; ``gender`` m or f; ``number`` s, d or p."""

    text: str
    tense: str
    gender: str
    number: str
    suffixed: bool


def past(verb: str) -> Iterator[Form]:
    """Third persons of the past.

    >>> [f.text for f in past("نفى")][:5]
    ['نفي', 'نفت', 'نفوا', 'نفيا', 'نفتا']

    The masculine dual of a three-letter verb is left out: ردا and شرحا are nouns, far more often.

    >>> [f.text for f in past("دعا")][:3]
    ['دعا', 'دعت', 'دعوا']
    """
    ends_weak = verb[-1] in "ىا" and len(verb) > 2 and verb not in _HAMZA_LOST
    stem = verb[:-1] if ends_weak else verb
    dual = stem + ("وا" if verb.endswith("ا") and len(verb) == 3 else "يا") if ends_weak else verb + "ا"
    for written, gender, number in (
        (verb, "m", "s"), (stem + "ت", "f", "s"), (stem + "وا", "m", "p"), (dual, "m", "d"), (stem + "تا", "f", "d"),
        (stem + ("ين" if ends_weak else "ن"), "f", "p"),
    ):  # fmt: skip
        if not (number == "d" and gender == "m" and len(verb) <= 3 and verb[1] != "ا" and not ends_weak):
            yield Form(fold_word(written), "past", gender, number, False)
    joined = stem + "ا" if ends_weak else verb
    for written, gender, number in ((joined, "m", "s"), (stem + "ت", "f", "s"), (stem + "و", "m", "p")):
        yield from _with_objects(written, "past", gender, number)


def present(verb: str) -> Iterator[Form]:
    """Third persons of the present, and the jussive plural.

    >>> sorted(f.text for f in present("يدعو") if not f.suffixed)
    ['تدعو', 'تدعوان', 'يدعو', 'يدعوان', 'يدعون']
    >>> [f.text for f in present("يرى")][:3]
    ['يري', 'تري', 'يرون']
    """
    stem = verb[1:]
    ends_weak = stem[-1] in "ىيو" and len(stem) > 1
    short = stem[:-1] if ends_weak else stem
    dual = stem[:-1] + ("يان" if stem[-1] in "ىي" else "وان") if ends_weak else stem + "ان"
    for written, gender, number in (
        ("ي" + stem, "m", "s"), ("ت" + stem, "f", "s"), ("ي" + short + "ون", "m", "p"),
        ("ي" + dual, "m", "d"), ("ت" + dual, "f", "d"),
    ):  # fmt: skip
        yield Form(fold_word(written), "present", gender, number, False)
    joined = stem[:-1] + "ا" if stem[-1] == "ى" else stem
    yield from _with_objects("ي" + joined, "present", "m", "s")
    yield from _with_objects("ت" + joined, "present", "f", "s")


def participle(word: str) -> Iterator[Form]:
    """The circumstantial accusative of the active participle: مضيفاً، مضيفة، مضيفين.

    >>> [f.text for f in participle("داعيا")]
    ['داعيا', 'داعيه', 'داعين', 'داعيتين']

    The feminine plural is left out: مذكرات and مطالبات are nouns, far more often.
    """
    stem = word[:-1]
    plural = stem[:-1] + "ين" if stem.endswith("ي") else stem + "ين"
    for written, gender, number in (
        (word, "m", "s"), (stem + "ة", "f", "s"), (plural, "m", "p"), (stem + "تين", "f", "d"),
    ):  # fmt: skip
        yield Form(fold_word(written), "participle", gender, number, False)


def _with_objects(written: str, tense: str, gender: str, number: str) -> Iterator[Form]:
    for pronoun in ("ه", "ها", "هم", "هما"):
        yield Form(fold_word(written) + pronoun, tense, gender, number, True)


_HAMZA_LOST = ("أنبأ", "تنبأ", "هنأ")

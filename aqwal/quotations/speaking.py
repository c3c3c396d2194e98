"""Whether the words that stand as a verb's subject can speak: a novel, a street and a match cannot.

Words in marks, and a clause after أنّ, show that something was said, whoever is named. A preposition, a noun or a colon
does not (تعبر الشارع، كشفت المباراة عن): there the source itself must be one that speaks.
"""

import re

from ..vocabulary import is_word, may_name
from .frames import RELATIVE
from .lexicon import classes, words
from .page import Page

_SPEAK = frozenset(["people", "bodies", "documents", "media"])
_OTHERS = words("speakers")
_PRONOUNS = ("", "ه", "ها", "هم")
_PERSONS = re.compile("و?(ال)?(?!صحر|عذر|بيض|سود|حمر|خضر|زرق|صفر|سمر|علي)[^اويةه][^ا]{2}اء?")
_QUANTITIES = frozenset(["كل", "بعض", "عدد", "احد", "احدي"])
_CLITICS = ("و", "ف", "ب", "ل", "ك")


def can_speak(page: Page, named: tuple[int, int]) -> bool:
    """Whether a source holds a name, a role, a body, a text, a plural of persons, or a word of no dictionary."""
    first, last = named
    for k in range(first, last):
        word = page.words[k]
        if word in RELATIVE and word != "من":
            last = k
            break
        if k in page.inside_people or k in page.things or _speaks(word) or _unknown(page.spelt(k)):
            return True
    word = page.words[first]
    surname = last - first == 1 and word.startswith("ال")
    return surname and (word.endswith("ي") or word in {page.words[k] for k in page.inside_people})


def _speaks(word: str) -> bool:
    if word.removeprefix("و") in _QUANTITIES:
        return False
    pair = word[:-2] if word.endswith("ان") and len(word) > 5 else ""
    one = pair[:-1] + "ه" if pair.endswith("ت") else pair  # جماعتان
    return (
        word.endswith("ون")
        or _PERSONS.fullmatch(word) is not None
        or bool((classes(word) | classes(one)) & _SPEAK)
        or _other(word)
        or _other(one)
    )


def _other(word: str) -> bool:
    stem = word[1:] if word[:1] in ("و", "ف") else word
    stem = stem[2:] if stem.startswith("ال") else stem
    forms = [stem.removesuffix(pronoun) for pronoun in _PRONOUNS]
    return any(form in _OTHERS or (form.endswith("ت") and form[:-1] + "ه" in _OTHERS) for form in forms)


def _unknown(spelt: str) -> bool:
    """Whether a word can only be a name; not one that a preposition is written onto."""
    return (
        len(spelt) > 2
        and spelt[0].isalpha()
        and may_name(spelt)
        and not (spelt.startswith(_CLITICS) and len(spelt) > 3 and is_word(spelt[1:]))
    )


def is_feminine(page: Page, k: int) -> bool:
    """روسيا، الدول، الحكومة: feminine, so that a masculine verb right before has another subject (وحث روسيا على)."""
    word = page.words[k]
    if k in page.inside_people or len(word) < 4:
        return False
    return word.endswith("يا") or word in ("دول", "الدول") or ("bodies" in classes(word) and word.endswith(("ه", "ات")))

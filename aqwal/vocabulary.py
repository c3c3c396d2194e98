"""Whether a word is one of the language, or can only be a name.

The words are simplemma's Arabic forms (MIT; 300,000, 36 MB once loaded): read when first asked for.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from .remembered import KEPT
from .text import DIACRITICS, INVISIBLE, fold_word
from .transliterate import spelled

if TYPE_CHECKING:
    from collections.abc import Container

_GONE = dict.fromkeys(map(ord, DIACRITICS + INVISIBLE))


@cache
def _words() -> "Container[str]":
    return DefaultDictionaryFactory().get_dictionary("ar")


@lru_cache(maxsize=KEPT)
def is_word(word: str) -> bool:
    """Whether a word, in its published spelling, is in the dictionary; proclitics and possessives may be on it.

    >>> is_word("والمدافعون"), is_word("حديثه"), is_word("توكاييف")
    (True, True, False)
    """
    word = word.translate(_GONE)
    forms = [word]
    if word[:1] in ("و", "ف") and len(word) > 4:
        forms.append(word[1:])
    for form in list(forms):
        if form.startswith("لل"):
            forms.append("ال" + form[2:])
        elif form[:1] in ("ب", "ل", "ك") and (form[1:3] == "ال" or form.endswith(_NOMINAL)):
            forms.append(form[1:])
    forms += [form[2:] for form in forms if form.startswith("ال") and len(form) > 5]
    owned = [
        form[: -len(end)]
        for form in forms
        for end in ("ها", "هم", "ه")
        if form.endswith(end) and len(form) > len(end) + 2
    ]
    forms += owned + [form[:-1] + "ة" for form in owned if form.endswith("ت")] + [word[:-1] + "ة"] * word.endswith("ه")
    forms += [form[:-1] for form in forms if form.endswith("ا") and len(form) > 4]  # the accusative: رافضاً
    return any(form in _words() for form in forms)


_NOMINAL = ("ة", "ات", "هم", "ها", "ية", "ته")
"""Endings that make a preposition likely in front: بسرعة is a word, بلانت is none."""


def may_name(word: str) -> bool:
    """Whether a word in its published spelling can begin a person's name: known as a name, or not a word at all.

    >>> may_name("صالح"), may_name("توكاييف"), may_name("المقاومة"), may_name("وربما")
    (True, True, False, False)
    """
    return spelled(fold_word(word)) is not None or not is_word(word)

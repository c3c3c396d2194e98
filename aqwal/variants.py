"""Ways in which one name is written: spelling keys, transliterations, short forms.

Keys are compared, never shown. Folding (:mod:`aqwal.text`) has already taken hamza, ة/ه, ى/ي and diacritics away.
"""

import re
from functools import lru_cache

from .text import WORD, folded
from .titles import without_article
from .transliterate import spelled

JOINED = frozenset("عبد ابو ابي ابا بو ام بن ابن بنت ال".split())
"""Words written together with the one after them, or apart: عبد الله and عبدالله."""
_LINKS = ("بن", "ابن")
_SOUNDS = str.maketrans(
    {
        "غ": "ك",
        "ج": "ك",
        "ق": "ك",
        "ف": "ب",
        "ث": "ت",
        "ط": "ت",
        "ذ": "د",
        "ض": "د",
        "ظ": "ز",
        "ص": "س",
        "ح": "ه",
        "خ": "ك",
    }
)
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = re.compile("[اويءع]")


@lru_cache(maxsize=50_000)  # an article asks for the same names again and again
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name as they are compared: marks dropped, عبد, أبو and بن joined to what follows.

    >>> words_of("عبد الله بن سعد «الراوي»"), words_of("أبو بكر")
    (('عبدالله', 'بنسعد', 'الراوي'), ('ابوبكر',))
    """
    joined: list[str] = []
    open_end = False
    for word in WORD.findall(folded(name)):
        bare = "بن" if word in _LINKS else word
        if open_end:
            joined[-1] += bare
        else:
            joined.append(bare)
        open_end = word in JOINED
    return tuple(joined)


def skeleton(words: tuple[str, ...]) -> str:
    """The consonants of a name, sounds that transliterations confuse made one: غوتيريش and جوتيريس come close.

    >>> skeleton(("بوتين",)) == skeleton(("بوتن",)), skeleton(("سيرغي", "لافروف")) == skeleton(("سيرجي", "لافروف"))
    (True, True)
    """
    return " ".join(_VOWELS.sub("", word.replace("تش", "ش").translate(_SOUNDS)) for word in map(without_article, words))


@lru_cache(maxsize=100_000)
def _common(word: str) -> bool:
    return spelled(without_article(word)) is not None


def same_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of as many words, two at least, differ only as transliterations or habits of writing do.

    Words that are two different Arabic names (سلمان, سليمان) never count as spellings of each other.

    >>> same_spelling(("فلاديمير", "بوتين"), ("فلاديمير", "بوتن")), same_spelling(("خالد", "سلمان"), ("خالد", "سليمان"))
    (True, False)
    >>> same_spelling(("سامر", "الخطيبي"), ("سامر", "خطيبي")), same_spelling(("احمد", "العلي"), ("احمد", "علي"))
    (True, False)
    """
    if len(one) != len(other) or len(one) < 2 or skeleton(one) != skeleton(other):
        return False
    if one_sound(one, other):
        return True
    arabic = _is_arabic(one) or _is_arabic(other)
    for a, b in zip(one, other, strict=True):
        if a == b:
            continue
        if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 2 or (_common(a) and _common(b)):
            return False
        if arabic and (_light(a) != _light(b) or (without_article(a) == without_article(b) and _common(a))):
            return False
    return True


def one_sound(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two foreign names differ only in how papers write a g, غ in the Levant and ج in Egypt.

    >>> one_sound(("كريستيان", "غروس"), ("كريستيان", "جروس")), one_sound(("سامر", "غازي"), ("سامر", "جازي"))
    (True, False)
    """
    return len(one) == len(other) > 1 and all(
        a == b or (a.replace("غ", "ج") == b.replace("غ", "ج") and not _arabic_word(a) and not _arabic_word(b))
        for a, b in zip(one, other, strict=True)
    )


def _arabic_word(word: str) -> bool:
    return word.startswith(("ال", "عبد", "ابو", "بن")) or _common(word)


def without_fathers(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name as it is written without بن between its fathers, the first word and the last left as they are.

    >>> without_fathers(words_of("بدر بن عبدالرحمن السمحان")) == words_of("بدر عبدالرحمن السمحان")
    True
    """
    middle = tuple(w.removeprefix("بن") if len(w) > 4 else w for w in words[1:-1])
    return (*words[:1], *middle, *words[-1:]) if len(words) > 2 else words


def _is_arabic(words: tuple[str, ...]) -> bool:
    """Whether a name is an Arabic one, whose written vowels tell names apart (الحمادي, الحامد)."""
    return any(w.startswith(("ال", "عبد", "ابو", "بن", "ام", "ال")) for w in words) or _common(words[0])


def _light(word: str) -> str:
    """A word without article, doubled letters and a final vowel: what habits of writing change in Arabic names."""
    return _DOUBLED.sub(r"\1", without_article(word)).rstrip("اهي")


def is_parent(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name that ends another is likely the father's: محمد لباد in زينب محمد لباد. Both begin with given names.

    >>> is_parent(("محمد", "لباد"), ("زينب", "محمد", "لباد")), is_parent(("قايد", "السبسي"), ("الباجي", "قايد", "السبسي"))
    (True, False)
    """
    return 1 < len(short) < len(full) and short[0] != full[0] and _common(short[0]) and _common(full[0])


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name can stand for a fuller one: its family name, or its first names with or without the last.

    >>> full = ("سامر", "بنسعد", "الخطيب")
    >>> [is_short_for(s, full) for s in (("الخطيب",), ("سامر", "الخطيب"), ("سامر", "بنسعد"), ("سامر",), ("بنسعد", "الخطيب"))]
    [True, True, True, False, True]
    """
    if not 0 < len(short) < len(full) or is_parent(short, full):
        return False
    if len(short) == 1:
        return without_article(short[0]) == without_article(full[-1])
    if full[-len(short) :] == short or full[: len(short)] == short:
        return True
    at = 0
    for word in short:
        try:
            at = full.index(word, at) + 1
        except ValueError:
            return False
    return (short[0], short[-1]) == (full[0], full[-1])

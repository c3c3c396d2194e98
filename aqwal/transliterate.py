"""Arabic names in Latin letters, the way English newspapers write them.

Arabic writes no short vowels, so a rule can only guess them: what the rules write ends in :data:`MARK`, and only
what a lexicon spells is without it. Common names come from ``lexicons/latin_names.tsv``. The consonants follow the
usual newspaper table (a plain form of UNGEGN 1972, without dots and long signs).
"""

from functools import cache
from importlib.resources import files

from .text import DIACRITICS, INVISIBLE, fold_word

MARK = "~"
"""Ends a romanisation that rules made: read it as "roughly"."""

_CONSONANTS = dict(zip(
    "بتثجحخدذرزسشصضطظغفقكلمنهچڤپگژکھہڨ",
    "b t th j h kh d dh r z s sh s d t z gh f q k l m n h ch v p g zh k h h g".split(), strict=True,
))  # fmt: skip
_GONE = dict.fromkeys(map(ord, DIACRITICS + INVISIBLE))


@cache
def _known() -> dict[str, str]:
    lines = (files("aqwal") / "lexicons" / "latin_names.tsv").read_text(encoding="utf-8").splitlines()
    return {fold_word(a): b for a, b in (line.split("\t") for line in lines[1:] if line and line[0] != "#")}


def spelled(folded: str) -> str | None:
    """How the lexicon writes a folded name word in Latin letters; None for a word that it does not hold.

    >>> spelled("خالد"), spelled("توكاييف")
    ('Khaled', None)
    """
    return _known().get(folded)


def romanise(name: str) -> str:
    """An Arabic name in Latin letters, ended by :data:`MARK`; what is in Latin letters already stays as it is.

    >>> romanise("عبد الله بن سامر الخطيب"), romanise("توكاييف"), romanise("وزارة الدفاع")
    ('Abdullah bin Samer al-Khatib~', 'Tukayif~', 'Wazarat al-Dafa~')
    >>> romanise("NATO")
    'NATO'
    """
    words = "".join(c if c.isalnum() or c in " -'’" else " " for c in name.translate(_GONE)).split()
    if all(word.isascii() for word in words):
        return " ".join(words)
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in ("عبد", "محيي") and word.startswith("ال"):
            joined[-1] += word
        else:
            joined.append(word)
    last = len(joined) - 1
    written = [_word(word, following=at < last and joined[at + 1].startswith("ال")) for at, word in enumerate(joined)]
    text = " ".join(written)
    return text[:1].upper() + text[1:] + MARK


def _word(word: str, *, following: bool) -> str:
    """One word; ``following``: a definite word comes after, so that a final ة is sounded."""
    if word.isascii():
        return word
    folded = fold_word(word)
    if folded in _known():
        return _known()[folded]
    for prefix, written in (("ال", "al-"), ("لل", "lil-"), ("وال", "wal-"), ("بال", "bil-"), ("عبدال", "Abdul ")):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            rest = word[len(prefix) :]
            return written + (_known().get(fold_word(rest)) or _letters(rest, following).capitalize())
    return _letters(word, following).capitalize()


def _letters(word: str, following: bool) -> str:
    """Letter by letter, a short vowel put where consonants cannot meet: at the start, and between three."""
    sounds = _sounds(word, following)
    out: list[str] = []
    consonants = 1  # those since the last vowel; a word's start counts as one
    for sound in sounds:
        if sound in "aiu" or sound == "at":
            consonants = 0
        else:
            consonants += 1
            if consonants > 2:
                out.append("a")
                consonants = 1
        out.append(sound)
    return "".join(out)


def _sounds(word: str, following: bool) -> list[str]:
    """The consonants and written vowels of a word; و and ي are consonants at the start and beside a vowel."""
    sounds: list[str] = []
    for at, c in enumerate(word):
        after = word[at + 1] if at + 1 < len(word) else ""
        vowel_before = bool(sounds) and sounds[-1] in "aiu"
        if c in "اآأى":
            sounds += [] if sounds[-1:] == ["a"] else ["a"]
        elif c == "إ":
            sounds.append("i")
        elif c == "ة":
            sounds += ["at"] if following else [] if sounds[-1:] == ["a"] else ["a"]
        elif c in "عءئؤ":
            if vowel_before and c == "ئ" and after and after not in "ايوةى":
                sounds.append("i")
            elif not vowel_before and after not in "اآأى" and (after or not sounds):
                sounds.append("a")
        elif c in "وي":
            glide = (
                not at
                or (vowel_before and word[at - 1] not in "عئؤ")
                or (after and after in "اآىةوي" and not (after == "ي" and c == "و"))
            )
            sounds.append({"و": "w", "ي": "y"}[c] if glide else {"و": "u", "ي": "i"}[c])
        elif c in _CONSONANTS:
            sounds.append(_CONSONANTS[c])
    return sounds

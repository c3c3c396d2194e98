"""What the letters of one folded word say, whatever stands around it: the tagger's view of a word type.

Hashes are CRC-32 of the UTF-8 letters, so that a model holds numbers and no text, and every machine agrees.
"""

from functools import lru_cache
from zlib import crc32

from .remembered import Remembered

NGRAM_BUCKETS = 1 << 14
SHAPES = 8
LONGEST = 12
GAPS = 10


def key(word: str) -> int:
    """The 32-bit key under which a model knows a word."""
    return crc32(word.encode())


def bare_forms(word: str) -> list[str]:
    """The word without its attached particles, the least stripped first; a guess on letters alone.

    >>> bare_forms("وللحكومه")
    ['للحكومه', 'الحكومه']
    >>> bare_forms("محمد")
    []
    """
    forms = []
    if len(word) > 3 and word[0] in "وف":
        word = word[1:]
        forms.append(word)
    if len(word) > 3 and word[0] in "بلك":
        forms.append("ال" + word[2:] if word.startswith("لل") and len(word) > 4 else word[1:])
    return forms


def ngrams(word: str) -> list[int]:
    """Buckets of the word itself, of its letter runs of 2 to 4 (ends marked), and of its first and last 1 to 3."""
    marked = f"^{word}$"
    grams = {marked[i : i + n] for n in (2, 3, 4) for i in range(len(marked) - n + 1)}
    grams.add("W" + word)
    for n in (1, 2, 3):
        grams.add("P" + word[:n])
        grams.add("S" + word[-n:])
    return [_buckets[g] for g in grams]


_buckets = Remembered(lambda gram: crc32(gram.encode()) % NGRAM_BUCKETS)
"""The bucket of a run of letters: new words are mostly made of old runs."""


def shape(word: str) -> int:
    """A class below SHAPES: 1 digits, 2 Latin, 3 with digits, 4 one letter, 5 and 6 with an article, 7 with what may
    be a proclitic, 0 any other.

    >>> [shape(w) for w in ("2024", "nato", "اف16", "د", "الرييس", "للرييس", "وقال", "محمد")]
    [1, 2, 3, 4, 5, 6, 7, 0]
    """
    if word.isdigit():
        return 1
    if word.isascii() and word.isalpha():
        return 2
    if any(c.isdigit() for c in word):
        return 3
    if len(word) == 1:
        return 4
    if word.startswith("ال"):
        return 5
    if word.startswith(("وال", "بال", "فال", "كال", "لل")):
        return 6
    return 7 if word[0] in "وفبلك" else 0


_GAP_CLASSES = ((".؟!?", 2), ("([", 3), (")]", 4), ("\"«»“”'", 5), (":", 6), ("-–—/", 7), ("،,؛", 8))


@lru_cache(maxsize=10_000)
def gap(between: str) -> int:
    """The class, below GAPS, of what stands between two words.

    >>> [gap(s) for s in (" ", " (", "، ", "\\n")]
    [0, 3, 8, 1]
    """
    if between == " ":
        return 0
    if "\n" in between:
        return 1
    marks = between.strip()
    if not marks:
        return 0
    return next((number for signs, number in _GAP_CLASSES if any(c in signs for c in marks)), 9)

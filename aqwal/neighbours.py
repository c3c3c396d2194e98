"""The words and marks around a stretch of a document, as rules ask for them."""

from .text import DIACRITICS, Document

MARKS = frozenset("\"'«»“”‘’")
LINKS = frozenset(" \"'«»“”‘’(-–,،")
"""What may stand between a word and the name that it speaks of."""


def gap(document: Document, at: int) -> str:
    """What stands between a word and the next."""
    return document.gaps[at + 1]


def neighbour(document: Document, at: int, step: int) -> str:
    """The word before or after, marks passed over; empty across other punctuation."""
    other = at + step
    if not 0 <= other < len(document.words) or not LINKS.issuperset(gap(document, min(at, other))):
        return ""
    return document.words[other]


def bare(word: str) -> str:
    """A word without a conjunction or preposition before it, the article kept, for comparing with gate words."""
    for proclitic in ("ولل", "لل"):
        if word.startswith(proclitic):
            return "ال" + word[len(proclitic) :]
    return word[1:] if len(word) > 3 and word[0] in "وفبلك" else word


def is_definite(word: str) -> bool:
    """Whether a word has the article; إلى, الآن and التي, which fold to look like it, are shorter."""
    return len(word) > 4 and word.startswith(("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال"))


def in_marks(document: Document, start: int, end: int) -> bool:
    """Whether quotation marks stand right before and right after a folded span."""
    before, after = document.folded[start - 1 : start], document.folded[end : end + 1]
    return before in MARKS and after in MARKS


def count(document: Document, words: tuple[str, ...]) -> int:
    """How often a document has some words or parts of words."""
    return sum(document.folded.count(word) for word in words)


def printed_as(document: Document, start: int, end: int, spelling: str) -> bool:
    """Whether the published letters, diacritics apart, are these."""
    printed = document.text[slice(*document.published_span(start, end))]
    return "".join(c for c in printed if c not in DIACRITICS) == spelling

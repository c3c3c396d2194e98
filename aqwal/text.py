"""Published text, folded for matching, with the way back.

Everything inside the engine counts in *folded* characters; :func:`aqwal.analyse` turns spans into
offsets of the published text once, at the end, with :meth:`Document.published_span`. The published text
itself is never altered (DESIGN, house rule 2).

Folding follows what Arabic search engines do (Lucene's ArabicNormalizer; "normalize" and "dediacritize"
in CAMeL Tools), and adds the marks that news sites leave in their text:

* alefs with hamza or madda become a bare alef, alef maksura becomes yeh, teh marbuta becomes heh,
  hamza on a seat becomes the seat;
* Arabic-Indic and Persian digits become European ones, Persian kaf and yeh the Arabic ones;
* diacritics, tatweel, zero-width and direction marks go;
* presentation forms become the letters that they stand for.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from datetime import date
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

DIACRITICS = "".join(chr(c) for c in [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)])
INVISIBLE = (
    "\N{ARABIC TATWEEL}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}\N{SOFT HYPHEN}\N{WORD JOINER}"
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}"
    "\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}\N{ZERO WIDTH NO-BREAK SPACE}"
)
LETTERS = dict(zip("أإآٱىةؤئکیگڤپچەہ", "اااايهويكيكفبجهه", strict=True))
DIGITS = {c: str(i) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for i, c in enumerate(digits)}
SPACES = dict.fromkeys(
    "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{EN SPACE}\N{EM SPACE}\t\r\x0b\x0c", " "
)

_BECOMES = str.maketrans(
    {
        **LETTERS, **DIGITS, **SPACES, **{c: c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
        **dict.fromkeys(DIACRITICS + INVISIBLE),
    }
)  # fmt: skip
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")

_GONE = 0x110000
"""One past the last code point: what a dropped character becomes."""
_CODES = np.arange(_GONE, dtype=np.uint32)
_CODES[list(_BECOMES)] = [_GONE if c is None else ord(c) for c in _BECOMES.values()]
"""``_BECOMES`` for numpy, which folds a page ten times faster than ``str.translate`` (a word, slower)."""
_LONG = 200
"""Characters from which on numpy is the faster."""

_BELONGS = frozenset(DIACRITICS + "\N{ARABIC TATWEEL}")


class Folded(NamedTuple):
    """Folded text, and for each of its characters the published offset it came from.

    ``offsets`` is None where nothing was dropped or expanded: the offsets are then the same.
    """

    text: str
    offsets: list[int] | None


def fold(text: str) -> Folded:
    """Fold for matching, remembering where each character came from.

    >>> fold("أكّـدَ الوزيرُ")
    Folded(text='اكد الوزير', offsets=[0, 1, 4, 6, 7, 8, 9, 10, 11, 12])
    >>> fold("٢٠٢٤ على").text
    '2024 علي'
    """
    written, source = _expanded(text)
    codes = _CODES[_code_points(written)]
    kept = codes != _GONE
    if source is None and kept.all():
        return Folded(_text(codes), None)
    offsets = np.flatnonzero(kept) if source is None else source[kept]
    return Folded(_text(codes[kept]), offsets.tolist())


def folded(text: str) -> str:
    """The folded text without the way back, which takes most of the time: for words, and for searching.

    >>> folded("أكّـدَ الوزيرُ") == fold("أكّـدَ الوزيرُ").text
    True
    """
    written, _ = _expanded(text)
    if len(written) < _LONG:
        return written.translate(_BECOMES)
    codes = _CODES[_code_points(written)]
    return _text(codes[codes != _GONE])


def _expanded(text: str) -> tuple[str, np.ndarray | None]:
    """The text with letters for presentation forms, and the offset each character came from; None where all stay."""
    if not _PRESENTATION.search(text):
        return text, None
    letters = [unicodedata.normalize("NFKC", c) if _PRESENTATION.match(c) else c for c in text]
    return "".join(letters), np.repeat(np.arange(len(text)), list(map(len, letters)))


def _code_points(text: str) -> np.ndarray:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _text(codes: np.ndarray) -> str:
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def fold_word(word: str) -> str:
    """The folded form of a lexicon entry, white space made single.

    >>> fold_word("مُؤكِّداً  أنّ")
    'موكدا ان'
    """
    return " ".join(folded(word).split())


WORD = re.compile(r"\w+(?:[.\-’'](?=[a-z0-9])\w+)*")
"""A word: letters and digits; a point, hyphen or apostrophe inside Latin words and numbers stays."""
_WORDS_APART = re.compile(f"({WORD.pattern})")

_SENTENCE_END = re.compile(r"\n+|[.!?؟](?=[\s\"»”“«'’)\]]|$)[\"»”’')\]]*(?:\s+|$)|؛\s+")


class Document(NamedTuple):
    """One article, read once for every finder. All spans are half-open, in folded characters.

    ``words``, ``starts`` and ``ends`` run in parallel; ``gaps[i]`` stands before word ``i``, the last after the last
    word. ``title_end`` is where the headline stops (0 when there is none). ``published`` is the day of publication,
    None when unknown. ``outlet`` (the article's address where it has none) and ``dateline`` are as printed. ``kept``
    holds what was found already (:func:`aqwal.remembered.once`).
    """

    text: str
    folded: str
    offsets: list[int] | None
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    title_end: int
    published: date | None
    outlet: str
    dateline: str
    kept: dict[Callable, Any]

    def published_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the published text that folded ``[start, end)`` came from.

        Diacritics that follow the last letter, and its lengthening (as in هـ), belong to it.

        >>> document = read("قال مؤكّداً أن")
        >>> document.published_span(4, 9)
        (4, 11)
        """
        if self.offsets is None or end <= start:
            if self.offsets is None:
                return start, end
            at = self.offsets[start] if start < len(self.offsets) else len(self.text)
            return at, at
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        while last < len(self.text) and self.text[last] in _BELONGS:
            last += 1
        return first, last

    def word_at(self, position: int) -> int:
        """Index of the first word that ends after a folded position (``len(words)`` past the last)."""
        return bisect_left(self.ends, position + 1)


def read(
    text: str, *, title_end: int = 0, published: date | None = None, outlet: str = "", dateline: str = ""
) -> Document:
    """Fold and tokenise a published text. Never raises, whatever the text. ``title_end`` is a published offset."""
    folded, offsets = fold(text)
    if offsets is not None and title_end:
        title_end = bisect_left(offsets, title_end)
    # Gap, word, gap, ...: half the time of a match object a word.
    parts = _WORDS_APART.split(folded)
    edges = list(accumulate(map(len, parts)))
    return Document(
        text,
        folded,
        offsets,
        parts[1::2],
        edges[:-1:2],
        edges[1::2],
        parts[::2],
        title_end,
        published,
        outlet,
        dateline,
        {},
    )


def sentences(folded: str) -> list[tuple[int, int]]:
    """Spans of sentences: ended by . ! ? ؟ ؛ and line ends, closing marks kept with what they close.

    A point inside a number or a Latin word ends nothing.

    >>> [ "قال: نعم. ثم مضى 2.5 كم"[a:b] for a, b in sentences("قال: نعم. ثم مضى 2.5 كم")]
    ['قال: نعم.', 'ثم مضى 2.5 كم']
    """
    spans, at = [], 0
    for m in _SENTENCE_END.finditer(folded):
        end = m.end() - (len(m.group()) - len(m.group().rstrip()))
        start = at + len(folded[at:end]) - len(folded[at:end].lstrip())
        if start < end:
            spans.append((start, end))
        at = m.end()
    tail = folded[at:].rstrip()
    start = at + len(tail) - len(tail.lstrip())
    if tail.strip():
        spans.append((start, at + len(tail)))
    return spans

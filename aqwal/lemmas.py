"""Words of a text by their dictionary form, function words left out: what keyness and topics count.

Lemmas are simplemma's (MIT), looked up by folded form, since news text drops hamzas and dots as it likes; a
word that it does not know stands for itself, without proclitics.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from .remembered import Remembered
from .text import DIACRITICS, INVISIBLE, Document, fold, fold_word
from .themes.forms import bare

STOPWORDS = Path(__file__).parent / "lexicons" / "stopwords.toml"
_NOT_WRITTEN = str.maketrans("", "", DIACRITICS + INVISIBLE)


@cache
def _dictionary() -> tuple[Mapping[str, str], dict[str, str]]:
    """Lemmas by form as spelt, and a form as spelt for each folded one."""
    known = DefaultDictionaryFactory().get_dictionary("ar")
    forms = [form for form in known if "ء" <= form[0] <= "ي"]
    folded = fold("\n".join(forms)).text.split("\n")
    spelt: dict[str, str] = {}
    for short, form in zip(folded, forms, strict=True):
        # «الدين» is the article and «دين» before it is the dual of «ألد»
        if short not in spelt or form.startswith("ال"):
            spelt[short] = form
    return known, spelt


@cache
def stopwords() -> frozenset[str]:
    """Folded function words, and the words of reporting and dating that every article has."""
    groups = tomllib.loads(STOPWORDS.read_text(encoding="utf-8"))
    listed = (w for group in groups.values() for w in group.replace("\n", " ").split(","))
    return frozenset(fold_word(w) for w in listed)


def _lemma(word: str) -> str:
    folded = fold_word(word)
    if len(folded) < 2 or not "ء" <= folded[0] <= "ي":
        return folded if len(folded) > 2 and folded.isalpha() else ""
    stop, (known, spelt) = stopwords(), _dictionary()
    candidates = bare(folded)
    if not stop.isdisjoint(candidates) or (folded[0] in "وفبلك" and folded[1:] in stop):
        return ""
    if word in known:
        found = known[word]
    else:
        form = next((spelt[c] for c in candidates if c in spelt), None)
        found = known[form] if form else next((c for c in candidates[1:] if folded.endswith("ال" + c)), folded)
    return "" if len(found) < 2 or fold_word(found) in stop else found


_lemmas = Remembered(_lemma)
"""Lemma by word as spelt, empty for what is no content word."""


def spelt(document: Document) -> list[str]:
    """The words of a document as published, without diacritics and what else folding drops."""
    spans, text = zip(document.starts, document.ends, strict=True), document.text
    if document.offsets is None:
        return [text[a:b] for a, b in spans]
    offsets = document.offsets
    words = (text[offsets[a] : offsets[b - 1] + 1] for a, b in spans)
    return [w if w.isalpha() else w.translate(_NOT_WRITTEN) for w in words]


def content(document: Document) -> list[str]:
    """The lemma of each word of a document, in order, empty for function words, numbers and lone letters.

    >>> from aqwal.text import read
    >>> content(read("وأعلن الوزراء في 2024 زيادة أسعار المحروقات"))
    ['', 'وزير', '', '', 'زيادة', 'سعر', 'محروقات']
    """
    return [_lemmas[w] for w in spelt(document)]


def spelling(documents: Iterable[Document]) -> dict[str, str]:
    """How each lemma is mostly spelt in some documents, without the article and what stands before it.

    >>> from aqwal.text import read
    >>> spelling([read("الانتخابات البلدية")])
    {'انتخاب': 'انتخابات', 'بلدي': 'بلدية'}
    """
    found: dict[str, Counter[str]] = {}
    for document in documents:
        for word in spelt(document):
            if lemma := _lemmas[word]:
                found.setdefault(lemma, Counter())[word] += 1
    return {lemma: _commonest(words) for lemma, words in found.items()}


def _commonest(words: Counter[str]) -> str:
    folded = {fold_word(w) for w in words}
    without: Counter[str] = Counter()
    for word, n in words.items():
        whole = fold_word(word)
        shorter = [
            len(c) for c in bare(whole)[1:]
            if whole.endswith(c) and (c in folded or whole[: -len(c)] in ("ال", "وال", "بال", "لل", "فال", "كال"))
        ]  # fmt: skip
        without[word[-min(shorter) :] if shorter else word] += n
    return max(without, key=without.__getitem__)


def counted(documents: Iterable[Document]) -> Counter[str]:
    """How often each lemma stands in some documents."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(content(document))
    counts.pop("", None)
    return counts

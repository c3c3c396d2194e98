"""A Hugging Face token-classification model in place of the embedded tagger, for those who have the network.

Needs ``pip install -r requirements-hf.txt`` and, the first time, the network: the model is downloaded by
``transformers`` into its own cache. A folder that holds a model works offline.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from .tagger import Tagged
from .text import Document, sentences

TYPES = {
    "PER": "PER", "PERS": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "LOC": "LOC", "LOCATION": "LOC", "GPE": "LOC",
    "FAC": "LOC",
}  # fmt: skip
"""Label names of the models in use -> our types; every other label is MISC."""
BATCH = 16
LONGEST = 200
"""Words of one input: longer sentences are read in pieces, so that no model cuts them short."""

Tagger = Callable[[Sequence[Document]], list[list[Tagged]]]


class Unavailable(RuntimeError):
    """The model cannot be had; the message says what to do."""


@lru_cache(maxsize=2)
def load(name: str) -> Tagger:
    """A function that tags documents with the model ``name`` (of the Hub, or a folder).

    Raises Unavailable when the libraries are missing, when the model is neither here nor within reach, or when
    it does not label words.
    """
    try:
        import torch
        from transformers import AutoModelForTokenClassification, AutoTokenizer
    except ImportError as error:
        raise Unavailable(
            f"hf:{name} needs {error.name}: `pip install -r requirements-hf.txt`, or leave --ner out."
        ) from None
    try:
        tokenizer = AutoTokenizer.from_pretrained(name, use_fast=True)
        model = AutoModelForTokenClassification.from_pretrained(name).eval()
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Unavailable(
            f"hf:{name} cannot be had ({reason}); check the name and the network, give a folder that holds the model, "
            "or leave --ner out to use the embedded tagger."
        ) from None
    labels = {int(number): str(label) for number, label in model.config.id2label.items()}
    if not any(label.startswith("B-") for label in labels.values()):
        raise Unavailable(f"hf:{name} does not mark names with B- and I- labels; choose a model for named entities.")

    def tag(documents: Sequence[Document]) -> list[list[Tagged]]:
        pieces = [(i, first, last) for i, d in enumerate(documents) for first, last in _pieces(d)]
        pieces.sort(key=lambda piece: piece[1] - piece[2])  # long ones together: less padding
        found: list[dict[int, str]] = [{} for _ in documents]
        for at in range(0, len(pieces), BATCH):
            some = pieces[at : at + BATCH]
            words = [_published(documents[i], first, last) for i, first, last in some]
            encoded = tokenizer(words, is_split_into_words=True, padding=True, truncation=True, return_tensors="pt")
            with torch.inference_mode():
                best = model(**encoded).logits.argmax(-1).tolist()
            for row, (i, first, _) in enumerate(some):
                _first_pieces(encoded.word_ids(row), best[row], labels, first, found[i])
        return [list(_names(tags)) for tags in found]

    return tag


def _pieces(document: Document) -> Iterator[tuple[int, int]]:
    """Ranges of words, a sentence each, none longer than LONGEST."""
    at = 0
    for _, end in sentences(document.folded):
        first = at
        while at < len(document.words) and document.starts[at] < end:
            at += 1
        for start in range(first, at, LONGEST):
            yield start, min(start + LONGEST, at)


def _published(document: Document, first: int, last: int) -> list[str]:
    """The words as printed: the models learnt from unfolded text."""
    return [
        document.text[slice(*document.published_span(document.starts[i], document.ends[i]))] for i in range(first, last)
    ]


def _first_pieces(words: list[Any], best: list[int], labels: dict[int, str], first: int, found: dict[int, str]) -> None:
    """The label of each word is that of its first piece."""
    before = None
    for word, number in zip(words, best, strict=True):
        if word is not None and word != before:
            found[first + word] = labels[number]
        before = word


def _names(tags: dict[int, str]) -> Iterator[Tagged]:
    first, last, type_ = -1, -1, ""
    for at in sorted(tags):
        part, _, label = tags[at].partition("-")
        own = TYPES.get(label.upper(), "MISC") if part in "BI" and label else ""
        if own and part == "I" and own == type_ and at == last:
            last = at + 1
            continue
        if type_:
            yield Tagged(first, last, type_)
        first, last, type_ = at, at + 1, own
    if type_:
        yield Tagged(first, last, type_)

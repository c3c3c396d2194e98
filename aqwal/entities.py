"""Mentions of people, bodies and places."""

from collections.abc import Sequence

from . import tagger
from .findings import Mention
from .fullnames import fullest
from .text import Document

KIND_OF_TYPE = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def find(documents: Sequence[Document]) -> list[list[Mention]]:
    """The mentions of each document, in order, not overlapping.

    A span is the name alone: titles and attached particles (و ف ب ل ك) stay outside where the word list of the
    tagger tells them apart.
    """
    return [_mentions(document, tags) for document, tags in zip(documents, tagger.tag(documents), strict=True)]


def _mentions(document: Document, tags: list[tagger.Tagged]) -> list[Mention]:
    spans = []
    for tag in tags:
        if tag.type in KIND_OF_TYPE:
            start = document.starts[tag.first] + tagger.proclitics(document.words[tag.first])
            spans.append((start, document.ends[tag.last - 1], tag.type))
    names = fullest(document, spans)
    return [Mention(s, e, t, name, KIND_OF_TYPE[t], None) for (s, e, t), name in zip(spans, names, strict=True)]

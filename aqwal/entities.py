"""Mentions of people, bodies and places."""

from collections.abc import Sequence

from .findings import Mention
from .text import Document


def find(documents: Sequence[Document]) -> list[list[Mention]]:
    """The mentions of each document, in order, not overlapping."""
    return [[] for _ in documents]

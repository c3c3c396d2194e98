"""Temporal expressions as TIMEX3."""

from .findings import Time
from .text import Document


def find(document: Document) -> list[Time]:
    """Temporal expressions in order, resolved against ``document.published`` where that is needed."""
    return []

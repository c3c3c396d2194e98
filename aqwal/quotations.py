"""Find quotations: content, cue and source."""

from .findings import Mention, Quotation
from .text import Document


def find(document: Document, mentions: list[Mention]) -> list[Quotation]:
    """Quotations in order of their content, speakers still unresolved."""
    return []

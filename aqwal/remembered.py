"""What was found is not looked for twice: of a word, in all articles; of a document, by all who ask."""

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

from .text import Document

KEPT = 200_000
"""Words remembered before starting afresh, so that memory does not grow with the corpus."""

T = TypeVar("T")


class Remembered(dict[str, T], Generic[T]):
    """Answers by word, worked out when first asked for. A class because a dictionary that fills itself costs the least
    a word: a third of ``functools.lru_cache``, which counts every hit.

    >>> lengths = Remembered(len)
    >>> lengths["كتاب"], lengths
    (4, {'كتاب': 4})
    """

    def __init__(self, answer: Callable[[str], T]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, word: str) -> T:
        if len(self) >= KEPT:
            self.clear()
        self[word] = found = self._answer(word)
        return found


def once(find: Callable[[Document], T]) -> Callable[[Document], T]:
    """``find``, which goes through a document once however many ask. What it gives is shared: not to be changed."""

    @wraps(find)
    def kept(document: Document) -> T:
        if find not in document.kept:
            document.kept[find] = find(document)
        return document.kept[find]

    return kept

"""What a function says of each word, asked once for every word type: a corpus has few of them beside its words."""

from collections.abc import Callable
from typing import Generic, TypeVar

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

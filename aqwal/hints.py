"""What the lexicons tell the tagger about each word: inside which kind of known name, or a nationality."""

import numpy as np

from .gazetteer import Adjective, Match
from .text import Document

COLUMNS = 9
_FIRST_COLUMN = {"PER": 0, "ORG": 2, "LOC": 4}
_MEDIUM = 6
_NATIONALITY = 8


def hints(document: Document, matches: list[Match], adjectives: list[Adjective]) -> tuple[list[int], list[int]]:
    """Word numbers and columns of the marks that are set: each kind of name has one for its first word and one
    for the words that follow."""
    words, columns = [], []
    for match in matches:
        column = _MEDIUM if match.kind == "medium" else _FIRST_COLUMN[match.type]
        first = word = document.word_at(match.start)
        while word < len(document.words) and document.starts[word] < match.end:
            words.append(word)
            columns.append(column + (word > first))
            word += 1
    for adjective in adjectives:
        words.append(document.word_at(adjective.start))
        columns.append(_NATIONALITY)
    return words, columns


def sheet(marks: list[tuple[list[int], list[int]]], counts: list[int]) -> np.ndarray:
    """The marks of several documents as one table: (words of all, COLUMNS), 1 where set."""
    table = np.zeros((sum(counts), COLUMNS), np.float32)
    base = 0
    for (words, columns), count in zip(marks, counts, strict=True):
        table[np.array(words, np.int64) + base, columns] = 1
        base += count
    return table

"""Exact-match scores over label arrays, for choosing between networks while training."""

import numpy as np

from aqwal.tagger import TYPES
from benchmarks.ner_data import Sheet

COUNTED = TYPES[:3]


def names(labels: np.ndarray) -> set[tuple[int, int, str]]:
    """(first, last, type) of each name, last excluded."""
    found = set()
    for first in np.flatnonzero(labels % 2 == 1).tolist():
        last = first + 1
        while last < len(labels) and labels[last] == labels[first] + 1:
            last += 1
        found.add((first, last, TYPES[labels[first] // 2]))
    return found


def counts(sheets: list[Sheet], predicted: list[np.ndarray]) -> dict[str, tuple[int, int, int]]:
    """By type: names found rightly, found, and there to be found."""
    total = {type_: [0, 0, 0] for type_ in COUNTED}
    for sheet, labels in zip(sheets, predicted, strict=True):
        right, ours = names(sheet.labels), names(np.where(sheet.types >= 0, labels, 0))
        for type_, three in total.items():
            a, b = ({n for n in found if n[2] == type_} for found in (right, ours))
            three[0] += len(a & b)
            three[1] += len(b)
            three[2] += len(a)
    return {type_: (hit, found, there) for type_, (hit, found, there) in total.items()}


def f1(hit: int, found: int, there: int) -> float:
    """
    >>> f1(3, 4, 4)
    0.75
    """
    return 2 * hit / (found + there) if found + there else 0.0


def by_type(sheets: list[Sheet], predicted: list[np.ndarray]) -> dict[str, float]:
    """F1 of each type counted."""
    return {type_: round(f1(*three), 3) for type_, three in counts(sheets, predicted).items()}


def overall(sheets: list[Sheet], predicted: list[np.ndarray]) -> float:
    """F1 of all types counted together."""
    hit, found, there = (sum(column) for column in zip(*counts(sheets, predicted).values(), strict=True))
    return round(f1(hit, found, there), 4)

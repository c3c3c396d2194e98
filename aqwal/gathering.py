"""The rows of many batches kept by column.

Millions of rows as tuples would take ten times the memory, and the garbage collector would walk through them again
and again: a tenth of the whole analysis.
"""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from .corpus import CAT, COLUMNS, INT


class Rows(NamedTuple):
    """The rows of one batch, in published offsets; entities still by name (``register.Name``)."""

    articles: list[tuple]
    texts: list[tuple]
    quotations: list[tuple]
    mentions: list[tuple]
    times: list[tuple]
    themes: list[tuple]


class Gathered:
    """The columns of each table. A class because it grows, and shares equal values between batches."""

    def __init__(self) -> None:
        self._columns: dict[str, dict[str, array | list]] = {
            table: {column: array("i") if kind == INT else [] for column, kind in COLUMNS[table].items()}
            for table in Rows._fields
        }
        self._seen: dict = {}

    def add(self, rows: Rows) -> None:
        """Add the rows of a batch, below those that are there."""
        for table, columns in self._columns.items():
            of_batch = zip(*getattr(rows, table), strict=True)  # nothing where there are no rows
            for (column, kept), values in zip(columns.items(), of_batch, strict=False):
                # One copy of equal values, not one a batch.
                shared = COLUMNS[table][column] == CAT
                kept.extend(map(self._seen.setdefault, values, values) if shared else values)

    def column(self, table: str, column: str) -> Iterable:
        """A column's values."""
        return self._columns[table][column]

    def frame(self, table: str, **replaced: list) -> pd.DataFrame:
        """A table, some of its columns replaced."""
        columns = {**self._columns[table], **replaced}
        return pd.DataFrame({c: np.asarray(v) if isinstance(v, array) else v for c, v in columns.items()})

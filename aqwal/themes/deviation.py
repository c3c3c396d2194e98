"""Who speaks of what more than expected: counts of themes by group against what their totals would lead one to expect.

A speaker with a thousand quotations leads every theme by count. The expected count under independence (row total
times column total over the grand total) takes that away, and the adjusted residual (Haberman 1973) says how many
standard errors the count lies from it.
"""

import numpy as np
import pandas as pd


def deviation(rows: pd.DataFrame, theme: str = "theme", group: str = "group", count: str | None = None) -> pd.DataFrame:
    """One row a pair of theme and group: ``theme``, ``group``, ``count``, ``expected``, ``residual``.

    ``rows`` is one row a unit (an article or quotation under a theme, of a speaker or outlet), or has a column
    ``count`` of such units: counts, never weights, since the residual measures chance. Every theme is paired with
    every group; rows with either missing are passed over. ``residual`` is the adjusted one, about standard normal
    where ``expected`` is 5 or more: beyond 2 in size is unusual for one cell, beyond 3 for one of many. A unit under
    several themes counts for each, which makes residuals a little too large. It is 0 where there is nothing to vary.

    >>> rows = pd.DataFrame({"theme": ["x"] * 30 + ["y"] * 30, "group": ["a"] * 20 + ["b"] * 30 + ["a"] * 10})
    >>> deviation(rows).round(1)
      theme group  count  expected  residual
    0     x     a     20      15.0       2.6
    1     x     b     10      15.0      -2.6
    2     y     a     10      15.0      -2.6
    3     y     b     20      15.0       2.6
    """
    rows = rows.dropna(subset=[theme, group])
    themes, groups = pd.Categorical(rows[theme]), pd.Categorical(rows[group])
    themes, groups = themes.remove_unused_categories(), groups.remove_unused_categories()
    shape = (len(themes.categories), len(groups.categories))
    cell = themes.codes.astype(np.int64) * shape[1] + groups.codes
    weights = None if count is None else rows[count].to_numpy(np.float64)
    counts = np.bincount(cell, weights, minlength=shape[0] * shape[1]).reshape(shape).astype(np.float64)
    expected, residual = residuals(counts)
    return pd.DataFrame(
        {
            "theme": np.repeat(themes.categories.astype(str), shape[1]),
            "group": np.tile(groups.categories.astype(str), shape[0]),
            "count": counts.ravel().astype(np.int64),
            "expected": expected.ravel(),
            "residual": residual.ravel(),
        }
    )


def residuals(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Expected counts and adjusted residuals of a table of counts.

    >>> residuals(np.array([[5.0, 5.0], [5.0, 5.0]]))[1]
    array([[0., 0.],
           [0., 0.]])
    """
    total = counts.sum()
    if not total:
        return np.zeros_like(counts), np.zeros_like(counts)
    by_row, by_column = counts.sum(axis=1, keepdims=True), counts.sum(axis=0, keepdims=True)
    expected = by_row * by_column / total
    variance = expected * (1 - by_row / total) * (1 - by_column / total)
    return expected, np.divide(counts - expected, np.sqrt(variance), out=np.zeros_like(counts), where=variance > 0)

"""Two clocks: when articles were published, and when what they speak of happened or is to happen."""

import numpy as np
import pandas as pd
from scipy.stats import poisson

from ..selection import View
from .once import once
from .periods import GRAINS, periods

SPAN_DAYS = {"day": 3, "week": 14, "month": 62, "year": 730}
"""An expression that covers more days than this is a span, not a point, on an axis of that grain."""
RARE = 0.01
"""A peak is a count that chance would give in one corpus out of a hundred."""


@once
def spoken(view: View, grain: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Points and spans among the times that the text fixes: rows of ``view.times`` with ``period``, that of ``begin``.

    Repeated times (SET), lengths that nothing places, and times of no known begin and finish are left out.
    """
    fixed = view.times.dropna(subset=["begin", "finish"])
    fixed = fixed[(fixed["type"] != "SET") & (fixed["finish"] > fixed["begin"])]
    fixed = fixed.assign(period=periods(fixed["begin"], grain))
    long = (fixed["finish"] - fixed["begin"]).dt.days > SPAN_DAYS[grain]
    return fixed[~long], fixed[long]


@once
def lanes(view: View, grain: str, around: float = 0.15) -> tuple[pd.DataFrame, int, int]:
    """period, published (articles), spoken (points); and how many points lie before and after what is shown.

    Shown is the period of publication and ``around`` of its length on either side; without dates of publication,
    the middle nine tenths of the points. Zeros included; empty where nothing is dated.
    """
    points, _ = spoken(view, grain)
    days = view.articles["published"].dropna()
    if len(days):
        margin = max((days.max() - days.min()) * around, pd.Timedelta(days=1))
        first, last = days.min() - margin, days.max() + margin
        if points.empty or points["begin"].min() > first:
            first = min(days.min(), points["begin"].min()) if len(points) else days.min()
        if points.empty or points["begin"].max() < last:
            last = max(days.max(), points["begin"].max()) if len(points) else days.max()
    elif len(points):
        first, last = points["begin"].quantile([0.05, 0.95])
    else:
        return pd.DataFrame({"period": pd.Series(dtype="datetime64[us]"), "published": [], "spoken": []}), 0, 0
    every = pd.period_range(first, last, freq=GRAINS[grain]).start_time
    published = periods(days, grain).value_counts().reindex(every, fill_value=0)
    spoken_of = points["period"].value_counts()
    table = pd.DataFrame({
        "period": every, "published": published.to_numpy(), "spoken": spoken_of.reindex(every, fill_value=0).to_numpy(),
    })  # fmt: skip
    return table, int(spoken_of[spoken_of.index < every[0]].sum()), int(spoken_of[spoken_of.index > every[-1]].sum())


@once
def spans(view: View, grain: str, most: int = 10) -> pd.DataFrame:
    """The spans spoken of, as drawn: begin, finish, n (how often printed), row (one of them, in ``view.times``).

    Those printed most often, longer ones first among equals; ordered by begin.
    """
    _, long = spoken(view, grain)
    if long.empty:
        return long[["begin", "finish"]].assign(n=0, row=0)
    long = long.assign(row=long.index, length=long["finish"] - long["begin"])
    # "since 2003" ends on the day of each article: one span, ended by the last of them
    grouped = long.groupby(["begin", "value"], as_index=False).agg(
        finish=("finish", "max"), n=("row", "size"), row=("row", "last"), length=("length", "max")
    )
    return grouped.sort_values(["n", "length"], ascending=False).head(most).sort_values("begin", ignore_index=True)


def peaks(table: pd.DataFrame, column: str = "published", most: int = 4, least: int = 3) -> list[pd.Timestamp]:
    """Periods that stand out, highest first: a Poisson tail below RARE, shared out among all periods (Bonferroni),
    against the mean of the other periods; never one of fewer than ``least``."""
    counts = table[column].to_numpy(float)
    if len(counts) < 4:
        return []
    usual = (counts.sum() - counts) / (len(counts) - 1)
    rare = poisson.sf(counts - 1, np.clip(usual, 0.25, None)) < RARE / len(counts)
    found = table[rare & (counts >= least)]
    return found.sort_values(column, ascending=False, kind="stable")["period"].head(most).tolist()


@once
def listed(view: View) -> pd.DataFrame:
    """The dated events of the text: points of ``view.times`` by day, the latest day first."""
    points, _ = spoken(view, "month")
    return points.sort_values(["begin", "finish"], ascending=False, kind="stable")

"""Counting by period of publication."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from ..selection import View, select
from .once import once

GRAINS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}
"""Periods a timeline can be counted in. Weeks run from Monday to Sunday."""


def grain_for(dates: pd.Series) -> str:
    """The finest grain that keeps a chart under about sixty bars.

    >>> grain_for(pd.Series(pd.to_datetime(["2024-01-01", "2024-12-31"])))
    'week'
    """
    known = dates.dropna()
    days = (known.max() - known.min()).days if len(known) else 0
    return "day" if days <= 60 else "week" if days <= 420 else "month" if days <= 365 * 6 else "year"


def periods(dates: pd.Series, grain: str) -> pd.Series:
    """The first day of each date's period; NaT where there is no date."""
    return dates.dt.to_period(GRAINS[grain]).dt.start_time


def bounds(day: pd.Timestamp, grain: str) -> tuple[date, date]:
    """The first and last day of the period that holds a day, both included.

    >>> bounds(pd.Timestamp("2024-02-10"), "month")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    period = day.to_period(GRAINS[grain])
    return period.start_time.date(), period.end_time.date()


def over_time(frame: pd.DataFrame, by: str | None, grain: str) -> pd.DataFrame:
    """Rows counted by period of ``published``, and by column ``by``: period, [by,] n. Undated rows are left out.

    Periods without a row are there with n = 0, so that a line falls where nothing was said.
    """
    dated = frame.loc[frame["published"].notna()]
    if dated.empty:
        return pd.DataFrame({"period": pd.Series(dtype="datetime64[us]"), **({by: []} if by else {}), "n": []})
    period = periods(dated["published"], grain)
    every = pd.period_range(period.min(), period.max(), freq=GRAINS[grain]).start_time
    if by is None:
        counts = period.value_counts().reindex(every, fill_value=0)
        return pd.DataFrame({"period": every, "n": counts.to_numpy()})
    grid = pd.crosstab(period, dated[by].astype(str)).reindex(every, fill_value=0)
    return grid.rename_axis(index="period", columns=by).stack().rename("n").reset_index()


class Course(NamedTuple):
    """Two views of the same selection, one period after the other. ``halves`` says that the reader set no period,
    so that the later half of the days is held against the earlier one."""

    before: View
    now: View
    halves: bool


@once
def course(view: View) -> Course | None:
    """The view against the period before: as many days as the reader's own period, straight before it; or, without
    a period, the later half of the days against the earlier. None where one side has no article.
    """
    days = view.articles["published"].dropna().dt.normalize()
    if days.empty:
        return None
    chosen = view.selection
    since, until = (pd.Timestamp(d) if d else None for d in (chosen.since, chosen.until))
    first, last = since or days.min(), until or days.max()
    halves = since is None
    if halves:
        middle = first + (last - first) / 2
        cut = middle.normalize() + pd.Timedelta(days=1)
        sides = ((first, cut - pd.Timedelta(days=1)), (cut, last))
    else:
        length = last - first + pd.Timedelta(days=1)
        sides = ((first - length, first - pd.Timedelta(days=1)), (first, last))
    before, now = (
        select(view.index, chosen._replace(since=a.date().isoformat(), until=b.date().isoformat())) for a, b in sides
    )
    return Course(before, now, halves) if len(before.articles) and len(now.articles) else None


def change(before: pd.DataFrame, now: pd.DataFrame, code: str, value: str, wholes: tuple[float, float]) -> pd.DataFrame:
    """What grew and what shrank: code, before, now (``value``), share_before, share_now, points (difference of shares
    of ``wholes``) and z, the two-proportion statistic; greatest |z| first. Both tables have ``code`` and ``value``.
    """
    joined = pd.DataFrame({
        "before": before.set_index(code)[value], "now": now.set_index(code)[value],
    }).fillna(0).astype(float).rename_axis(code).reset_index()  # fmt: skip
    m, n = (max(w, 1) for w in wholes)
    joined["share_before"], joined["share_now"] = joined["before"] / m, joined["now"] / n
    joined["points"] = joined["share_now"] - joined["share_before"]
    pooled = ((joined["before"] + joined["now"]) / (m + n)).clip(1e-9, 1 - 1e-9)
    joined["z"] = joined["points"] / (pooled * (1 - pooled) * (1 / m + 1 / n)) ** 0.5
    return joined.sort_values("z", key=abs, ascending=False, ignore_index=True)

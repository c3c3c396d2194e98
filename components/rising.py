"""Who or what came up and went down against the period before."""

from collections.abc import Callable

import pandas as pd

from aqwal import counts
from aqwal.selection import View

from .charts.base import HOLLOW, Style
from .charts.change import change
from .export import Chart
from .frame import Page, caption

CHANGED = 12


def rising(
    page: Page, name: str, view: View, count: Callable[[View], pd.DataFrame], code: str, heading: str, label: Callable[[str], str]
) -> Chart | None:  # fmt: skip
    """The codes whose share of articles changed most; None where there is no period before.

    ``count`` gives, of one side, ``code`` and ``articles``; ``heading`` is the key of its column's word.
    """
    t, sides = page.t, counts.course(view)
    if sides is None:
        return None
    wholes = (len(sides.before.articles), len(sides.now.articles))
    table = counts.change(count(sides.before), count(sides.now), code, "articles", wholes)
    table = table[table["before"] + table["now"] >= HOLLOW].head(CHANGED)
    if table.empty:
        return None
    table = table.sort_values("points", ascending=False, ignore_index=True)
    table["label"] = table[code].map(label)
    notes = [f"{r.label}<br>{from_to(page, int(r.before), int(r.now))}" for r in table.itertuples()]
    figure = change(table, Style(t, page.palette), code=code, label="label", notes=notes)
    shown = pd.DataFrame({
        t(heading): table["label"], t("column_before"): table["before"].astype(int), t("column_now"): table["now"].astype(int),
        t("column_points"): (table["points"] * 100).round(1), "z": table["z"].round(2),
    })  # fmt: skip
    said = f"{compared(page, sides)} · {caption(page)}"
    return Chart(name, figure, shown, t("rising_title"), said, t("rising_how"))


def from_to(page: Page, before: int, now: int) -> str:
    """From so many articles to so many, in words."""
    counted = {side: page.t.count(n, "article", of=True) for side, n in (("before", before), ("now", now))}
    return page.t("from_to", **counted)


def compared(page: Page, course: counts.Course) -> str:
    """Which days are held against which, in words."""

    def days(view: View) -> str:
        published = view.articles["published"]
        return page.t.period(published.min().date(), published.max().date())

    return page.t("compared_periods", now=days(course.now), before=days(course.before))

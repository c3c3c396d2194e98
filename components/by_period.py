"""What several pages count by period: bars stacked by a code, and the table behind a chart of time."""

from collections.abc import Mapping, Sequence

import pandas as pd

from .charts.base import Style
from .charts.volume import volume
from .export import Chart
from .frame import Page, caption


def stacked(
    page: Page, name: str, table: pd.DataFrame, *, by: str, grain: str, noun: str, order: Sequence[str],
    labels: Mapping[str, str], colours: Mapping[str, str], title: str,
) -> Chart:  # fmt: skip
    """Bars of ``n`` by period, stacked by the codes of the column ``by``, whose heading is the word "column_" + by."""
    t = page.t
    figure = volume(
        table, Style(t, page.palette), by=by, order=order, labels=labels, colours=colours, grain=grain, noun=noun
    )
    shown = readable(page, table, {f"column_{by}": table[by].map(labels), "column_n": table["n"]})
    return Chart(name, figure, shown, title, caption(page), t("volume_how"))


def readable(page: Page, table: pd.DataFrame, columns: Mapping[str, pd.Series]) -> pd.DataFrame:
    """The table behind a chart of time: the period's first day, then the columns by the keys of their headings; rows
    that count nothing are left out."""
    shown = pd.DataFrame(
        {page.t("column_period"): table["period"].dt.strftime("%Y-%m-%d"), **{page.t(k): v for k, v in columns.items()}}
    )
    return shown[table["n"] > 0]

"""The axis of time: months named as the reader names them (Plotly itself bundles English only)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from aqwal.times.hijri import of_gregorian
from components.wording import Words

from .base import Style, isolate

MARGIN = 0.035
HALF = {grain: pd.Timedelta(days=days) for grain, days in (("day", 0.6), ("week", 4.2), ("month", 18), ("year", 220))}
SHORT = 3
"""Letters of an English month."""
MOST_TICKS = 6
"""As many as a phone has room for; ``narrow`` charts (half a page, or with names at the side) take four."""


def time_axis(
    fig: go.Figure,
    style: Style,
    periods: Sequence[pd.Timestamp],
    grain: str,
    *,
    hijri: bool = False,
    narrow: bool = False,
) -> None:
    """Label the x axis of ``fig`` at up to MOST_TICKS of the periods; the year stands where it begins or changes.

    ``hijri`` writes the Hijri date of each labelled day (of a month or year, of its first day) under it.
    """
    shown: list[pd.Timestamp] = []
    gap = (periods[-1] - periods[0]) / (4 if narrow else MOST_TICKS) if len(periods) else None
    for day in periods:  # apart by the clock: there may be no period between two
        if not shown or day - shown[-1] >= gap:
            shown.append(day)
    texts, year = [], None
    for day in shown:
        text = _name(style, day, grain)
        if grain != "year" and day.year != year:
            text += f"<br>{style.words.digits(str(day.year))}"
        year = day.year
        if hijri and (written := hijri_day(style.words, day.date(), days=grain in ("day", "week"))):
            text += f"<br>{written}"
        texts.append(isolate(text))
    if shown:  # room for half a bar, and for the names of the first and last period
        margin = max((periods[-1] - periods[0]) * MARGIN, HALF[grain])
        fig.update_xaxes(range=[periods[0] - margin, periods[-1] + margin])
    fig.update_xaxes(
        type="date", tickmode="array", tickvals=shown, ticktext=texts, showgrid=False, ticks="", autotickangles=[0, 90]
    )


def _name(style: Style, day: pd.Timestamp, grain: str) -> str:
    words = style.words
    if grain == "year":
        return words.digits(str(day.year))
    month = words.month(day.date(), year=False)
    if words.language == "en":  # Arabic months have no short names, nor need of them
        month = month[:SHORT]
    return month if grain == "month" else f"{words.digits(str(day.day))} {month}"


def hijri_day(words: Words, day: date, days: bool = True) -> str:
    """The Hijri date of a day in words, without the day of the month where ``days`` is False; "" outside 1343-1500.

    >>> hijri_day(Words("common", "ar"), date(2024, 3, 25)), hijri_day(Words("common", "en"), date(2024, 3, 25), False)
    ('١٥ رمضان ١٤٤٥ هـ', 'Ramadan 1445 AH')
    """
    found = of_gregorian(day)
    if found is None:
        return ""
    year, month, number = found
    t = words._replace(page="hijri")
    parts = {"d": words.digits(str(number)), "m": t(f"month.{month}"), "y": words.digits(str(year))}
    return t("in_full" if days else "in_month", **parts)

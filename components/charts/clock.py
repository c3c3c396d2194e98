"""The axis of time: months named as the reader names them (Plotly itself bundles English only)."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from .base import Style, isolate

MOST_TICKS = 9


def time_axis(fig: go.Figure, style: Style, periods: Sequence[pd.Timestamp], grain: str) -> None:
    """Label the x axis of ``fig`` at up to nine of the periods; the year stands where it begins or changes."""
    step = max(1, -(-len(periods) // MOST_TICKS))
    shown = list(periods)[::step]
    texts, year = [], None
    for day in shown:
        text = _name(style, day, grain)
        if grain != "year" and day.year != year:
            text += f"<br>{style.words.digits(str(day.year))}"
        year = day.year
        texts.append(isolate(text))
    fig.update_xaxes(type="date", tickmode="array", tickvals=shown, ticktext=texts, showgrid=False, ticks="")


def _name(style: Style, day: pd.Timestamp, grain: str) -> str:
    words = style.words
    if grain == "year":
        return words.digits(str(day.year))
    return words.month(day.date(), year=False) if grain == "month" else words.day(day.date(), year=False)

"""How much, over time: stacked bars by period."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from .base import Style, figure, hover, key, note, safe
from .clock import time_axis
from .scale import amount_axis


def volume(
    table: pd.DataFrame, style: Style, *, by: str, order: Sequence[str], labels: Mapping[str, str],
    colours: Mapping[str, str], grain: str, noun: str, height: int = 320,
) -> go.Figure:  # fmt: skip
    """Stacked bars of n for every ``period``, one series a code of column ``by``, in ``order`` from below.

    Time runs left to right in both languages. A click gives the period's first day (ISO) and the series' code.
    """
    fig = figure(style, height)
    for code in order:
        rows = table.loc[table[by] == code]
        fig.add_bar(
            x=rows["period"], y=rows["n"], name=safe(labels[code]), marker={"color": colours[code], "line": {"width": 0}},
            customdata=[[day.date().isoformat(), code] for day in rows["period"]],
            hovertext=[note(style, f"{labels[code]} · {style.words.count(int(n), noun)}") for n in rows["n"]],
            hovertemplate=hover(style),
        )  # fmt: skip
    fig.update_layout(barmode="stack", bargap=0.18)
    if len(order) > 1:
        key(fig, style, [(labels[code], colours[code]) for code in order])
    time_axis(fig, style, sorted(set(table["period"])), grain, narrow=height < 300)
    amount_axis(fig, style, float(table.groupby("period")["n"].sum().max()) if len(table) else 1.0)
    return fig

"""Stacked areas over time, each named in itself or beside its end."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from .base import Style, figure, hover, key, note, safe
from .clock import time_axis
from .scale import amount_axis


def areas(
    table: pd.DataFrame, style: Style, *, by: str, order: Sequence[str], labels: Mapping[str, str], colours: Mapping[str, str],
    grain: str, value: str = "n", notes: Mapping[tuple[pd.Timestamp, str], str], height: int = 400,
) -> go.Figure:  # fmt: skip
    """Areas of ``value`` for every ``period``, in ``order`` from below; an area is named where it is thickest.

    ``notes`` is the hover text by period and code. A click gives [period, code].
    """
    p = style.palette
    grid = table.pivot(index="period", columns=by, values=value).reindex(columns=list(order)).fillna(0.0)
    fig = figure(style, height)
    most = float(grid.sum(axis=1).max()) if len(grid) else 1.0
    heights = grid.cumsum(axis=1)
    for code in order:
        fig.add_scatter(
            x=grid.index, y=grid[code], stackgroup="all", mode="lines+markers", name=safe(labels[code]), hoveron="points",
            line={"width": 0.8, "color": p.card, "shape": "linear"}, fillcolor=colours[code],
            marker={"size": 10, "opacity": 0, "color": colours[code]},
            customdata=[[day.date().isoformat(), code] for day in grid.index],
            hovertext=[note(style, notes[day, code]) for day in grid.index], hovertemplate=hover(style),
        )  # fmt: skip
        inner = grid[code].iloc[1:-1] if len(grid) > 4 else grid[code]
        if len(inner) and inner.max() > 0.11 * most:
            day = inner.idxmax()
            fig.add_annotation(
                text=safe(labels[code]), x=day, y=heights.at[day, code] - grid.at[day, code] / 2, showarrow=False,
                font={"size": 12, "color": p.card},
            )  # fmt: skip
    key(fig, style, [(labels[code], colours[code]) for code in order])
    time_axis(fig, style, list(grid.index), grain)
    amount_axis(fig, style, most)
    return fig

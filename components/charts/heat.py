"""A grid of two kinds of codes: counts, or deviations from what was to be expected."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from .base import Style, broken, figure, hover, note, safe

CELL, COLUMN, NAMES = 36, 84, 150
"""Pixels of a row, of a column whose name can be read, and of the names of the rows."""
LONGEST_LABEL = 28


def least(columns: int) -> int:
    """Pixels of width below which the names of so many columns run into each other."""
    return NAMES + COLUMN * columns


def heat(
    table: pd.DataFrame, style: Style, *, row: str, column: str, value: str, row_labels: Mapping[str, str],
    column_labels: Mapping[str, str], texts: list[str], notes: list[str], diverging: bool = False,
) -> go.Figure:  # fmt: skip
    """Cells of ``value``, written with ``texts``, explained on hover by ``notes`` (both in the table's order).

    Rows and columns keep the table's order. A click gives ``[row code, column code]``: heatmaps send no clicks
    of their own, so each cell has an unseen marker on it.
    """
    p = style.palette
    rows, columns = list(dict.fromkeys(table[row])), list(dict.fromkeys(table[column]))
    grid = table.pivot(index=row, columns=column, values=value).reindex(index=rows, columns=columns)
    reach = float(grid.abs().max().max()) if len(table) else 1.0
    scale = [[0, p.series[1]], [0.5, p.card], [1, p.accent]] if diverging else [[0, p.card], [1, p.accent]]
    fig = figure(style, 90 + CELL * max(len(rows), 1))
    fig.add_heatmap(
        z=grid.to_numpy(), x=columns, y=rows, colorscale=scale, zmin=-reach if diverging else 0, zmax=max(reach, 1e-9),
        showscale=False, xgap=2, ygap=2, hoverinfo="skip",
    )  # fmt: skip
    strong = (table[value].abs() > 0.55 * reach).tolist()
    fig.add_scatter(
        x=table[column], y=table[row], mode="markers+text", text=texts, customdata=table[[row, column]].to_numpy().tolist(),
        marker={"symbol": "square", "size": CELL - 4, "opacity": 0}, hovertext=[note(style, n) for n in notes],
        textfont={"color": [p.card if s else p.ink for s in strong], "size": 13}, hovertemplate=hover(style),
    )  # fmt: skip
    side = "right" if style.rtl else "left"
    fig.update_xaxes(
        type="category", tickmode="array", tickvals=columns, ticktext=[broken(column_labels[c]) for c in columns],
        tickangle=0, side="top", showgrid=False, tickfont={"color": p.ink, "size": 12}, ticks="",
        autorange="reversed" if style.rtl else True,
    )  # fmt: skip
    fig.update_yaxes(
        type="category", tickmode="array", tickvals=rows, ticktext=[safe(row_labels[r], LONGEST_LABEL) for r in rows],
        autorange="reversed", side=side, showgrid=False, tickfont={"color": p.ink, "size": 13}, ticklabelstandoff=6, ticks="",
    )  # fmt: skip
    return fig

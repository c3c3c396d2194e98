"""When each of a few codes came up: circles along a line from the first time to the last."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from .base import Style, figure, hover, note, safe
from .clock import time_axis

ROW = 34
LONGEST_LABEL = 30


def strip(
    table: pd.DataFrame, style: Style, *, by: str, order: Sequence[str], labels: Mapping[str, str], colours: Mapping[str, str],
    grain: str, noun: str,
) -> go.Figure:  # fmt: skip
    """A row a code: circles whose area is n for each ``period``, on a line from first to last. A click gives [period, code]."""
    p, words = style.palette, style.words
    fig = figure(style, 60 + ROW * max(len(order), 1))
    most = max(int(table["n"].max()) if len(table) else 1, 1)
    for code in order:
        rows = table.loc[(table[by] == code) & (table["n"] > 0)]
        fig.add_scatter(
            x=[rows["period"].min(), rows["period"].max()], y=[code, code], mode="lines", hoverinfo="skip",
            line={"color": p.rule, "width": 2},
        )  # fmt: skip
        fig.add_scatter(
            x=rows["period"], y=[code] * len(rows), mode="markers", customdata=[[d.date().isoformat(), code] for d in rows["period"]],
            marker={"size": [5 + 20 * (n / most) ** 0.5 for n in rows["n"]], "color": colours[code], "opacity": 0.85,
                    "line": {"color": p.card, "width": 1}},
            hovertext=[note(style, f"{labels[code]} · {words.count(int(n), noun)}") for n in rows["n"]],
            hovertemplate=hover(style), cliponaxis=False,
        )  # fmt: skip
    time_axis(fig, style, sorted(set(table["period"])), grain, narrow=True)
    fig.update_yaxes(
        side="right" if style.rtl else "left", autorange="reversed", showgrid=False, type="category", tickmode="array",
        tickvals=list(order), ticktext=[safe(labels[c], LONGEST_LABEL) for c in order], ticklabelstandoff=14,
        tickfont={"color": p.ink, "size": 14}, categoryorder="array", categoryarray=list(order),
    )  # fmt: skip
    return fig

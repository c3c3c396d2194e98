"""The same small chart once a code, one under the other on one axis of time."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from .base import Style, figure, hover, note, safe
from .clock import time_axis

ROW = 64
LONGEST_LABEL = 40


def multiples(
    table: pd.DataFrame, style: Style, *, by: str, order: Sequence[str], labels: Mapping[str, str],
    colours: Mapping[str, str], grain: str, noun: str,
) -> go.Figure:  # fmt: skip
    """Bars of n for every ``period``, a band for each code of ``order``, all to one scale, each named above its bars.

    Every band also says its own highest count, there being no axis of amounts. A click gives [period, code].
    """
    words, p = style.words, style.palette
    fig = figure(style, 50 + ROW * max(len(order), 1))
    most = max(int(table["n"].max()) if len(table) else 1, 1)
    side = "right" if style.rtl else "left"
    for place, code in enumerate(order):
        rows = table.loc[table[by] == code]
        base = (len(order) - 1 - place) * 1.8
        fig.add_bar(
            x=rows["period"], y=rows["n"] / most, base=base, marker={"color": colours[code], "line": {"width": 0}},
            customdata=[[day.date().isoformat(), code] for day in rows["period"]],
            hovertext=[note(style, f"{labels[code]} · {words.count(int(n), noun)}") for n in rows["n"]],
            hovertemplate=hover(style),
        )  # fmt: skip
        fig.add_hline(y=base, line={"color": p.rule, "width": 1})
        fig.add_annotation(
            text=safe(labels[code], LONGEST_LABEL), x=1 if style.rtl else 0, xref="paper", xanchor=side, y=base + 1.12,
            yanchor="bottom", align=side, showarrow=False, font={"size": 13, "color": p.ink},
        )  # fmt: skip
        if len(rows):
            top = rows.loc[rows["n"].idxmax()]
            fig.add_annotation(
                text=words.number(int(top["n"])), x=top["period"], y=base + top["n"] / most, yanchor="bottom", showarrow=False,
                font={"size": 11, "color": p.muted},
            )  # fmt: skip
    fig.update_layout(barmode="overlay", bargap=0.18)
    time_axis(fig, style, sorted(set(table["period"])), grain, narrow=True)
    fig.update_yaxes(showgrid=False, showticklabels=False, range=[-0.05, max(len(order), 1) * 1.8])
    return fig

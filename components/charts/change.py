"""What grew and what shrank: the share before, the share now, and the way between."""

import pandas as pd
import plotly.graph_objects as go

from .base import HOLLOW, Style, figure, hover, note, safe
from .scale import ticks

ROW = 32
LONGEST_LABEL = 32


def change(table: pd.DataFrame, style: Style, *, code: str, label: str, notes: list[str]) -> go.Figure:
    """A line a row from ``share_before`` (ring) to ``share_now`` (dot), in the table's order; ``points`` at its end.

    Growth is in the accent, loss in the second colour of the series. A row counted fewer than five times on both
    sides together has a hollow dot. ``notes`` is the hover text of each row. A click gives the code.
    """
    p, words = style.palette, style.words
    fig = figure(style, 70 + ROW * max(len(table), 1))
    codes = table[code].astype(str).tolist()
    tones = [p.accent if d > 0 else p.series[1] for d in table["points"]]
    for row, tone in zip(table.itertuples(), tones, strict=True):
        fig.add_scatter(
            x=[row.share_before, row.share_now], y=[getattr(row, code)] * 2, mode="lines", line={"color": tone, "width": 3},
            hoverinfo="skip",
        )  # fmt: skip
    few = [b + n < HOLLOW for b, n in zip(table["before"], table["now"], strict=True)]
    fig.add_scatter(
        x=table["share_before"], y=codes, mode="markers", hoverinfo="skip",
        marker={"size": 9, "color": p.card, "line": {"color": p.muted, "width": 1.5}},
    )  # fmt: skip
    fig.add_scatter(
        x=table["share_now"], y=codes, mode="markers", customdata=codes, hovertext=[note(style, n) for n in notes],
        marker={"size": 11, "color": [p.card if f else t for f, t in zip(few, tones, strict=True)],
                "line": {"color": tones, "width": 2}},
        hovertemplate=hover(style), cliponaxis=False,
    )  # fmt: skip
    for row, code_ in zip(table.itertuples(), codes, strict=True):  # beyond the farther end, clear of the names
        sign = "+" if row.points > 0 else "−"
        fig.add_annotation(
            text=f"\N{LEFT-TO-RIGHT ISOLATE}{sign}{words.number(abs(row.points) * 100, 1)}\N{POP DIRECTIONAL ISOLATE}",
            x=max(row.share_before, row.share_now), y=code_, xanchor="right" if style.rtl else "left",
            xshift=-9 if style.rtl else 9, showarrow=False, font={"size": 12, "color": p.ink},
        )  # fmt: skip
    most = float(table[["share_before", "share_now"]].to_numpy().max()) if len(table) else 1.0
    steps = [step for step in ticks(most, about=2, whole=False) if step <= most]
    room = most * 0.03
    fig.update_xaxes(
        range=[most, -room] if style.rtl else [-room, most], tickmode="array", tickvals=steps, side="top",
        ticktext=[words.percent(s, 1 if most < 0.1 else 0) for s in steps],
    )  # fmt: skip
    fig.update_yaxes(
        side="right" if style.rtl else "left", autorange="reversed", showgrid=False, type="category", tickmode="array",
        tickvals=codes, ticktext=[safe(str(x), LONGEST_LABEL) for x in table[label]], ticklabelstandoff=6,
        tickfont={"color": p.ink, "size": 14},
    )  # fmt: skip
    fig.update_layout(margin={"l": 52, "r": 4, "t": 30} if style.rtl else {"l": 4, "r": 52, "t": 30})
    return fig

"""Two clocks on one axis of time: published above, spoken of below, and the spans spoken of under both."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from .base import Style, figure, hover, note, safe
from .clock import time_axis
from .scale import amount_axis

SPAN_ROW = 26


def lanes(
    table: pd.DataFrame, spans: pd.DataFrame, style: Style, *, grain: str, names: tuple[str, str, str],
    nouns: tuple[str, str], span_labels: Sequence[str], peaks: Sequence[tuple[pd.Timestamp, str]], hijri: bool = False, brush: bool = False,
) -> go.Figure:  # fmt: skip
    """Bars of ``published`` upwards and of ``spoken`` downwards for every ``period``; a line a span below them.

    ``names`` are those of the three lanes, ``nouns`` what the first two count, ``peaks`` periods to be annotated with
    their words. A click gives [lane, period], on a span ["span", row]; with ``brush`` a drag selects days instead.
    """
    p, words = style.palette, style.words
    lane, rows = 175, len(spans)
    low = SPAN_ROW * rows + (44 if rows else 0)
    height = 2 * lane + low + 60 + 44
    fig = figure(style, height)
    inner = 2 * lane + low + 60
    cut = (low / inner, (low + lane - 24) / inner, (low + lane) / inner)
    first, last = table["period"].min(), table["period"].max()
    step = pd.Timedelta(days={"day": 1, "week": 7, "month": 30, "year": 365}[grain])
    for place, (column, colour, axis) in enumerate((("published", p.accent, "y"), ("spoken", p.series[1], "y2"))):
        fig.add_bar(
            x=table["period"], y=table[column], yaxis=axis, marker={"color": colour, "line": {"width": 0}},
            customdata=[[column, d.date().isoformat()] for d in table["period"]], xperiod=None,
            hovertext=[note(style, f"{_when(style, d, grain)}<br>{words.count(int(n), nouns[place])}") for d, n in zip(table["period"], table[column], strict=True)],
            hovertemplate=hover(style), selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
    for place, (span, label) in enumerate(zip(spans.itertuples(), span_labels, strict=True)):
        begin, finish = max(span.begin, first - step), min(span.finish, last + step)
        fig.add_scatter(
            x=[begin, finish], y=[place, place], yaxis="y3", mode="lines+markers", line={"color": p.series[2], "width": 5},
            marker={"symbol": ["line-ns" if begin == span.begin else "triangle-left", "line-ns" if finish == span.finish else "triangle-right"],
                    "size": 11, "color": p.series[2], "line": {"color": p.series[2], "width": 2}},
            customdata=[["span", int(span.row)]] * 2, hovertext=[note(style, label)] * 2, hovertemplate=hover(style),
        )  # fmt: skip
        fig.add_annotation(
            text=note(style, label), x=begin + (finish - begin) / 2, y=place, yref="y3", yanchor="bottom", showarrow=False,
            font={"size": 11, "color": p.muted}, yshift=1,
        )  # fmt: skip
    time_axis(fig, style, table["period"].tolist(), grain, hijri=hijri)
    amount_axis(fig, style, max(float(table["published"].max()), 1.0))
    most = max(float(table["spoken"].max()), 1.0)
    top = fig.layout.yaxis
    fig.update_layout(
        **({"dragmode": "select", "selectdirection": "h"} if brush else {}), bargap=0.15, barmode="overlay",
        yaxis={"domain": [cut[2], 1]},
        yaxis2={**_second(style, most), "gridcolor": p.rule, "linecolor": p.rule, "tickfont": top.tickfont, "domain": [cut[0], cut[1]]},
        yaxis3={"domain": [0, max((low - 30) / inner, 0.001)], "visible": False, "fixedrange": True, "range": [max(rows, 1) - 0.4, -0.9]},
    )  # fmt: skip
    fig.update_xaxes(range=[first - step * 0.7, last + step * 0.7], anchor="free", position=0, side="bottom")
    side = "right" if style.rtl else "left"
    lanes_at = (
        (1, names[0], p.accent, 4),
        (cut[1], names[1], p.series[1], 2),
        (low / inner, names[2], p.series[2], -26),
    )
    for at, name, colour, shift in lanes_at[: 3 if rows else 2]:
        fig.add_annotation(
            text=f'<span style="color:{colour}">■</span> {safe(name)}', x=1 if style.rtl else 0, xref="paper", xanchor=side, y=at,
            yref="paper", yanchor="bottom", yshift=shift, showarrow=False,
            font={"size": 13, "color": p.ink},
        )  # fmt: skip
    counts = table.set_index("period")["published"]
    for day, text in peaks:
        fig.add_annotation(
            text=note(style, text), x=day, y=counts.get(day, 0), yanchor="bottom", yshift=3, showarrow=False, align="center",
            font={"size": 11, "color": p.ink},
        )  # fmt: skip
    fig.update_layout(margin={"t": 44})
    return fig


def _second(style: Style, most: float) -> dict:
    other = figure(style, 10)
    amount_axis(other, style, most)
    axis = other.layout.yaxis.to_plotly_json()
    return {**axis, "range": axis["range"][::-1], "fixedrange": True, "zeroline": False}


def _when(style: Style, day: pd.Timestamp, grain: str) -> str:
    if grain == "year":
        return style.words.digits(str(day.year))
    return style.words.month(day.date()) if grain == "month" else style.words.day(day.date())

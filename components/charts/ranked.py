"""Ranked horizontal bars: who or what comes first."""

from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go

from .base import HOLLOW, Style, figure, hover, note, safe

ROW = 30
LONGEST_LABEL = 34


def ranked(
    table: pd.DataFrame, style: Style, *, code: str, label: str, value: str = "n", noun: str,
    colours: Sequence[str] | None = None, faded: Collection[str] = (),
    longest: int = LONGEST_LABEL,
) -> go.Figure:  # fmt: skip
    """Bars of ``value`` in the table's order, named by ``label``; a click gives ``code``.

    In Arabic the names stand on the right and bars grow to the left. Bars of fewer than five are hollow,
    those of ``faded`` codes (what the reader has not chosen) pale.
    ``noun`` is the counted noun of words/nouns.toml that a value counts. A name is cut at ``longest`` characters
    (the whole of it shows on hover): fewer where the chart shares its row with others.
    """
    words, p = style.words, style.palette
    chosen = list(colours) if colours is not None else [p.accent] * len(table)
    hollow = [n < HOLLOW for n in table[value]]
    fig = figure(style, 18 + ROW * max(len(table), 1))
    fig.add_bar(
        x=table[value], y=table[code].astype(str), orientation="h",
        customdata=table[code].astype(str), text=[words.number(n) for n in table[value]], textposition="outside",
        textfont={"color": p.ink, "size": 13}, cliponaxis=False,
        marker={"color": [p.card if h else c for h, c in zip(hollow, chosen, strict=True)],
                "line": {"color": chosen, "width": [1.5 if h else 0 for h in hollow]},
                "opacity": [0.35 if c in faded else 1 for c in table[code]]},
        hovertext=[note(style, f"{name}<br>{words.count(int(n), noun)}") for name, n in zip(table[label], table[value], strict=True)],
        hovertemplate=hover(style),
    )  # fmt: skip
    most = max(table[value].max() if len(table) else 1, 1)
    fig.update_xaxes(range=[most, 0] if style.rtl else [0, most], showticklabels=False, showgrid=False)
    room = 12 + 9 * len(words.number(most))  # for the number at the end of the longest bar
    fig.update_layout(margin={"l": room, "r": 4} if style.rtl else {"l": 4, "r": room})
    fig.update_yaxes(
        side="right" if style.rtl else "left", autorange="reversed", showgrid=False, type="category",
        tickmode="array", tickvals=table[code].astype(str), ticktext=[safe(str(x), longest) for x in table[label]],
        tickfont={"color": p.ink, "size": 14}, ticks="", ticklabelstandoff=6,
    )  # fmt: skip
    return fig

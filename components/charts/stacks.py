"""Rows of stacked segments: amounts with their make-up, or shares of 100 %."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from .base import HOLLOW, Style, figure, hover, key, note, safe

ROW = 34
LONGEST_LABEL = 30


def stacks(
    table: pd.DataFrame, style: Style, *, row: str, by: str, rows: Sequence[str], order: Sequence[str],
    row_labels: Mapping[str, str], labels: Mapping[str, str], colours: Mapping[str, str], noun: str,
    value: str = "n", share: bool = False, faded: Sequence[str] = (),
) -> go.Figure:  # fmt: skip
    """One bar a code of ``rows``, made of the codes of ``order``; the count stands at the end of each bar.

    ``share`` makes every bar as long as the widest, so that make-up is compared, not size; a row of fewer than five
    is drawn hollow. ``faded`` rows are drawn pale (what the reader has not chosen). A click gives [row, by].
    """
    words, p = style.words, style.palette
    grid = table.pivot(index=row, columns=by, values=value).reindex(index=list(rows), columns=list(order)).fillna(0)
    totals = grid.sum(axis=1)
    drawn = grid.div(totals.clip(lower=1), axis=0) if share else grid
    most = max(float(drawn.sum(axis=1).max()) if len(rows) else 1.0, 1e-9)
    fig = figure(style, 22 + ROW * max(len(rows), 1))
    hollow = [share and totals[r] < HOLLOW for r in rows]
    for code in order:
        fig.add_bar(
            x=drawn[code], y=list(rows), orientation="h", name=safe(labels[code]),
            customdata=[[r, code] for r in rows], text=[safe(labels[code])] * len(rows) if share else None, textposition="inside",
            insidetextanchor="middle", textangle=0, insidetextfont={"size": 12, "color": [p.ink if h or code == "" else p.card for h in hollow]},
            marker={"color": [p.card if h else colours[code] for h in hollow], "opacity": [0.35 if r in faded else 1 for r in rows],
                    "line": {"color": [colours[code] if h else p.card for h in hollow], "width": 1.5 if any(hollow) else 0.6}},
            hovertext=[
                note(style, f"{row_labels[r]}<br>{labels[code]} · {words.count(int(grid.at[r, code]), noun)}"
                     + (f" · {words.percent(drawn.at[r, code])}" if share else ""))
                for r in rows
            ],
            hovertemplate=hover(style),
        )  # fmt: skip
    for r in rows:
        fig.add_annotation(
            x=drawn.loc[r].sum(), y=r, text=words.number(totals[r]), showarrow=False, font={"size": 13, "color": p.ink},
            xanchor="right" if style.rtl else "left", xshift=-5 if style.rtl else 5,
        )  # fmt: skip
    # a name that does not fit its segment is left out; the key above has it
    fig.update_layout(barmode="stack", bargap=0.3, uniformtext={"minsize": 11, "mode": "hide"})
    if len(order) > 1:
        key(fig, style, [(labels[code], colours[code]) for code in order])
        fig.update_layout(height=fig.layout.height + fig.layout.margin.t)
    room = 14 + 9 * len(words.number(totals.max() if len(rows) else 0))
    fig.update_layout(margin={"l": room, "r": 4} if style.rtl else {"l": 4, "r": room})
    fig.update_xaxes(range=[most, 0] if style.rtl else [0, most], showticklabels=False, showgrid=False)
    fig.update_yaxes(
        side="right" if style.rtl else "left", autorange="reversed", showgrid=False, type="category", tickmode="array",
        tickvals=list(rows), ticktext=[safe(row_labels[r], LONGEST_LABEL) for r in rows], ticklabelstandoff=6,
        tickfont={"color": p.ink, "size": 14},
    )  # fmt: skip
    return fig

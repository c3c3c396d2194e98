"""Shares of a whole and of its parts, as nested areas."""

import pandas as pd
import plotly.graph_objects as go

from .base import Style, figure, hover, note, safe


def tree(table: pd.DataFrame, style: Style, *, colours: dict[str, str], height: int = 460) -> go.Figure:
    """Areas by ``share``: columns code, parent ("" for the outermost), label, share, note (hover, in words).

    A parent's own area is what its children leave. A click gives [code]. Plotly's own zooming is off: which part
    is on screen is the page's affair (a zoom of Plotly's is lost at every rerun).
    """
    p, words = style.palette, style.words
    fig = figure(style, height)
    fig.add_treemap(
        ids=table["code"], parents=table["parent"], values=table["share"], branchvalues="total",
        labels=[safe(label) for label in table["label"]], customdata=[[c] for c in table["code"]],
        text=[words.percent(s, 1 if s < 0.1 else 0) for s in table["share"]],
        texttemplate="%{label}<br>%{text}", hovertext=[note(style, n) for n in table["note"]], hovertemplate=hover(style),
        marker={"colors": [colours[c] for c in table["code"]], "line": {"width": 1.5, "color": p.card}, "cornerradius": 3,
                "pad": {"t": 24, "l": 3, "r": 3, "b": 3}},
        textfont={"size": 14, "color": p.card}, insidetextfont={"color": p.card}, pathbar={"visible": False},
        tiling={"packing": "squarify", "squarifyratio": 1.4, "flip": "x" if style.rtl else None}, sort=True, opacity=1,
        root={"color": p.card},
    )  # fmt: skip
    fig.update_layout(margin={"l": 2, "r": 2, "t": 2, "b": 2}, uniformtext={"minsize": 11, "mode": "hide"})
    return fig

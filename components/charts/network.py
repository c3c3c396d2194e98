"""Who is named beside whom: nodes, named in or under themselves, and the lines between those who meet."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from aqwal.counts.layout import apart

from .base import Style, figure, hover, key, note, safe, safe_text
from .canvas import visual

CANVAS_FROM = 1000
"""More nodes than this are drawn on a WebGL canvas, where names have to be shaped by hand."""
LONGEST_LABEL = 24
WIDTH = 760
"""Pixels that a drawing of this kind is about as wide as: names are kept apart for that."""
HEIGHTS = ((60, 640), (CANVAS_FROM, 1150))
"""Up to so many nodes, so many pixels high; the canvas is as high as the first and can be made larger by hand."""
LETTER, LINE = 3.6, 12
"""Half the width of a letter and of a line, in pixels."""


def network(
    nodes: pd.DataFrame, edges: pd.DataFrame, at: np.ndarray, style: Style, *, labels: Mapping[str, str],
    colours: Mapping[str, str], kinds: list[tuple[str, str]], notes: Mapping[str, str], edge_notes: list[str],
) -> go.Figure:  # fmt: skip
    """Nodes (entity_id, n) at ``at``, lines for edges (a, b, n), wider where they meet more often.

    ``colours`` by node, ``kinds`` the key (label, colour), ``notes`` the hover text of a node, ``edge_notes`` of the
    edges in order. A click on a node gives [code], on the middle of a line [a, b].
    """
    p, codes = style.palette, nodes["entity_id"].tolist()
    many = len(codes) > CANVAS_FROM
    height = next((high for most, high in HEIGHTS if len(codes) <= most), HEIGHTS[0][1])
    fig = figure(style, height)
    sizes = (5 if many else 8) + 26 * np.sqrt(nodes["n"].to_numpy(float) / max(nodes["n"].max(), 1))
    pixels = at * [WIDTH * 0.46, height * 0.44]
    wide = np.array(
        [max(len(labels[c][:LONGEST_LABEL]) * LETTER, s / 2) + 4 for c, s in zip(codes, sizes, strict=True)]
    )
    if not many:
        pixels = apart(pixels, np.c_[wide, sizes / 2 + LINE])
    place = dict(zip(codes, pixels, strict=True))
    scatter = go.Scattergl if many else go.Scatter
    for low, high, width in _widths(edges["n"]):
        part = edges[(edges["n"] >= low) & (edges["n"] < high)]
        x, y = [], []
        for a, b in zip(part["a"], part["b"], strict=True):
            x += [place[a][0], place[b][0], None]
            y += [place[a][1], place[b][1], None]
        line = {"color": p.rule, "width": width * (0.5 if many else 1)}
        fig.add_trace(scatter(x=x, y=y, mode="lines", line=line, opacity=0.6 if many else 1, hoverinfo="skip"))
    middle = [(place[a] + place[b]) / 2 for a, b in zip(edges["a"], edges["b"], strict=True)]
    fig.add_trace(scatter(
        x=[m[0] for m in middle], y=[m[1] for m in middle], mode="markers", marker={"size": 12, "opacity": 0, "color": p.rule},
        customdata=edges[["a", "b"]].to_numpy().tolist(), hovertext=[note(style, n) for n in edge_notes], hovertemplate=hover(style),
    ))  # fmt: skip
    named = _named(pixels, sizes, wide) if many else [True] * len(codes)
    texts = [_name(labels[c], many) if n else "" for c, n in zip(codes, named, strict=True)]
    fig.add_trace(scatter(
        x=pixels[:, 0], y=pixels[:, 1], mode="markers+text", text=texts, textposition="bottom center",
        textfont={"size": 12, "color": p.ink, "family": fig.layout.font.family}, customdata=[[c] for c in codes],
        marker={"size": sizes, "color": [colours[c] for c in codes], "line": {"color": p.card, "width": 1.5}, "opacity": 1},
        hovertext=[note(style, notes[c]) for c in codes], hovertemplate=hover(style),
    ))  # fmt: skip
    left, right = (pixels[:, 0] - wide).min(), (pixels[:, 0] + wide).max()
    low, high = (pixels[:, 1] - sizes / 2 - 2 * LINE).min(), (pixels[:, 1] + sizes / 2).max() + LINE
    fig.update_xaxes(visible=False, range=[left, right], fixedrange=not many)
    fig.update_yaxes(visible=False, range=[low, high], fixedrange=not many)
    if many:
        fig.update_layout(dragmode="pan")
    if len(kinds) > 1:
        key(fig, style, kinds)
    return fig


def _name(label: str, canvas: bool) -> str:
    """A node's name: raw for SVG, shaped for a canvas."""
    return safe_text(visual(label[:LONGEST_LABEL])) if canvas else safe(label, LONGEST_LABEL)


def _named(pixels: np.ndarray, sizes: np.ndarray, wide: np.ndarray) -> list[bool]:
    """Which nodes are named on a canvas: in their order, as long as a name covers none before it."""
    middle = pixels - np.c_[np.zeros(len(sizes)), sizes / 2 + LINE / 2]
    taken: list[int] = []
    for i in range(len(pixels)):
        near = np.abs(middle[taken] - middle[i]) < np.c_[wide[taken] + wide[i], np.full(len(taken), 1.4 * LINE)]
        if not near.all(axis=1).any():
            taken.append(i)
    return np.isin(np.arange(len(pixels)), taken).tolist()


def _widths(counts: pd.Series) -> list[tuple[float, float, float]]:
    """Classes of line width: from, below, pixels."""
    if counts.empty:
        return []
    cuts = sorted({1.0, *np.quantile(counts, [0.5, 0.8, 0.95]).round()})
    return [(low, high, 1.0 + 1.6 * i) for i, (low, high) in enumerate(zip(cuts, [*cuts[1:], np.inf], strict=True))]

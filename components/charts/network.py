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
WIDTH, HEIGHT = 1000, 640
NAMED_ON_CANVAS = 60


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
    fig = figure(style, HEIGHT)
    sizes = 8 + 26 * np.sqrt(nodes["n"].to_numpy(float) / max(nodes["n"].max(), 1)) if len(nodes) else np.array([])
    pixels = at * [WIDTH * 0.46, HEIGHT * 0.44]
    if not many:
        wide = np.array(
            [max(len(labels[c][:LONGEST_LABEL]) * 3.6, s / 2) + 4 for c, s in zip(codes, sizes, strict=True)]
        )
        pixels = apart(pixels, np.c_[wide, sizes / 2 + 12])
    place = dict(zip(codes, pixels, strict=True))
    scatter = go.Scattergl if many else go.Scatter
    for low, high, width in _widths(edges["n"]):
        part = edges[(edges["n"] >= low) & (edges["n"] < high)]
        x, y = [], []
        for a, b in zip(part["a"], part["b"], strict=True):
            x += [place[a][0], place[b][0], None]
            y += [place[a][1], place[b][1], None]
        fig.add_trace(scatter(x=x, y=y, mode="lines", line={"color": p.rule, "width": width}, hoverinfo="skip"))
    middle = [(place[a] + place[b]) / 2 for a, b in zip(edges["a"], edges["b"], strict=True)]
    fig.add_trace(scatter(
        x=[m[0] for m in middle], y=[m[1] for m in middle], mode="markers", marker={"size": 12, "opacity": 0, "color": p.rule},
        customdata=edges[["a", "b"]].to_numpy().tolist(), hovertext=[note(style, n) for n in edge_notes], hovertemplate=hover(style),
    ))  # fmt: skip
    texts = [_name(labels[c], many, i) for i, c in enumerate(codes)]
    fig.add_trace(scatter(
        x=pixels[:, 0], y=pixels[:, 1], mode="markers+text", text=texts, textposition="bottom center",
        textfont={"size": 12, "color": p.ink, "family": fig.layout.font.family}, customdata=[[c] for c in codes],
        marker={"size": sizes, "color": [colours[c] for c in codes], "line": {"color": p.card, "width": 1.5}, "opacity": 1},
        hovertext=[note(style, notes[c]) for c in codes], hovertemplate=hover(style),
    ))  # fmt: skip
    reach = np.abs(pixels).max(axis=0) * 1.08 if len(pixels) else np.array([1, 1])
    fig.update_xaxes(visible=False, range=[-reach[0], reach[0]])
    fig.update_yaxes(visible=False, range=[-reach[1] * 1.06, reach[1]])
    if len(kinds) > 1:
        key(fig, style, kinds)
    return fig


def _name(label: str, canvas: bool, rank: int) -> str:
    """A node's name: raw for SVG, shaped for a canvas, and there only the most named ones."""
    if not canvas:
        return safe(label, LONGEST_LABEL)
    return safe_text(visual(label[:LONGEST_LABEL])) if rank < NAMED_ON_CANVAS else ""


def _widths(counts: pd.Series) -> list[tuple[float, float, float]]:
    """Classes of line width: from, below, pixels."""
    if counts.empty:
        return []
    cuts = sorted({1.0, *np.quantile(counts, [0.5, 0.8, 0.95]).round()})
    return [(low, high, 1.0 + 1.6 * i) for i, (low, high) in enumerate(zip(cuts, [*cuts[1:], np.inf], strict=True))]

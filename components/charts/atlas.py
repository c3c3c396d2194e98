"""Places on a map without a map service: the ground is plain polygons, so that nothing is fetched from anywhere."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from .base import HOLLOW, Style, figure, hover, note, safe

BASEMAP = Path(__file__).parent.parent.parent / "data" / "basemap.json"
WIDTH, HEIGHTS = 950, (380, 640)
"""Pixels that a map is about as wide as, and the heights it may have."""
LONGEST_LABEL, NAMED = 22, 40
_A = (1.340264, -0.081106, 0.000893, 0.003796)
LEAST_DEGREES = 18.0
"""The map never shows less than this, however near to each other the places are."""


def project(longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Degrees -> the plane, by Equal Earth (Šavrič, Patterson and Jenny 2018): areas keep their proportions.

    >>> x, y = project(np.array([0.0, 180.0]), np.array([0.0, 0.0]))
    >>> x.round(3).tolist(), y.tolist()
    ([0.0, 2.707], [0.0, 0.0])
    """
    a1, a2, a3, a4 = _A
    theta = np.arcsin(np.sqrt(3) / 2 * np.sin(np.radians(latitude)))
    t2 = theta**2
    t6 = t2**3
    down = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    x = 2 * np.sqrt(3) * np.radians(longitude) * np.cos(theta) / (3 * down)
    return x, theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)


@cache
def _rings() -> list[np.ndarray]:
    """The land, one array (points, 2) a ring, projected."""
    rings = json.loads(BASEMAP.read_text(encoding="utf-8"))["rings"]
    points = [np.array(ring, dtype=float).reshape(-1, 2) / 10 for ring in rings]
    return [np.c_[project(p[:, 0], p[:, 1])] for p in points]


def atlas(
    table: pd.DataFrame, style: Style, *, labels: Mapping[str, str], noun: str, value: str = "articles"
) -> go.Figure:
    """Circles at the places of the table (entity_id, latitude, longitude, ``value``), their area the value; pale
    below five. The map shows where they lie. A click gives [entity_id]."""
    p, words = style.palette, style.words
    x, y = project(table["longitude"].to_numpy(float), table["latitude"].to_numpy(float))
    left, right, low, high = _window(x, y)
    height = round(float(np.clip(WIDTH * (high - low) / (right - left), *HEIGHTS)))
    fig = figure(style, height)
    shape_x: list[float | None] = []
    shape_y: list[float | None] = []
    for ring in _rings():
        if (
            ring[:, 0].max() >= left
            and ring[:, 0].min() <= right
            and ring[:, 1].max() >= low
            and ring[:, 1].min() <= high
        ):
            shape_x += [*ring[:, 0].round(4).tolist(), None]
            shape_y += [*ring[:, 1].round(4).tolist(), None]
    fig.add_scatter(
        x=shape_x,
        y=shape_y,
        mode="lines",
        fill="toself",
        fillcolor=p.pale,
        line={"color": p.rule, "width": 0.8},
        hoverinfo="skip",
    )
    counts = table[value].to_numpy(float)
    sizes = 7 + 34 * np.sqrt(counts / max(counts.max(initial=1), 1))
    few = counts < HOLLOW
    unit = max((right - left) / WIDTH, (high - low) / height)
    shown = _named(x, y, sizes, [labels[e] for e in table["entity_id"]], unit)
    fig.add_scatter(
        x=x, y=y, mode="markers+text", customdata=[[e] for e in table["entity_id"]], textposition="top center",
        text=[safe(labels[e], LONGEST_LABEL) if s else "" for e, s in zip(table["entity_id"], shown, strict=True)],
        textfont={"size": 12, "color": p.ink},
        marker={"size": sizes, "color": p.accent, "opacity": np.where(few, 0.4, 0.6), "line": {"color": p.card, "width": 1}},
        hovertext=[note(style, f"{labels[e]}<br>{words.count(int(n), noun)}") for e, n in zip(table["entity_id"], counts, strict=True)],
        hovertemplate=hover(style),
    )  # fmt: skip
    fig.update_xaxes(visible=False, range=[left, right])
    fig.update_yaxes(visible=False, range=[low, high], scaleanchor="x", scaleratio=1)
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return fig


def _window(x: np.ndarray, y: np.ndarray) -> tuple[float, float, float, float]:
    least = np.radians(LEAST_DEGREES)
    spans = []
    for values in (x, y):
        low, high = float(values.min()), float(values.max())
        margin = max((high - low) * 0.1, (least - (high - low)) / 2)
        spans += [low - margin, high + margin]
    return spans[0], spans[1], spans[2], spans[3]


def _named(x: np.ndarray, y: np.ndarray, sizes: np.ndarray, labels: list[str], unit: float) -> list[bool]:
    """Which places are named: in the table's order, as long as a name covers no name before it. ``unit`` is a pixel."""
    taken: list[tuple[float, float, float, float]] = []
    shown = []
    for cx, cy, size, label in zip(x, y, sizes, labels, strict=True):
        half, bottom = len(label[:LONGEST_LABEL]) * 3.8 * unit, cy + size / 2 * unit
        box = (cx - half, cx + half, bottom, bottom + 18 * unit)
        free = len(taken) < NAMED and not any(
            box[0] < b[1] and box[1] > b[0] and box[2] < b[3] and box[3] > b[2] for b in taken
        )
        if free:
            taken.append(box)
        shown.append(free)
    return shown

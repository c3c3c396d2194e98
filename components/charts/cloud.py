"""A cloud of words: size says how much, place says nothing. Laid out from measured words, so that none covers another.

Pillow measures the words. With raqm it shapes Arabic itself; without, it measures glyph by glyph, and the words have to
be shaped by hand first (:mod:`.canvas`). The figure itself is SVG, where the browser shapes: it gets the words raw.
"""

from functools import cache
from math import cos, pi, sin, sqrt
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
from PIL import ImageFont, features

from .base import Style, figure, hover, note, safe
from .canvas import visual

FONT_FILE = Path(__file__).parent.parent.parent / "static" / "IBMPlexSansArabic-Medium.ttf"
WIDTH, HEIGHT = 350, 420
"""Pixels: a phone's width. The figure keeps them on wider screens too, the cloud in the middle."""
SMALLEST, LARGEST = 12, 40
TURN, GAP = 0.35, 4


def measure(text: str, size: int, shaping: bool | None = None) -> tuple[float, float]:
    """Width and height in pixels of a word as a browser draws it. ``shaping`` says whether Pillow shapes
    (raqm, the default where it is there)."""
    shaping = features.check("raqm") if shaping is None else shaping
    drawn = text if shaping else visual(text)
    left, top, right, bottom = _font(size, shaping).getbbox(drawn)
    return right - left, max(bottom - top, size * 1.15)


@cache
def _font(size: int, shaping: bool) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if shaping else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(FONT_FILE), size, layout_engine=engine)


def placed(
    boxes: list[tuple[float, float]], width: float = WIDTH, height: float = HEIGHT
) -> list[tuple[float, float] | None]:
    """Centres for boxes (width, height), each as near the middle as those before it allow, along a spiral; None for
    a box that finds no room. The same every time.

    >>> placed([(100, 20), (100, 20)], 200, 80)[0], placed([(100, 20), (100, 20)], 90, 80)
    ((0.0, 0.0), [None, None])
    """
    taken: list[tuple[float, float, float, float]] = []
    found: list[tuple[float, float] | None] = []
    for w, h in boxes:
        at = None
        for step in range(4000):
            angle = TURN * sqrt(step) * 2 * pi
            radius = 0.9 * TURN * sqrt(step) * 10
            x, y = round(radius * cos(angle)) * 1.0, round(radius * sin(angle) * height / width) * 1.0
            if abs(x) + w / 2 > width / 2 or abs(y) + h / 2 > height / 2:
                continue
            if all(abs(x - ox) * 2 >= w + ow + GAP * 2 or abs(y - oy) * 2 >= h + oh + GAP for ox, oy, ow, oh in taken):
                at = (x + 0.0, y + 0.0)
                taken.append((x, y, w, h))
                break
        found.append(at)
    return found


def cloud(
    table: pd.DataFrame, style: Style, *, word: str, weight: str, notes: list[str], colours: list[str]
) -> go.Figure:
    """Words of the table in its order (heaviest first), the square root of ``weight`` their size; a click gives [word].

    A word that finds no room is left out: the table beside the chart has it."""
    p = style.palette
    heaviest = max(float(table[weight].max()) if len(table) else 1.0, 1e-9)
    sizes = [round(SMALLEST + (LARGEST - SMALLEST) * sqrt(max(w, 0) / heaviest)) for w in table[weight]]
    spots = placed([measure(w, s) for w, s in zip(table[word], sizes, strict=True)])
    shown = [i for i, spot in enumerate(spots) if spot]
    words = table[word].tolist()
    fig = figure(style, HEIGHT)
    fig.add_scatter(
        x=[spots[i][0] for i in shown], y=[spots[i][1] for i in shown], mode="text", text=[safe(words[i]) for i in shown],  # type: ignore[index]
        textfont={"size": [sizes[i] for i in shown], "color": [colours[i] for i in shown], "weight": 500},
        customdata=[[words[i]] for i in shown], hovertext=[note(style, notes[i]) for i in shown], hovertemplate=hover(style),
    )  # fmt: skip
    # one unit is one pixel whatever the width: the height is fixed and the x axis follows it
    fig.update_yaxes(visible=False, range=[-HEIGHT / 2, HEIGHT / 2])
    fig.update_xaxes(visible=False, range=[-WIDTH / 2, WIDTH / 2], scaleanchor="y", scaleratio=1, constrain="range")
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, plot_bgcolor=p.card)
    return fig

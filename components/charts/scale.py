"""The axis of amounts, its figures written in the reader's digits (Plotly writes European ones)."""

import math

import plotly.graph_objects as go

from .base import Style


def ticks(most: float, about: int = 4, whole: bool = True) -> list[float]:
    """Round steps from 0 up to at least ``most``: 1, 2 or 5 times a power of ten; whole ones only with ``whole``.

    >>> ticks(75), ticks(3), ticks(0.3, whole=False)
    ([0, 20, 40, 60, 80], [0, 1, 2, 3], [0.0, 0.1, 0.2, 0.30000000000000004])
    """
    rough = max(most, 1e-9) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)
    if whole:
        step = max(round(step), 1)
    return [step * i for i in range(math.ceil(most / step) + 1)]


def amount_axis(fig: go.Figure, style: Style, most: float, *, share: bool = False, **where: int) -> None:
    """Label the y axis from 0 to ``most``, on the side where the reader begins. ``share`` writes percentages;
    ``where`` (row, col) picks one of several axes."""
    words, values = style.words, ticks(most, whole=not share)
    fig.update_yaxes(
        range=[0, max(values[-1], most * 1.02)], tickmode="array", tickvals=values, showgrid=True, ticks="", ticklabelstandoff=4,
        ticktext=[words.percent(v) if share else words.number(v) for v in values], side="right" if style.rtl else "left", **where,
    )  # fmt: skip

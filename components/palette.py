"""The colours of LOOK.md on both grounds, and one colour per code that never changes.

The series colours were chosen by annealing, so that any two stay apart (CIEDE2000) for every kind of sight
(Machado, Oliveira and Fernandes 2009) and show on their ground: tests/test_palette.py says how far and how well.
A series keeps its hue from one ground to the other.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple


class Palette(NamedTuple):
    """The colours of one ground, as ``#RRGGBB``. ``rest`` is for everything that is not named."""

    ground: str
    paper: str
    card: str
    ink: str
    muted: str
    rule: str
    accent: str
    pale: str
    error: str
    rest: str
    series: tuple[str, ...]


LIGHT = Palette(
    "light", "#FBF9F5", "#FFFFFF", "#1F2933", "#6B7280", "#E5E0D8", "#0F766E", "#E3F1EE", "#B42318", "#B8B2A7",
    ("#0F766E", "#BE8B05", "#7B89AC", "#693C05", "#7E529B", "#969571", "#269BE2", "#C65241", "#9D2B3F",
     "#513199", "#3C4665", "#657000"),
)  # fmt: skip
DARK = Palette(
    "dark", "#14181D", "#1C2229", "#E8E6E1", "#9AA3AE", "#2E3640", "#2DD4BF", "#17383A", "#F97066", "#5C6670",
    ("#2DD4BF", "#E2D25B", "#B3ACF5", "#B67940", "#DBD3F4", "#838D6E", "#81ABC1", "#EE8C48", "#C79AA1",
     "#9F72D9", "#4490A4", "#B9E3A2"),
)  # fmt: skip
GROUNDS = {"light": LIGHT, "dark": DARK}


def colour(palette: Palette, code: str, ranked: Sequence[str] = ()) -> str:
    """The colour of a code: by its place in ``ranked`` (the corpus's own order, not the selection's) while the
    series lasts, then by a hash of the code, so that it stays the same on every page and in every selection.

    >>> colour(LIGHT, "b", ["a", "b"]) == LIGHT.series[1]
    True
    """
    place = ranked.index(code) if code in ranked else len(ranked)
    if place < min(len(ranked), len(palette.series)):
        return palette.series[place]
    return palette.series[blake2b(code.encode(), digest_size=2).digest()[0] % len(palette.series)]

"""The colours of LOOK.md on both grounds, and one colour per code that never changes.

The series colours were chosen by simulation of deuteranopia, protanopia and tritanopia (Machado, Oliveira and
Fernandes 2009): tests/test_palette.py says how far apart any two of them stay, and how well they show on paper.
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
    ("#0F766E", "#C2571A", "#3B5BA5", "#B8860B", "#8A3B74", "#5B8C2A", "#1F9BC9", "#7A4B2A", "#E0788C", "#6F6AC8",
     "#4A5A6A", "#A8B820"),
)  # fmt: skip
DARK = Palette(
    "dark", "#14181D", "#1C2229", "#E8E6E1", "#9AA3AE", "#2E3640", "#2DD4BF", "#17383A", "#F97066", "#5C6670",
    ("#2DD4BF", "#F28C4B", "#7E9BE8", "#E3B341", "#D685BD", "#93C95A", "#62C6EE", "#C2946B", "#F5A3B3", "#A8A3F0",
     "#94A8BB", "#D6E25B"),
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

"""The colours: any two series stay apart for every kind of sight, all of them show on their ground, and Streamlit's
own configuration has the same ones."""

import itertools
import tomllib
from pathlib import Path

import numpy as np
import pytest

from components.palette import DARK, LIGHT, colour

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHT = {
    "full": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
CONFIG = tomllib.loads((Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))[
    "theme"
]


def linear(code: str) -> np.ndarray:
    c = np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(rgb, 0, 1) / [0.95047, 1, 1.08883]
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25**7)))
    c1, c2 = np.hypot((1 + g) * a1, b1), np.hypot((1 + g) * a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, (1 + g) * a1)) % 360, np.degrees(np.arctan2(b2, (1 + g) * a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    waves = ((hue - 30, -0.17), (2 * hue, 0.24), (3 * hue + 6, 0.32), (4 * hue - 63, -0.2))
    t = 1 + sum(weight * np.cos(np.radians(angle)) for angle, weight in waves)
    sl = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rotation = -np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))) * 2 * np.sqrt(cm**7 / (cm**7 + 25**7))
    return float(np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rotation * dc / sc * dh / sh))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    dark, light = sorted(float(TO_XYZ[1] @ linear(c)) for c in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_difference_is_the_published_one():
    # pairs 1, 4 and 25 of the test data of Sharma, Wu and Dalal
    pairs = [((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
             ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644)]  # fmt: skip
    for one, other, expected in pairs:
        assert difference(np.array(one), np.array(other)) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_series_stay_apart(palette, sight):
    seen = [lab(SIGHT[sight] @ linear(c)) for c in palette.series]
    assert len(seen) == 12
    assert min(itertools.starmap(difference, itertools.combinations(seen, 2))) > 8.5
    assert min(itertools.starmap(difference, itertools.combinations(seen[:6], 2))) > 10


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_everything_shows_on_its_ground(palette):
    assert all(contrast(c, palette.card) >= 3 for c in palette.series)
    for ground in (palette.paper, palette.card):
        assert contrast(palette.ink, ground) >= 7
        assert (
            min(contrast(palette.muted, ground), contrast(palette.accent, ground), contrast(palette.error, ground))
            >= 4.5
        )
    assert contrast(palette.ink, palette.pale) >= 7


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_streamlit_has_the_same_colours(palette):
    theme = CONFIG[palette.ground]
    assert (theme["backgroundColor"], theme["secondaryBackgroundColor"]) == (palette.paper, palette.card)
    assert (theme["textColor"], theme["primaryColor"], theme["borderColor"]) == (
        palette.ink,
        palette.accent,
        palette.rule,
    )
    assert theme["redColor"] == palette.error


def test_a_code_keeps_its_colour_whatever_else_is_there():
    ranked = [f"c{i}" for i in range(30)]
    assert len({colour(LIGHT, c, ranked) for c in ranked[:12]}) == 12
    assert colour(LIGHT, "c25", ranked) == colour(LIGHT, "c25", ranked[5:]) == colour(LIGHT, "c25")
    for c in ranked:
        assert LIGHT.series.index(colour(LIGHT, c, ranked)) == DARK.series.index(colour(DARK, c, ranked))

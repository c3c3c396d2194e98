"""Where Arabic has to be shaped by hand and where doing so spoils it, proven on pixels.

Pillow with raqm stands for everything that shapes by itself (browsers' SVG, kaleido, raqm); Pillow's basic layout for
everything that draws glyph by glyph (a WebGL canvas, Pillow where libfribidi is missing). No network, no browser.
"""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, features

from components.charts.canvas import visual
from components.charts.cloud import FONT_FILE, measure

TEXTS = ["سلام", "الخطيب", "لا إله", "أقوال الصحف"]
SIZE = 40
shaping = pytest.mark.skipif(
    not features.check("raqm"), reason="Pillow has no raqm here: nothing shapes by itself to compare with"
)


def drawn(text: str, engine: ImageFont.Layout) -> np.ndarray:
    """The ink of a text, cut to its box, as booleans."""
    font = ImageFont.truetype(str(FONT_FILE), SIZE, layout_engine=engine)
    image = Image.new("L", (900, 120), 0)
    ImageDraw.Draw(image).text((20, 30), text, fill=255, font=font)
    ink = np.array(image) > 127
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Share of the ink that two drawings have in common, the best of small shifts; 1 for the same drawing."""
    height, width = (max(one.shape[i], other.shape[i]) + 12 for i in (0, 1))

    def laid(ink: np.ndarray, dy: int, dx: int) -> np.ndarray:
        field = np.zeros((height, width), dtype=bool)
        field[dy : dy + ink.shape[0], dx : dx + ink.shape[1]] = ink
        return field

    first = laid(one, 6, 6)
    best = 0.0
    for dy in range(13 - max(0, other.shape[0] + 12 - height)):
        for dx in range(13 - max(0, other.shape[1] + 12 - width)):
            second = laid(other, dy, dx)
            best = max(best, (first & second).sum() / max((first | second).sum(), 1))
    return best


@shaping
@pytest.mark.parametrize("text", TEXTS)
def test_glyph_by_glyph_shaped_text_is_what_a_shaper_draws(text):
    right = drawn(text, ImageFont.Layout.RAQM)
    assert likeness(drawn(visual(text), ImageFont.Layout.BASIC), right) > 0.8


@shaping
@pytest.mark.parametrize("text", TEXTS)
def test_glyph_by_glyph_raw_text_is_wrong(text):
    right = drawn(text, ImageFont.Layout.RAQM)
    assert likeness(drawn(text, ImageFont.Layout.BASIC), right) < 0.5


@shaping
@pytest.mark.parametrize("text", TEXTS)
def test_where_something_shapes_by_itself_shaping_by_hand_is_wrong(text):
    right = drawn(text, ImageFont.Layout.RAQM)
    assert likeness(drawn(visual(text), ImageFont.Layout.RAQM), right) < 0.5


def test_brackets_are_mirrored_for_a_canvas():
    assert visual("(سلام)")[0] == "("
    assert visual("(سلام)")[-1] == ")"


@shaping
@pytest.mark.parametrize("text", TEXTS)
def test_a_word_measures_the_same_with_and_without_raqm(text):
    assert measure(text, SIZE, shaping=False)[0] == pytest.approx(measure(text, SIZE, shaping=True)[0], rel=0.05)


@shaping
def test_an_unshaped_word_measures_wrong():
    """What :func:`measure` would give without shaping by hand: letters apart, each in its full form."""
    font = ImageFont.truetype(str(FONT_FILE), SIZE, layout_engine=ImageFont.Layout.BASIC)
    assert font.getlength("مستقبلهم") > 1.2 * measure("مستقبلهم", SIZE, shaping=True)[0]


def test_an_svg_chart_gets_its_text_raw():
    """Names in an SVG figure keep the letters that were published: searchable, and shaped by the browser."""
    import pandas as pd

    from components.charts.base import Style
    from components.charts.cloud import cloud
    from components.palette import LIGHT
    from components.wording import Words

    table = pd.DataFrame({"word": ["سلام"], "g2": [9.0]})
    fig = cloud(table, Style(Words("themes", "ar"), LIGHT), word="word", weight="g2", notes=[""], colours=["#111111"])
    assert fig.data[0].text[0].strip("\N{RIGHT-TO-LEFT ISOLATE}\N{POP DIRECTIONAL ISOLATE}") == "سلام"

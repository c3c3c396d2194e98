"""Text drawn glyph by glyph: a WebGL canvas, and Pillow without raqm. There, and only there, Arabic has to be
shaped and put into visual order by hand (FRONTEND.md, "Arabic in figures"); anywhere else doing so reverses it.
"""

import arabic_reshaper
from bidi.algorithm import get_display


def visual(text: str) -> str:
    """Shaped letters in the order in which a canvas must draw them, brackets mirrored.

    ``bidi.algorithm.get_display`` is used because ``bidi.get_display`` does not mirror brackets.

    >>> visual("سلام") == "\\ufee1\\ufefc\\ufeb3"
    True
    >>> visual("plain")
    'plain'
    """
    return get_display(arabic_reshaper.reshape(text))

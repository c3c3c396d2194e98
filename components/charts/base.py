"""What every figure shares: type, ground, direction, and the way Arabic stands in it.

Browsers and kaleido shape Arabic themselves; what a figure lacks is the base direction, so each line with
Arabic in it is wrapped in RLI ... PDI. Text on a WebGL canvas is another matter: see :mod:`.canvas`.
"""

import re
import textwrap
from typing import NamedTuple

import plotly.graph_objects as go

from components.palette import Palette
from components.wording import Words

FONT = "IBM Plex Sans Arabic"
HOLLOW = 5
"""Fewer observations than this are drawn hollow."""
_ARABIC = re.compile(r"[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFE]")
_RLI, _PDI = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_LRI = "\N{LEFT-TO-RIGHT ISOLATE}"


class Style(NamedTuple):
    """What a chart needs to know of its reader: interface words and colours."""

    words: Words
    palette: Palette

    @property
    def rtl(self) -> bool:
        """Whether names stand on the right."""
        return self.words.language == "ar"


def isolate(text: str) -> str:
    """Each line that holds Arabic, given its own right-to-left direction. ``<br>`` ends a line.

    >>> isolate("9 مقالات<br>plain") == "\\u20679 مقالات\\u2069<br>plain"
    True
    """
    return "<br>".join(f"{_RLI}{line}{_PDI}" if _ARABIC.search(line) else line for line in text.split("<br>"))


def safe(text: str, longest: int = 0) -> str:
    """A published string for a figure: Plotly's own markup made harmless, cut at a word where too long, isolated.

    >>> safe("<b>اسم</b>") == "\\u2067&lt;b&gt;اسم&lt;/b&gt;\\u2069"
    True
    """
    text = " ".join(text.split())
    if longest and len(text) > longest:
        text = text[: longest - 1].rsplit(" ", 1)[0] + "…"
    return isolate(safe_text(text))


def broken(text: str, longest: int = 13, lines: int = 3) -> str:
    """A published string in lines of about ``longest`` characters, each made safe; what is more than ``lines`` is cut.

    >>> broken("one two three", 7)
    'one two<br>three'
    """
    found = textwrap.wrap(text, longest, max_lines=lines, placeholder="…", break_long_words=False) or [""]
    return "<br>".join(safe(line) for line in found)


def safe_text(text: str) -> str:
    """A text in which nothing acts as markup of Plotly's."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# Without these, Plotly 7.1 fails on a click on a bar with text ("cannot read 'textfont' of undefined").
_SAME = {"marker": {"opacity": 1}}
_CLICKABLE = {"data": {"bar": [{"selected": _SAME, "unselected": _SAME}]}}


def figure(style: Style, height: int) -> go.Figure:
    """An empty figure in the reader's style. ``height`` in pixels; the width is the page's."""
    p = style.palette
    axis = {"gridcolor": p.rule, "zeroline": False, "linecolor": p.rule, "tickfont": {"color": p.muted}, "fixedrange": True, "ticks": "",
            "automargin": True}  # fmt: skip
    return go.Figure(
        layout={
            "font": {"family": FONT, "size": 14, "color": p.ink},
            "paper_bgcolor": p.card, "plot_bgcolor": p.card, "height": height,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "showlegend": False,
            "xaxis": dict(axis), "yaxis": dict(axis),
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 1 if style.rtl else 0,
                       "xanchor": "right" if style.rtl else "left", "traceorder": "normal"},
            "hoverlabel": {"font": {"family": FONT, "size": 14, "color": p.ink}, "bgcolor": p.card, "bordercolor": p.rule,
                           "align": "right" if style.rtl else "left"},
            "bargap": 0.28, "separators": "٫٬" if style.rtl else ".,", "template": _CLICKABLE,
        }
    )  # fmt: skip


def directed(text: str, rtl: bool) -> str:
    """Each line given the reader's direction; in a left-to-right line the Arabic pieces between middle dots keep theirs.

    >>> directed("٣ مقالات · Al-Waha", True) == "\u2067٣ مقالات · Al-Waha\u2069"
    True
    >>> directed("سامر · 3 quotations", False) == "\u2066\u2067سامر\u2069 · 3 quotations\u2069"
    True
    """
    if rtl:
        return "<br>".join(f"{_RLI}{line}{_PDI}" for line in text.split("<br>"))
    lines = (" · ".join(map(isolate, line.split(" · "))) for line in text.split("<br>"))
    return "<br>".join(f"{_LRI}{line}{_PDI}" for line in lines)


def note(style: Style, text: str) -> str:
    """A hover text from plain text, ``<br>`` between lines: nothing in it acts as markup, each line in its direction."""
    return "<br>".join(directed(safe_text(line), style.rtl) for line in text.split("<br>"))


def hover(style: Style) -> str:
    """The template of hover texts: two things at most, and that a click reads on."""
    return f"%{{hovertext}}<br>{directed(style.words('click_to_read'), style.rtl)}<extra></extra>"


def key(fig: go.Figure, style: Style, series: list[tuple[str, str]], longest: int = 44) -> None:
    """Name the series above the plot, from the side where the reader begins: pairs of label and colour.

    Plotly's own legend puts its symbols on the left of their names, whatever the language. Lines are broken after
    ``longest`` characters, so that they fit a phone. The key stands in the place of Plotly's title, which alone reaches
    over the whole width; the title itself stands above the figure.
    """
    lines: list[list[str]] = [[]]
    used = 0
    for label, colour in series:
        if used and used + len(label) > longest:
            lines.append([])
            used = 0
        used += len(label) + 4
        lines[-1].append(f'<span style="color:{colour}">■</span> {isolate(safe_text(label))}')
    gap = "\N{NO-BREAK SPACE}" * 3
    start = _RLI if style.rtl else _LRI
    text = "<br>".join(f"{start}{gap.join(line)}{_PDI}" for line in lines)
    side = "right" if style.rtl else "left"
    fig.update_layout(
        title={
            "text": text, "font": {"size": 13, "color": style.palette.ink}, "x": 1 if style.rtl else 0, "xref": "container",
            "xanchor": side, "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 4 if len(lines) == 1 else 18, "l": 6, "r": 6},
        },
        margin={"t": 20 + 18 * len(lines)},
    )  # fmt: skip

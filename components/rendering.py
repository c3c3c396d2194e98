"""A chart -> the bytes of a file: PNG, SVG, PDF, HTML, CSV, XLSX. No Streamlit here.

Images are drawn by kaleido in a headless Chrome kept running between exports; a figure then takes a fraction
of a second. Everything behind a time limit: kaleido's thread, once dead, never answers.
"""

import base64
import io
import os
import re
import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from functools import cache
from html import escape
from pathlib import Path

import kaleido
import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio

from components.charts.base import FONT, directed

STATIC = Path(__file__).parent.parent / "static"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LIMIT = 40
"""Seconds for one image; the first one also starts the browser."""
_UNSAFE = re.compile(r"^[=+\-@\t\r]")
_lock = threading.Lock()


class NoBrowser(RuntimeError):
    """No Chrome or Chromium to draw PNG, SVG or PDF with."""


@cache
def browser() -> str | None:
    """Path of a Chrome or Chromium; None where there is none."""
    named = os.environ.get("BROWSER_PATH")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def image(figure: go.Figure, kind: str, title: str, caption: str, *, width: int = 1100) -> bytes:
    """The figure as ``png`` (twice the size, for print), ``svg`` (its font inside) or ``pdf``.

    Title and caption (count, period, selection) are drawn in. Raises NoBrowser; RuntimeError after LIMIT seconds.
    """
    if browser() is None:
        raise NoBrowser
    framed = captioned(figure, title, caption).update_layout(width=width)
    options = {"format": kind, "width": width, "height": framed.layout.height, "scale": 2 if kind == "png" else 1}
    with _lock:
        pool = _pool()
        try:
            data = pool.submit(kaleido.calc_fig_sync, framed.to_plotly_json(), opts=options).result(LIMIT)
        except TooLate:
            _pool.cache_clear()  # the thread that hangs is left behind; the next export starts afresh
            raise RuntimeError(f"no image within {LIMIT} seconds") from None
    return _with_font(data) if kind == "svg" else data


def captioned(figure: go.Figure, title: str, caption: str) -> go.Figure:
    """A copy with the title and, under it, the caption, as an export must carry them: above all else, whatever the
    chart itself has at its edges."""
    rtl = (figure.layout.legend.xanchor or "left") == "right"
    side = "right" if rtl else "left"
    lines = wrapped(caption)
    room = 64 + 18 * len(lines)
    own = figure.layout.margin
    copy = go.Figure(figure)
    if key := figure.layout.title.text:  # the series, named in the place that the title takes now
        copy.add_annotation(
            text=key, x=1 if rtl else 0, xref="paper", xanchor=side, y=1, yref="paper", yanchor="bottom", yshift=6, align=side,
            showarrow=False, font=figure.layout.title.font.to_plotly_json(),
        )  # fmt: skip
    copy.update_layout(
        height=(figure.layout.height or 400) + room + 16,
        margin={"t": (own.t or 0) + room, "b": (own.b or 0) + 16, "l": (own.l or 0) + 16, "r": (own.r or 0) + 16},
        title={
            "text": f"<b>{directed(escape(title), rtl)}</b>", "font": {"size": 18, "color": figure.layout.font.color},
            "x": 1 if rtl else 0, "xanchor": side, "xref": "container", "y": 1, "yanchor": "top", "yref": "container",
            "pad": {"t": 20, "l": 24, "r": 24},
            "subtitle": {
                "text": directed("<br>".join(escape(line) for line in lines), rtl),
                "font": {"size": 12, "color": figure.layout.xaxis.tickfont.color or "#6B7280"},
            },
        },
    )  # fmt: skip
    return copy


def wrapped(caption: str, longest: int = 150) -> list[str]:
    """A caption in lines, broken at its middle dots.

    >>> wrapped("one · two · three", longest=10)
    ['one · two', 'three']
    """
    lines = [""]
    for part in caption.split(" · "):
        joined = f"{lines[-1]} · {part}" if lines[-1] else part
        if len(joined) > longest and lines[-1]:
            lines.append(part)
        else:
            lines[-1] = joined
    return lines


def html(figure: go.Figure, title: str, caption: str, language: str) -> bytes:
    """One page that needs no network: Plotly and the font inside, no button that sends the chart anywhere."""
    chart = pio.to_html(
        figure,
        full_html=False,
        include_plotlyjs=True,
        config={"showSendToCloud": False, "displaylogo": False, "responsive": True},
    )
    direction = "rtl" if language == "ar" else "ltr"
    ground, ink = figure.layout.paper_bgcolor, figure.layout.font.color
    return f"""<!doctype html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{font_face()}
body{{font-family:"{FONT}",sans-serif;background:{ground};color:{ink};margin:2rem auto;max-width:1100px;padding:0 1rem}}
.js-plotly-plot,#js-plotly-tester{{direction:ltr}}</style></head>
<body><h1 style="font-size:1.3rem">{escape(title)}</h1>{chart}<p>{escape(caption).replace("&lt;br&gt;", "<br>")}</p></body></html>
""".encode()


def csv(table: pd.DataFrame) -> bytes:
    """UTF-8 with the mark that Excel needs; a cell that a spreadsheet would run as a formula is quoted."""
    return table.map(_inert).to_csv(index=False).encode("utf-8-sig")


def xlsx(table: pd.DataFrame, *, rtl: bool) -> bytes:
    """A workbook of one sheet, right to left where the reader is; no cell is a formula."""
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl") as book:
        table.map(_inert).to_excel(book, sheet_name="aqwal", index=False)
        book.sheets["aqwal"].sheet_view.rightToLeft = rtl
    return out.getvalue()


def _inert(value: object) -> object:
    return "'" + value if isinstance(value, str) and _UNSAFE.match(value) else value


@cache
def font_face() -> str:
    """The interface font as CSS that carries it inside, two weights."""
    return "".join(
        f'@font-face{{font-family:"{FONT}";font-weight:{weight};src:url(data:font/ttf;base64,{_file(name)})}}'
        for weight, name in ((400, "Regular"), (700, "Bold"))
    )


def _file(weight: str) -> str:
    return base64.b64encode((STATIC / f"IBMPlexSansArabic-{weight}.ttf").read_bytes()).decode()


def _with_font(svg: bytes) -> bytes:
    """An SVG only names its font: give it the font itself, so that it looks the same everywhere."""
    head, tag, rest = svg.decode("utf-8").partition(">")
    return f"{head}{tag}<style>{font_face()}</style>{rest}".encode()


@cache
def _pool() -> ThreadPoolExecutor:
    _make_font_known()
    pool = ThreadPoolExecutor(1, thread_name_prefix="aqwal-image")
    pool.submit(kaleido.start_sync_server, n=1, mathjax=False, silence_warnings=True, path=browser()).result(LIMIT)
    return pool


def _make_font_known() -> None:
    """Let the headless browser see our font without installing it: a fontconfig file of our own, for our children."""
    if "FONTCONFIG_FILE" in os.environ or os.name != "posix":
        return
    folder = Path(tempfile.mkdtemp(prefix="aqwal-fonts-"))
    config = folder / "fonts.conf"
    config.write_text(
        f"<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<include ignore_missing='yes'>/etc/fonts/fonts.conf</include><dir>{escape(str(STATIC.resolve()))}</dir>"
        f"<cachedir>{escape(str(folder))}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(config)

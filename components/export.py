"""What stands with every chart: its title, how it is counted, the figure, its count and period, its table, and
the files it can be saved as."""

import re
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from . import rendering
from .frame import Page

MIME = {
    "png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "html": "text/html", "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


_CSS = Path(__file__).with_name("export.css")
CONFIG = {
    "displaylogo": False, "showSendToCloud": False, "displayModeBar": False,
    "modeBarButtons": [["toImage"]],  # shown only where the server has no browser to draw images with
}  # fmt: skip


class Chart(NamedTuple):
    """A figure and all that must travel with it.

    ``name`` is ASCII, for keys and file names; ``title`` a question or a finding; ``caption`` count, period and
    selection; ``how`` says how it is counted; ``table`` is what is drawn, with readable headings. Where there is less
    room than ``least`` pixels, as on a phone, the chart keeps that width and is moved sideways. One that can be moved
    and made larger by hand ``zooms``.
    """

    name: str
    figure: go.Figure
    table: pd.DataFrame
    title: str
    caption: str
    how: str
    least: int = 0
    zooms: bool = False


def show(
    page: Page, chart: Chart, on_pick: Callable[[list[Any]], None] | None = None, *,
    on_brush: Callable[[str, str], None] | None = None,
) -> None:  # fmt: skip
    """Draw a chart as a card: title, figure, and one line with its caption, table and files.

    ``on_pick`` is given the codes (customdata) of what the reader clicked; ``on_brush``, for a chart whose dragmode is
    "select", the two ends on the x axis of what the reader dragged over. Streamlit sends one or the other, never both.
    """
    t = page.t
    st.html(_CSS)
    with st.container(border=True, key=f"aq-chart-{chart.name}"):
        with st.container(horizontal=True, key=f"aq-head-{chart.name}"):
            st.html(f'<h3 class="aq-chart-title">{escape(chart.title)}</h3>')
            with st.popover("؟" if page.language == "ar" else "?", type="tertiary"):
                st.write(chart.how)
        with st.container(key=f"aq-wide-{chart.name}"):
            if chart.least:
                st.html(f"<style>.st-key-aq-wide-{chart.name} > * {{ min-width: {chart.least}px; }}</style>")
            _figure(page, chart, on_pick, on_brush)
        with st.container(horizontal=True, key=f"aq-foot-{chart.name}"):
            st.html(f'<p class="aq-chart-caption">{escape(chart.caption)}</p>')
            with st.popover(t("table_view"), type="tertiary"):
                _table(page, chart)
            with st.popover(t("export"), type="tertiary"):
                _files(page, chart)


def beside(page: Page, *charts: tuple[Chart | None, Callable[[list[Any]], None]]) -> None:
    """Draw charts (with what a click does) in columns, those that are not None sharing the width."""
    drawn = [(chart, on_pick) for chart, on_pick in charts if chart]
    for column, (chart, on_pick) in zip(st.columns(max(len(drawn), 1)), drawn, strict=False):
        with column:
            show(page, chart, on_pick)


def _figure(page: Page, chart: Chart, on_pick: Callable | None, on_brush: Callable | None) -> None:
    # A selection is cleared by changing the key; what was picked lives in the reader's own filters.
    times = f"aqwal.chart.{chart.name}"
    key = f"{chart.name}.{page.language}.{page.ground}.{st.session_state.get(times, 0)}"

    def picked() -> None:
        selection = st.session_state[key].selection
        # a part of a tree comes with its id alone
        codes = [point.get("customdata", [point.get("id")]) for point in selection.points]
        st.session_state[times] = st.session_state.get(times, 0) + 1
        if on_brush and selection.box:
            first, last = sorted(map(str, selection.box[0]["x"]))
            on_brush(first, last)
        elif codes and on_pick:
            on_pick(codes)

    st.plotly_chart(
        chart.figure, theme=None, key=key, alt=f"{chart.title} {chart.caption}",
        on_select=picked if on_pick or on_brush else "ignore", selection_mode="box" if on_brush else "points",
        config=CONFIG | ({} if rendering.browser() else {"displayModeBar": True}) | {"scrollZoom": chart.zooms},
    )  # fmt: skip


def _table(page: Page, chart: Chart) -> None:
    columns = list(chart.table)
    st.dataframe(
        chart.table, hide_index=True, column_order=columns[::-1] if page.language == "ar" else columns, width=520
    )


def _files(page: Page, chart: Chart) -> None:
    t = page.t
    kinds = ["html", "csv", "xlsx"]
    if rendering.browser():
        kinds = ["png", "svg", "pdf", *kinds]
    else:
        st.caption(t("no_browser"))
    for kind in kinds:
        st.download_button(
            t(f"save.{kind}"), data=partial(build, page.language, chart, kind), mime=MIME[kind],
            file_name=f"{file_name(page, chart)}.{kind}", key=f"{chart.name}.{kind}.{page.language}",
            on_click="ignore", type="tertiary",
        )  # fmt: skip


def build(language: str, chart: Chart, kind: str) -> bytes:
    """The bytes of a chart as a file of ``kind`` (a key of MIME)."""
    if kind == "html":
        return rendering.html(chart.figure, chart.title, chart.caption, language)
    if kind == "csv":
        return rendering.csv(chart.table)
    if kind == "xlsx":
        return rendering.xlsx(chart.table, rtl=language == "ar")
    return rendering.image(chart.figure, kind, chart.title, chart.caption)


def file_name(page: Page, chart: Chart) -> str:
    """A file name that says what it holds: chart, period and language, in ASCII."""
    days = page.view.articles["published"].dropna()
    period = f"-{days.min():%Y%m%d}-{days.max():%Y%m%d}" if len(days) else ""
    return re.sub(r"[^a-z0-9-]+", "-", f"aqwal-{chart.name}{period}-{page.language}".lower()).strip("-")

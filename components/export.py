"""What stands with every chart: its title, how it is counted, the figure, its count and period, its table, and
the files it can be saved as."""

import re
from collections.abc import Callable
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


CONFIG = {
    "displaylogo": False, "showSendToCloud": False, "displayModeBar": False,
    "modeBarButtons": [["toImage"]],  # shown only where the server has no browser to draw images with
}  # fmt: skip


class Chart(NamedTuple):
    """A figure and all that must travel with it.

    ``name`` is ASCII, for keys and file names; ``title`` a question or a finding; ``caption`` count, period and
    selection; ``how`` says how it is counted; ``table`` is what is drawn, with readable headings.
    """

    name: str
    figure: go.Figure
    table: pd.DataFrame
    title: str
    caption: str
    how: str


def show(page: Page, chart: Chart, on_pick: Callable[[list[Any]], None] | None = None) -> None:
    """Draw a chart with its export menu. ``on_pick`` is given the codes (customdata) of what the reader clicked."""
    t = page.t
    head, note = st.columns([0.92, 0.08], vertical_alignment="center")
    head.markdown(f"#### {chart.title}")
    with note.popover("؟" if page.language == "ar" else "?", type="tertiary"):
        st.write(chart.how)
    # A selection is cleared by changing the key; what was picked lives in the reader's own filters.
    key = f"{chart.name}.{page.language}.{page.ground}.{st.session_state.get(chart.name, 0)}"

    def picked() -> None:
        codes = [point["customdata"] for point in st.session_state[key].selection.points if "customdata" in point]
        st.session_state[chart.name] = st.session_state.get(chart.name, 0) + 1
        if codes and on_pick:
            on_pick(codes)

    st.plotly_chart(
        chart.figure, theme=None, key=key, alt=f"{chart.title} {chart.caption}",
        on_select=picked if on_pick else "ignore", selection_mode="points",
        config=CONFIG | ({} if rendering.browser() else {"displayModeBar": True}),
    )  # fmt: skip
    below, menu = st.columns([0.8, 0.2], vertical_alignment="center")
    below.caption(chart.caption)
    with menu.popover(t("export"), type="tertiary", width="stretch"):
        _menu(page, chart)
    with st.expander(t("table_view")):
        st.dataframe(
            chart.table, hide_index=True, width="stretch",
            column_order=list(chart.table.columns)[:: -1 if page.language == "ar" else 1],
        )  # fmt: skip


def _menu(page: Page, chart: Chart) -> None:
    t = page.t
    kinds = ["html", "csv", "xlsx"]
    if rendering.browser():
        kinds = ["png", "svg", "pdf", *kinds]
    else:
        st.caption(t("no_browser"))
    for kind in kinds:
        st.download_button(
            t(f"save.{kind}"), data=lambda kind=kind: build(page.language, chart, kind), mime=MIME[kind],
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

"""Timeline: when articles were published, and when what they speak of happened or is to happen."""

import streamlit as st

from components import evidence, frame, timeline
from components.export import show

page = frame.open_page("timeline")

if len(page.view.articles):
    asked = timeline.controls(page)
    found = timeline.peaks(page, asked.grain)
    if drawn := timeline.chart(page, asked, found):
        show(
            page, drawn, lambda codes: timeline.pick(page, asked.grain, *codes[0]),
            on_brush=timeline.brush if asked.brush else None,
        )  # fmt: skip
        timeline.explained(page, found, asked.grain)
    else:
        st.info(page.t("undated_all"))
    if len(page.view.times):
        timeline.events(page, asked.hijri)
evidence.window(page)

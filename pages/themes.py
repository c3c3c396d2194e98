"""Themes: what is talked about, when, by whom, in which outlets, and what is rising."""

import streamlit as st

from components import evidence, frame, themes
from components.export import show

FOCUS = "themes.focus"

page = frame.open_page("themes")
t, view = page.t, page.view

if len(view.themes):
    focus = themes.crumbs(page, FOCUS)
    show(page, themes.shares(page, focus), lambda codes: themes.pick_share(page, FOCUS, codes[0][0]))
    if timed := themes.over_time(page):
        show(page, timed, lambda codes: themes.pick_period(page, *codes[0]))
    if risen := themes.rising(page):
        show(page, risen, lambda codes: themes.pick(page, codes[0]))
    for by in ("speakers", "outlets"):
        if grid := themes.deviations(page, by):
            show(page, grid, lambda codes, by=by: themes.pick_cell(page, by, *codes[0]))
elif len(view.articles):
    st.info(t("empty_themes"))
evidence.window(page)

"""Themes: what is talked about, when, by whom, in which outlets, and what is rising."""

import streamlit as st

from components import distinct, evidence, frame, own_themes, themes
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
    st.html(f'<h2 class="aq-section">{t("words_section")}</h2>')
    target = distinct.target(page)
    if drawn := distinct.charts(page, target):
        for column, chart in zip(st.columns(2), drawn, strict=True):
            with column:
                show(page, chart, lambda codes: distinct.pick(page, target, distinct.word(codes)))
    else:
        st.info(t("no_words"))
    if found := distinct.discovered(page):
        show(page, distinct.topic_chart(page, found), lambda codes: distinct.pick_topic(page, found, int(codes[0])))
elif len(view.articles):
    st.info(t("empty_themes"))
if len(page.index.corpus.articles):
    own_themes.panel(page)
evidence.window(page)

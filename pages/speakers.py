"""Speakers: who speaks most, how, when; and on choosing one or a few, their profile."""

import streamlit as st

from components import evidence, frame, profiles, speakers
from components.export import show

MEASURES = ("n", "words")

page = frame.open_page("speakers")
t = page.t
chosen = [s for s in page.view.selection.speakers if s in set(page.index.corpus.entities["entity_id"])]

if len(speakers.everybody(page).quotations):
    if chosen:
        profiles.draw(page, chosen)
    measure = st.segmented_control(
        t("measure"),
        MEASURES,
        default="n",
        required=True,
        format_func=lambda m: t(f"measure_{m}"),
        key=f"measure.{t.language}",
    )
    show(page, speakers.ranking(page, measure or "n"), lambda codes: profiles.toggle(codes[0][0]))
    if not chosen:
        st.caption(t("choose"))
    left, right = st.columns(2)
    with left:
        show(page, speakers.acts(page), lambda codes: speakers.pick_act(page, *codes[0]))
    with right:
        if timed := speakers.over_time(page):
            show(page, timed, lambda codes: speakers.pick_period(page, *codes[0]))
        else:
            st.info(t("all_undated"))
elif len(page.view.articles):
    st.info(t("empty_quotations"))
evidence.window(page)

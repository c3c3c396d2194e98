"""Entities: people, bodies, places and media; when, by whom and in whose company they are named."""

import streamlit as st

from components import entities, evidence, frame
from components.export import show

page = frame.open_page("entities")
t = page.t

if len(entities.everything(page).mentions):
    group = entities.tabs(page)
    show(page, entities.ranking(page, group), lambda codes: entities.pick(page, codes))
    if group == "places" and (mapped := entities.places(page)):
        show(page, mapped, lambda codes: entities.pick(page, codes[0]))
    left, right = st.columns(2)
    with left:
        if course := entities.course(page, group):
            show(page, course, lambda codes: entities.pick_period(page, *codes[0]))
    with right:
        if risen := entities.rising(page, group):
            show(page, risen, lambda codes: entities.pick(page, codes))
    if named := entities.named_by(page, group):
        show(page, named, lambda codes: entities.pick_cell(page, *codes[0]))
    if met := entities.company(page):
        show(page, met, lambda codes: entities.pick(page, codes[0]))
elif len(page.view.articles):
    st.info(t("empty_mentions"))
evidence.window(page)

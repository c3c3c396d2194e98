"""Entities: people, bodies, places and media; when, by whom and in whose company they are named."""

import streamlit as st

from components import entities, entity_card, evidence, frame
from components.export import beside, show

page = frame.open_page("entities")
t = page.t

if len(entities.everything(page).mentions):
    for code in entities.chosen(page):
        entity_card.draw(page, code)
    group = entities.tabs(page)
    show(page, entities.ranking(page, group), lambda codes: entities.pick(page, codes))
    if group == "places" and (mapped := entities.places(page, entities.part_of_the_world(page))):
        show(page, mapped, lambda codes: entities.pick(page, codes[0]))
    beside(
        page,
        (entities.course(page, group), lambda codes: entities.pick_period(page, *codes[0])),
        (entities.rising(page, group), lambda codes: entities.pick(page, codes)),
    )
    if named := entities.named_by(page, group):
        show(page, named, lambda codes: entities.pick_cell(page, *codes[0]))
    with st.spinner(t("placing")):
        met = entities.company(page, *entities.company_choice(page, group))
    if met:
        show(page, met, lambda codes: entities.pick(page, codes[0]))
elif len(page.view.articles):
    st.info(t("empty_mentions"))
evidence.window(page)

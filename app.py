"""Overview: the corpus at a glance. `streamlit run app.py`."""

import streamlit as st

from components import cards, evidence, frame, numbers, overview
from components.export import show

page = frame.open_page("overview")
view, t = page.view, page.t

if len(view.articles):
    st.html(numbers.row(view, t))
if view.quotations["published"].notna().any():
    show(page, overview.volume(page), lambda codes: overview.pick_volume(page, *codes[0]))
elif len(view.articles):
    st.info(t("volume_undated" if len(view.quotations) else "empty_quotations"))

if len(view.articles):
    fields = ("speakers", "themes", "entities")
    for column, chart, field in zip(st.columns(3), overview.rankings(page), fields, strict=True):
        with column:
            show(page, chart, overview.pick(field))

if len(view.quotations):
    show(page, overview.who_about_what(page), lambda codes: overview.pick_cell(page, *codes[0]))
    st.html(f'<h2 class="aq-section">{t("latest")}</h2>')
    cards.show(page, cards.latest(view))
evidence.window(page)

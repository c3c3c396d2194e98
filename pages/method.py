"""Method: how each kind of finding is made, how well, what it does not do, and a text to try it on."""

import streamlit as st

from components import explaining, frame

page = frame.open_page("method")
st.write(page.t("intro"))
explaining.findings(page)
explaining.measured(page)
st.html(f'<h2 class="aq-section">{page.t("limits")}</h2>')
st.markdown(page.t("limits_text"))
explaining.attempt(page)

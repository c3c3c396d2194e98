"""Corpus: what is loaded, adding files to it, opening another one, and taking the tables away."""

import streamlit as st

from components import corpora, corpus_desk, frame

page = frame.open_page("corpus")
corpus_desk.loaded(page)
st.divider()
left, right = st.columns(2, gap="large")
with left:
    corpus_desk.add(page)
with right:
    corpus_desk.open_another(page)
    corpus_desk.take(page)
if corpora.is_sample():
    with st.expander(page.t("card")):
        st.markdown((corpora.ROOT / "data" / "README.md").read_text(encoding="utf-8"))

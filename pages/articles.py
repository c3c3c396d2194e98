"""Articles: a searchable table, and the reader that shows everything found in one of them."""

import streamlit as st

from components import frame, reading

page = frame.open_page("articles")
asked = st.query_params.get("article", "")
ordered = page.view.articles.sort_values("published", ascending=False, na_position="last", kind="stable")

if not asked:
    reading.table(page, ordered)
elif asked in page.index.row_of:
    reading.read(page, asked, ordered["article_id"].tolist())
else:
    st.warning(page.t("no_article"))
    st.button(page.t("back"), on_click=reading.go, args=("",))

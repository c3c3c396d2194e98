"""Corrections: suggested merges, one entity, the history of all corrections, and the log as a file."""

import streamlit as st

from components import frame
from components.mending import entity, ledger, signing, suggested

PARTS = {"suggested": suggested.draw, "entity": entity.draw, "history": ledger.history, "files": ledger.files}

page = frame.open_page("corrections")
t = page.t

if len(page.index.corpus.articles):
    st.caption(t("scope"))
    signing.signature(page)
    signing.outcome()
    asked = st.query_params.get("part") or ("entity" if "entity" in st.query_params else "suggested")
    key = f"corrections.part.{t.language}"
    st.session_state[key] = asked if asked in PARTS else "suggested"
    part = st.segmented_control(
        t("parts"), list(PARTS), key=key, required=True, format_func=lambda p: t(f"part.{p}"), label_visibility="collapsed",
        on_change=lambda: st.query_params.update(part=st.session_state[key]),
    )  # fmt: skip
    PARTS[part](page)

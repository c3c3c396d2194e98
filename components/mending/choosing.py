"""Finding one entity among all: by a part of any of its names, folded; the most named first."""

import pandas as pd
import streamlit as st

from aqwal.text import fold_word

from .. import corpora
from ..corpora import Stamp
from ..frame import Page
from .signing import words

OFFERED = 40


@st.cache_resource(show_spinner=False, max_entries=2)
def _sought(path: str, stamp: Stamp, _entities: pd.DataFrame, _named: pd.Series) -> pd.DataFrame:
    table = _entities[["entity_id", "kind"]].astype(str)
    table["n"] = table["entity_id"].map(_named).fillna(0).astype(int)
    printed = [
        " ".join(dict.fromkeys([fold_word(row.name_ar), *map(fold_word, row.aliases), row.name_en.casefold()]))
        for row in _entities.fillna({"name_ar": "", "name_en": ""}).itertuples()
    ]
    return table.assign(names=printed).sort_values(["n", "entity_id"], ascending=[False, True], ignore_index=True)


def sought(page: Page) -> pd.DataFrame:
    """Every entity with its ``names``, folded, its ``kind``, and ``n``, how often it is mentioned or speaks."""
    path, corpus = corpora.folder(), page.index.corpus
    named = (
        corpus.mentions["entity_id"].value_counts().add(corpus.quotations["speaker_id"].value_counts(), fill_value=0)
    )
    return _sought(str(path), corpora.opened_at(path), corpus.entities, named)


def find(table: pd.DataFrame, query: str, without: str = "") -> pd.DataFrame:
    """The rows of :func:`sought` of whose names every word of the query is a part."""
    fits = table["entity_id"] != without
    for word in fold_word(query).casefold().split():
        fits &= table["names"].str.contains(word, regex=False)
    return table[fits]


def entity(page: Page, key: str, without: str = "") -> str | None:
    """Let the reader look for an entity and choose it; None until one is chosen."""
    t, table = words(page), sought(page)
    left, right = st.columns(2)
    query = left.text_input(t("search"), key=f"{key}.search.{t.language}", placeholder=t("search_hint"))
    found = find(table, query, without)
    if found.empty:
        st.caption(t("no_matches"))
        return None
    offered = found.head(OFFERED).set_index("entity_id")
    chosen = right.selectbox(
        t("matches" if query else "all_entities", n=len(found)), list(offered.index), index=None, key=f"{key}.chosen.{t.language}",
        placeholder=t("choose"), format_func=lambda code: label(page, offered, code),
    )  # fmt: skip
    if len(found) > OFFERED:
        right.caption(t("matches_first"))
    return chosen


def label(page: Page, table: pd.DataFrame, code: str) -> str:
    """An entity in a list: name, kind, and how often it is named, so that homonyms can be told apart."""
    t = words(page)
    if code not in table.index:
        return page.names.entity(code)
    kind, n = table.at[code, "kind"], int(table.at[code, "n"])
    return f"{page.names.entity(code)} · {t(f'kind.{kind}')} · {t.count(n, 'mention')}"

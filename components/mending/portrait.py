"""What tells one entity from another: its names, kind, counts, outlets, and sentences that name it."""

from collections.abc import Iterable
from html import escape

import numpy as np
import streamlit as st

from .. import cards, evidence
from ..evidence import Span
from ..frame import Page
from ..identity import offices_held, other_names, record_of
from .signing import words

ALIASES, OUTLETS = 8, 5


def head(page: Page, code: str) -> str:
    """Names, kind, counts and outlets of an entity, as HTML."""
    t, corpus = words(page), page.index.corpus
    name, kind = page.names.entity(code), record_of(page, code)["kind"]
    others = other_names(page, code, ALIASES)
    comma = "، " if t.language == "ar" else ", "
    said, named = rows(page, "quotations", "speaker_id", code), rows(page, "mentions", "entity_id", code)
    articles = {*page.index.article_of["quotations"][said], *page.index.article_of["mentions"][named]}
    outlets = corpus.articles["outlet"].iloc[sorted(articles)].value_counts()
    outlets = [page.names.outlet(o) for o in outlets[outlets > 0].index[:OUTLETS]]
    facts = [
        " · ".join(
            [t.count(len(named), "mention"), t.count(len(said), "quotation"), t.count(len(articles), "article")]
        ),
        t("from_outlets", names=comma.join(outlets)) if outlets else "",
        t("also_named", names=others) if others else "",
        offices_held(page, code),
    ]
    return (
        f'<div class="aq-portrait"><h3 class="aq-chart-title"><bdi>{escape(name)}</bdi> {cards.chip(t(f"kind.{kind}"), "aq-quiet")}</h3>'
        f'<p class="aq-facts">{"<br>".join(f"<bdi>{escape(fact)}</bdi>" for fact in facts if fact)}</p></div>'
    )


def rows(page: Page, table: str, column: str, code: str) -> np.ndarray:
    """The row numbers of a table that belong to an entity."""
    return np.flatnonzero((getattr(page.index.corpus, table)[column] == code).to_numpy())


def spans(page: Page, code: str) -> list[Span]:
    """Where an entity is mentioned, newest article first; where it only speaks, the quotations' sources."""
    found = evidence.newest(page, "mentions", rows(page, "mentions", "entity_id", code))
    if found:
        return found
    said = page.index.corpus.quotations.iloc[rows(page, "quotations", "speaker_id", code)]
    said = said[said["source_start"].notna()].head(evidence.LATEST)
    articles = page.index.article_of["quotations"][said.index]
    return list(zip(articles.tolist(), said["source_start"].astype(int), said["source_end"].astype(int), strict=True))


def sentences(page: Page, found: Iterable[Span]) -> None:
    """Sentences, each with the way to its article."""
    for span in found:
        st.html(evidence.card(page, span, "mention"))
        evidence.link(page, span)

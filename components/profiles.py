"""One speaker, or a few side by side: who they are, and what they said, how, about what and whom."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from aqwal import counts
from aqwal.selection import View

from . import cards, corpora, evidence, filters
from .charts.base import Style
from .charts.ranked import ranked
from .export import Chart, show
from .frame import Page, caption
from .identity import offices_held, other_names, record_of
from .mending import entity

COMPARED = 4
STEP = 10
PARTS = ("themes", "acts", "mentions")


def draw(page: Page, ids: list[str]) -> None:
    """The profiles of up to COMPARED speakers, one under a heading or several side by side."""
    t = page.t
    views = [corpora.view(corpora.folder(), page.view.selection._replace(speakers=(s,))) for s in ids[:COMPARED]]
    st.html(f'<h2 class="aq-section">{t("profile") if len(ids) == 1 else t("compared")}</h2>')
    for column, speaker, view in zip(st.columns(len(views)), ids, views, strict=False):
        with column, st.container(border=True, key=f"aq-profile-{speaker}"):
            st.html(head(page, speaker, view))
            entity.way(page, speaker)
    if len(ids) > COMPARED:
        st.caption(t("compared_most", n=COMPARED))
    for part in PARTS:
        charts = [chart(page, part, speaker, view) for speaker, view in zip(ids, views, strict=False)]
        if len(views) == 1:
            continue
        for column, found in zip(st.columns(len(views)), charts, strict=True):
            with column:
                _place(page, found, part)
    if len(views) == 1:
        for column, part in zip(st.columns(len(PARTS)), PARTS, strict=True):
            with column:
                _place(page, chart(page, part, ids[0], views[0]), part)
    if len(views) == 1:
        quotations(page, views[0])


def head(page: Page, speaker: str, view: View) -> str:
    """Names, kind and numbers of a speaker, as HTML."""
    t, name, kind = page.t, page.names.speaker(speaker), record_of(page, speaker)["kind"]
    said, days = view.quotations, view.quotations["published"].dropna()
    facts = [
        t.count(len(said), "quotation"), t.count(int(said["words"].sum()), "word"),
        t.count(said["article_id"].nunique(), "article"), t.count(said["outlet"].nunique(), "outlet"),
        t("direct_share", share=t.percent((said["type"] == "direct").mean() if len(said) else 0)),
    ]  # fmt: skip
    if len(days):
        facts.append(t.period(days.min().date(), days.max().date()))
    others = other_names(page, speaker)
    lines = [" · ".join(facts), t("also_named", names=others) if others else "", offices_held(page, speaker)]
    shown = "".join(f'<p class="aq-facts">{escape(line)}</p>' for line in lines if line)
    return (
        f'<h3 class="aq-chart-title"><bdi>{escape(name)}</bdi> {cards.chip(t(f"kind.{kind}"), "aq-quiet")}</h3>{shown}'
    )


def chart(page: Page, part: str, speaker: str, view: View) -> Chart | None:
    """What a speaker talks about, does in speaking, or mentions: ranked bars; None where there is nothing."""
    t, names = page.t, page.names
    if part == "themes":
        table = counts.quotation_themes(view).groupby("theme").size().rename("n").reset_index()
        label = names.theme
    elif part == "acts":
        table = view.quotations["speech_act"].astype(str).value_counts().rename_axis("code").rename("n").reset_index()
        label = lambda code: t(f"act.{code}")  # noqa: E731
    else:
        table, label = counts.named_by(view, [speaker])[["entity_id", "n"]], names.entity
    code = table.columns[0]
    table = table[table["n"] > 0].sort_values(["n", code], ascending=[False, True]).head(8)
    if table.empty:
        return None
    table = table.assign(label=table[code].map(label))
    figure = ranked(table, Style(t, page.palette), code=code, label="label", noun="quotation", longest=24)
    shown = pd.DataFrame({t(f"column_{part}"): table["label"], t("column_n"): table["n"]})
    said = f"{names.speaker(speaker)} · {t.count(len(view.quotations), 'quotation')}"
    figure.update_traces(customdata=[[speaker, c] for c in table[code].astype(str)])
    return Chart(
        f"speaker-{part}-{speaker}",
        figure,
        shown,
        t(f"profile_{part}"),
        f"{said} · {caption(page)}",
        t(f"profile_{part}_how"),
    )


def _place(page: Page, found: Chart | None, part: str) -> None:
    if found is None:
        st.caption(page.t(f"no_{part}"))
        return
    show(page, found, lambda codes: pick(page, part, *codes[0]))


def pick(page: Page, part: str, speaker: str, code: str) -> None:
    """A click on a bar of a profile opens the quotations that it counts."""
    view = corpora.view(corpora.folder(), page.view.selection._replace(speakers=(speaker,)))
    if part == "themes":
        rows = counts.quotations_about(view, code)
        name, field = page.names.theme(code), "themes"
    elif part == "acts":
        rows = view.quotations.index[view.quotations["speech_act"] == code]
        name, field = page.t(f"act.{code}"), "acts"
    else:
        rows = counts.naming(view, code)
        name, field = page.names.entity(code), "entities"
    chosen: dict[str, Any] = {"speakers": (speaker,), field: (code,)}
    keep = page.view.selection._replace(**chosen)
    evidence.ask(page, f"{page.names.speaker(speaker)} · {name}", "quotations", rows, keep)


def quotations(page: Page, view: View) -> None:
    """What was said, newest first, a step at a time."""
    st.html(f'<h2 class="aq-section">{page.t("newest")}</h2>')
    key = f"aqwal.profile.more.{'.'.join(view.selection.speakers)}"
    most = st.session_state.get(key, STEP)
    cards.show(page, cards.latest(view, most))
    if len(view.quotations) > most:
        st.button(
            evidence.words(page)("more", n=min(STEP, len(view.quotations) - most)), key=f"more.{key}",
            on_click=lambda: st.session_state.update({key: most + STEP}),
        )  # fmt: skip


def toggle(code: str) -> None:
    """Choose a speaker, or leave one who is chosen."""
    (filters.remove if code in filters.current().speakers else filters.add)("speakers", code)

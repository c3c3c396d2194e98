"""The card of one entity: its names, offices and place, when and by whom it is named, and the sentences."""

from html import escape

import pandas as pd
import streamlit as st

from aqwal import counts
from aqwal.selection import View

from . import cards, corpora, evidence
from .charts.base import Style
from .charts.ranked import ranked
from .charts.volume import volume
from .entities import everything
from .export import Chart, beside
from .frame import Page, caption
from .identity import offices_held, other_names, record_of
from .mending import entity
from .rising import compared, from_to

STEP = 6
NAMERS = 8


def draw(page: Page, code: str) -> None:
    """Draw the card of an entity that the reader has chosen."""
    t = page.t
    view = corpora.view(corpora.folder(), page.view.selection._replace(entities=(code,)))
    rows = counts.mentions_of(view, code)
    with st.container(border=True, key=f"aq-profile-{code}"):
        st.html(head(page, code, view, rows))
        entity.way(page, code)
    beside(
        page,
        (course(page, code, view), lambda codes: pick_period(page, code, view, codes[0][0])),
        (namers(page, code, view), lambda codes: pick_namer(page, view, code, codes[0])),
    )
    st.html(f'<h2 class="aq-section">{escape(t("sentences"))}</h2>')
    key = f"aqwal.entity.more.{code}"
    most = st.session_state.get(key, STEP)
    spans = evidence.each_sentence(page, evidence.newest(page, "mentions", rows))
    evidence.show(page, spans[:most], "mention", columns=2)
    if len(spans) > most:
        st.button(
            evidence.words(page)("more", n=min(STEP, len(spans) - most)), key=f"more.{key}",
            on_click=lambda: st.session_state.update({key: most + STEP}),
        )  # fmt: skip


def head(page: Page, code: str, view: View, rows: pd.Index) -> str:
    """Names, kind, offices, place and numbers, as HTML."""
    t, record = page.t, record_of(page, code)
    name, days = page.names.entity(code), view.mentions.loc[rows, "published"].dropna()
    facts = [t.count(view.mentions.loc[rows, "article_id"].nunique(), "article"), t.count(len(rows), "mention")]
    if len(days):
        facts.append(t("first_last", first=days.min().date(), last=days.max().date()))
    lines = [" · ".join(facts)]
    if moved := _against_before(page, code):
        lines.append(moved)
    if others := other_names(page, code):
        lines.append(t("also_named", names=others))
    if held := offices_held(page, code):
        lines.append(held)
    if pd.notna(record["latitude"]):
        where = f"{abs(record['latitude']):.1f}°{'N' if record['latitude'] >= 0 else 'S'} {abs(record['longitude']):.1f}°{'E' if record['longitude'] >= 0 else 'W'}"
        lines.append(t("coordinates", where=f"\N{LEFT-TO-RIGHT ISOLATE}{where}\N{POP DIRECTIONAL ISOLATE}"))
    facts_html = "".join(f'<p class="aq-facts">{escape(line)}</p>' for line in lines)
    return f'<h3 class="aq-chart-title"><bdi>{escape(name)}</bdi> {cards.chip(t("kind." + record["kind"]), "aq-quiet")}</h3>{facts_html}'


def _against_before(page: Page, code: str) -> str:
    """In how many articles it is named now and in the period before, in words; "" where there is no such period."""
    sides = counts.course(everything(page))
    if sides is None:
        return ""
    before, now = (
        v.mentions.loc[v.mentions["entity_id"] == code, "article_id"].nunique() for v in (sides.before, sides.now)
    )
    return f"{from_to(page, before, now)} · {compared(page, sides)}"


def course(page: Page, code: str, view: View) -> Chart | None:
    """How often it was named over time; None without dates."""
    t, grain = page.t, counts.grain_for(view.articles["published"])
    named = view.mentions[view.mentions["entity_id"] == code].drop_duplicates("article_id")
    table = counts.over_time(named, "type", grain)
    if table.empty or table["period"].nunique() < 2:
        return None
    table = table.groupby("period", as_index=False)["n"].sum().assign(entity=code)
    figure = volume(
        table, Style(t, page.palette), by="entity", order=[code], labels={code: page.names.entity(code)},
        colours={code: page.palette.accent}, grain=grain, noun="article", height=260,
    )  # fmt: skip
    shown = pd.DataFrame(
        {t("column_period"): table["period"].dt.strftime("%Y-%m-%d"), t("column_articles"): table["n"]}
    )
    return Chart(
        "entity-course", figure, shown, t("card_course", grain=t(f"grain.{grain}")), caption(page), t("course_how")
    )


def namers(page: Page, code: str, view: View) -> Chart | None:
    """The speakers who name it; None where nobody does."""
    t = page.t
    pairs = counts.named_by(view, counts.speakers(view)["speaker_id"].tolist())
    pairs = pairs[pairs["entity_id"] == code].head(NAMERS)
    if pairs.empty:
        return None
    pairs = pairs.assign(label=pairs["speaker_id"].map(page.names.speaker))
    figure = ranked(pairs, Style(t, page.palette), code="speaker_id", label="label", noun="quotation")
    shown = pd.DataFrame({t("column_speaker"): pairs["label"], t("column_quotations"): pairs["n"]})
    return Chart("entity-namers", figure, shown, t("card_namers"), caption(page), t("named_by_how"))


def pick_period(page: Page, code: str, view: View, period: str) -> None:
    """Open the sentences that name the entity in a period."""
    named = view.mentions[view.mentions["entity_id"] == code]
    grain = counts.grain_for(view.articles["published"])
    evidence.ask_period(page, page.names.entity(code), "mentions", named, period, grain, entities=(code,))


def pick_namer(page: Page, view: View, code: str, speaker: str) -> None:
    """Open the quotations in which a speaker names the entity."""
    title = page.t("names_whom", speaker=page.names.speaker(speaker), entity=page.names.entity(code))
    evidence.ask(page, title, "quotations", counts.naming(view, code, speaker))

"""The charts of the entities page: who and what is mentioned, when, by whom, and in whose company."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from aqwal import counts
from aqwal.selection import View

from . import corpora, evidence, filters
from . import rising as risen
from .by_period import readable
from .charts.atlas import atlas
from .charts.base import Style
from .charts.heat import heat, least
from .charts.network import CANVAS_FROM, network
from .charts.ranked import ranked
from .charts.strip import strip
from .export import Chart
from .frame import Page, caption

GROUPS = ("people", "bodies", "places", "media")
MOST, STRIPS, ROWS, COLUMNS, MAPPED = 15, 12, 12, 10, 300
PARTS = {"arab": (-18.0, 64.0, -2.0, 43.0), "world": (-180.0, 180.0, -90.0, 90.0)}
"""What a map can show: west, east, south and north, in degrees."""
NODES = (45, 150, 1500)
"""How many of the most named are drawn beside each other, by the reader's choice."""


def everything(page: Page) -> View:
    """The reader's selection without its entities: a ranking is not narrowed by what was picked in it."""
    return corpora.view(corpora.folder(), page.view.selection._replace(entities=()))


def chosen(page: Page) -> list[str]:
    """The entity whose card is drawn: the last one chosen, if the corpus knows it."""
    known = set(page.index.corpus.entities["entity_id"])
    return [e for e in page.view.selection.entities if e in known][-1:]


def groups(page: Page) -> list[str]:
    """The groups that the selection names any of."""
    table = counts.entities(everything(page))
    return [g for g in GROUPS if len(counts.of_group(table, g))]


def ranking(page: Page, group: str) -> Chart:
    """The most mentioned of a group by articles."""
    t, chosen = page.t, page.view.selection.entities
    table = counts.of_group(counts.entities(everything(page)), group)
    table = table[(table.index < MOST) | table["entity_id"].isin(chosen)]
    table = table.assign(label=table["entity_id"].map(page.names.entity))
    faded = [e for e in table["entity_id"] if chosen and e not in chosen]
    figure = ranked(
        table, Style(t, page.palette), code="entity_id", label="label", value="articles", noun="article", faded=faded
    )
    shown = pd.DataFrame({
        t("column_entity"): table["label"], t("column_articles"): table["articles"], t("column_n"): table["n"],
        t("column_first"): table["first"].dt.strftime("%Y-%m-%d"), t("column_last"): table["last"].dt.strftime("%Y-%m-%d"),
    })  # fmt: skip
    return Chart(f"entities-{group}", figure, shown, t(f"ranking_{group}"), caption(page), t("ranking_how"))


def course(page: Page, group: str) -> Chart | None:
    """When the most mentioned of a group were named, from the first time to the last; None without dates."""
    t, view = page.t, everything(page)
    grain = counts.grain_for(view.articles["published"])
    ids = counts.of_group(counts.entities(view), group)["entity_id"].head(STRIPS).tolist()
    named = view.mentions.drop_duplicates(["article_id", "entity_id"])
    table = counts.over_time(named[named["entity_id"].isin(ids)], "entity_id", grain)
    if table.empty or table["period"].nunique() < 2:
        return None
    ids = [e for e in ids if e in set(table["entity_id"])]
    labels = {e: page.names.entity(e) for e in ids}
    figure = strip(
        table, Style(t, page.palette), by="entity_id", order=ids, labels=labels, grain=grain, noun="article",
        colours=dict.fromkeys(ids, page.palette.accent),
    )  # fmt: skip
    shown = readable(page, table, {"column_entity": table["entity_id"].map(labels), "column_articles": table["n"]})
    return Chart(
        f"entities-course-{group}",
        figure,
        shown,
        t("course_title", grain=t(f"grain.{grain}")),
        caption(page),
        t("course_how"),
    )


def rising(page: Page, group: str) -> Chart | None:
    """Who came up and who went down against the period before; None where there is none."""
    return risen.rising(
        page, f"entities-rising-{group}", everything(page), lambda view: counts.of_group(counts.entities(view), group),
        "entity_id", "column_entity", page.names.entity,
    )  # fmt: skip


def named_by(page: Page, group: str) -> Chart | None:
    """Which speakers name whom; None where nobody names any of the group."""
    t, names, view = page.t, page.names, page.view
    speakers = counts.speakers(view)["speaker_id"].tolist()
    pairs = counts.named_by(view, speakers)
    ids = set(counts.of_group(counts.entities(view), group)["entity_id"])
    pairs = pairs[pairs["entity_id"].isin(ids)]
    columns = pairs.groupby("entity_id")["n"].sum().sort_values(ascending=False, kind="stable").index[:COLUMNS]
    pairs = pairs[pairs["entity_id"].isin(columns)]
    rows = pairs.groupby("speaker_id")["n"].sum().sort_values(ascending=False, kind="stable").index[:ROWS]
    grid = (
        pairs.pivot(index="speaker_id", columns="entity_id", values="n")
        .reindex(index=rows, columns=columns)
        .fillna(0)
        .astype(int)
    )
    if grid.empty:
        return None
    table = grid.stack().rename("n").reset_index()
    speaker_names = {s: names.speaker(s) for s in rows}
    entity_names = {e: names.entity(e) for e in columns}
    notes = [
        t("names_whom", speaker=speaker_names[r.speaker_id], entity=entity_names[r.entity_id])
        + f"<br>{t.count(r.n, 'quotation')}"
        for r in table.itertuples()
    ]
    figure = heat(
        table, Style(t, page.palette), row="speaker_id", column="entity_id", value="n", row_labels=speaker_names,
        column_labels=entity_names, texts=[t.number(n) if n else "" for n in table["n"]], notes=notes,
    )  # fmt: skip
    shown = pd.DataFrame({
        t("column_speaker"): table["speaker_id"].map(speaker_names), t("column_entity"): table["entity_id"].map(entity_names),
        t("column_quotations"): table["n"],
    })[table["n"] > 0]  # fmt: skip
    return Chart(
        f"entities-named-by-{group}",
        figure,
        shown,
        t("named_by_title"),
        caption(page),
        t("named_by_how"),
        least=least(len(columns)),
    )


def company_choice(page: Page, group: str) -> tuple[int, str | None]:
    """How many are drawn, and of which group: as the reader chose, kept from page to page."""
    t, kept = page.t, "entities.company"
    many, own = st.session_state.get(kept, (NODES[0], False))
    keys = f"{kept}.most.{t.language}", f"{kept}.group.{t.language}"
    sizes = [n for n in NODES if n == NODES[0] or len(counts.entities(page.view)) > NODES[NODES.index(n) - 1]]
    st.session_state[keys[0]], st.session_state[keys[1]] = many if many in sizes else sizes[0], own

    def keep() -> None:
        st.session_state[kept] = (st.session_state[keys[0]], st.session_state[keys[1]])

    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="aq-company-choice"):
        st.segmented_control(
            t("company_most"), sizes, key=keys[0], required=True, format_func=lambda n: t.number(n), on_change=keep,
        )  # fmt: skip
        st.toggle(t("company_only", group=t(f"group_{group}")), key=keys[1], on_change=keep)
    return st.session_state[keys[0]], group if st.session_state[keys[1]] else None


def company(page: Page, most: int = NODES[0], group: str | None = None) -> Chart | None:
    """Who is named in the same articles as whom; None where no two are."""
    t, names = page.t, page.names
    nodes, edges, at = counts.drawn(page.view, most, group)
    if edges.empty:
        return None
    tones = dict(zip(("PER", "ORG", "LOC"), page.palette.series[1:4], strict=True))
    labels = {e: names.entity(e) for e in nodes["entity_id"]}
    notes = {r.entity_id: f"{labels[r.entity_id]}<br>{t.count(int(r.n), 'article')}" for r in nodes.itertuples()}
    edge_notes = [f"{t.listing([labels[r.a], labels[r.b]])}<br>{t('together', n=int(r.n))}" for r in edges.itertuples()]
    figure = network(
        nodes, edges, at, Style(t, page.palette), labels=labels, notes=notes, edge_notes=edge_notes,
        colours={r.entity_id: tones.get(r.type, page.palette.rest) for r in nodes.itertuples()},
        kinds=[(t(f"mention.{k}"), c) for k, c in tones.items() if k in set(nodes["type"])],
    )  # fmt: skip
    shown = pd.DataFrame({
        t("column_entity"): edges["a"].map(labels), t("column_beside"): edges["b"].map(labels), t("column_articles"): edges["n"],
    })  # fmt: skip
    said = f"{t('company_drawn', n=len(nodes), lines=len(edges))} · {caption(page)}"
    return Chart(
        "entities-company", figure, shown, t("company_title"), said, t("company_how"), least=720,
        zooms=len(nodes) > CANVAS_FROM,
    )  # fmt: skip


def part_of_the_world(page: Page) -> str:
    """A key of PARTS, as the reader chose; begun with the Arab world where most of what is named lies there."""
    t, kept, table = page.t, "entities.part", _mapped(page)
    inside = _in_part(table, "arab")
    mostly = "arab" if table.loc[inside, "articles"].sum() > 0.5 * table["articles"].sum() else "world"
    key = f"{kept}.{t.language}"
    st.session_state[key] = st.session_state.get(kept, mostly)
    picked = st.segmented_control(
        t("map_part"), list(PARTS), key=key, required=True, format_func=lambda p: t(f"part_{p}"), label_visibility="collapsed",
        on_change=lambda: st.session_state.update({kept: st.session_state[key]}),
    )  # fmt: skip
    return picked or mostly


def _mapped(page: Page) -> pd.DataFrame:
    table = counts.of_group(counts.entities(everything(page)), "places")
    known = page.index.corpus.entities.set_index("entity_id")[["latitude", "longitude"]]
    return table.join(known, on="entity_id")


def _in_part(table: pd.DataFrame, part: str) -> pd.Series:
    west, east, south, north = PARTS[part]
    return table["longitude"].between(west, east) & table["latitude"].between(south, north)


def places(page: Page, part: str = "world") -> Chart | None:
    """The places that have coordinates, on a map of a part of the world; None where there is none."""
    t, table = page.t, _mapped(page)
    without = int(table["latitude"].isna().sum())
    table = table.dropna(subset=["latitude", "longitude"])
    outside = int((~_in_part(table, part)).sum())
    table = table[_in_part(table, part)].head(MAPPED).reset_index(drop=True)
    if table.empty:
        return None
    labels = {e: page.names.entity(e) for e in table["entity_id"]}
    figure = atlas(table, Style(t, page.palette), labels=labels, noun="article")
    shown = pd.DataFrame({
        t("column_entity"): table["entity_id"].map(labels), t("column_articles"): table["articles"],
        t("column_latitude"): table["latitude"], t("column_longitude"): table["longitude"],
    })  # fmt: skip
    said = [t("not_mapped", n=without)] if without else []
    said += [t("out_of_map", n=outside)] if outside else []
    return Chart(
        "entities-map", figure, shown, t("map_title"), " · ".join([*said, caption(page)]), t("map_how"), least=640
    )


def toggle(code: str) -> None:
    """Choose an entity, or leave one that is chosen."""
    (filters.remove if code in filters.current().entities else filters.add)("entities", code)


def pick(page: Page, ids: Sequence[str]) -> None:
    """Open the sentences that name an entity; of two, those of the articles that name both."""
    keep = page.view.selection._replace(entities=tuple(ids)) if len(ids) == 1 else None
    rows = counts.mentions_of(everything(page), *ids)
    evidence.ask(page, page.t.listing([page.names.entity(e) for e in ids]), "mentions", rows, keep)


def pick_period(page: Page, period: str, code: str) -> None:
    """Open the sentences that name an entity in a period."""
    view = everything(page)
    named = view.mentions.loc[counts.mentions_of(view, code)]
    grain = counts.grain_for(view.articles["published"])
    evidence.ask_period(page, page.names.entity(code), "mentions", named, period, grain, entities=(code,))


def pick_cell(page: Page, speaker: str, code: str) -> None:
    """Open the quotations in which a speaker names an entity."""
    keep = page.view.selection._replace(speakers=(speaker,), entities=(code,))
    title = page.t("names_whom", speaker=page.names.speaker(speaker), entity=page.names.entity(code))
    evidence.ask(page, title, "quotations", counts.naming(page.view, code, speaker), keep)


def tabs(page: Page) -> str:
    """The group that the reader looks at."""
    found, t = groups(page), page.t
    key = f"entities.group.{t.language}"
    st.session_state[key] = st.session_state.get("entities.group", found[0])
    if st.session_state[key] not in found:
        st.session_state[key] = found[0]
    picked = st.segmented_control(
        t("groups"), found, key=key, required=True, format_func=lambda g: t(f"group_{g}"), label_visibility="collapsed",
        on_change=lambda: st.session_state.update({"entities.group": st.session_state[key]}),
    )  # fmt: skip
    return picked or found[0]

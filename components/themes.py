"""The charts of the themes page: what is talked about, when, by whom, where, and what is rising."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from aqwal import counts, themes
from aqwal.index import ancestry

from . import evidence
from . import rising as risen
from .by_period import readable
from .charts.areas import areas
from .charts.base import Style
from .charts.heat import heat, least
from .charts.tree import tree
from .export import Chart
from .frame import Page, caption
from .palette import colour
from .wording import markdown

MOST, ROWS, COLUMNS = 8, 12, 10


def colours(page: Page, codes: Sequence[str]) -> dict[str, str]:
    """The colour of each theme, that of its top concept, by the corpus's own order; "" is the rest, in grey."""
    ranked = [themes.top(c) for c in page.index.corpus.themes["theme"].value_counts().index.astype(str)]
    ranked = list(dict.fromkeys(ranked))
    return {c: colour(page.palette, themes.top(c), ranked) if c else page.palette.rest for c in codes}


def shares(page: Page, focus: str = "") -> Chart:
    """The tree of shares, two levels below ``focus`` ("" is the whole)."""
    t, table = page.t, counts.themes(page.view, "all")
    table = table[table["share"] > 0]
    above = {c: themes.parent(c) or "" for c in table["theme"]}
    outer = [c for c in table["theme"] if (above[c] == focus if not focus else c == focus)]
    inner = [c for c in table["theme"] if above[c] in outer] if not focus else _below(table["theme"], focus)
    rows = table[table["theme"].isin([*outer, *inner])].assign(code=lambda f: f["theme"])
    rows["parent"] = ["" if c in outer else above[c] for c in rows["code"]]
    rows = rows[rows["parent"].isin(["", *rows["code"]])]
    share = dict(zip(rows["code"], rows["share"], strict=True))
    for code in sorted(share, key=lambda c: -len(ancestry(c))):  # Plotly draws nothing where parts exceed their whole
        parts = sum(share[c] for c, p in zip(rows["code"], rows["parent"], strict=True) if p == code)
        share[code] = max(share[code], parts * (1 + 1e-9))
    rows = rows.assign(share=rows["code"].map(share), label=rows["code"].map(page.names.theme))
    rows["note"] = [
        f"{page.names.theme(r.code)}<br>{t('share_of', share=t.percent(r.share, 1))} · {t.count(int(r.articles), 'article')}"
        for r in rows.itertuples()
    ]
    figure = tree(rows, Style(t, page.palette), colours=colours(page, rows["code"].tolist()))
    shown = pd.DataFrame({
        t("column_theme"): rows["label"], t("column_share"): (rows["share"] * 100).round(2), t("column_articles"): rows["articles"],
    })  # fmt: skip
    title = t("shares_within", theme=page.names.theme(focus)) if focus else t("shares_title")
    return Chart("themes-shares", figure, shown, title, caption(page), t("shares_how"))


def _below(codes: pd.Series, focus: str) -> list[str]:
    return [c for c in codes if focus in ancestry(c)[1:]]


def over_time(page: Page) -> Chart | None:
    """The first eight themes over time and the rest; None where no article is dated."""
    t, grain = page.t, counts.grain_for(page.view.articles["published"])
    table = counts.themes_over_time(page.view, grain)
    if table.empty or table["period"].nunique() < 2:
        return None
    ranked = table.groupby("theme")["n"].sum().sort_values(ascending=False).index.tolist()
    table = table.assign(
        theme=table["theme"].where(table["theme"].isin(ranked[:MOST]), "")
    )  # counts are shared: never altered
    table = table.groupby(["period", "theme"], as_index=False)[["n", "articles"]].sum()
    order = [*ranked[:MOST], *([""] if len(ranked) > MOST else [])]
    labels = {c: page.names.theme(c) if c else t("other_themes") for c in order}
    notes = {
        (
            r.period,
            r.theme,
        ): f"{labels[r.theme]}<br>{t.period(*counts.bounds(r.period, grain))} · {t.count(int(r.articles), 'article')}"
        for r in table.itertuples()
    }
    figure = areas(
        table,
        Style(t, page.palette),
        by="theme",
        order=order,
        labels=labels,
        colours=colours(page, order),
        grain=grain,
        notes=notes,
    )
    shown = readable(page, table, {
        "column_theme": table["theme"].map(labels), "column_weight": table["n"].round(2), "column_articles": table["articles"],
    })  # fmt: skip
    title = t("over_time_title", grain=t(f"grain.{grain}"))
    return Chart("themes-over-time", figure, shown, title, caption(page), t("over_time_how"))


def rising(page: Page) -> Chart | None:
    """What grew and what shrank against the period before; None where there is none."""
    return risen.rising(page, "themes-rising", page.view, counts.themes, "theme", "column_theme", page.names.theme)


def deviations(page: Page, by: str) -> Chart | None:
    """Themes by speaker or by outlet, as more or less than was to be expected; None where there is too little."""
    t, names = page.t, page.names
    field = "speaker_id" if by == "speakers" else "outlet"
    table = counts.speaker_themes(page.view, ROWS, COLUMNS) if by == "speakers" else counts.outlet_themes(page.view)
    if table.empty or table[field].nunique() < 2 or table["theme"].nunique() < 2:
        return None
    table = counts.deviation(table, field, "theme")
    rows, columns = list(dict.fromkeys(table[field]))[:ROWS], list(dict.fromkeys(table["theme"]))[:COLUMNS]
    table = table[table[field].isin(rows) & table["theme"].isin(columns)].reset_index(drop=True)
    label, noun = (names.speaker, "quotation") if by == "speakers" else (names.outlet, "article")
    row_labels, column_labels = {r: label(r) for r in rows}, {c: names.theme(c) for c in columns}
    notes = [
        f"{row_labels[getattr(r, field)]} · {column_labels[r.theme]}<br>"
        f"{t.count(int(r.n), noun)} · {t('expected', n=t.number(r.expected, 1))}"
        for r in table.itertuples()
    ]
    figure = heat(
        table.assign(shade=table["residual"].clip(-4, 4)), Style(t, page.palette), row=field, column="theme", value="shade",
        row_labels=row_labels, column_labels=column_labels, texts=[t.number(n) if n else "" for n in table["n"]], notes=notes,
        diverging=True,
    )  # fmt: skip
    shown = pd.DataFrame({
        t(f"column_{by}"): table[field].map(row_labels), t("column_theme"): table["theme"].map(column_labels),
        t("column_n"): table["n"], t("column_expected"): table["expected"].round(1), t("column_residual"): table["residual"].round(2),
    })  # fmt: skip
    return Chart(
        f"themes-{by}",
        figure,
        shown,
        t(f"{by}_title"),
        caption(page),
        t(f"{by}_how"),
        least=least(table["theme"].nunique()),
    )


def pick(page: Page, theme: str) -> None:
    """Open the sentences that speak for a theme."""
    keep = page.view.selection._replace(themes=(theme,))
    evidence.ask(page, page.names.theme(theme), "themes", counts.rows_about(page.view, theme), keep)


def pick_period(page: Page, period: str, theme: str) -> None:
    """Open the sentences that speak for a theme in a period."""
    rows = page.view.themes.loc[counts.rows_about(page.view, theme)] if theme else page.view.themes
    name = page.names.theme(theme) if theme else page.t("other_themes")
    grain = counts.grain_for(page.view.articles["published"])
    evidence.ask_period(page, name, "themes", rows, period, grain, themes=(theme,) if theme else ())


def pick_cell(page: Page, by: str, code: str, theme: str) -> None:
    """Open what a cell counts: a speaker's quotations on a theme, or an outlet's sentences about it."""
    chosen: dict[str, Any] = {"themes": (theme,), by: (code,)}
    keep, name = page.view.selection._replace(**chosen), page.names.of(by, code)
    if by == "speakers":
        table, found = "quotations", counts.quotations_about(page.view, theme, code)
    else:
        rows = page.view.themes.loc[counts.rows_about(page.view, theme)]
        table, found = "themes", rows.index[rows["outlet"] == code]
    evidence.ask(page, f"{name} · {page.names.theme(theme)}", table, found, keep)


def crumbs(page: Page, key: str) -> str:
    """The way down to the theme in focus, each step a button back up; returns the focus, "" for the whole."""
    focus = st.session_state.get(key, "")
    if focus not in set(counts.themes(page.view, "all")["theme"]):  # also where the selection no longer holds it
        return ""
    t = page.t
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for code in ("", *reversed(ancestry(focus))):
            name = markdown(page.names.theme(code)) if code else t("all_themes")
            st.button(
                name, key=f"{key}.{code}.{t.language}", type="tertiary", disabled=code == focus,
                on_click=st.session_state.update, args=({key: code},),
            )  # fmt: skip
        st.button(
            t("read_theme"),
            key=f"{key}.read.{t.language}",
            on_click=pick,
            args=(page, focus),
            icon=":material/menu_book:",
        )
    return focus


def pick_share(page: Page, key: str, theme: str) -> None:
    """A click on an area goes down into its theme; where nothing lies below, or it is in focus, opens its sentences."""
    below = any(theme in ancestry(c)[1:] for c in counts.themes(page.view, "all")["theme"])
    if below and st.session_state.get(key, "") != theme:
        st.session_state[key] = theme
    else:
        pick(page, theme)

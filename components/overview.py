"""The charts of the overview, and what a click on each does."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from aqwal import counts
from aqwal.findings import QUOTATION_TYPES

from . import evidence, filters
from .by_period import stacked
from .charts.base import Style
from .charts.heat import heat, least
from .charts.ranked import ranked
from .export import Chart
from .frame import Page, caption

MOST = 10
NARROW = 22
"""Characters of a name in a chart that fills a third of the page."""


def volume(page: Page) -> Chart:
    """Quotations by type over the period."""
    t, grain = page.t, counts.grain_for(page.view.quotations["published"])
    table = counts.over_time(page.view.quotations, "type", grain)
    order = [q for q in QUOTATION_TYPES if q in set(table["type"])]
    labels = {q: t(f"type.{q}") for q in order}
    colours = dict(zip(QUOTATION_TYPES, page.palette.series, strict=False))
    title = t("volume_title", grain=t(f"grain.{grain}"))
    return stacked(
        page,
        "volume",
        table,
        by="type",
        grain=grain,
        noun="quotation",
        order=order,
        labels=labels,
        colours=colours,
        title=title,
    )


def pick_volume(page: Page, period: str, kind: str) -> None:
    """A click on a bar opens the quotations of its type and period."""
    said = page.view.quotations
    grain = counts.grain_for(said["published"])
    evidence.ask_period(
        page, page.t(f"type.{kind}"), "quotations", said[said["type"] == kind], period, grain, types=(kind,)
    )


def rankings(page: Page) -> list[Chart]:
    """The ten most quoted speakers, commonest themes and most mentioned entities."""
    view, names, t = page.view, page.names, page.t
    themes = counts.themes(view).sort_values(["articles", "share"], ascending=False)
    tables = {
        "speakers": (counts.speakers(view), "speaker_id", names.speaker, "n", "quotation", "speaker"),
        "themes": (themes[themes["articles"] > 0], "theme", names.theme, "articles", "article", "theme"),
        "entities": (counts.entities(view), "entity_id", names.entity, "articles", "article", "entity"),
    }
    charts = []
    for name, (table, code, label, value, noun, heading) in tables.items():
        top = table.head(MOST).assign(label=[label(c) for c in table[code].head(MOST)])
        figure = ranked(top, Style(t, page.palette), code=code, label="label", value=value, noun=noun, longest=NARROW)
        shown = pd.DataFrame({t(f"column_{heading}"): top["label"], t("column_n"): top[value]})
        charts.append(Chart(f"top-{name}", figure, shown, t(f"{name}_title"), caption(page), t(f"{name}_how")))
    return charts


def pick(field: str) -> Callable[[list[Any]], None]:
    """A click on a bar keeps what it counts."""

    def keep(codes: list[Any]) -> None:
        filters.add(field, codes[0] if isinstance(codes[0], str) else codes[0][0])

    return keep


def who_about_what(page: Page) -> Chart:
    """Speakers by themes."""
    names, t = page.names, page.t
    table = counts.speaker_themes(page.view)
    speakers = {code: names.speaker(code) for code in table["speaker_id"].unique()}
    themes = {code: names.theme(code) for code in table["theme"].unique()}
    notes = [
        f"{speakers[row.speaker_id]} · {themes[row.theme]}<br>{t.count(int(row.n), 'quotation')}"
        for row in table.itertuples()
    ]
    figure = heat(
        table, Style(t, page.palette), row="speaker_id", column="theme", value="n", row_labels=speakers, column_labels=themes,
        texts=[t.number(n) if n else "" for n in table["n"]], notes=notes,
    )  # fmt: skip
    shown = pd.DataFrame({
        t("column_speaker"): table["speaker_id"].map(speakers), t("column_theme"): table["theme"].map(themes),
        t("column_n"): table["n"],
    })  # fmt: skip
    return Chart(
        "speakers-themes",
        figure,
        shown[table["n"] > 0],
        t("heat_title"),
        caption(page),
        t("heat_how"),
        least=least(table["theme"].nunique()),
    )


def pick_cell(page: Page, speaker: str, theme: str) -> None:
    """A click on a cell opens the quotations of its speaker that its theme leads."""
    rows = counts.quotations_about(page.view, theme, speaker)
    keep = page.view.selection._replace(speakers=(speaker,), themes=(theme,))
    evidence.ask(page, f"{page.names.speaker(speaker)} · {page.names.theme(theme)}", "quotations", rows, keep)

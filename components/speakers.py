"""The charts of the speakers page: who speaks most, how, and when."""

from collections.abc import Sequence

import pandas as pd

from aqwal import counts
from aqwal.selection import View

from . import corpora, evidence
from .by_period import readable
from .charts.base import Style
from .charts.multiples import multiples
from .charts.stacks import stacks
from .export import Chart
from .frame import Page, caption
from .palette import colour

MOST, MULTIPLES, ACTS, OUTLETS = 15, 8, 9, 7


def everybody(page: Page) -> View:
    """The reader's selection with all its speakers: a ranking is not narrowed by what was picked in it."""
    return corpora.view(corpora.folder(), page.view.selection._replace(speakers=()))


def top(view: View, chosen: Sequence[str], measure: str, most: int) -> pd.DataFrame:
    """The first speakers by ``n`` or ``words``, and the chosen ones wherever they stand."""
    table = counts.speakers(view).sort_values([measure, "speaker_id"], ascending=[False, True], ignore_index=True)
    return table[(table.index < most) | table["speaker_id"].isin(chosen)]


def ranking(page: Page, measure: str = "n") -> Chart:
    """Speakers by quotations or words, each bar made of the outlets that carried them."""
    t, view, chosen = page.t, everybody(page), page.view.selection.speakers
    table = top(view, chosen, measure, MOST)
    ids = table["speaker_id"].tolist()
    spread = counts.crossed(view, "outlet", ids, OUTLETS, "words" if measure == "words" else None)
    order = [o for o in dict.fromkeys(spread["outlet"]) if spread.loc[spread["outlet"] == o, "n"].sum()]
    labels = {o: page.names.outlet(o) if o else t("other_outlets") for o in order}
    figure = stacks(
        spread, Style(t, page.palette), row="speaker_id", by="outlet", rows=ids, order=order, labels=labels,
        row_labels={s: page.names.speaker(s) for s in ids}, colours=series(page, "outlets", order),
        noun="word" if measure == "words" else "quotation", faded=[s for s in ids if chosen and s not in chosen],
    )  # fmt: skip
    shown = pd.DataFrame({
        t("column_speaker"): table["speaker_id"].map(page.names.speaker), t("column_n"): table["n"],
        t("column_words"): table["words"], t("column_outlets"): table["outlets"], t("column_articles"): table["articles"],
    })  # fmt: skip
    return Chart("speakers-ranking", figure, shown, t(f"ranking_title_{measure}"), caption(page), t("ranking_how"))


def acts(page: Page) -> Chart:
    """What the most quoted speakers do when they speak, as shares."""
    t, view, chosen = page.t, everybody(page), page.view.selection.speakers
    ids = top(view, chosen, "n", MOST)["speaker_id"].tolist()
    table = counts.crossed(view, "speech_act", ids, ACTS)
    order = list(dict.fromkeys(table["speech_act"]))
    labels = {a: t(f"act.{a}") if a else t("other_acts") for a in order}
    figure = stacks(
        table, Style(t, page.palette), row="speaker_id", by="speech_act", rows=ids, order=order, labels=labels, share=True,
        row_labels={s: page.names.speaker(s) for s in ids}, colours=series(page, "acts", order), noun="quotation",
        faded=[s for s in ids if chosen and s not in chosen],
    )  # fmt: skip
    shown = pd.DataFrame({
        t("column_speaker"): table["speaker_id"].map(page.names.speaker), t("column_act"): table["speech_act"].map(labels),
        t("column_n"): table["n"],
    })[table["n"] > 0]  # fmt: skip
    return Chart("speakers-acts", figure, shown, t("acts_title"), caption(page), t("acts_how"))


def over_time(page: Page) -> Chart | None:
    """When the most quoted speakers spoke; None where no article is dated."""
    t, view = page.t, everybody(page)
    grain = counts.grain_for(view.quotations["published"])
    chosen = page.view.selection.speakers
    ids = list(chosen) or top(view, (), "n", MULTIPLES)["speaker_id"].tolist()
    table = counts.over_time(view.quotations, "speaker_id", grain)
    table = table[table["speaker_id"].isin(ids)]
    if table.empty:
        return None
    ids = [s for s in ids if s in set(table["speaker_id"])]
    labels = {s: page.names.speaker(s) for s in ids}
    figure = multiples(
        table, Style(t, page.palette), by="speaker_id", order=ids, labels=labels, grain=grain, noun="quotation",
        colours=dict.fromkeys(ids, page.palette.accent),
    )  # fmt: skip
    shown = readable(page, table, {"column_speaker": table["speaker_id"].map(labels), "column_n": table["n"]})
    title = t("over_time_title", grain=t(f"grain.{grain}"))
    return Chart("speakers-over-time", figure, shown, title, caption(page), t("over_time_how"))


def series(page: Page, field: str, order: Sequence[str]) -> dict[str, str]:
    """The colour of each code, the same on every page: by the corpus's own order. "" is the rest, in grey."""
    column = {"outlets": ("articles", "outlet"), "acts": ("quotations", "speech_act")}[field]
    ranked = getattr(page.index.corpus, column[0])[column[1]].value_counts().index.astype(str).tolist()
    return {code: colour(page.palette, code, ranked) if code else page.palette.rest for code in order}


def pick_act(page: Page, speaker: str, act: str) -> None:
    """A click on a segment opens what that speaker said so; on the grey one, all that the named ones leave."""
    said = everybody(page).quotations
    said = said[said["speaker_id"] == speaker]
    if act:
        rows, name = said.index[said["speech_act"] == act], page.t(f"act.{act}")
        keep = page.view.selection._replace(speakers=(speaker,), acts=(act,))
    else:
        named = set(counts.crossed(everybody(page), "speech_act", [speaker], ACTS)["speech_act"])
        rows, name, keep = said.index[~said["speech_act"].isin(named)], page.t("other_acts"), None
    evidence.ask(page, f"{page.names.speaker(speaker)} · {name}", "quotations", rows, keep)


def pick_period(page: Page, period: str, speaker: str) -> None:
    """A click on a bar opens what that speaker said in that period."""
    said = everybody(page).quotations
    grain = counts.grain_for(said["published"])
    said = said[said["speaker_id"] == speaker]
    evidence.ask_period(page, page.names.speaker(speaker), "quotations", said, period, grain, speakers=(speaker,))

"""A view's counts: small tables with codes, which charts draw and exports write.

Every table is sorted as a chart shows it; ``n`` counts rows (quotations unless said otherwise).
"""

import numpy as np
import pandas as pd

from .selection import View
from .themes import top

GRAINS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}
"""Periods a timeline can be counted in. Weeks run from Monday to Sunday."""


def grain_for(dates: pd.Series) -> str:
    """The finest grain that keeps a chart under about sixty bars.

    >>> grain_for(pd.Series(pd.to_datetime(["2024-01-01", "2024-12-31"])))
    'week'
    """
    known = dates.dropna()
    days = (known.max() - known.min()).days if len(known) else 0
    return "day" if days <= 60 else "week" if days <= 420 else "month" if days <= 365 * 6 else "year"


def periods(dates: pd.Series, grain: str) -> pd.Series:
    """The first day of each date's period; NaT where there is no date."""
    return dates.dt.to_period(GRAINS[grain]).dt.start_time


def over_time(frame: pd.DataFrame, by: str | None, grain: str) -> pd.DataFrame:
    """Rows counted by period of ``published``, and by column ``by``: period, [by,] n. Undated rows are left out.

    Periods without a row are there with n = 0, so that a line falls where nothing was said.
    """
    dated = frame.loc[frame["published"].notna()]
    if dated.empty:
        return pd.DataFrame({"period": pd.Series(dtype="datetime64[us]"), **({by: []} if by else {}), "n": []})
    period = periods(dated["published"], grain)
    every = pd.period_range(period.min(), period.max(), freq=GRAINS[grain]).start_time
    if by is None:
        counts = period.value_counts().reindex(every, fill_value=0)
        return pd.DataFrame({"period": every, "n": counts.to_numpy()})
    grid = pd.crosstab(period, dated[by].astype(str)).reindex(every, fill_value=0)
    return grid.rename_axis(index="period", columns=by).stack().rename("n").reset_index()


def speakers(view: View) -> pd.DataFrame:
    """speaker_id, n, words (said), outlets (how many), articles; most quoted first. Unresolved ones are left out."""
    known = view.quotations.dropna(subset="speaker_id")
    known = known.assign(speaker_id=known["speaker_id"].astype(str))
    grouped = known.groupby("speaker_id").agg(
        n=("type", "size"), words=("words", "sum"), outlets=("outlet", "nunique"), articles=("article_id", "nunique")
    )
    return grouped.reset_index().sort_values(["n", "words", "speaker_id"], ascending=[False, False, True], ignore_index=True)


def entities(view: View) -> pd.DataFrame:
    """entity_id, type, kind, n (mentions), articles, first, last; most mentioned first."""
    grouped = view.mentions.assign(entity_id=view.mentions["entity_id"].astype(str)).groupby("entity_id").agg(
        n=("start", "size"), articles=("article_id", "nunique"), first=("published", "min"), last=("published", "max")
    )
    known = view.corpus.entities.set_index("entity_id")[["type", "kind"]]
    return (
        grouped.join(known).reset_index()
        .sort_values(["articles", "n", "entity_id"], ascending=[False, False, True], ignore_index=True)
        [["entity_id", "type", "kind", "n", "articles", "first", "last"]]
    )  # fmt: skip


def themes(view: View, level: str = "top") -> pd.DataFrame:
    """theme, weight, share, articles (where it holds a tenth of the evidence); greatest share first.

    Each article weighs the same, however long: ``share`` is the mean over articles of the theme's part of the
    article's evidence. ``level``: "top" (the seventeen) or "all" (each theme with all that lies below it).
    """
    kept = view.index.article_themes
    kept = kept.loc[np.isin(kept["article"], view.articles.index)]
    grouped = kept.assign(theme=kept["theme"].astype(str), about=kept["share"] >= 0.1).groupby("theme").agg(
        weight=("weight", "sum"), share=("share", "sum"), articles=("about", "sum")
    ).reset_index()
    if level == "top":
        grouped = grouped.loc[grouped["theme"].map(top) == grouped["theme"]]
    grouped["share"] /= max(kept["article"].nunique(), 1)
    return grouped.sort_values(["share", "theme"], ascending=[False, True], ignore_index=True)


def quotation_themes(view: View) -> pd.DataFrame:
    """quotation, theme (top level), weight: the leading theme of each selected quotation that shows one."""
    inside = view.index.quotation_themes
    inside = inside.loc[np.isin(inside["quotation"], view.quotations.index)]
    inside = inside.assign(theme=inside["theme"].astype(str).map({t: top(t) for t in inside["theme"].astype(str).unique()}))
    sums = inside.groupby(["quotation", "theme"], as_index=False)["weight"].sum()
    leading = sums.sort_values(["weight", "theme"], ascending=[False, True]).drop_duplicates("quotation")
    return leading.sort_values("quotation", ignore_index=True)


def speaker_themes(view: View, most_speakers: int = 12, most_themes: int = 10) -> pd.DataFrame:
    """speaker_id, theme, n: quotations of the most quoted speakers by their leading theme, zeros included."""
    leading = quotation_themes(view).set_index("quotation")["theme"]
    rows = view.quotations.loc[leading.index, "speaker_id"].astype(object)
    frame = pd.DataFrame({"speaker_id": rows, "theme": leading}).dropna()
    ranked = speakers(view)["speaker_id"].head(most_speakers)
    frame = frame.loc[frame["speaker_id"].isin(ranked)]
    columns = frame["theme"].value_counts(sort=True).index[:most_themes]
    grid = pd.crosstab(frame["speaker_id"], frame["theme"]).reindex(
        index=[s for s in ranked if s in set(frame["speaker_id"])], columns=columns, fill_value=0
    )
    return grid.rename_axis(index="speaker_id", columns="theme").stack().rename("n").reset_index()


def company(view: View, most: int = 60, least: int = 2) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who is named beside whom: nodes (entity_id, type, n) and edges (a, b, n = articles naming both).

    The ``most`` entities named in most articles; pairs that meet in fewer than ``least`` articles are left out.
    """
    nodes = entities(view).head(most)[["entity_id", "type", "articles"]].rename(columns={"articles": "n"})
    pairs = view.mentions.loc[view.mentions["entity_id"].isin(nodes["entity_id"]), ["article_id", "entity_id"]]
    pairs = pairs.astype(str).drop_duplicates()
    met = pd.crosstab(pairs["article_id"], pairs["entity_id"]).reindex(columns=nodes["entity_id"], fill_value=0)
    together = met.to_numpy().T @ met.to_numpy()
    a, b = np.triu_indices(len(nodes), 1)
    codes = nodes["entity_id"].to_numpy()
    edges = pd.DataFrame({"a": codes[a], "b": codes[b], "n": together[a, b]})
    return nodes, edges.loc[edges["n"] >= least].sort_values("n", ascending=False, ignore_index=True)

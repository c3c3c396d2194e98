"""What is talked about."""

import numpy as np
import pandas as pd

from ..index import ancestry
from ..selection import ABOUT, View
from ..themes import top
from .once import once
from .periods import GRAINS, periods
from .speakers import speakers


@once
def themes(view: View, level: str = "top") -> pd.DataFrame:
    """theme, weight, share, articles (where it holds a tenth of the evidence); greatest share first.

    Each article weighs the same, however long: ``share`` is the mean over articles of the theme's part of the
    article's evidence. ``level``: "top" (the seventeen) or "all" (each theme with all that lies below it).
    """
    kept = view.index.article_themes
    kept = kept.loc[np.isin(kept["article"], view.articles.index)]
    grouped = (
        kept.assign(theme=kept["theme"].astype(str), about=kept["share"] >= ABOUT)
        .groupby("theme")
        .agg(weight=("weight", "sum"), share=("share", "sum"), articles=("about", "sum"))
        .reset_index()
    )
    if level == "top":
        grouped = grouped.loc[grouped["theme"].map(top) == grouped["theme"]]
    grouped["share"] /= max(kept["article"].nunique(), 1)
    return grouped.sort_values(["share", "theme"], ascending=[False, True], ignore_index=True)


@once
def quotation_themes(view: View) -> pd.DataFrame:
    """quotation, theme (top level), weight: the leading theme of each selected quotation that shows one."""
    inside = view.index.quotation_themes
    inside = inside.loc[np.isin(inside["quotation"], view.quotations.index)]
    inside = inside.assign(
        theme=inside["theme"].astype(str).map({t: top(t) for t in inside["theme"].astype(str).unique()})
    )
    sums = inside.groupby(["quotation", "theme"], as_index=False)["weight"].sum()
    leading = sums.sort_values(["weight", "theme"], ascending=[False, True]).drop_duplicates("quotation")
    return leading.sort_values("quotation", ignore_index=True)


def quotations_about(view: View, theme: str, speaker: str | None = None) -> pd.Index:
    """Row numbers of the selected quotations that a top-level theme leads; of one ``speaker``, or of anybody."""
    leading = quotation_themes(view)
    said = view.quotations.loc[leading.loc[leading["theme"] == theme, "quotation"]]
    return said.index if speaker is None else said.index[said["speaker_id"] == speaker]


@once
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


@once
def over_time(view: View, grain: str) -> pd.DataFrame:
    """period, theme (top level), n, articles: dated articles by period, each divided among its themes by their shares.

    ``n`` of a period therefore sums to the articles with evidence; ``articles`` counts those about the theme
    (a tenth of their evidence or more). Zeros included.
    """
    kept = view.index.article_themes
    kept = kept.loc[np.isin(kept["article"], view.articles.index)]
    codes = kept["theme"].astype(str)
    kept = kept.assign(theme=codes)[codes.map({c: top(c) == c for c in codes.unique()}).astype(bool)]
    kept = kept.assign(published=view.corpus.articles["published"].to_numpy()[kept["article"]]).dropna(
        subset="published"
    )
    kept = kept.assign(period=periods(kept["published"], grain), about=kept["share"] >= ABOUT)
    if kept.empty:
        return pd.DataFrame({"period": pd.Series(dtype="datetime64[us]"), "theme": [], "n": [], "articles": []})
    every = pd.period_range(kept["period"].min(), kept["period"].max(), freq=GRAINS[grain]).start_time
    sums = (
        kept.groupby(["period", "theme"])[["share", "about"]].sum().unstack(fill_value=0).reindex(every, fill_value=0)
    )
    long = sums.stack(future_stack=True).rename_axis(["period", "theme"]).reset_index()
    return long.rename(columns={"share": "n", "about": "articles"})


@once
def outlet_themes(view: View) -> pd.DataFrame:
    """outlet, theme (top level), n: articles of each outlet about each theme (one article may be about several)."""
    kept = view.index.article_themes
    kept = kept.loc[np.isin(kept["article"], view.articles.index) & (kept["share"] >= ABOUT)]
    codes = kept["theme"].astype(str)
    kept = kept.assign(theme=codes)[codes.map({c: top(c) == c for c in codes.unique()}).astype(bool)]
    outlets = view.corpus.articles["outlet"].astype(object).to_numpy()[kept["article"]]
    frame = pd.DataFrame({"outlet": outlets, "theme": kept["theme"].to_numpy()}).dropna()
    return _grid(frame, "outlet", "theme")


def _grid(frame: pd.DataFrame, row: str, column: str) -> pd.DataFrame:
    grid = pd.crosstab(frame[row], frame[column])
    grid = grid.loc[grid.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    grid = grid[grid.sum().sort_values(ascending=False, kind="stable").index]
    return grid.rename_axis(index=row, columns=column).stack().rename("n").reset_index()


def deviation(table: pd.DataFrame, row: str, column: str) -> pd.DataFrame:
    """The table with ``expected`` (what rows and columns would give if they had nothing to do with each other) and
    ``residual``, the adjusted standardised one of Haberman (1973): beyond 2 either way is unlikely to be chance.
    """
    total = max(table["n"].sum(), 1)
    rows, columns = table.groupby(row)["n"].transform("sum"), table.groupby(column)["n"].transform("sum")
    expected = rows * columns / total
    spread = (expected * (1 - rows / total) * (1 - columns / total)) ** 0.5
    return table.assign(expected=expected, residual=((table["n"] - expected) / spread.where(spread > 0)).fillna(0.0))


def led_by(view: View, theme: str) -> np.ndarray:
    """Row numbers of the selected articles in which a top-level theme has the greatest share."""
    kept = view.index.article_themes
    kept = kept.loc[np.isin(kept["article"], view.articles.index)]
    codes = kept["theme"].astype(str)
    kept = kept.assign(theme=codes)[codes.map({c: top(c) == c for c in codes.unique()}).astype(bool)]
    leading = kept.sort_values(["share", "theme"], ascending=[False, True]).drop_duplicates("article")
    return np.sort(leading.loc[leading["theme"] == theme, "article"].to_numpy())


def rows_about(view: View, theme: str) -> pd.Index:
    """Row numbers of the evidence for a theme, and for all that lies below it, in the selected articles."""
    below = {c for c in view.themes["theme"].cat.categories if theme in ancestry(str(c))}
    return view.themes.index[view.themes["theme"].isin(below)]

"""What is talked about."""

import numpy as np
import pandas as pd

from ..selection import View
from ..themes import top
from .speakers import speakers


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

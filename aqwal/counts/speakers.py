"""Who speaks, how much, how, where, about whom."""

import pandas as pd

from ..selection import View
from .once import once


@once
def speakers(view: View) -> pd.DataFrame:
    """speaker_id, n, words (said), outlets (how many), articles; most quoted first. Unresolved ones are left out."""
    known = view.quotations.dropna(subset="speaker_id")
    known = known.assign(speaker_id=known["speaker_id"].astype(str))
    grouped = known.groupby("speaker_id").agg(
        n=("type", "size"), words=("words", "sum"), outlets=("outlet", "nunique"), articles=("article_id", "nunique")
    )
    return grouped.reset_index().sort_values(
        ["n", "words", "speaker_id"], ascending=[False, False, True], ignore_index=True
    )


def crossed(view: View, column: str, ids: list[str], keep: int, weight: str | None = None) -> pd.DataFrame:
    """speaker_id, ``column``, n for the speakers ``ids``: the ``keep`` commonest values of a column of quotations,
    all others together as "" (said to be the rest where shown); a missing value counts as rest. Zeros included.
    n counts quotations, or sums their ``weight`` (a column such as words).
    """
    common = view.quotations[column].value_counts()
    common = [str(c) for c in common[common > 0].index[:keep]]
    rows = view.quotations.loc[view.quotations["speaker_id"].isin(ids)]
    values = rows[column].astype(object)
    frame = pd.DataFrame({
        "speaker_id": rows["speaker_id"].astype(object), column: values.where(values.isin(common), ""),
        "n": rows[weight].astype(int) if weight else 1,
    })  # fmt: skip
    grid = frame.pivot_table(index="speaker_id", columns=column, values="n", aggfunc="sum", fill_value=0)
    grid = grid.reindex(index=ids, columns=[*common, ""], fill_value=0)
    return grid.rename_axis(index="speaker_id", columns=column).stack().rename("n").reset_index()


def named_by(view: View, ids: list[str]) -> pd.DataFrame:
    """speaker_id, entity_id, n: quotations of the speakers ``ids`` that name an entity, most first. Nobody is
    counted as naming himself."""
    inside = view.index.quotation_mentions
    who = view.quotations["speaker_id"].astype(object)
    rows = inside.loc[inside["quotation"].isin(who.index[who.isin(ids)])].drop_duplicates()
    pairs = pd.DataFrame(
        {"speaker_id": who.loc[rows["quotation"]].to_numpy(), "entity_id": rows["entity_id"].astype(str)}
    )
    pairs = pairs[pairs["speaker_id"] != pairs["entity_id"]]
    counted = pairs.groupby(["speaker_id", "entity_id"], as_index=False).size().rename(columns={"size": "n"})
    return counted.sort_values(["n", "speaker_id", "entity_id"], ascending=[False, True, True], ignore_index=True)

"""Who and what is mentioned, and in whose company."""

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, triu

from ..selection import View
from .layout import place
from .once import once


@once
def entities(view: View) -> pd.DataFrame:
    """entity_id, type, kind, n (mentions), articles, first, last; most mentioned first."""
    grouped = (
        view.mentions.assign(entity_id=view.mentions["entity_id"].astype(str))
        .groupby("entity_id")
        .agg(
            n=("start", "size"),
            articles=("article_id", "nunique"),
            first=("published", "min"),
            last=("published", "max"),
        )
    )
    known = view.corpus.entities.set_index("entity_id")[["type", "kind"]]
    return (
        grouped.join(known).reset_index()
        .sort_values(["articles", "n", "entity_id"], ascending=[False, False, True], ignore_index=True)
        [["entity_id", "type", "kind", "n", "articles", "first", "last"]]
    )  # fmt: skip


@once
def company(view: View, most: int = 60, least: int = 2, group: str | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who is named beside whom: nodes (entity_id, type, n) and edges (a, b, n = articles naming both).

    The ``most`` entities named in most articles, of one ``group`` (:func:`of_group`) or of all; pairs that meet in
    fewer than ``least`` articles are left out.
    """
    table = entities(view) if group is None else of_group(entities(view), group)
    nodes = table.head(most)[["entity_id", "type", "articles"]].rename(columns={"articles": "n"})
    codes = nodes["entity_id"].to_numpy()
    row = pd.Categorical(view.mentions["entity_id"].astype(str), categories=codes).codes
    met = coo_array((np.ones((row >= 0).sum(), dtype=np.int32), (view.mentions["article_id"].cat.codes[row >= 0], row[row >= 0])),
                    shape=(len(view.mentions["article_id"].cat.categories), len(codes))).tocsr()  # fmt: skip
    met.data[:] = 1  # once an article, however often it is named there
    together = triu(met.T @ met, 1).tocoo()
    a, b = together.coords
    edges = pd.DataFrame({"a": codes[a], "b": codes[b], "n": together.data, "rank": a * len(codes) + b})
    edges = edges[edges["n"] >= least].sort_values(["n", "rank"], ascending=[False, True], ignore_index=True)
    return nodes, edges[["a", "b", "n"]]


@once
def drawn(view: View, most: int = 60, group: str | None = None) -> tuple[pd.DataFrame, pd.DataFrame, np.ndarray]:
    """What of :func:`company` a drawing can carry: nodes that meet others, the strongest edges of each, and where the
    nodes stand (:func:`.layout.place`)."""
    nodes, edges = company(view, most, group=group)
    edges = backbone(edges)
    nodes = nodes[nodes["entity_id"].isin({*edges["a"], *edges["b"]})].reset_index(drop=True)
    return nodes, edges, place(nodes, edges)


def of_group(table: pd.DataFrame, group: str) -> pd.DataFrame:
    """The rows of a table of entities that belong to a group: people, bodies, places or media."""
    medium = table["kind"] == "medium"
    if group == "media":
        return table[medium].reset_index(drop=True)
    return table[(table["type"] == {"people": "PER", "bodies": "ORG", "places": "LOC"}[group]) & ~medium].reset_index(
        drop=True
    )


def backbone(edges: pd.DataFrame, each: int = 3) -> pd.DataFrame:
    """The edges that are among the ``each`` strongest of either end: what a drawing can carry."""
    ends = pd.concat([edges.assign(end=edges["a"]), edges.assign(end=edges["b"])])
    ends = ends.sort_values(["n", "a", "b"], ascending=[False, True, True])
    kept = ends.groupby("end").head(each)[["a", "b", "n"]].drop_duplicates()
    return kept.sort_values(["n", "a", "b"], ascending=[False, True, True], ignore_index=True)


def naming(view: View, code: str, speaker: str | None = None) -> pd.Index:
    """Row numbers of the selected quotations that name an entity; of one ``speaker``, or of anybody."""
    inside = view.index.quotation_mentions
    said = view.quotations if speaker is None else view.quotations[view.quotations["speaker_id"] == speaker]
    return said.index[said.index.isin(inside.loc[inside["entity_id"] == code, "quotation"])]


def mentions_of(view: View, *ids: str) -> pd.Index:
    """Row numbers of the mentions of entities in the selected articles; of several, only where all are named."""
    rows = view.mentions[view.mentions["entity_id"].isin(ids)]
    if len(ids) > 1:
        met = rows.groupby("article_id", observed=True)["entity_id"].nunique()
        rows = rows[rows["article_id"].isin(met.index[met == len(set(ids))])]
    return rows.index

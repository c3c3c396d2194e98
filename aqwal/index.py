"""What every selection needs and no selection changes, computed once when a corpus is opened.

Child tables point at articles by contiguous integer codes, so that a filter over articles is one numpy
lookup a table; and the evidence and mentions that stand inside each quotation are joined once.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from . import themes
from .corpus import Corpus
from .text import folded


class Index(NamedTuple):
    """A corpus made ready for :func:`aqwal.selection.select`.

    ``article_of[table][row]`` is the article's row number. ``quotation_themes`` (quotation, theme, weight)
    and ``quotation_mentions`` (quotation, entity_id) say what stands inside each quotation's content;
    ``quotation`` is a row number of the quotations table. ``article_themes`` (article, theme, weight, share)
    sums the evidence by article and theme, ``share`` being the part of the article's whole weight, each
    theme counted with all that lies below it. ``texts`` are in the articles' order; ``folded`` is empty until
    :func:`searchable` is asked for it.
    """

    corpus: Corpus
    article_of: dict[str, np.ndarray]
    row_of: dict[str, int]
    quotation_themes: pd.DataFrame
    quotation_mentions: pd.DataFrame
    article_themes: pd.DataFrame
    texts: list[str]
    folded: list[str]


def build(corpus: Corpus) -> Index:
    """The index of a corpus; a few seconds for 30,000 articles."""
    row_of = {a: i for i, a in enumerate(corpus.articles["article_id"])}
    article_of = {
        name: _codes(getattr(corpus, name)["article_id"], row_of)
        for name in ("quotations", "mentions", "times", "themes")
    }
    texts = corpus.texts.set_index("article_id")["text"].reindex(corpus.articles["article_id"])
    quotations = corpus.quotations
    starts, ends = quotations["content_start"].to_numpy(), quotations["content_end"].to_numpy()
    evidence = _inside(article_of["quotations"], starts, ends, article_of["themes"], corpus.themes)
    named = _inside(article_of["quotations"], starts, ends, article_of["mentions"], corpus.mentions)
    quotation_themes = pd.DataFrame(
        {
            "quotation": evidence[0],
            "theme": corpus.themes["theme"].take(evidence[1]).array,
            "weight": corpus.themes["weight"].to_numpy()[evidence[1]],
        }
    )
    quotation_mentions = pd.DataFrame({
        "quotation": named[0], "entity_id": corpus.mentions["entity_id"].take(named[1]).array,
    })  # fmt: skip
    return Index(
        corpus, article_of, row_of, quotation_themes, quotation_mentions,
        article_shares(corpus.themes, article_of["themes"]),
        texts.to_list(), [],
    )  # fmt: skip


def searchable(index: Index) -> list[str]:
    """The folded texts in the articles' order, made when first asked for (a few seconds for 30,000 articles)."""
    if not index.folded:
        index.folded[:] = [folded(text) for text in index.texts]
    return index.folded


def ancestry(code: str) -> list[str]:
    """A theme and all that it lies below, nearest first."""
    chain = [code]
    while (above := themes.parent(chain[-1])) and above not in chain:
        chain.append(above)
    return chain


def article_shares(evidence: pd.DataFrame, article: np.ndarray) -> pd.DataFrame:
    """Weight and share of every theme in every article: columns article, theme, weight, share.

    The whole is the evidence for the standard themes: a reader's own theme, whose words are often theirs too, has a
    share of it (at most all) and takes none away.
    """
    sums = pd.DataFrame({"article": article, "theme": evidence["theme"].astype(str), "weight": evidence["weight"]})
    sums = sums.groupby(["article", "theme"], as_index=False)["weight"].sum()
    standard = ~sums["theme"].str.startswith("own:")
    whole = sums[standard].groupby("article")["weight"].sum()
    up = {code: ancestry(code) for code in sums["theme"].unique()}
    sums = sums.assign(theme=sums["theme"].map(up)).explode("theme")
    sums = sums.groupby(["article", "theme"], as_index=False)["weight"].sum()
    sums["share"] = (sums["weight"] / sums["article"].map(whole)).fillna(1.0).clip(upper=1.0)
    return sums.astype({"theme": "category"})


def _codes(ids: pd.Series, row_of: dict[str, int]) -> np.ndarray:
    """Article row numbers of a categorical column of ids."""
    lookup = np.array([row_of.get(str(c), -1) for c in ids.cat.categories], dtype=np.int32)
    codes = ids.cat.codes.to_numpy()
    return lookup[codes] if len(lookup) else np.empty(0, np.int32)


def _inside(
    outer_article: np.ndarray, outer_start: np.ndarray, outer_end: np.ndarray, article: np.ndarray, spans: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs (outer row, span row) where the span lies inside the outer one, in the same article."""
    stride = np.int64(max([outer_end.max(initial=0), spans["end"].max() if len(spans) else 0]) + 1)
    keys = article * stride + spans["start"].to_numpy()
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    first = np.searchsorted(sorted_keys, outer_article * stride + outer_start)
    last = np.searchsorted(sorted_keys, outer_article * stride + outer_end)
    counts = last - first
    outer = np.repeat(np.arange(len(outer_article)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    inner = order[within]
    fits = spans["end"].to_numpy()[inner] <= outer_end[outer]
    return outer[fits], inner[fits]

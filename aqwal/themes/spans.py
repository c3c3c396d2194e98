"""Themes of stretches of text: sums over the evidence inside them."""

import numpy as np
import pandas as pd

from .vocabulary import top


def within(themes: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """The themes of spans: columns ``span`` (the span's index label), ``theme`` (category), ``weight``, ``words``.

    ``themes`` is the table of that name; ``spans`` has ``article_id``, ``start`` and ``end`` (of quotations, say).
    Weight is the sum, and ``words`` the number, of the evidence that lies wholly inside. Spans without evidence have
    no row; overlapping spans each have theirs. In order of the spans, heaviest theme first.

    >>> themes = pd.DataFrame({"article_id": "a", "start": [0, 10], "end": [4, 15], "theme": ["x", "y"], "weight": 1.0})
    >>> within(themes, pd.DataFrame({"article_id": ["a"], "start": [5], "end": [20]}, index=[7]))
       span theme  weight  words
    0     7     y     1.0      1
    """
    ids = pd.Index(pd.unique(themes["article_id"].astype(str)))
    code = ids.get_indexer(themes["article_id"].astype(str)).astype(np.int64)
    key = (code << 32) + themes["start"].to_numpy(np.int64)
    order = np.argsort(key, kind="stable")
    key, end = key[order], themes["end"].to_numpy(np.int64)[order]
    of_span = ids.get_indexer(spans["article_id"].astype(str)).astype(np.int64)
    first = np.searchsorted(key, (of_span << 32) + spans["start"].to_numpy(np.int64))
    last = np.searchsorted(key, (of_span << 32) + spans["end"].to_numpy(np.int64))
    many = np.where(of_span >= 0, np.maximum(last - first, 0), 0)
    span = np.repeat(np.arange(len(spans)), many)
    row = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)
    inside = end[row] <= spans["end"].to_numpy(np.int64)[span]
    span, row = span[inside], order[row[inside]]
    found = pd.DataFrame(
        {"span": span, "theme": themes["theme"].to_numpy()[row], "weight": themes["weight"].to_numpy(np.float64)[row]}
    )
    sums = found.groupby(["span", "theme"], observed=True)["weight"].agg(weight="sum", words="size").reset_index()
    sums = sums.sort_values(["span", "weight"], ascending=[True, False], kind="stable", ignore_index=True)
    sums["span"] = spans.index.to_numpy()[sums["span"]] if len(sums) else spans.index[:0]
    sums["theme"] = sums["theme"].astype("category")
    return sums


def tops(themes: pd.Series) -> pd.Series:
    """The top concept of each theme in a column, as a category; a reader's own theme is its own.

    >>> tops(pd.Series(["medtop:20000638", "own:1"], dtype="category")).tolist()
    ['medtop:11000000', 'own:1']
    """
    column = themes.astype("category")
    above = [top(str(c)) for c in column.cat.categories]
    known = list(dict.fromkeys(above))
    codes = np.array([known.index(a) for a in above] + [-1])
    return pd.Series(pd.Categorical.from_codes(codes[column.cat.codes], known), index=themes.index, name=themes.name)


def leading(themes: pd.DataFrame) -> pd.Series:
    """The leading top concept of each article that has evidence: the one with the greatest summed weight, by article id.

    >>> themes = pd.DataFrame({"article_id": ["a", "a"], "theme": ["medtop:20000638", "medtop:15000000"], "weight": [2, 1]})
    >>> leading(themes).to_dict()
    {'a': 'medtop:11000000'}
    """
    sums = themes.assign(top=tops(themes["theme"])).groupby(["article_id", "top"], observed=True)["weight"].sum()
    best = sums.reset_index().sort_values("weight", kind="stable").drop_duplicates("article_id", keep="last")
    return best.set_index("article_id")["top"].sort_index()

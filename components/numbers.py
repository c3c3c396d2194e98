"""Numbers at the top of a page, each with a small line of how it went. HTML, no Streamlit."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from aqwal import counts
from aqwal.counts.once import once
from aqwal.selection import View

from .wording import Words


def spark(values: Sequence[float]) -> str:
    """Small columns of values over time, left to right; nothing where there are fewer than three.

    >>> spark([1, 2])
    ''
    >>> spark([0, 2, 1])
    '<i class="aq-spark" aria-hidden="true"><i style="height:0%"></i><i style="height:100%"></i><i style="height:50%"></i></i>'
    """
    if len(values) < 3:
        return ""
    top = max(max(values), 1)
    columns = "".join(f'<i style="height:{v / top:.0%}"></i>' for v in values)
    return f'<i class="aq-spark" aria-hidden="true">{columns}</i>'


def tile(number: int, noun: str, t: Words, values: Sequence[float] = ()) -> str:
    """One number, the noun that it counts, and its line."""
    return f'<div class="aq-number"><b>{t.number(number)}</b><span>{escape(t.noun(number, noun))}</span>{spark(values)}</div>'


@once
def row(view: View, t: Words) -> str:
    """Articles, quotations, speakers and entities of a view, with their course over its period."""
    grain = counts.grain_for(view.articles["published"])
    periods = counts.over_time(view.articles, None, grain)["period"]

    def course(frame: pd.DataFrame, column: str = "") -> list[float]:
        dated = frame[frame["published"].notna()]
        grouped = dated.groupby(counts.periods(dated["published"], grain))
        found = grouped[column].nunique() if column else grouped.size()
        return found.reindex(periods, fill_value=0).tolist()

    tiles = [
        tile(len(view.articles), "article", t, course(view.articles)),
        tile(len(view.quotations), "quotation", t, course(view.quotations)),
        tile(int(view.quotations["speaker_id"].nunique()), "speaker", t, course(view.quotations, "speaker_id")),
        tile(int(view.mentions["entity_id"].nunique()), "entity", t, course(view.mentions, "entity_id")),
    ]
    return f'<div class="aq-numbers">{"".join(tiles)}</div>'

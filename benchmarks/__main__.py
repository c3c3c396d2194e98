"""Timings as ratios from one run (``make bench``): machines differ, ratios travel.

Reads a slice of the large corpus beside the checkout; without it, the sample repeated, and says so.
"""

import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pandas as pd

from aqwal import analyse, corpus, entities, quotations, readers, speakers, themes, times
from aqwal.index import build
from aqwal.selection import Selection, select
from aqwal.text import Document, read

from .shared import CORPORA, ROOT, article, lines

ARTICLES = 1_000


def main() -> None:
    """Print the tables."""
    articles, source = _articles()
    size = sum(len(a.text.encode()) for a in articles) / 1e6
    print(f"{len(articles)} articles, {size:.1f} MB of UTF-8, {source}\n")
    analyse(articles[:64])  # lexicons and model are loaded once per process
    documents, seconds = _parts(articles)
    whole = sum(seconds.values())
    print("part            share   articles/s a core")
    for name, s in seconds.items():
        print(f"{name:15} {s / whole:5.0%}   {len(documents) / s:10,.0f}")
    one, made = _timed(lambda: analyse(articles))
    two, _ = _timed(lambda: analyse(articles, workers=2))
    print(f"\nwhole analysis  {len(articles) / one:,.0f} articles/s on one core; two workers are {one / two:.2f} x one")
    with tempfile.TemporaryDirectory() as folder:
        corpus.save(made, folder)
        for name in corpus.COLUMNS:
            getattr(made, name).to_csv(Path(folder) / f"{name}.csv", index=False)
        parquet, _ = _timed(lambda: corpus.load(folder))
        csv, _ = _timed(lambda: [pd.read_csv(Path(folder) / f"{name}.csv") for name in corpus.COLUMNS])
    print(f"loading         Parquet is {csv / parquet:.1f} x faster than CSV")
    index = build(made)
    busiest = made.quotations["speaker_id"].value_counts().index[:1].astype(str)
    ours, _ = _timed(lambda: select(index, Selection(speakers=tuple(busiest))), times=5)

    def merge() -> pd.DataFrame:
        joined = made.quotations.merge(made.articles, on="article_id")
        return joined[joined["speaker_id"].isin(busiest)]

    merged, _ = _timed(merge, times=5)
    print(f"selecting       a speaker's view takes {ours / merged:.2f} x one pandas merge of its quotations")


def _articles() -> tuple[list, str]:
    large = CORPORA / "saudinewsnet.jsonl.gz"
    if large.exists():
        return [article(r) for r in islice(lines(large), ARTICLES)], "from ../shared/corpora/saudinewsnet.jsonl.gz"
    sample, _ = readers.read([ROOT / "data" / "sample"])
    repeated = [
        a._replace(article_id=f"{a.article_id}-{n}") for n in range(-(-ARTICLES // len(sample))) for a in sample
    ]
    return repeated[:ARTICLES], "THE SAMPLE REPEATED: ../shared is not here"


def _parts(articles: list) -> tuple[list[Document], dict[str, float]]:
    seconds = {}
    seconds["fold and words"], documents = _timed(
        lambda: [read(a.text, title_end=len(a.title), published=a.day) for a in articles]
    )
    seconds["entities"], mentions = _timed(lambda: entities.find(documents))
    pairs = list(zip(documents, mentions, strict=True))
    seconds["quotations"], found = _timed(lambda: [quotations.find(d, m) for d, m in pairs])
    seconds["speakers"], _ = _timed(
        lambda: [speakers.attribute(d, q, m) for (d, m), q in zip(pairs, found, strict=True)]
    )
    seconds["times"], _ = _timed(lambda: [times.find(d) for d in documents])
    seconds["themes"], _ = _timed(lambda: [themes.find(d) for d in documents])
    return documents, seconds


def _timed(work: Callable, times: int = 1) -> tuple[float, object]:
    """Seconds of the fastest of ``times`` runs, and what the last returned."""
    best, result = float("inf"), None
    for _ in range(times):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


if __name__ == "__main__":
    main()

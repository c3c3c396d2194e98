"""Timings as ratios from one run (``make bench``): machines differ, ratios travel.

    parts          each part of the analysis, in articles of 3 KB a second a core; quotations with their speakers: 1,000
    against BERT   the whole analysis against an int8 BERT-base encoder: 100 (needs torch: benchmarks/bert.py)
    workers        two processes against one: 1.8
    tables         loading, and one selection

Reads a slice of the large corpus beside the checkout; without it, the sample repeated, and says so. Processor time,
save for the workers: what else runs on the machine counts less.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pandas as pd
from threadpoolctl import threadpool_limits

from aqwal import BATCH, Article, Corpus, analyse, corpus, entities, quotations, readers, speakers, themes, times
from aqwal.index import build
from aqwal.selection import Selection, select
from aqwal.text import read

from . import bert
from .shared import CORPORA, ROOT, Absent, article, lines

KILOBYTES = 3
"""Of an article's text, as UTF-8, in the rates of the parts."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    articles, source = _articles(parser.parse_args().articles)
    size = sum(len(a.text.encode()) for a in articles)
    print(f"{len(articles)} articles, {size / 1e6:.1f} MB of UTF-8, {source}\n")
    threadpool_limits(1)  # rates are a core's
    made = analyse(articles)  # lexicons, model and words are met once per process
    _print_parts(articles, size / (1000 * KILOBYTES))
    _print_against_bert(articles, int(made.articles["words"].sum()))
    _print_workers(articles)
    _print_tables(made)


def _print_parts(articles: list[Article], size: float) -> None:
    spent = _parts(articles)
    spent["quotations + speakers"] = spent["quotations"] + spent["speakers"]
    print(f"part                    share   articles of {KILOBYTES} KB/s a core")
    whole = _seconds(lambda: analyse(articles))
    for name, seconds in {**spent, "whole analysis": whole}.items():
        print(f"{name:22} {seconds / whole:6.0%}   {size / seconds:10,.0f}")


def _print_against_bert(articles: list[Article], words: int) -> None:
    try:
        encode = bert.encoder()
    except Absent as absent:
        print(f"\nAGAINST BERT    SKIPPED: {absent}")
        return
    # In turns, so that a busy minute is not one side's alone.
    theirs, ours = zip(*((_seconds(encode), _seconds(lambda: analyse(articles))) for _ in range(3)), strict=True)
    ratio = (words / bert.WORDS / min(ours)) / (bert.TOGETHER / min(theirs))
    print(f"\nagainst BERT    the whole analysis is {ratio:.0f} x an int8 BERT-base encoder, a core")


def _print_workers(articles: list[Article]) -> None:
    """By the clock, which wants an idle machine; and by processor time, as if nothing of what the first process does
    (reading ahead, gathering, the register) went on beside the workers: what two cannot fall below on free cores."""
    start, spent = time.perf_counter(), time.process_time()
    analyse(articles)
    one, alone = time.perf_counter() - start, time.process_time() - spent
    start, before = time.perf_counter(), os.times()
    analyse(articles, workers=2)
    two, after = time.perf_counter() - start, os.times()
    first = after.user + after.system - before.user - before.system
    workers = after.children_user + after.children_system - before.children_user - before.children_system
    print(
        f"workers         two are {one / two:.2f} x one by the clock, {alone / (first + workers / 2):.2f} x by processor time"
    )
    if os.getloadavg()[0] > (os.cpu_count() or 1) + 0.5:
        print("                BY THE CLOCK NOT A FAIR RUN: other programs keep the cores busy")


def _print_tables(made: Corpus) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus.save(made, folder)
        for name in corpus.COLUMNS:
            getattr(made, name).to_csv(Path(folder) / f"{name}.csv", index=False)
        parquet = _seconds(lambda: corpus.load(folder), times=3)
        csv = _seconds(lambda: [pd.read_csv(Path(folder) / f"{name}.csv") for name in corpus.COLUMNS], times=3)
    print(f"loading         Parquet is {csv / parquet:.1f} x faster than CSV")
    index = build(made)
    busiest = made.quotations["speaker_id"].value_counts().index[:1].astype(str)
    ours = _seconds(lambda: select(index, Selection(speakers=tuple(busiest))), times=5)

    def merge() -> pd.DataFrame:
        joined = made.quotations.merge(made.articles, on="article_id")
        return joined[joined["speaker_id"].isin(busiest)]

    merged = _seconds(merge, times=5)
    print(f"selecting       a speaker's view takes {ours / merged:.2f} x one pandas merge of its quotations")


def _articles(count: int) -> tuple[list[Article], str]:
    large = CORPORA / "saudinewsnet.jsonl.gz"
    if large.exists():
        return [article(r) for r in islice(lines(large), count)], "from ../shared/corpora/saudinewsnet.jsonl.gz"
    sample, _ = readers.read([ROOT / "data" / "sample"])
    repeated = [a._replace(article_id=f"{a.article_id}-{n}") for n in range(-(-count // len(sample))) for a in sample]
    return repeated[:count], "THE SAMPLE REPEATED: ../shared is not here"


def _parts(articles: list[Article]) -> dict[str, float]:
    """Seconds of each part, in batches as the analysis has them; the less of two runs."""
    best: dict[str, float] = {}
    for _ in range(2):
        spent: dict[str, float] = {}
        for at in range(0, len(articles), BATCH):
            for name, seconds in _parts_of_batch(articles[at : at + BATCH]).items():
                spent[name] = spent.get(name, 0) + seconds
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in spent.items()}
    return best


def _parts_of_batch(articles: list[Article]) -> dict[str, float]:
    clock = [time.process_time()]

    def done() -> None:
        clock.append(time.process_time())

    documents = [read(a.text, title_end=len(a.title), published=a.day) for a in articles]
    done()
    mentions = entities.find(documents)
    done()
    found = [quotations.find(d, m) for d, m in zip(documents, mentions, strict=True)]
    done()
    for document, quoted, mentioned in zip(documents, found, mentions, strict=True):
        speakers.attribute(document, quoted, mentioned)
    done()
    for document in documents:
        times.find(document)
    done()
    for document in documents:
        themes.find(document)
    done()
    names = ("fold and words", "entities", "quotations", "speakers", "times", "themes")
    return {name: after - before for name, before, after in zip(names, clock, clock[1:], strict=False)}


def _seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time, times: int = 1) -> float:
    """The least that ``work`` took in some runs."""
    spent = []
    for _ in range(times):
        start = clock()
        work()
        spent.append(clock() - start)
    return min(spent)


if __name__ == "__main__":
    main()

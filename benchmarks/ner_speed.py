"""Articles a second on one core: `python -m benchmarks.ner_speed [--articles N] [--bert]`.

Articles are counted at 266 words, the mean of the large corpus. With ``--bert`` an int8 BERT-base encoder runs beside
(:mod:`benchmarks.bert`).
"""

import argparse
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import json
import time
from collections.abc import Callable

from aqwal import BATCH, Article, analyse, entities, gazetteer, tagger
from aqwal.text import read

from .bert import TOGETHER, WORDS, encoder
from .shared import CORPORA, lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--bert", action="store_true")
    arguments = parser.parse_args()
    records = [r for _, r in zip(range(arguments.articles), lines(CORPORA / "saudinewsnet.jsonl.gz"), strict=False)]
    articles = [Article(str(i), r.get("title") or "", r["text"]) for i, r in enumerate(records)]
    documents = [read(a.text, title_end=len(a.title)) for a in articles]
    size = sum(len(d.words) for d in documents) / WORDS
    matches = [gazetteer.match(d) for d in documents]
    adjectives = [gazetteer.adjectives(d) for d in documents]

    def batches(work: Callable[[slice], object]) -> Callable[[], None]:
        def run() -> None:
            for at in range(0, len(documents), BATCH):
                work(slice(at, at + BATCH))

        return run

    rates = {
        "tagger": size / _seconds(batches(lambda s: tagger.tag(documents[s], matches[s], adjectives[s]))),
        "mentions": size / _seconds(batches(lambda s: entities.find([d._replace(kept={}) for d in documents[s]]))),
        "whole analysis": size / _seconds(lambda: analyse(articles)),
    }
    if arguments.bert:
        rates["int8 BERT-base"] = TOGETHER / _seconds(encoder())
    print(json.dumps({name: round(rate, 1) for name, rate in rates.items()}))


def _seconds(work: Callable[[], object], times: int = 2) -> float:
    """Processor time of the quickest of some runs: other programs on the machine count less."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


if __name__ == "__main__":
    main()

"""Temporal expressions alone: day and period cases right, articles a second.

    python -m benchmarks.times [--errors]

The cases are those of Recognizers-Text, judged by the scorer that stands beside them in ../shared; the speed is of
``aqwal.times.find`` on articles already read, one core, a thousand articles of the large corpus, per 3 KB of UTF-8.
``--errors`` lists what was found where the reference day was not.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from aqwal import Article, times
from aqwal.corpus import table
from aqwal.text import Document, read

from .shared import CORPORA, GOLD, SHARED, article, lines, need

CASES = GOLD / "times" / "recognizers_text_arabic" / "DateTime" / "Arabic"
ARTICLES, EVERY, PART = 1_000, 30, 3_000


def document(a: Article) -> Document:
    """An article as the finders see it."""
    return read(a.text, title_end=len(a.title), published=a.day)


def rows(articles: list[Article]) -> list[tuple]:
    """Rows of the times table."""
    found = []
    for a in articles:
        d = document(a)
        found += [
            (a.article_id, *d.published_span(t.start, t.end), t.type, t.value, t.calendar, t.begin, t.finish)
            for t in times.find(d)
        ]
    return found


def score(articles: list[Article], folder: Path) -> str:
    """What the scorer prints of these articles' times."""
    table("times", rows(articles)).to_parquet(folder / "times.parquet")
    run = [sys.executable, str(need(SHARED / "score" / "score_times.py")), "score", str(CASES), str(folder)]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip()


def speed() -> float:
    """Parts of 3 KB a second, the best of three runs."""
    records = islice(lines(CORPORA / "saudinewsnet.jsonl.gz"), 0, ARTICLES * EVERY, EVERY)
    documents = [document(article(r)) for r in records]
    size = sum(len(d.text.encode()) for d in documents)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for d in documents:
            times.find(d)
        best = min(best, time.process_time() - start)
    return size / PART / best


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepared = folder / "articles.jsonl"
        scorer = str(need(SHARED / "score" / "score_times.py"))
        subprocess.run([sys.executable, scorer, "prepare", str(need(CASES)), str(prepared)], check=True)
        articles = [article(r) for r in lines(prepared)]
        print(score(articles, folder))
        if options.errors:
            for a in articles:
                whole = score([a], folder)  # of all cases, this one alone has rows
                if re.search(r"right 0\.000", whole):
                    found = [(a.text[r[1] : r[2]], r[4], str(r[6])[:10], str(r[7])[:10]) for r in rows([a])]
                    print(f"  {a.article_id}: {a.text} ({a.day}) -> {found}")
    print(f"speed: {speed():,.0f} articles of 3 KB a second on one core")


if __name__ == "__main__":
    main()

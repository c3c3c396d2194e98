"""The most quoted speakers of a large corpus, for checking by hand.

    python -m benchmarks.speakers_top [CORPUS.jsonl.gz] [--every N] [--out benchmarks/top_speakers.tsv]

Analyses quotations and speakers alone, joins the names across articles, and lists the hundred most quoted persons,
bodies and media (unnamed sources, documents and groups are described, not named, and are left out). Verdicts and notes
already in the list are kept by entity id: they are written by hand, from the contexts of the name in the corpus. The
list in the repository is of all articles (`--workers 2`). Names and counts only, no text. Without the corpus
(SaudiNewsNet, 30,100 articles; it is not part of the repository) this says so and stops.
"""

import argparse
import csv
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path

from aqwal import entities, quotations
from aqwal.register import link
from aqwal.register_names import Name
from aqwal.setting import setting
from aqwal.speakers import attribute
from aqwal.text import read

from .shared import CORPORA

CORPUS = CORPORA / "saudinewsnet.jsonl.gz"
LIST = Path(__file__).parent / "top_speakers.tsv"
NAMED = ("person", "organisation", "medium", "place")
COLUMNS = ["rank", "quotations", "name", "name_en", "kind", "entity_id", "aliases", "verdict", "note"]
BATCH = 100


def articles(path: Path, every: int) -> Iterator[list[dict]]:
    """Every n-th article of a JSONL corpus, in batches."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        chosen = (json.loads(line) for i, line in enumerate(lines) if i % every == 0)
        while batch := list(islice(chosen, BATCH)):
            yield batch


def names(batch: list[dict]) -> tuple[Counter[Name], Counter[Name], float, int]:
    """Names mentioned and names quoted in a batch, the seconds that attribution took, and the characters read."""
    mentioned: Counter[Name] = Counter()
    quoted: Counter[Name] = Counter()
    seconds, size = 0.0, 0
    documents = [
        read(
            f"{a['title']}\n{a['text']}", title_end=len(a["title"]), outlet=a["outlet"],
            published=date.fromisoformat(a["published"][:10]) if a["published"] else None,
        )
        for a in batch
    ]  # fmt: skip
    for document, mentions in zip(documents, entities.find(documents), strict=True):
        place = setting(document, mentions)
        mentioned.update(Name(m.name, m.type, m.kind, m.entity_id).within(place) for m in mentions)
        found = quotations.find(document, mentions)
        before = time.process_time()
        found = attribute(document, found, mentions)
        seconds += time.process_time() - before
        size += len(document.text)
        quoted.update(Name(q.speaker.name, "", *q.speaker[1:]).within(place) for q in found if q.speaker)
    return mentioned, quoted, seconds, size


def main() -> int:
    parser = argparse.ArgumentParser(description="The hundred most quoted speakers of a corpus.")
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="read every N-th article")
    parser.add_argument("--out", type=Path, default=LIST)
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    if not arguments.corpus.exists():
        print(f"SKIPPED: {arguments.corpus} is not there; the corpus is not part of the repository.")
        return 0
    mentioned: Counter[Name] = Counter()
    quoted: Counter[Name] = Counter()
    seconds, size, count = 0.0, 0, 0
    with ProcessPoolExecutor(arguments.workers) as pool:
        for m, q, s, n in pool.map(names, articles(arguments.corpus, arguments.every)):
            mentioned.update(m)
            quoted.update(q)
            seconds, size, count = seconds + s, size + n, count + BATCH
    before = time.perf_counter()
    register = link(mentioned + quoted)
    joined = time.perf_counter() - before
    by_id: Counter[str] = Counter()
    for name, times in quoted.items():
        by_id[register.ids[name]] += times
    rows = {r.entity_id: r for r in register.entities.itertuples()}
    verdicts = {}
    if arguments.out.exists():
        with arguments.out.open(encoding="utf-8", newline="") as lines:
            verdicts = {r["entity_id"]: (r["verdict"], r["note"]) for r in csv.DictReader(lines, delimiter="\t")}
    named = [(i, n) for i, n in by_id.most_common() if rows[i].kind in NAMED][:100]
    with arguments.out.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for rank, (i, n) in enumerate(named, 1):
            row = rows[i]
            writer.writerow(
                [rank, n, row.name_ar, row.name_en, row.kind, i, "|".join(row.aliases[:8]), *verdicts.get(i, ("", ""))]
            )
    per = seconds / max(size, 1) * 3000 * 1000
    print(f"about {count} articles; {quoted.total()} attributed quotations; attribution {per:.2f} ms per 3,000 characters; "
          f"{len(mentioned + quoted)} names joined into {len(rows)} records in {joined:.1f} s; list in {arguments.out}")  # fmt: skip
    judged = [verdicts.get(i, ("", ""))[0] for i, _ in named]
    print(f"verdicts: {judged.count('right')} right, {judged.count('wrong')} wrong, {judged.count('')} not judged")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What the gazetteer finds: speed, agreement with annotated news, and links to read.

    python -m benchmarks.gazetteer [--sample 200] [--seed 1]

Times the gazetteer on 2,000 articles of the large corpus; counts, by type, how many of its spans are exactly a gold
entity of that type in the corrected ANERcorp (its test part), touch one, or touch none (teams called by their country
and cities inside longer names are most of what touches only); and with --sample prints links in context, drawn at
random, for reading. The material lies beside the checkout; without it this says so and stops.
"""

import argparse
import random
import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date

from aqwal.gazetteer import adjectives, match, records
from aqwal.offices import offices
from aqwal.text import Document, read

from .shared import CORPORA, GOLD, Absent, lines, need

ARTICLES = 2_000
TYPES = {"PERS": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
SENTENCES = 20
"""Gold sentences read as one article: the corpus does not say where articles end."""


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sample", type=int, default=0, help="links to print")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    try:
        documents = _documents(chosen.seed)
        gold = list(_gold())
    except Absent as missing:
        print(missing, file=sys.stderr)
        return 2
    print(
        f"{len(records()):,} records: "
        + ", ".join(f"{n:,} {t}" for t, n in Counter(r.type for r in records().values()).items())
    )
    characters = sum(len(d.folded) for d in documents) // len(documents)
    for name, find in {"match": match, "adjectives": adjectives, "offices": offices}.items():
        find(documents[0])
        start = time.process_time()
        for document in documents:
            find(document)
        seconds = time.process_time() - start
        print(f"{name:12}{len(documents) / seconds:8,.0f} articles of {characters:,} characters a second (one core)")
    print("\nspans in corrected ANERcorp, test part")
    agreement = _agreement(gold)
    for entity_type in ("PER", "LOC", "ORG"):
        counts = Counter({verdict: n for (t, verdict), n in agreement.items() if t == entity_type})
        shares = "  ".join(
            f"{verdict} {counts[verdict] / counts.total():.3f}" for verdict in ("exact", "touch", "other", "none")
        )
        print(f"{entity_type}  {counts.total():5} spans  {shares}")
    for line in _links(documents, chosen.sample, random.Random(chosen.seed)):
        print(line)
    return 0


def _documents(seed: int) -> list[Document]:
    rows = list(lines(CORPORA / "saudinewsnet.jsonl.gz"))
    return [
        read(
            f"{r['title']}\n{r['text']}", published=date.fromisoformat(r["published"][:10]) if r["published"] else None
        )
        for r in random.Random(seed).sample(rows, ARTICLES)
    ]


def _gold() -> Iterator[list[tuple[str, str]]]:
    """Words and labels, some sentences at a time."""
    sentences = need(GOLD / "ner" / "cleananercorp_test.txt").read_text("utf-8").split("\n\n")
    for i in range(0, len(sentences), SENTENCES):
        yield [
            (w, label)
            for s in sentences[i : i + SENTENCES]
            for w, label in [*map(str.split, s.splitlines()), (".", "O")]
        ]


def _agreement(gold: list[list[tuple[str, str]]]) -> Counter[tuple[str, str]]:
    """How the spans of each type lie to the gold entities: exact, touch (same type), other (another type), none."""
    counts: Counter[tuple[str, str]] = Counter()
    for words in gold:
        text, starts, spans = "", [], dict[tuple[int, int], str]()
        for i, (word, label) in enumerate(words):
            starts.append(len(text))
            text += f"{word} "
            if label.startswith("B-"):
                until = next((j for j in range(i + 1, len(words)) if not words[j][1].startswith("I-")), len(words))
                spans[i, until] = TYPES[label[2:]]
        document = read(text)
        for m in match(document):
            start, end = document.published_span(m.start, m.end)
            span = bisect_right(starts, start) - 1, bisect_left(starts, end)
            touched = {kind for (a, b), kind in spans.items() if a < span[1] and span[0] < b}
            if spans.get(span) == m.type:
                counts[m.type, "exact"] += 1
            else:
                counts[m.type, "touch" if m.type in touched else "other" if touched else "none"] += 1
    return counts


def _links(documents: list[Document], size: int, chance: random.Random) -> Iterator[str]:
    found = [(d, m) for d in documents for m in match(d)] if size else []
    for d, m in chance.sample(found, min(size, len(found))):
        before, after = d.folded[max(0, m.start - 40) : m.start], d.folded[m.end : m.end + 30]
        yield f"{m.entity_id} ({m.how}): {before}[{d.folded[m.start : m.end]}]{after}".replace("\n", " / ")


if __name__ == "__main__":
    sys.exit(main())

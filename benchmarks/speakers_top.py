"""The most quoted speakers of a large corpus, for checking by hand.

    python -m aqwal analyse CORPUS.jsonl.gz --out CORPUS_DIR
    python -m benchmarks.speakers_top CORPUS_DIR [--contexts 3] [--seed 0] [--ranks 1-100] [--out benchmarks/top_speakers.tsv]

Writes the hundred persons, bodies, media and states most quoted (unnamed sources, documents and groups are described, not
named, and are left out) into a list to be judged, and prints some random sources of each for reading (they are not kept:
the list holds names, ids and counts only). A row is right when the speaker is real, named and typed as what it is, nine
quotations in ten are its own, and no other row is the same one. Verdicts and notes already in the list are kept by entity
id: they are written by hand. The list in the repository is of SaudiNewsNet, 30,091 articles, which is not part of it.
"""

import argparse
import csv
import sys
from pathlib import Path

import pandas as pd

from aqwal.corpus import Corpus, UnreadableCorpus, load

from .top_entities import AROUND, SHOWN, verdicts

LIST = Path(__file__).parent / "top_speakers.tsv"
NAMED = ("person", "organisation", "medium", "place")
COLUMNS = ["rank", "quotations", "name", "name_en", "kind", "entity_id", "aliases", "verdict", "note"]


def sources(corpus: Corpus, quotations: pd.DataFrame, count: int, seed: int) -> list[str]:
    """Random quotations of one speaker, one an article, with the source in brackets (the content where none is
    expressed) and the text around it."""
    texts = corpus.texts.set_index("article_id").text
    shown = []
    for row in quotations.sample(frac=1, random_state=seed).drop_duplicates("article_id").head(count).itertuples():
        text = texts[str(row.article_id)]
        start, end = (row.content_start,) * 2 if pd.isna(row.source_start) else (row.source_start, row.source_end)
        left, right = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
        shown.append(" ".join(f"{left}[{text[start:end]}]{right}".split()))
    return shown


def main() -> int:
    parser = argparse.ArgumentParser(description="The hundred most quoted speakers of a corpus.")
    parser.add_argument("corpus", type=Path, help="a folder that `python -m aqwal analyse` wrote")
    parser.add_argument("--contexts", type=int, default=3, metavar="N", help="contexts printed a speaker")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ranks", default="1-100", metavar="A-B", help="ranks whose contexts are printed")
    parser.add_argument("--out", type=Path, default=LIST)
    arguments = parser.parse_args()
    try:
        corpus = load(arguments.corpus)
    except UnreadableCorpus as error:
        print(f"SKIPPED: {error}")
        return 0
    first, last = map(int, arguments.ranks.split("-"))
    entities = corpus.entities.set_index("entity_id")
    attributed = corpus.quotations[corpus.quotations.speaker_id.notna()]
    ids = attributed.speaker_id.astype(str)
    counts = (
        ids.value_counts().rename_axis("id").reset_index(name="n").sort_values(["n", "id"], ascending=[False, True])
    )
    named = [(i, n) for i, n in zip(counts.id, counts.n, strict=True) if entities.kind[i] in NAMED]
    judged = verdicts(arguments.out)
    rows = []
    for rank, (entity_id, quoted) in enumerate(named[: max(100, last)], 1):
        entity = entities.loc[entity_id]
        row = [
            rank, quoted, entity.name_ar, entity.name_en, entity.kind, entity_id, "|".join(entity.aliases[:SHOWN]),
            *judged.get(entity_id, ("", "")),
        ]  # fmt: skip
        rows.append(row)
        if first <= rank <= last:
            print(*row, sep="\t")
            for line in sources(corpus, attributed[ids == entity_id], arguments.contexts, arguments.seed):
                print(f"    {line}")
    with arguments.out.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
        writer.writerows([COLUMNS, *rows[:100]])
    given = [row[COLUMNS.index("verdict")] for row in rows[:100]]
    print(
        f"{len(corpus.articles)} articles, {len(attributed)} attributed quotations; of the {len(given)} most quoted speakers "
        f"{given.count('right')} right, {given.count('wrong')} wrong, {given.count('')} not judged; list in {arguments.out}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

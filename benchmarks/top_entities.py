"""The most mentioned entities of a large corpus, for checking by hand.

    python -m aqwal analyse CORPUS.jsonl.gz --out CORPUS_DIR
    python -m benchmarks.top_entities CORPUS_DIR [--contexts 3] [--seed 0] [--ranks 1-100] [--out benchmarks/top_entities.tsv]

Writes the hundred entities that most articles name into a list to be judged, and prints some random contexts of each
for reading (they are not kept: the list holds names, ids and counts only). A row is right when the record is a real
thing, named and typed as what it is, nine mentions in ten are it, and no other row is the same thing. Verdicts and notes
already in the list are kept by entity id: they are written by hand.
"""

import argparse
import csv
import sys
from pathlib import Path

import pandas as pd

from aqwal.corpus import Corpus, UnreadableCorpus, load

LIST = Path(__file__).parent / "top_entities.tsv"
COLUMNS = ["rank", "articles", "entity_id", "name_ar", "name_en", "type", "kind", "aliases", "verdict", "note"]
SHOWN = 8
"""Aliases written in a row."""
AROUND = 60
"""Characters of context on each side of a mention."""


def ranking(mentions: pd.DataFrame) -> pd.Series:
    """Articles that name each entity, most first; ties by id, so that the list does not depend on row order."""
    pairs = mentions[["entity_id", "article_id"]].astype(str).drop_duplicates()
    counts = pairs.entity_id.value_counts().rename_axis("entity_id").reset_index(name="articles")
    return counts.sort_values(["articles", "entity_id"], ascending=[False, True]).set_index("entity_id").articles


def contexts(corpus: Corpus, mentions: pd.DataFrame, count: int, seed: int) -> list[str]:
    """Random mentions of one entity, one an article, with the text around them and the name in brackets."""
    texts = corpus.texts.set_index("article_id").text
    shown = []
    for row in mentions.sample(frac=1, random_state=seed).drop_duplicates("article_id").head(count).itertuples():
        text = texts[str(row.article_id)]
        left, right = text[max(row.start - AROUND, 0) : row.start], text[row.end : row.end + AROUND]
        shown.append(" ".join(f"{left}[{text[row.start : row.end]}]{right}".split()))
    return shown


def verdicts(path: Path) -> dict[str, tuple[str, str]]:
    """Verdict and note by entity id of a list written before; none where there is no list."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["entity_id"]: (row["verdict"], row["note"]) for row in csv.DictReader(lines, delimiter="\t")}


def main() -> int:
    parser = argparse.ArgumentParser(description="The hundred most mentioned entities of a corpus.")
    parser.add_argument("corpus", type=Path, help="a folder that `python -m aqwal analyse` wrote")
    parser.add_argument("--contexts", type=int, default=3, metavar="N", help="contexts printed an entity")
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
    counts = ranking(corpus.mentions)
    entities = corpus.entities.set_index("entity_id")
    of_entity = corpus.mentions.groupby(corpus.mentions.entity_id.astype(str), observed=True)
    judged = verdicts(arguments.out)
    rows = []
    for rank, (entity_id, articles) in enumerate(counts.head(max(100, last)).items(), 1):
        entity = entities.loc[entity_id]
        row = [
            rank, articles, entity_id, entity.name_ar, entity.name_en, entity.type, entity.kind,
            "|".join(entity.aliases[:SHOWN]), *judged.get(str(entity_id), ("", "")),
        ]  # fmt: skip
        rows.append(row)
        if first <= rank <= last:
            print(*row, sep="\t")
            for line in contexts(corpus, of_entity.get_group(entity_id), arguments.contexts, arguments.seed):
                print(f"    {line}")
    with arguments.out.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
        writer.writerows([COLUMNS, *rows[:100]])
    given = [row[COLUMNS.index("verdict")] for row in rows[:100]]
    print(
        f"{len(corpus.articles)} articles, {len(corpus.mentions)} mentions; of the {len(given)} most mentioned entities "
        f"{given.count('right')} right, {given.count('wrong')} wrong, {given.count('')} not judged; list in {arguments.out}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

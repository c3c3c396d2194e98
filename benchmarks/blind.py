"""Quotations against articles annotated blind: before the engine's findings on them were seen.

    python -m benchmarks.blind                  figures of every set
    python -m benchmarks.blind --set last       of one set
    python -m benchmarks.blind --set NAME --errors    and what was missed, extra, or given to somebody else, in words

``blind_gold.jsonl`` holds 1,507 quotations of 118 articles: an object a line, as ``gold/quotations.jsonl``, with the
``set``, the ``corpus`` that holds the article and whether its headline stands apart (``titled``). Descriptions of speakers
are cut after eight words. One annotator an article, by the guide; nobody has judged their agreement. The articles were
drawn by lot among those with three reporting verbs or more: papers of seventeen countries, agencies, Wikinews; the second
set also takes in religion, sport and culture, with a treatise, a press review and a story in it.

Each set was scored before any article of it was read, then read, and what it showed was corrected in kind; so every set but
the last flatters. At their first score (F1 at overlap 0.8, speaker, end to end):

====== ======== ========== ==== ======= ====
set    articles quotations 0.8  speaker end
====== ======== ========== ==== ======= ====
first        10         78 .887    .857 .768
second       48        619 .750    .795 .609
third        20        245 .814    .887 .730
fourth       20        273 .801    .814 .660
last         20        292 .865    .938 .815
====== ======== ========== ==== ======= ====

The rules as they stood when the first set had been read score .857, .906 and .779 on the last. **The last set is to stay
unread**: ``--errors`` refuses it. Whoever needs more to read annotates another.
"""

import argparse
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from aqwal import Article, Corpus, analyse
from aqwal.scoring import FOUND, MATCHED, RIGHT, Score, paired, same_speaker, score

from .attribution import figures
from .shared import CORPORA, GOLD, Absent, article, lines

FILE = Path(__file__).with_name("blind_gold.jsonl")
SETS = ("first", "second", "third", "fourth", "last")
UNREAD = "last"
FILES = {
    "political": CORPORA / "political.jsonl", "wikinews": CORPORA / "wikinews.jsonl",
    "saudinewsnet": CORPORA / "saudinewsnet.jsonl.gz", "themes": GOLD / "themes.jsonl",
}  # fmt: skip


def main() -> None:
    """Print the figures, and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, help="this set alone")
    parser.add_argument("--errors", action="store_true", help="what went wrong in it, in words")
    chosen = parser.parse_args()
    if chosen.errors and chosen.set in (None, UNREAD):
        parser.error(f"--errors takes a set that may be read: {', '.join(s for s in SETS if s != UNREAD)}")
    try:
        gold, made = annotated()
    except Absent as absent:
        raise SystemExit(f"Skipped: {absent}") from absent
    for name in [chosen.set] if chosen.set else SETS:
        rows = [a for a in gold if a["set"] == name]
        result = score(rows, made)
        print(f"{name}: {len(rows)} articles, {sum(len(a['quotations']) for a in rows)} quotations")
        for measure, f1 in result.f1.items():
            print(f"  {measure:10} {f1.value:.3f}  ({f1.right} of {f1.gold}, {f1.predicted} predicted)")
        for measure, rate in result.rates.items():
            print(f"  {measure:10} {rate.value or 0:.3f}  ({rate.hits} of {rate.of})")
        if chosen.errors:
            print("\n".join(errors(rows, made)))


@cache
def annotated() -> tuple[list[dict], Corpus]:
    """The annotations, and what the engine makes of their articles; raises Absent without the corpora."""
    gold = list(lines(FILE))
    return gold, analyse(_articles(gold))


def scored(name: str | None = None) -> Score:
    """The score of one set, or of all."""
    gold, made = annotated()
    return score([a for a in gold if name in (None, a["set"])], made)


def measure() -> dict[str, tuple[float, int]]:
    """The figures of all sets together."""
    return figures(scored())


def measure_unread() -> dict[str, tuple[float, int]]:
    """The figures of the set that nobody has read."""
    return figures(scored(UNREAD))


def _articles(gold: Iterable[dict]) -> Iterator[Article]:
    wanted = {(a["corpus"], a["id"]): a["titled"] for a in gold}
    for corpus, path in FILES.items():
        for record in lines(path):
            titled = wanted.pop((corpus, record["id"]), None)
            if titled is not None:
                yield article(record if titled else {**record, "title": ""})
    if wanted:
        raise Absent(f"not in the corpora: {sorted(wanted)}")


def errors(gold: Iterable[dict], made: Corpus) -> Iterator[str]:
    """What went wrong, a line each, in the words of the articles."""
    names = made.entities.set_index("entity_id").name_ar.to_dict()
    texts = made.texts.set_index("article_id").text
    found = {str(a): list(q.itertuples()) for a, q in made.quotations.groupby("article_id", observed=True)}
    for a in gold:
        text, wanted, got = texts[a["id"]], a["quotations"], found.get(a["id"], [])
        pairs = {i: (j, near) for i, j, near in paired(wanted, got) if near >= FOUND}
        yield f"== {a['id']}"
        for i, g in enumerate(wanted):
            words = " ".join(text[slice(*g["content"])].split())
            if i not in pairs:
                yield f"MISSED  {g['type']} {g['speaker']} | {words}"
                continue
            j, near = pairs[i]
            p = got[j]
            if near < RIGHT:
                yield f"BOUNDS  {near:.2f} {p.rule} | {words} | {' '.join(text[p.content_start : p.content_end].split())}"
            speaker = names.get(p.speaker_id)
            if near >= MATCHED and not same_speaker(g["speaker"], speaker):
                yield f"SPEAKER {g['speaker']} | {speaker} | {words}"
        for j, p in enumerate(got):
            if j not in {k for k, _ in pairs.values()}:
                yield f"EXTRA   {p.rule} {names.get(p.speaker_id)} | {' '.join(text[p.content_start : p.content_end].split())}"


if __name__ == "__main__":
    main()

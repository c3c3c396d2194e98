"""How well, and how fast, themes are found: against newspaper sections, per section.

    python -m benchmarks.themes GOLD.jsonl [--errors N]    lines with id, text and section
    python -m benchmarks.themes ARTICLES.jsonl --speed     lines with text

An article's theme is the top concept with the greatest summed weight; it is right when it is one of those that
its section stands for.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from aqwal import themes
from aqwal.text import read

SECTIONS = {
    "politics": ("11", "16", "02", "14"),
    "economy": ("04", "09"),
    "culture": ("01",),
    "religion": ("12",),
    "science_tech": ("13", "07", "06"),
    "sport": ("15",),
}
"""The first two digits of the top concepts that a newspaper section stands for."""


def leading(text: str) -> str:
    """First two digits of the leading top concept of a text, empty where there is no evidence."""
    sums: Counter[str] = Counter()
    for theme in themes.find(read(text)):
        sums[themes.top(theme.theme)] += theme.weight
    return max(sums, key=sums.__getitem__).removeprefix("medtop:")[:2] if sums else ""


def section_of(concept: str) -> str:
    """The section that a top concept belongs to, "none" for the concepts no section stands for."""
    return next((s for s, concepts in SECTIONS.items() if concept in concepts), "none")


def scores(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """F1 of each section from (true, guessed) pairs."""
    f1 = {}
    for section in dict.fromkeys(true for true, _ in pairs):
        right = sum(true == guess == section for true, guess in pairs)
        f1[section] = 2 * right / (sum(t == section for t, _ in pairs) + sum(g == section for _, g in pairs))
    return f1


def report(pairs: list[tuple[str, str]]) -> str:
    """F1 of each section, accuracy and macro-F1, in one line."""
    f1 = scores(pairs)
    each = "  ".join(f"{s} {v:.3f}" for s, v in f1.items())
    accuracy = sum(t == g for t, g in pairs) / len(pairs)
    return f"{each}\n{len(pairs)} articles, accuracy {accuracy:.3f}, macro-F1 {sum(f1.values()) / len(f1):.3f}"


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many wrong articles")
    parser.add_argument("--speed", action="store_true", help="print articles a second instead")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.articles.open(encoding="utf-8")]
    if options.speed:
        documents = [read(r["text"][:1700]) for r in rows]  # about 3 KB of UTF-8 each
        themes.find(read(""))  # the lexicons are compiled once a process
        for turn in ("first pass", "once every word type has been seen"):
            start = time.process_time()
            found = sum(len(themes.find(d)) for d in documents)
            seconds = time.process_time() - start
            print(
                f"{len(documents) / seconds:,.0f} articles a second of processor time, {turn}; {found / len(documents):.0f} findings an article"
            )
        return
    rows = [r for r in rows if r["section"] in SECTIONS]
    pairs = [(r["section"], section_of(leading(r["text"]))) for r in rows]
    print(report(pairs))
    wrong = [(r, guess) for r, (true, guess) in zip(rows, pairs, strict=True) if true != guess]
    for r, guess in wrong[: options.errors]:
        print(f"{r['section']} taken for {guess}: {r['id']} {r.get('title', '')[:80]}")


if __name__ == "__main__":
    main()

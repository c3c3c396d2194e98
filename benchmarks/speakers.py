"""Speakers against the gold, with the gold's own content, cue and source spans.

    python -m benchmarks.speakers [--errors] [--part written|held-out]

Scores attribution alone: what is given is everything but the speaker. The gold lies in ../shared (see the README);
without it this says so and stops. The five articles whose ids hash lowest were kept unread while the rules were
written, and then used to mend them: their first figure, before that, was 0.806 (103 quotations).
"""

import argparse
import sys
from hashlib import sha256

from aqwal import entities
from aqwal.findings import Quotation, Span
from aqwal.scoring import same_speaker
from aqwal.speakers import attribute
from aqwal.text import Document, read

from .shared import Absent, annotated_articles

HELD_OUT = 5


def folded(document: Document, span: list[int] | None) -> Span | None:
    """A published span as folded characters."""
    if span is None or document.offsets is None:
        return (span[0], span[1]) if span else None
    inside = [i for i, at in enumerate(document.offsets) if span[0] <= at < span[1]]
    return (inside[0], inside[-1] + 1) if inside else None


def given(document: Document, annotated: dict) -> list[Quotation]:
    """The annotated quotations without their speakers."""
    return [
        Quotation(
            q["type"], folded(document, q["content"]) or (0, 0), folded(document, q["cue"]), folded(document, q["source"]),
            "", q["act"], "", None,
        )
        for q in annotated["quotations"]
    ]  # fmt: skip


def measure(part: str = "", errors: bool = False) -> dict[str, tuple[float, int]]:
    """``speaker`` and ``kind`` right among the annotated quotations of a part (``written``, ``held-out``; empty: all)."""
    gold, articles = annotated_articles()
    hidden = {a["id"] for a in sorted(gold, key=lambda a: sha256(a["id"].encode()).hexdigest())[:HELD_OUT]}
    right = kinds = total = 0
    for annotated, article in zip(gold, articles, strict=True):
        if part and (annotated["id"] in hidden) != (part == "held-out"):
            continue
        document = read(article.text, title_end=len(article.title), published=article.day, outlet=article.outlet)
        found = attribute(document, given(document, annotated), entities.find([document])[0])
        for q, made in zip(annotated["quotations"], found, strict=True):
            name = made.speaker.name if made.speaker else None
            correct = same_speaker(q["speaker"], name)
            total, right, kinds = (
                total + 1,
                right + correct,
                kinds + (made.speaker is not None and made.speaker.kind == q["kind"]),
            )
            if errors and not correct:
                source, cue = (document.text[slice(*q[key])] if q[key] else None for key in ("source", "cue"))
                print(f"{annotated['id']} gold={q['speaker']} found={name} source={source} cue={cue}")
    return {"speaker": (right / total, total), "kind": (kinds / total, total)}


def main() -> int:
    parser = argparse.ArgumentParser(description="Speakers against the gold, its spans given.")
    parser.add_argument("--errors", action="store_true", help="list the wrong ones")
    parser.add_argument("--part", choices=("written", "held-out"), help="score these articles only")
    arguments = parser.parse_args()
    try:
        for part in [arguments.part] if arguments.part else ["written", "held-out"]:
            figures = measure(part, arguments.errors)
            print(
                f"{part:8} {figures['speaker'][1]} quotations: speaker {figures['speaker'][0]:.3f}, kind {figures['kind'][0]:.3f}"
            )
    except Absent as absent:
        print(f"SKIPPED: {absent}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

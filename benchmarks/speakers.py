"""Speakers against the gold, with the gold's own content, cue and source spans.

    python -m benchmarks.speakers [--errors] [--part dev|held-out]

Scores attribution alone: what is given is everything but the speaker. The gold lies in ../shared (see the README);
without it this says so and stops. Five of the articles, those whose ids hash lowest, were not read while the rules
were written; they are reported apart.
"""

import argparse
import importlib.util
import json
import sys
from hashlib import sha256
from pathlib import Path

from aqwal import entities
from aqwal.findings import Quotation
from aqwal.speakers import attribute
from aqwal.text import Document, read

SHARED = Path(__file__).resolve().parents[2] / "shared"
HELD_OUT = 5


def published_texts() -> dict[str, tuple[str, int]]:
    """Every article of the shared corpora that the gold may use: text and length of its headline."""
    texts = {}
    for name in ("political.jsonl", "wikinews.jsonl"):
        for line in (SHARED / "corpora" / name).open(encoding="utf-8"):
            a = json.loads(line)
            texts[a["id"]] = (f"{a['title']}\n{a['text']}" if a["title"] else a["text"], len(a["title"] or ""))
    for path in (SHARED / "corpora").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        texts[path.stem] = (text, text.find("\n"))
    return texts


def folded(document: Document, span: list[int] | None) -> tuple[int, int] | None:
    """A published span as folded characters."""
    if span is None or document.offsets is None:
        return tuple(span) if span else None
    inside = [i for i, at in enumerate(document.offsets) if span[0] <= at < span[1]]
    return (inside[0], inside[-1] + 1) if inside else None


def scorer():
    """The shared scorer, imported from its file."""
    spec = importlib.util.spec_from_file_location("score_quotations", SHARED / "score" / "score_quotations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    parser = argparse.ArgumentParser(description="Speakers against the gold, its spans given.")
    parser.add_argument("--errors", action="store_true", help="list the wrong ones")
    parser.add_argument("--part", choices=("dev", "held-out"), help="score these articles only")
    arguments = parser.parse_args()
    if not SHARED.exists():
        print(f"SKIPPED: {SHARED} is not there; the gold is not part of the repository.")
        return 0
    same, texts = scorer().same_speaker, published_texts()
    gold = [json.loads(line) for line in (SHARED / "gold" / "quotations.jsonl").open(encoding="utf-8")]
    hidden = {a["id"] for a in sorted(gold, key=lambda a: sha256(a["id"].encode()).hexdigest())[:HELD_OUT]}
    for part in [arguments.part] if arguments.part else ["dev", "held-out"]:
        right = kinds = total = unknown = 0
        for article in (a for a in gold if (a["id"] in hidden) == (part == "held-out")):
            text, title = texts[article["id"]]
            document = read(text, title_end=title)
            given = [
                Quotation(q["type"], folded(document, q["content"]), folded(document, q["cue"]), folded(document, q["source"]), "", q["act"], "", None)
                for q in article["quotations"]
            ]
            for q, found in zip(article["quotations"], attribute(document, given, entities.find([document])[0]), strict=True):
                name = found.speaker.name if found.speaker else None
                ok = same(q["speaker"], name)
                total, right, unknown = total + 1, right + ok, unknown + (name is None)
                kinds += bool(found.speaker) and found.speaker.kind == q["kind"]
                if arguments.errors and not ok:
                    source = text[slice(*q["source"])] if q["source"] else None
                    print(f"{article['id']} gold={q['speaker']} found={name} source={source} cue={text[slice(*q['cue'])] if q['cue'] else None}")
        print(f"{part:8} {total} quotations: speaker {right / total:.3f}, kind {kinds / total:.3f}, left unknown {unknown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

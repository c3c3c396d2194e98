"""The material beside the checkout (``../shared``): gold and corpora that tests may read and must pass without."""

import gzip
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from aqwal import Article
from aqwal.readers.records import day

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("AQWAL_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "gold"
CORPORA = SHARED / "corpora"


class Absent(RuntimeError):
    """The material is not there; what needs it is to be skipped, loudly."""


def need(path: Path) -> Path:
    """The path, if it is there; raises Absent."""
    if not path.exists():
        raise Absent(f"{path} is not here: figures that need it cannot be measured.")
    return path


def lines(path: Path) -> Iterator[dict]:
    """The objects of a JSON Lines file, compressed or not."""
    with (gzip.open if path.suffix == ".gz" else open)(need(path), "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def article(record: dict) -> Article:
    """An article with the fields of our own JSON Lines format."""
    return Article(
        str(record["id"]),
        record.get("title") or "",
        record["text"],
        day(record.get("published") or ""),
        record.get("outlet") or "",
    )


@cache
def annotated_articles() -> tuple[list[dict], list[Article]]:
    """The annotations of ``gold/quotations.jsonl`` and, in their order, the articles annotated."""
    gold = list(lines(GOLD / "quotations.jsonl"))
    wanted = {a["id"] for a in gold}
    found: dict[str, Article] = {}
    for path in sorted(need(CORPORA).glob("*.txt")):
        title, _, body = path.read_text(encoding="utf-8").partition("\n")
        found[path.stem] = Article(path.stem, title, body)
    # The large corpus holds some of the same articles with other white space: offsets are not into those.
    for name in ("political.jsonl", "wikinews.jsonl"):
        found.update((r["id"], article(r)) for r in lines(CORPORA / name) if r["id"] in wanted)
    return gold, [found[a["id"]] for a in gold]

"""The log of corrections: one SQLite file (WAL) in the corpus folder, rows only ever added."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

FILE = "corrections.sqlite"
PATIENCE = 30
"""Seconds to wait while another reader writes."""

ACTIONS = {
    "merge": ("entity_id", "value"),  # value: the entity that it becomes
    "split": ("entity_id", "value"),  # value: the printed name that is somebody else
    "rename-ar": ("entity_id", "value"),
    "rename-en": ("entity_id", "value"),
    "retype": ("entity_id", "value"),  # value: type/kind, such as ORG/medium
    "reject-quotation": ("article_id", "start", "end"),
    "reject-mention": ("article_id", "start", "end"),
    "set-speaker": ("article_id", "start", "end"),  # value: the speaker; empty says that nobody knows
    "undo": ("value",),  # value: the number of the row undone
}
"""What can be corrected, and the fields that must be given for it."""


class Correction(NamedTuple):
    """One row of the log. ``number`` and ``at`` (UTC, ISO) are given by the log; spans are published offsets."""

    action: str
    who: str
    why: str = ""
    entity_id: str = ""
    article_id: str = ""
    start: int | None = None
    end: int | None = None
    value: str = ""
    number: int = 0
    at: str = ""


_FIELDS = ("at", "who", "why", "action", "entity_id", "article_id", "start", "end", "value")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS corrections (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,
    action TEXT NOT NULL, entity_id TEXT NOT NULL, article_id TEXT NOT NULL, start INTEGER, "end" INTEGER, value TEXT NOT NULL
)"""
_COLUMNS = ", ".join(f'"{f}"' for f in _FIELDS)


def add(folder: str | Path, correction: Correction) -> int:
    """Write a correction and return its number. Raises ValueError, saying what is missing, for one that says too little."""
    with _open(folder) as log:
        return _insert(log, check(correction))


def undo(folder: str | Path, number: int, who: str, why: str = "") -> int:
    """Undo a correction, or an undoing. Raises ValueError where there is no such row."""
    with _open(folder) as log:
        if not log.execute("SELECT 1 FROM corrections WHERE number = ?", (number,)).fetchone():
            raise ValueError(f"no correction has the number {number}.")
        return _insert(log, check(Correction("undo", who, why, value=str(number))))


def history(folder: str | Path) -> list[Correction]:
    """Every row, in the order written; none where nothing was ever corrected."""
    if not (Path(folder) / FILE).exists():
        return []
    with _open(folder) as log:
        rows = log.execute(f"SELECT number, {_COLUMNS} FROM corrections ORDER BY number").fetchall()
    return [Correction(**dict(zip(("number", *_FIELDS), row, strict=True))) for row in rows]


def effective(rows: list[Correction]) -> list[Correction]:
    """The corrections in force: without those undone, and those whose undoing was undone back again.

    >>> merge, rename = Correction("merge", "س", number=1), Correction("rename-ar", "س", number=2)
    >>> undone = Correction("undo", "س", value="1", number=3)
    >>> [c.number for c in effective([merge, rename, undone])]
    [2]
    >>> [c.number for c in effective([merge, rename, undone, Correction("undo", "س", value="3", number=4)])]
    [1, 2]
    """
    undone: set[str] = set()
    for row in reversed(rows):  # an undoing is written after what it undoes
        if row.action == "undo" and str(row.number) not in undone:
            undone.add(row.value)
    return [row for row in rows if row.action != "undo" and str(row.number) not in undone]


def stamp(folder: str | Path) -> int:
    """The number of the last row, 0 where there is none: it changes whenever a correction is made."""
    if not (Path(folder) / FILE).exists():
        return 0
    with _open(folder) as log:
        return log.execute("SELECT coalesce(max(number), 0) FROM corrections").fetchone()[0]


def export_csv(folder: str | Path) -> bytes:
    """The whole log as CSV that :func:`import_csv` reads (UTF-8 with the mark that Excel needs)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("number", *_FIELDS))
    for row in history(folder):
        writer.writerow([row.number, *(_shown(getattr(row, field)) for field in _FIELDS)])
    return out.getvalue().encode("utf-8-sig")


def import_csv(folder: str | Path, data: bytes) -> tuple[int, list[str]]:
    """Add the rows of an exported log: how many were new, and one message for each row that could not be read.

    Rows already there are passed over, so that importing one's own export changes nothing; what an undoing
    undid is followed to its new number.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as error:
        return 0, [f"corrections.csv: not a CSV table in UTF-8 ({error}). Export it again."]
    problems: list[str] = []
    numbers: dict[str, int] = {}
    added = 0
    known = {row[:-2] + row[-1:]: row.number for row in history(folder)}
    with _open(folder) as log:
        for place, row in enumerate(rows, 1):
            try:
                correction = check(_read(row, numbers))
            except (ValueError, KeyError, TypeError) as error:
                problems.append(f"corrections.csv row {place}: {error} The row was left out.")
                continue
            key = correction[:-2] + correction[-1:]
            if key not in known:
                known[key] = _insert(log, correction)
                added += 1
            numbers[row.get("number") or ""] = known[key]
    return added, problems


def check(correction: Correction) -> Correction:
    """The correction itself; raises ValueError where a field that its action needs is missing or senseless."""
    if correction.action not in ACTIONS:
        raise ValueError(f"{correction.action!r} is no correction; expected one of {', '.join(ACTIONS)}.")
    missing = [f for f in (*ACTIONS[correction.action], "who") if getattr(correction, f) in ("", None)]
    if missing:
        raise ValueError(f"{correction.action} needs {', '.join(missing)}.")
    if correction.start is not None and correction.end is not None and not 0 <= correction.start < correction.end:
        raise ValueError(f"[{correction.start}, {correction.end}) is no span.")
    if correction.action == "merge" and correction.entity_id == correction.value:
        raise ValueError("an entity cannot be merged with itself.")
    if correction.action == "retype" and correction.value.count("/") != 1:
        raise ValueError(f"{correction.value!r} is no type/kind.")
    return correction


@contextmanager
def _open(folder: str | Path) -> Iterator[sqlite3.Connection]:
    log = sqlite3.connect(Path(folder) / FILE, timeout=PATIENCE)
    try:
        log.execute("PRAGMA journal_mode = WAL")
        log.execute(_SCHEMA)
        with log:
            yield log
    finally:
        log.close()


def _insert(log: sqlite3.Connection, correction: Correction) -> int:
    at = correction.at or datetime.now(UTC).isoformat(timespec="milliseconds")
    values = correction._replace(at=at)
    marks = ", ".join("?" * len(_FIELDS))
    cursor = log.execute(
        f"INSERT INTO corrections ({_COLUMNS}) VALUES ({marks})", [getattr(values, field) for field in _FIELDS]
    )
    return int(cursor.lastrowid or 0)


def _read(row: dict[str, str], numbers: dict[str, int]) -> Correction:
    text = {field: _meant(row.get(field) or "") for field in _FIELDS}
    start, end = (int(text[field]) if text[field] else None for field in ("start", "end"))
    value = text["value"]
    if text["action"] == "undo":
        if value not in numbers:
            raise ValueError(f"it undoes number {value}, which stands in no row above it.")
        value = str(numbers[value])
    return Correction(
        text["action"], text["who"], text["why"], text["entity_id"], text["article_id"], start, end, value, at=text["at"]
    )


def _shown(value: object) -> object:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "'") else value


def _meant(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell

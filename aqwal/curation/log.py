"""The log of corrections: one SQLite file (WAL) in the corpus folder, rows only ever added."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ..corpus import UnreadableCorpus
from ..findings import KINDS
from .refusals import Refused

FILE = "corrections.sqlite"
PATIENCE = 30
"""Seconds to wait while another reader writes."""

ACTIONS = {
    "merge": ("entity_id", "value"),  # value: the entity that it becomes
    "keep-apart": ("entity_id", "value"),  # value: an entity that it is not, whatever their names; no longer suggested
    "split": ("entity_id", "value"),  # value: the printed name that is somebody else
    "rename-ar": ("entity_id", "value"),
    "rename-en": ("entity_id", "value"),
    "retype": ("entity_id", "value"),  # value: type/kind, such as ORG/medium; the kind decides the type (TYPES)
    "reject-quotation": ("article_id", "start", "end"),
    "reject-mention": ("article_id", "start", "end"),
    "set-speaker": ("article_id", "start", "end"),  # value: the speaker; empty says that nobody knows
    "undo": ("value",),  # value: the number of the row undone
}
"""What can be corrected, and the fields that must be given for it."""
TYPES = {
    "person": "PER", "spokesperson": "PER", "anonymous": "PER", "group": "PER", "organisation": "ORG", "medium": "ORG",
    "place": "LOC", "document": "DOC",
}  # fmt: skip
"""The type of an entity of each kind that a reader gives it."""
_TYPES = (*sorted(set(TYPES.values())),)
LONGEST = 500
"""Characters of a name, a reason or a signature."""


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
    """Write a correction and return its number. Raises Refused for one that says too little."""
    with _open(folder, write=True) as log:
        return _insert(log, check(correction))


def undo(folder: str | Path, number: int, who: str, why: str = "") -> int:
    """Undo a correction, or an undoing. Raises Refused where there is no such row."""
    with _open(folder, write=True) as log:
        if not log.execute("SELECT 1 FROM corrections WHERE number = ?", (number,)).fetchone():
            raise Refused("no_number", value=number)
        return _insert(log, check(Correction("undo", who, why, value=str(number))))


def redo(folder: str | Path, number: int, who: str, why: str = "") -> list[int]:
    """Put an undone correction in force again: undo every undoing of it, of which two readers may have made one each.

    Returns the numbers of the rows written, none where it is in force. Raises Refused as :func:`undo` does.
    """
    with _open(folder, write=True) as log:
        rows = _rows(log)
        if number not in {row.number for row in rows}:
            raise Refused("no_number", value=number)
        undone = undone_by(rows)
        undoings = [r for r in rows if r.action == "undo" and r.value == str(number) and r.number not in undone]
        return [_insert(log, check(Correction("undo", who, why, value=str(u.number)))) for u in undoings]


def history(folder: str | Path) -> list[Correction]:
    """Every row, in the order written; none where nothing was ever corrected."""
    if not (Path(folder) / FILE).exists():
        return []
    with _open(folder) as log:
        return _rows(log)


def effective(rows: list[Correction]) -> list[Correction]:
    """The corrections in force: without those undone, and those whose undoing was undone back again.

    >>> merge, rename = Correction("merge", "س", number=1), Correction("rename-ar", "س", number=2)
    >>> undone = Correction("undo", "س", value="1", number=3)
    >>> [c.number for c in effective([merge, rename, undone])]
    [2]
    >>> [c.number for c in effective([merge, rename, undone, Correction("undo", "س", value="3", number=4)])]
    [1, 2]
    """
    undone = undone_by(rows)
    return [row for row in rows if row.action != "undo" and row.number not in undone]


def undone_by(rows: list[Correction]) -> dict[int, int]:
    """The number of each row that is not in force, and of the first row in force that undoes it.

    >>> undone_by([Correction("merge", "س", number=1), Correction("undo", "س", value="1", number=2)])
    {1: 2}
    """
    undone: dict[int, int] = {}
    for row in reversed(rows):  # an undoing is written after what it undoes
        if row.action == "undo" and row.number not in undone:
            undone[int(row.value)] = row.number
    return undone


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


def import_csv(folder: str | Path, data: bytes) -> tuple[int, list[Refused]]:
    """Add the rows of an exported log: how many were new, and what was wrong with each row that was left out.

    Rows already there are passed over, so that importing one's own export changes nothing; what an undoing
    undid is followed to its new number.
    """
    try:
        table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        rows = list(table)
        if not {"action", "who"} <= set(table.fieldnames or ()):
            raise csv.Error("no columns action, who")
    except (UnicodeDecodeError, csv.Error) as error:
        return 0, [Refused("no_csv", value=error)]
    refused: list[Refused] = []
    numbers: dict[str, str] = {}
    added = 0
    with _open(folder, write=True) as log:
        known = {row[:-2] + row[-1:]: row.number for row in _rows(log)}
        for place, row in enumerate(rows, 1):
            try:
                correction = check(_read(row, numbers))
            except Refused as error:
                refused.append(error.at(place))
                continue
            key = correction[:-2] + correction[-1:]
            if key not in known:
                known[key] = _insert(log, correction)
                added += 1
            numbers[row.get("number") or ""] = str(known[key])
    return added, refused


def check(correction: Correction) -> Correction:
    """The correction itself; raises Refused where a field that its action needs is missing or senseless."""
    c = correction
    if c.action not in ACTIONS:
        raise Refused("unknown_action", value=c.action, expected=", ".join(ACTIONS))
    missing = [f for f in (*ACTIONS[c.action], "who") if not str(_or_empty(getattr(c, f))).strip()]
    if missing:
        raise Refused("missing", action=c.action, value=", ".join(missing))
    if long := [f for f in ("who", "why", "entity_id", "article_id", "value") if len(getattr(c, f)) > LONGEST]:
        raise Refused("too_long", value=", ".join(long), most=LONGEST)
    if c.start is not None and c.end is not None and not 0 <= c.start < c.end < 2**31:
        raise Refused("no_span", value=f"{c.start}, {c.end}")
    if c.action in ("merge", "keep-apart") and c.entity_id == c.value:
        raise Refused("itself")
    if c.action == "retype" and c.value not in {f"{type_}/{kind}" for type_ in _TYPES for kind in KINDS}:
        raise Refused("no_type", value=c.value)
    if c.action == "undo" and not c.value.isdecimal():
        raise Refused("no_number", value=c.value)
    if c.at and not _is_moment(c.at):
        raise Refused("no_moment", value=c.at)
    return c


def _or_empty(value: object) -> object:
    return "" if value is None else value


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


@contextmanager
def _open(folder: str | Path, write: bool = False) -> Iterator[sqlite3.Connection]:
    """The log; to ``write``, alone and all or nothing. Raises UnreadableCorpus where the file is damaged or may not be written."""
    path = Path(folder) / FILE
    log = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        log = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        log.execute("PRAGMA journal_mode = WAL")
        log.execute(_SCHEMA)
        if write:
            log.execute("BEGIN IMMEDIATE")  # what is read before a row is written holds while it is written
        yield log
        if write:
            log.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        raise UnreadableCorpus(
            f"{path}: corrections can be neither read nor written ({error}); make the file and its folder writable, "
            "or move a damaged file away and import the last export."
        ) from error
    finally:
        if log is not None:
            log.close()  # without COMMIT nothing was written


def _rows(log: sqlite3.Connection) -> list[Correction]:
    rows = log.execute(f"SELECT number, {_COLUMNS} FROM corrections ORDER BY number").fetchall()
    return [Correction(**dict(zip(("number", *_FIELDS), row, strict=True))) for row in rows]


def _insert(log: sqlite3.Connection, correction: Correction) -> int:
    at = correction.at or datetime.now(UTC).isoformat(timespec="milliseconds")
    values = correction._replace(at=at)
    marks = ", ".join("?" * len(_FIELDS))
    cursor = log.execute(
        f"INSERT INTO corrections ({_COLUMNS}) VALUES ({marks})", [getattr(values, field) for field in _FIELDS]
    )
    return int(cursor.lastrowid or 0)


def _read(row: dict[str, str], numbers: dict[str, str]) -> Correction:
    text = {field: _meant(row.get(field) or "") for field in _FIELDS}
    value = text["value"]
    if text["action"] == "undo":
        if value not in numbers:
            raise Refused("undoes_nothing", value=value)
        value = numbers[value]
    return Correction(
        text["action"], text["who"], text["why"], text["entity_id"], text["article_id"], _offset(text["start"]),
        _offset(text["end"]), value, at=text["at"],
    )  # fmt: skip


def _offset(text: str) -> int | None:
    if text and not (text.isdecimal() and len(text) < 12):
        raise Refused("no_integer", value=text)
    return int(text) if text else None


def _shown(value: object) -> object:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "'", "\t", "\r") else value


def _meant(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell

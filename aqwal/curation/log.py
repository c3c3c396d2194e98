"""The log of corrections: one SQLite file (WAL) in the corpus folder, rows only ever added."""

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
    """One row of the log. ``number`` and ``at`` (UTC, ISO) are given by the log; spans are published offsets.

    The last five say in words what was corrected (:func:`aqwal.curation.described`), so that another analysis, or a
    text that was changed, can be searched for it: what stood in the span, before and after it, and what the entities
    of ``entity_id`` and ``value`` were called.
    """

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
    words: str = ""
    before: str = ""
    after: str = ""
    entity_name: str = ""
    value_name: str = ""


WORDS = ("words", "before", "after", "entity_name", "value_name")
FIELDS = ("at", "who", "why", "action", "entity_id", "article_id", "start", "end", "value", *WORDS)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS corrections (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,
    action TEXT NOT NULL, entity_id TEXT NOT NULL, article_id TEXT NOT NULL, start INTEGER, "end" INTEGER, value TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '', before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT '',
    entity_name TEXT NOT NULL DEFAULT '', value_name TEXT NOT NULL DEFAULT ''
)"""


def add(folder: str | Path, correction: Correction) -> int:
    """Write a correction and return its number. Raises Refused for one that says too little."""
    with open_log(folder, write=True) as log:
        return insert(log, check(correction))


def undo(folder: str | Path, number: int, who: str, why: str = "") -> int:
    """Undo a correction, or an undoing. Raises Refused where there is no such row."""
    with open_log(folder, write=True) as log:
        if not log.execute("SELECT 1 FROM corrections WHERE number = ?", (number,)).fetchone():
            raise Refused("no_number", value=number)
        return insert(log, check(Correction("undo", who, why, value=str(number))))


def redo(folder: str | Path, number: int, who: str, why: str = "") -> list[int]:
    """Put an undone correction in force again: undo every undoing of it, of which two readers may have made one each.

    Returns the numbers of the rows written, none where it is in force. Raises Refused as :func:`undo` does.
    """
    with open_log(folder, write=True) as log:
        rows = rows_in(log)
        if number not in {row.number for row in rows}:
            raise Refused("no_number", value=number)
        undone = undone_by(rows)
        undoings = [r for r in rows if r.action == "undo" and r.value == str(number) and r.number not in undone]
        return [insert(log, check(Correction("undo", who, why, value=str(u.number)))) for u in undoings]


def history(folder: str | Path) -> list[Correction]:
    """Every row, in the order written; none where nothing was ever corrected."""
    if not (Path(folder) / FILE).exists():
        return []
    with open_log(folder) as log:
        return rows_in(log)


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
    with open_log(folder) as log:
        return log.execute("SELECT coalesce(max(number), 0) FROM corrections").fetchone()[0]


def check(correction: Correction) -> Correction:
    """The correction itself; raises Refused where a field that its action needs is missing or senseless."""
    c = correction
    if c.action not in ACTIONS:
        raise Refused("unknown_action", value=c.action, expected=", ".join(ACTIONS))
    missing = [f for f in (*ACTIONS[c.action], "who") if not str(_or_empty(getattr(c, f))).strip()]
    if missing:
        raise Refused("missing", action=c.action, value=", ".join(missing))
    texts = ("who", "why", "entity_id", "article_id", "value", *WORDS)
    if long := [f for f in texts if len(getattr(c, f)) > LONGEST]:
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
def open_log(folder: str | Path, write: bool = False) -> Iterator[sqlite3.Connection]:
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
            for column in sorted(set(WORDS) - _columns(log)):  # a log that an earlier version began
                log.execute(f"ALTER TABLE corrections ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
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


def _columns(log: sqlite3.Connection) -> set[str]:
    return {row[1] for row in log.execute("PRAGMA table_info(corrections)")}


def rows_in(log: sqlite3.Connection) -> list[Correction]:
    """Every row of an open log, in the order written."""
    fields = [field for field in ("number", *FIELDS) if field in _columns(log)]
    columns = ", ".join(f'"{field}"' for field in fields)
    rows = log.execute(f"SELECT {columns} FROM corrections ORDER BY number").fetchall()
    return [Correction(**dict(zip(fields, row, strict=True))) for row in rows]


def same(row: Correction) -> Correction:
    """What makes a row of a file the one that is here already: all but its number and its words."""
    return row._replace(number=0, words="", before="", after="", entity_name="", value_name="")


def insert(log: sqlite3.Connection, correction: Correction) -> int:
    """Write a row into a log that is open for writing; its number."""
    at = correction.at or datetime.now(UTC).isoformat(timespec="milliseconds")
    values = correction._replace(at=at)
    marks = ", ".join("?" * len(FIELDS))
    columns = ", ".join(f'"{field}"' for field in FIELDS)
    cursor = log.execute(
        f"INSERT INTO corrections ({columns}) VALUES ({marks})", [getattr(values, field) for field in FIELDS]
    )
    return int(cursor.lastrowid or 0)

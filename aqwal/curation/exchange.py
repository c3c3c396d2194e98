"""The log of corrections as a file that any spreadsheet opens, and back."""

import csv
import io
from pathlib import Path

from .log import FIELDS, WORDS, Correction, check, history, insert, open_log, rows_in, same
from .refusals import Refused


def export_csv(folder: str | Path) -> bytes:
    """The whole log as CSV that :func:`import_csv` reads (UTF-8 with the mark that Excel needs)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("number", *FIELDS))
    for row in history(folder):
        writer.writerow([row.number, *(_shown(getattr(row, field)) for field in FIELDS)])
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
    with open_log(folder, write=True) as log:
        known = {same(row): row.number for row in rows_in(log)}
        for place, row in enumerate(rows, 1):
            try:
                correction = check(_read(row, numbers))
            except Refused as error:
                refused.append(error.at(place))
                continue
            key = same(correction)
            if key not in known:
                known[key] = insert(log, correction)
                added += 1
            numbers[row.get("number") or ""] = str(known[key])
    return added, refused


def _read(row: dict[str, str], numbers: dict[str, str]) -> Correction:
    text = {field: _meant(row.get(field) or "") for field in FIELDS}
    value = text["value"]
    if text["action"] == "undo":
        if value not in numbers:
            raise Refused("undoes_nothing", value=value)
        value = numbers[value]
    return Correction(
        text["action"], text["who"], text["why"], text["entity_id"], text["article_id"], _offset(text["start"]),
        _offset(text["end"]), value, 0, text["at"], *(text[field] for field in WORDS),
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

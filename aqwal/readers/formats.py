"""The supported formats: bytes -> records, one function a format. Rows count from 1; 0 is the file itself."""

import csv
import gzip
import io
import json
import re
import tomllib
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from .decoding import Undecodable, decode
from .problems import Problem

Records = Iterator[tuple[int, dict[str, object]]]
LONGEST_HEADLINE = 250
"""Characters; a longer first line is the article itself."""

csv.field_size_limit(2**31 - 1)  # the default refuses a long article


def txt(name: str, data: bytes, problems: list[Problem]) -> Records:
    """One article: the headline on the first line, then the body; its id is the file's stem."""
    text = _decoded(name, data, problems).strip("\n")
    headline, _, body = text.partition("\n")
    if not body.strip() or len(headline) > LONGEST_HEADLINE:
        headline, body = "", text
    yield 0, {"id": Path(name).stem, "title": headline, "text": body}


def jsonl(name: str, data: bytes, problems: list[Problem]) -> Records:
    """One JSON object a line."""
    for row, line in enumerate(_decoded(name, data, problems).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError(f"a {type(record).__name__}")
        except (ValueError, RecursionError) as error:
            problems.append(Problem(name, (row,), "not_json", (("reason", str(error)[:80]),)))
            continue
        yield row, _named(record)


def jsonl_gz(name: str, data: bytes, problems: list[Problem]) -> Records:
    """The same, compressed."""
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        problems.append(Problem(name, (), "unreadable", (("reason", str(error)[:80]),)))
        return
    yield from jsonl(name, plain, problems)


def table(name: str, data: bytes, problems: list[Problem]) -> Records:
    """A CSV table with a header; comma, semicolon or tab."""
    text = _decoded(name, data, problems)
    header = text.split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text), delimiter=separator)
    columns = [c for c in rows.fieldnames or [] if c]
    if "text" not in _named(dict.fromkeys(columns)):
        problems.append(Problem(name, (), "no_column", (("found", ", ".join(columns)[:120] or "-"),)))
        return
    row = 0
    try:
        for row, record in enumerate(rows, 1):
            yield row, _named({k: v for k, v in record.items() if k})
    except csv.Error as error:
        problems.append(Problem(name, (row + 1,), "bad_csv", (("reason", str(error)[:80]),)))


FORMATS: dict[str, Callable[[str, bytes, list[Problem]], Records]] = {
    ".txt": txt, ".jsonl": jsonl, ".jsonl.gz": jsonl_gz, ".csv": table,
}  # fmt: skip


def suffix(name: str) -> str:
    """The supported ending of a file name, or "".

    >>> suffix("News.JSONL.GZ"), suffix("notes.docx")
    ('.jsonl.gz', '')
    """
    match = re.search(r"(\.jsonl\.gz|\.\w+)$", name.lower())
    return match[1] if match and match[1] in FORMATS else ""


def _decoded(name: str, data: bytes, problems: list[Problem]) -> str:
    try:
        text, code = decode(data)
    except Undecodable:
        problems.append(Problem(name, (), "not_text"))
        return ""
    if code in ("cp1256", "utf16"):
        problems.append(Problem(name, (), code))
    return text


def _named(record: dict[str, object]) -> dict[str, object]:
    """Our column names for those a file uses."""
    known = _column_names()
    named: dict[str, object] = {}
    for key, value in record.items():
        column = known.get(str(key).strip().lower())
        if column and named.get(column) in (None, ""):
            named[column] = value
    return named


@cache
def _column_names() -> dict[str, str]:
    columns = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
    return {other: ours for ours, others in columns.items() for other in [ours, *others]}

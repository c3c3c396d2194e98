"""What was wrong with an input: named by file and row, said in the reader's language."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

SHOWN_ROWS = 5


class Problem(NamedTuple):
    """Something wrong in ``file``, at ``rows`` (1 is the first record; none for the file as a whole).

    ``code`` names the message in messages.toml, ``values`` fills its placeholders.
    """

    file: str
    rows: tuple[int, ...]
    code: str
    values: tuple[tuple[str, str], ...] = ()

    def text(self, language: str = "en") -> str:
        """What, where and what next, in Arabic (``ar``) or English (``en``).

        >>> Problem("a.csv", (214,), "bad_date", (("value", "32/13/2023"),)).text()
        'a.csv row 214: published is "32/13/2023"; expected YYYY-MM-DD. The row was kept without a date.'
        """
        return (
            f"{self.file}{_where(self.rows, language)}: {_messages()[self.code][language].format(**dict(self.values))}"
        )


def merge(problems: Iterable[Problem]) -> list[Problem]:
    """One message a file and kind of problem, its rows together, in the order met; the first one's values.

    >>> merge([Problem("a", (1,), "no_date"), Problem("a", (2,), "no_date")])
    [Problem(file='a', rows=(1, 2), code='no_date', values=())]
    """
    merged: dict[tuple[str, str], Problem] = {}
    rows: dict[tuple[str, str], list[int]] = {}
    for p in problems:
        merged.setdefault((p.file, p.code), p)
        rows.setdefault((p.file, p.code), []).extend(p.rows)
    return [p._replace(rows=tuple(rows[key])) for key, p in merged.items()]


def _where(rows: tuple[int, ...], language: str) -> str:
    if not rows:
        return ""
    row, more = {"ar": ("الصف", "وغيرها: "), "en": ("row", "and more: ")}[language]
    if len(rows) == 1:
        return f" {row} {rows[0]}"
    if len(rows) == rows[-1] - rows[0] + 1:
        listed = f"{rows[0]}-{rows[-1]}"
    else:
        listed = ", ".join(map(str, rows[:SHOWN_ROWS]))
        if len(rows) > SHOWN_ROWS:
            listed += f" {more}{len(rows) - SHOWN_ROWS}"
    return f" {'الصفوف' if language == 'ar' else 'rows'} {listed}"


@cache
def _messages() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "messages.toml").read_text(encoding="utf-8"))

"""The measured quality of the engine, as kept in data/quality.toml."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent.parent / "data" / "quality.toml"


class Measure(NamedTuple):
    """One measured figure: ``value`` (0 to 1) over ``cases`` cases, by ``command``."""

    part: str
    name: str
    value: float
    cases: int
    command: str


@cache
def measures() -> tuple[Measure, ...]:
    """All figures in the order of the file; none where nothing has been measured."""
    if not FILE.exists():
        return ()
    parts = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Measure(part, name, entry["value"], entry["count"], entry.get("command", table.get("command", "")))
        for part, table in parts.items()
        for name, entry in table.items()
        if isinstance(entry, dict)
    )


def of_rule(rule: str) -> Measure | None:
    """The measured precision of a rule."""
    return next((m for m in measures() if m.part == "rules" and m.name == rule), None)


def surest_first(rules: Sequence[str]) -> list[str]:
    """Rules by their measured precision, those never measured last; the order given breaks ties."""
    return sorted(rules, key=lambda rule: -(found.value if (found := of_rule(rule)) else -1))

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


def interval(measure: Measure, z: float = 1.96) -> tuple[float, float]:
    """Between what a share may lie, having been measured on so few: Wilson's interval (1927) of 95 %.

    >>> low, high = interval(Measure("rules", "verb-act", 63 / 66, 66, ""))
    >>> round(low, 2), round(high, 2)
    (0.87, 0.98)
    """
    n, p = measure.cases, measure.value
    middle, reach = p + z**2 / (2 * n), z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    return (middle - reach) / (1 + z**2 / n), (middle + reach) / (1 + z**2 / n)


def of_rule(rule: str) -> Measure | None:
    """The measured precision of a rule."""
    return next((m for m in measures() if m.part == "rules" and m.name == rule), None)


def surest_first(rules: Sequence[str]) -> list[str]:
    """Rules by the least precision that their measure leaves open, those never measured last; the order given breaks
    ties. One right case of one says less than 139 of 140."""
    return sorted(rules, key=lambda rule: -interval(found)[0] if (found := of_rule(rule)) else 1)

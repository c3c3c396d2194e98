"""Measure accuracy, and keep the floors in ``data/quality.toml``.

    python -m benchmarks.quality                            print every figure beside its floor
    python -m benchmarks.quality --raise                    and raise the floors that were passed
    python -m benchmarks.quality --lower NAME --reason WHY  write what is measured now, and why it fell

A figure is a share, 0 to 1, with the number of gold items behind it. The floors carry a digest of the gold, so
that a figure is never compared with one from other material.
"""

import argparse
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from .shared import GOLD, ROOT, Absent

FILE = ROOT / "data" / "quality.toml"
SLACK = 0.0005
"""A floor is written with three digits; less than half of the last one is no fall."""


class Figure(NamedTuple):
    """A measured share and the number of gold items that it was measured on."""

    value: float
    count: int


def measure(only: set[str] | None = None) -> dict[str, Figure]:
    """Every figure by name (``section.measure``); those whose material is absent are left out, with a word on stderr."""
    figures: dict[str, Figure] = {}
    for section, module in sections().items():
        if only and section not in only:
            continue
        try:
            figures |= {f"{section}.{name}": Figure(*found) for name, found in module().items()}
        except Absent as absent:
            print(f"SKIPPED {section}: {absent}", file=sys.stderr)
    return figures


def sections() -> dict[str, Callable[[], dict[str, tuple[float, int]]]]:
    """Section of the file -> the function that measures it."""
    from . import attribution, blind, rules, scorers, train_themes, treebank

    return {
        "quotations": attribution.measure, "blind": blind.measure, "unread": blind.measure_unread, "rules": rules.measure, "treebank": treebank.measure,
        "entities": scorers.measure_entities, "times": scorers.measure_times, "themes": train_themes.measure,
    }  # fmt: skip


def floors() -> dict[str, Figure]:
    """The figures in the file."""
    kept = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return {
        f"{section}.{name}": Figure(entry["value"], entry["count"])
        for section, entries in kept.items() if section != "about"
        for name, entry in entries.items() if isinstance(entry, dict)
    }  # fmt: skip


def fallen(measured: dict[str, Figure]) -> list[str]:
    """What was measured below its floor, in words. Rules are shown, not floored: their parts shift between rules."""
    kept = floors()
    return [
        f"{name}: {figure.value:.4f}, floor {kept[name].value:.3f}"
        for name, figure in measured.items()
        if not name.startswith("rules.") and name in kept and figure.value < kept[name].value - SLACK
    ]


def gold_digest() -> str:
    """A digest of the gold files, "" where they are absent."""
    digest = blake2b(digest_size=8)
    for path in sorted(p for p in GOLD.rglob("*") if p.is_file()) if GOLD.exists() else []:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest() if GOLD.exists() else ""


def write(figures: dict[str, Figure], lowered: list[dict]) -> None:
    """Write the file: floors by section, then every lowering with its reason."""
    out = [
        "# Measured accuracy, and the floors that the tests enforce. Written by `python -m benchmarks.quality --raise`;",
        "# lowered only by `--lower NAME --reason WHY`. value: share 0 to 1; count: gold items it was measured on.",
        "# [quotations] was measured on 17 articles that the rules were written with; [blind] on 118 annotated before their",
        "# findings were seen; [unread] on the 20 of those that nobody has read since: the honest guess for other news.",
        "", "[about]", f'gold = "{gold_digest()}"',
    ]  # fmt: skip
    for entry in lowered:
        out += [
            "",
            "[[about.lowered]]",
            *(f'{k} = "{v}"' if isinstance(v, str) else f"{k} = {v}" for k, v in entry.items()),
        ]
    section = ""
    for name, figure in sorted(figures.items()):
        head, _, measure_name = name.partition(".")
        if head != section:
            out += ["", f"[{head}]", 'command = "python -m benchmarks.quality"']
            section = head
        out.append(f'"{measure_name}" = {{value = {figure.value:.3f}, count = {figure.count}}}')
    FILE.write_text("\n".join(out) + "\n", encoding="utf-8")


def main() -> int:
    """0 when no figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="raised", action="store_true")
    parser.add_argument("--lower", metavar="NAME")
    parser.add_argument("--reason")
    options = parser.parse_args()
    if bool(options.lower) != bool(options.reason):
        parser.error("--lower NAME and --reason WHY go together")
    kept, measured = floors(), measure()
    for name, figure in measured.items():
        floor = f"floor {kept[name].value:.3f}" if name in kept else "new"
        print(f"{name:32} {figure.value:.4f}  of {figure.count:6}  {floor}")
    about = tomllib.loads(FILE.read_text(encoding="utf-8"))["about"] if FILE.exists() else {}
    lowered = about.get("lowered", [])
    if options.lower:
        if options.lower not in measured:
            parser.error(f"{options.lower} was not measured")
        old, new = kept[options.lower].value, measured[options.lower]
        lowered.append(
            {
                "name": options.lower,
                "from": old,
                "to": round(new.value, 3),
                "on": date.today().isoformat(),
                "reason": options.reason,
            }
        )
        write({**kept, options.lower: new}, lowered)
        return 0
    if options.raised:
        current = {n: f for n, f in kept.items() if not n.startswith("rules.")}
        current |= {
            n: f
            for n, f in measured.items()
            if n not in current or f.value > current[n].value or f.count != current[n].count
        }
        write(current, lowered)
    down = fallen(measured)
    print("\n".join(f"FELL {line}" for line in down), file=sys.stderr)
    return 1 if down else 0


if __name__ == "__main__":
    sys.exit(main())

"""The concepts: IPTC Media Topics with Arabic and English labels, and the words that speak for them.

One lexicon file a top concept in ``lexicons/themes``; ``learnt.tsv`` beside them holds the single words
whose weights were learnt (``benchmarks/train_themes.py``).
"""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .matcher import Evidence

FOLDER = Path(__file__).parent.parent / "lexicons" / "themes"
LEVELS = {"strong": 3.0, "fair": 1.5, "weak": 0.5, "beside": 1.0}
"""What a hand-written evidence word weighs, by the level it stands at in the lexicon."""


class Concept(NamedTuple):
    """A Media Topic. ``parent`` is None for the top concepts. ``official`` says whether ``ar`` is IPTC's own label."""

    code: str
    parent: str | None
    en: str
    ar: str
    official: bool


class _Lexicon(NamedTuple):
    concepts: dict[str, Concept]
    written: tuple[Evidence, ...]


@cache
def _lexicon() -> _Lexicon:
    concepts: dict[str, Concept] = {}
    written = []
    for path in sorted(FOLDER.glob("[0-9]*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        root = f"medtop:{table['top']}"
        for code, entry in table["concepts"].items():
            code = f"medtop:{code}"
            parent = f"medtop:{entry['parent']}" if "parent" in entry else None
            concepts[code] = Concept(code, parent, entry["en"], entry["ar"], parent is None)
            written += [
                Evidence(phrase, code, weight, level == "beside", root)
                for level, weight in LEVELS.items()
                for phrase in phrases(entry.get(level, ""))
            ]
    return _Lexicon(concepts, (*_silent(), *written))


def _silent() -> list[Evidence]:
    """What speaks for nothing, given first so that it has its forms to itself."""
    listed = tomllib.loads((FOLDER / "silent.toml").read_text(encoding="utf-8"))
    return [Evidence(phrase, "", 0.0, False, "") for group in listed.values() for phrase in phrases(group)]


def phrases(listed: str) -> list[str]:
    """The words and phrases of a comma-separated list.

    >>> phrases(" بنك،  بنوك, سعر  صرف ")
    ['بنك', 'بنوك', 'سعر صرف']
    """
    return [p for p in (" ".join(p.split()) for p in listed.replace("،", ",").split(",")) if p]


def concepts() -> dict[str, Concept]:
    """Every concept by its code, parents before children."""
    return _lexicon().concepts


def written() -> tuple[Evidence, ...]:
    """The evidence written by hand, what speaks for nothing first."""
    return _lexicon().written


@cache
def learnt() -> tuple[Evidence, ...]:
    """The single words with learnt weights, each for a top concept and beside its hand-written evidence only.

    A learnt word says which of the themes of an article leads; it never brings in a theme by itself.
    """
    path = FOLDER / "learnt.tsv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return tuple(
            Evidence(
                "|".join(f"={form}" for form in r["forms"].split()),
                f"medtop:{r['theme']}",
                float(r["weight"]),
                True,
                f"medtop:{r['theme']}",
            )
            for r in rows
        )


def labels(language: str) -> dict[str, str]:
    """Label of every concept by its code, in ``"ar"`` or ``"en"``.

    >>> labels("en")["medtop:20000638"]
    'International relations'
    """
    return {code: (c.ar if language == "ar" else c.en) for code, c in concepts().items()}


def official(code: str) -> bool:
    """Whether the Arabic label is IPTC's own; the others are ours."""
    return concepts()[code].official


def parent(code: str) -> str | None:
    """The concept directly above, None for a top concept and for a reader's own theme.

    >>> parent("medtop:20000639"), parent("own:5f1d0c2a")
    ('medtop:20000638', None)
    """
    known = concepts().get(code)
    return known.parent if known else None


def top(code: str) -> str:
    """The top concept that a concept belongs to; a code that is no Media Topic (a reader's own theme) is its own.

    >>> top("medtop:20000639"), top("own:5f1d0c2a")
    ('medtop:11000000', 'own:5f1d0c2a')
    """
    known = concepts()
    while code in known and (above := known[code].parent):
        code = above
    return code


def tree() -> dict[str | None, list[str]]:
    """Codes of the children of each concept; those of None are the top concepts.

    >>> len(tree()[None])
    17
    """
    children: dict[str | None, list[str]] = {}
    for code, concept in concepts().items():
        children.setdefault(concept.parent, []).append(code)
    return children

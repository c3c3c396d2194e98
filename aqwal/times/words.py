"""The lexicon as a lookup: every form, with its proclitics, to the word classes that it can stand for.

The grammar is regular expressions over *classes of words*, not over text: every combination of classes that
some form has is one private-use character, and a class in the grammar is the set of the characters whose
combination holds it. A class whose keys matter to the grammar is also there by key: ``the_unit`` and
``the_unit_y``.
"""

import re
import tomllib
from collections import defaultdict
from importlib.resources import files
from typing import NamedTuple

from ..text import fold_word

PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
FIRST_CHARACTER = 0xE000

Values = dict[str, str]


class Entry(NamedTuple):
    """What a form stands for: ``values`` by class, ``char`` for its combination of classes."""

    clitics: str
    char: str
    values: Values


_combinations: dict[frozenset[str], str] = {}


def char_of(classes: frozenset[str]) -> str:
    """The character that stands for a combination of classes."""
    return _combinations.setdefault(classes, chr(FIRST_CHARACTER + len(_combinations)))


def chars_of(name: str) -> str:
    """All characters whose combination holds the class ``name``. Raises KeyError for a class that no word has."""
    found = "".join(char for classes, char in _combinations.items() if name in classes)
    if not found:
        raise KeyError(name)
    return found


def lexicon(name: str) -> dict[str, dict[str, list[str]]]:
    """A lexicon file of this package: class to key to folded forms."""
    data = tomllib.loads(files("aqwal").joinpath("lexicons", name).read_text(encoding="utf-8"))
    return {
        cls: {key: [fold_word(form) for form in forms] for key, forms in table.items()} for cls, table in data.items()
    }


def with_proclitic(proclitic: str, form: str) -> str:
    """The form as it is written after a proclitic: ل swallows the alef of ال.

    >>> with_proclitic("ل", "اليوم"), with_proclitic("و", "اليوم")
    ('لليوم', 'واليوم')
    """
    if proclitic.endswith("ل") and form.startswith("ال"):
        return proclitic + "ل" + form[2:]
    return proclitic + form


TIMES = lexicon("times.toml")
PLAIN = (
    "never", "public", "named_after", "place_name", "not_today_after", "not_today_before", "not_weekday_after", "names_a_year", "bare_plural",
    "before_a_month", "ahead", "not_ahead", "was", "of_two", "no_duration_before", "counted",
)  # fmt: skip
"""Classes asked about by word, never part of an expression."""


def _values() -> dict[str, Values]:
    values: dict[str, Values] = defaultdict(dict)
    for cls, table in TIMES.items():
        if cls not in PLAIN:
            for key, forms in table.items():
                for form in forms:
                    values[form][cls] = key
    return values


def _entry(clitics: str, values: Values) -> Entry:
    keyed = {f"{cls}_{key}".lower() for cls, key in values.items() if key != "_"}
    return Entry(clitics, char_of(frozenset(values) | keyed), values)


LOOKUP: dict[str, Entry] = {}
PHRASES: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
"""First word, with its proclitics, to the words that follow and what the whole stands for; longest first."""


def _fill() -> None:
    forms, never = _values(), TIMES["never"]["_"]
    for proclitic in PROCLITICS:
        for form, values in forms.items():
            first, *rest = re.split(r"[ .]+", with_proclitic(proclitic, form))
            if rest:
                PHRASES[first].append((tuple(rest), _entry(proclitic, values)))
            elif first not in never:
                LOOKUP.setdefault(first, _entry(proclitic, values))
    for known in PHRASES.values():
        known.sort(key=lambda phrase: -len(phrase[0]))


_fill()
PHRASE_WORDS = frozenset(PHRASES) | {word for known in PHRASES.values() for rest, _ in known for word in rest}
WORDS = {cls: frozenset(form for forms in TIMES[cls].values() for form in forms) for cls in PLAIN}

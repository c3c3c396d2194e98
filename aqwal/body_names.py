"""English names for bodies of state and of towns that no lexicon holds one by one: وزارة الصحة, شرطة نجران."""

from collections.abc import Mapping
from functools import cache

from .gazetteer_records import aliases, records, toml
from .variants import words_of


def english(name: str) -> str | None:
    """The English name of a state's body without its country, or of a town's body; None for others.

    >>> english("وزارة الصحة"), english("شرطة نجران"), english("نادي الصقور")
    ('Ministry of Health', 'Najran Police', None)
    """
    words = words_of(name)
    of_state, of_place = _names()
    if words in of_state:
        return of_state[words]
    for size in (3, 2, 1):
        for tail in (0, 1):
            head, town = words[: len(words) - size - tail], words[len(words) - size - tail : len(words) - tail]
            pattern = of_place.get((*head, *words[len(words) - tail :])) if head and len(town) == size else None
            if pattern and town in _places():
                return pattern.format(_places()[town])
    return None


@cache
def _names() -> tuple[Mapping[tuple[str, ...], str], Mapping[tuple[str, ...], str]]:
    names = toml("body_names")
    of_state, of_place = ({words_of(k): v for k, v in names[table].items()} for table in ("of_state", "of_place"))
    return of_state, of_place


@cache
def _places() -> Mapping[tuple[str, ...], str]:
    """English names of countries and places by their Arabic words."""
    found: dict[tuple[str, ...], str] = {}
    for alias in aliases():
        if alias.type == "LOC" and not alias.gate:
            found.setdefault(words_of(" ".join(alias.words)), records()[alias.entity_id].name_en)
    return found

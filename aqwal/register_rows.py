"""One line of the entities table: what a record is called, in both languages."""

from collections import Counter
from collections.abc import Mapping
from functools import cache

from rapidfuzz.distance import Indel

from .body_names import english
from .gazetteer_records import Record, country_ids, records
from .register_names import Name, category_of, compared, without_state
from .text import DIACRITICS, INVISIBLE
from .titles import of_state, place
from .transliterate import romanise, spelled
from .variants import words_of

MOST_ALIASES = 20


def row(entity_id: str, members: list[Name], names: Mapping[Name, int]) -> tuple:
    """One line of the entities table."""
    printed: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    for n in members:
        categories[category_of(n)] += names[n]
        printed[clean(n.name)] += names[n]
        kinds[n.kind] += names[n]
        countries[_country(n)] += names[n]
    record = records().get(entity_id)
    if record:
        name = _as_printed(record, members, names)
        others = dict.fromkeys([*(p for p, _ in _by_frequency(printed)), record.name_ar])
        return (record.entity_id, record.type, record.kind, name, record.name_en, [p for p in others if p != name][:MOST_ALIASES],
                record.country, record.latitude, record.longitude)  # fmt: skip
    kind = _by_frequency(kinds)[0][0]
    name = _best(printed, {clean(n.name) for n in members if compared(n) == words_of(n.name)})
    if kind == "person" and len(words_of(name)) == 1 and spelled(words_of(name)[0]) and not name.startswith("ال"):
        kind = "anonymous"  # a given name alone (قال محمد) is many people
    type_ = {"LOC": "LOC", "ORG": "ORG", "document": "DOC"}.get(_by_frequency(categories)[0][0], "PER")
    country = next((c for c, _ in _by_frequency(countries) if c), "")
    of_a_state = type_ == "ORG" and country and of_state(" ".join(without_state(words_of(name), country)[0]))
    if of_a_state:
        name = _fullest(name, printed)
    aliases_ = [p for p, _ in _by_frequency(printed) if p != name]
    name_en = english(name) if type_ != "PER" else None
    if of_a_state:
        name, name_en = _of_country(name, country)
    name_en = name_en or romanise(name)
    return (entity_id, type_, kind, name, name_en, aliases_[:MOST_ALIASES], _iso().get(country, ""), None, None)


def _of_country(name: str, country: str) -> tuple[str, str | None]:
    """A state body's name in both languages with its country: what it is called must tell it from its like abroad.

    >>> _of_country("وزارة الصحة", "Q851"), _of_country("البرلمان العراقي", "Q796")
    (('وزارة الصحة (السعودية)', 'Ministry of Health (Saudi Arabia)'), ('البرلمان العراقي', 'Parliament (Iraq)'))
    """
    bare, _ = without_state(words_of(name), country)
    record = records()[country]
    name_en = english(" ".join(bare))
    said = len(bare) < len(words_of(name))
    return name if said else f"{name} ({record.name_ar})", f"{name_en} ({record.name_en})" if name_en else None


def _as_printed(record: Record, members: list[Name], names: Mapping[Name, int]) -> str:
    """A known person's full name as this corpus spells it most; a record's own name for all else.

    Papers spell foreign names in their own ways, and readers look for what they read. Only speakers count: mentions
    carry the record's own spelling. Word by word the spelling must be near the record's.
    """
    own = words_of(record.name_ar)
    spellings: Counter[str] = Counter()
    for n in members if record.type == "PER" else []:
        words = words_of(n.name)
        if n.type == "" and len(words) == len(own) > 1 and all(map(_near, words, own)):
            spellings[clean(n.name)] += names[n]
    return min(spellings, key=lambda s: (-spellings[s], s != record.name_ar, s), default=record.name_ar)


def _near(word: str, other: str) -> bool:
    return Indel.normalized_similarity(word, other) > 0.5


def _by_frequency(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _country(name: Name) -> str:
    """The country of a name: what a state body says itself, and none that a person's own name only sounds like (التركي)."""
    words = words_of(name.name)
    kind = category_of(name)
    if kind == "PER" and any(place(word) == name.country for word in words[1:]):
        return ""
    return without_state(words, name.country)[1] or name.country if kind == "ORG" else name.country


def _fullest(name: str, printed: Counter[str]) -> str:
    """A state body's name with no word of its printed forms left out: وزارة الشؤون الخارجية for «وزارة الخارجية»."""
    words = set(words_of(name))
    fuller = [p for p in printed if words < set(words_of(p)) and len(words_of(p)) <= len(words) + 1]
    return max(fuller, key=lambda p: (printed[p], p), default=name)


def _best(printed: Counter[str], plain: set[str]) -> str:
    """The name to show: the most frequent of more than one word, a ``plain`` one without a nationality before it."""
    ordered = sorted(printed.items(), key=lambda item: (item[0] not in plain, -item[1], item[0]))
    return next((p for p, _ in ordered if " " in p), ordered[0][0])


def clean(name: str) -> str:
    """A printed name without diacritics, tatweel, invisible marks and marks at its ends.

    >>> clean("«سامـر الخَطيب»"), clean('صحيفة "الساحل"')
    ('سامر الخطيب', 'صحيفة "الساحل"')
    """
    text = " ".join(name.translate(_GONE).split())
    bare = text.strip(" \"'«»“”‘’،,:؛.()-–") or text
    opened = any(mark in bare for mark in "\"'«“‘(") and text.rstrip(" ،,:؛.-–").startswith(bare)
    return text.strip(" ،,:؛.-–") if opened else bare


_GONE = dict.fromkeys(map(ord, DIACRITICS + INVISIBLE))


@cache
def _iso() -> dict[str, str]:
    return {entity_id: iso for iso, entity_id in country_ids().items()}

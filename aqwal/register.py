"""The register: one record per person, body or place that a corpus names, and why names were made one.

    what a lexicon knows            its code                                       lexicon
    the same letters, folded        one record                                     spelling
    a name with بن and without      the more frequent                              spelling
    a rare spelling of a name       the name that it spells (سيرغي, سيرجي)         transliteration
    a short name                    the one full name that it can stand for        short name
    a body of state                 that of its country                            country

Homonyms stay apart: persons whose titles give two countries, ministries of two states, short names that fit several.
Ids are ASCII and depend on the record's own name, not on the order or on what else was read, as far as possible.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

import pandas as pd

from .bearers import fits_record
from .gazetteer_records import aliases, country_ids, records
from .known_bodies import known_body
from .register_names import Name, category_of, compared, without_state
from .register_rows import row
from .titles import without_article
from .variants import is_short_for, one_sound, same_spelling, skeleton, without_fathers, words_of

SURE = 0.8
"""Share of the full names that a short name fits which the likeliest must have."""
RARE = 0.2
"""A spelling variant is at most this many times as frequent as the name it varies."""
APART = 5
"""Mentions with a country of its own that make a homonym a person of its own."""


class Merge(NamedTuple):
    """Why a name belongs to a record: ``reason`` as in the module's table; ``other`` is the name it was joined to."""

    name: str
    entity_id: str
    reason: str
    other: str
    frequency: int


class Register(NamedTuple):
    """The id of each name, the entities table, and the reason of every merge."""

    ids: dict[Name, str]
    entities: pd.DataFrame
    merges: list[Merge]


_Key = tuple[str, tuple[str, ...], str]  # category, folded words, country that keeps homonyms apart


def consolidate(names: Mapping[Name, int]) -> tuple[dict[Name, str], pd.DataFrame]:
    """One record per thing named: ``(id of each name, entities table)``. ``names`` maps to frequencies.

    >>> ids, entities = consolidate({Name("سامر الخطيب", "PER", "person", None): 9, Name("الخطيب", "PER", "person", None): 2})
    >>> entities.name_ar.tolist(), entities.name_en.tolist(), entities.aliases.tolist()
    (['سامر الخطيب'], ['Samer al-Khatib~'], [['الخطيب']])
    """
    register = link(names)
    return register.ids, register.entities


def link(names: Mapping[Name, int]) -> Register:
    """As :func:`consolidate`, with the reasons of the merges."""
    clusters = _by_spelling(names)
    weight = {key: sum(names[n] for n in members) for key, members in clusters.items()}
    known = _lexicon_keys(clusters)
    into: dict[_Key, tuple[_Key, str]] = {}
    people = [key for key in clusters if key[0] == "PER"]
    _join_spellings(people, weight, known, into)
    _join_short_names(people, weight, into)
    _join_state_bodies(clusters, weight, into)
    ids: dict[Name, str] = {}
    members: defaultdict[str, list[Name]] = defaultdict(list)
    merges: list[Merge] = []
    for key, named in clusters.items():
        target, reason = _follow(key, into)
        entity_id = known.get(target) or _id(target)
        printed = max(clusters[target], key=lambda n: (names[n], n.name)).name
        for n in sorted(named, key=lambda n: (n.name, n.type, n.kind, n.entity_id or "", n.country)):
            ids[n] = n.entity_id if n.entity_id and fits_record(n) else entity_id
            members[ids[n]].append(n)
            why = reason or (
                "lexicon" if n.entity_id or target in known else "country" if key[2] and n.country else "spelling"
            )
            if why not in ("spelling", "country") or n.name != printed:
                merges.append(Merge(n.name, ids[n], why, printed, names[n]))
    rows = [row(entity_id, named, names) for entity_id, named in sorted(members.items())]
    columns = ["entity_id", "type", "kind", "name_ar", "name_en", "aliases", "country", "latitude", "longitude"]
    return Register(ids, pd.DataFrame(rows, columns=columns), merges)


def _by_spelling(names: Mapping[Name, int]) -> dict[_Key, list[Name]]:
    """Names that fold to the same words, by category; homonyms of two countries apart."""
    by_words: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name, count in names.items():
        by_words[compared(name)][category_of(name)] += count
    clusters: defaultdict[_Key, list[Name]] = defaultdict(list)
    persons: defaultdict[_Key, Counter[str]] = defaultdict(Counter)
    for name, count in names.items():
        words = compared(name)
        category = _settled(category_of(name), by_words[words])
        words, country = without_state(words, name.country) if category in ("ORG", "spokesperson") else (words, "")
        clusters[category, words, country].append(name)
        if category == "PER" and name.country:
            persons[category, words, ""][name.country] += count
    for key, countries in persons.items():
        _keep_apart(key, countries, clusters)
    return dict(clusters)


def _settled(category: str, seen: Counter[str]) -> str:
    """One thing, one category: what a name is mostly taken for, unless it is often a person and often not."""
    named = {c: n for c, n in seen.items() if c in ("PER", "ORG", "LOC")}
    if category not in named or len(named) == 1:
        return category
    most = max(named, key=lambda c: (named[c], c))
    if "PER" in (category, most) and named[category] > RARE * sum(named.values()):
        return category
    return most


def _keep_apart(key: _Key, countries: Counter[str], clusters: dict[_Key, list[Name]]) -> None:
    """Give the homonyms of a person, told by the country of their titles, records of their own."""
    (main, most), *rest = countries.most_common()
    others = {c for c, n in rest if n >= APART and n >= RARE * most and c != main}
    for country in others:
        clusters[key[0], key[1], country] = [n for n in clusters[key] if n.country == country]
    clusters[key] = [n for n in clusters[key] if n.country not in others]


def _lexicon_keys(clusters: Mapping[_Key, list[Name]]) -> dict[_Key, str]:
    """Records that the names of a cluster were linked to, or whose full name or ungated alias the cluster spells."""
    of_words: defaultdict[_Key, set[str]] = defaultdict(set)
    for alias in aliases():
        if not alias.gate and not alias.exact and (alias.type != "PER" or len(alias.words) > 1):
            country = country_ids().get(records()[alias.entity_id].country, "") if alias.type == "ORG" else ""
            of_words[alias.type, *without_state(words_of(" ".join(alias.words)), country)].add(alias.entity_id)
    known = {}
    for key, members in clusters.items():
        linked = Counter(n.entity_id for n in members if n.entity_id and fits_record(n))
        fitting = of_words.get(key, set())
        if linked:
            known[key] = min(linked, key=lambda i: (-linked[i], i))
        elif len(fitting) == 1:
            known[key] = next(iter(fitting))
        elif key[0] == "ORG" and not key[2] and (body := known_body(key[1])):
            known[key] = body
    return known


def _join_spellings(
    people: Iterable[_Key], weight: Mapping[_Key, int], known: Mapping[_Key, str], into: dict[_Key, tuple[_Key, str]]
) -> None:
    """Rare spellings go to the frequent one that they spell; names that بن alone tells apart to the most frequent."""
    alike: defaultdict[str, list[_Key]] = defaultdict(list)
    fathers: defaultdict[tuple[tuple[str, ...], str], list[_Key]] = defaultdict(list)
    for key in people:
        if len(key[1]) > 1:
            alike[skeleton(key[1])].append(key)
        if len(key[1]) > 2:
            fathers[without_fathers(key[1]), key[2]].append(key)
    for group in fathers.values():
        first, *others = sorted(group, key=lambda k: (k not in known, -weight[k], k))
        into.update((key, (first, "spelling")) for key in others if key not in known)
    for group in alike.values():
        ordered = sorted(group, key=lambda k: (k not in known, -weight[k], k))
        for at, rare in enumerate(ordered):
            for key in ordered[:at]:
                if key in into or rare in into or rare in known:
                    continue
                if key not in known and weight[rare] > RARE * weight[key] and not one_sound(rare[1], key[1]):
                    continue
                if same_spelling(rare[1], key[1]) and rare[2] == key[2]:
                    into[rare] = key, "transliteration"
                    break


def _join_short_names(people: Iterable[_Key], weight: Mapping[_Key, int], into: dict[_Key, tuple[_Key, str]]) -> None:
    """Short names go to the one full name that they can stand for; those that fit several stay."""
    by_end: defaultdict[str, list[_Key]] = defaultdict(list)
    by_start: defaultdict[tuple[str, ...], list[_Key]] = defaultdict(list)
    for key in people:
        if len(key[1]) > 1 and not key[2] and key not in into:
            by_end[without_article(key[1][-1])].append(key)
            by_start[key[1][:2]].append(key)
    for short in sorted(people, key=lambda k: (len(k[1]), k)):
        if short in into or short[2]:
            continue
        candidates = by_end.get(without_article(short[1][-1]), []) + by_start.get(short[1][:2], [])
        full = [k for k in candidates if is_short_for(short[1], k[1]) and _may_shorten(short, k, weight)]
        total = sum(weight[k] for k in set(full))
        if not full:
            continue
        likely = max(set(full), key=lambda k: (weight[k], k))
        # Full names that are forms of the likeliest one speak for it too.
        same = sum(
            weight[k]
            for k in set(full)
            if k == likely or is_short_for(likely[1], k[1]) or is_short_for(k[1], likely[1])
        )
        if same >= SURE * total and weight[likely] > 1:
            into[short] = likely, "short name"


def _may_shorten(short: _Key, full: _Key, weight: Mapping[_Key, int]) -> bool:
    """Whether a short name is not more frequent than the full name whose family name it lacks: such are other people."""
    return without_article(short[1][-1]) == without_article(full[1][-1]) or weight[short] <= weight[full]


def _join_state_bodies(
    clusters: Iterable[_Key], weight: Mapping[_Key, int], into: dict[_Key, tuple[_Key, str]]
) -> None:
    """A ministry of no known country is that of the country whose ministry is nearly always meant, if there is one."""
    of_countries: defaultdict[tuple[str, tuple[str, ...]], list[_Key]] = defaultdict(list)
    for key in clusters:
        if key[2] and key[0] != "PER":
            of_countries[key[:2]].append(key)
    for (category, words), keys in of_countries.items():
        likely = max(keys, key=lambda k: (weight[k], k))
        if (category, words, "") in weight and weight[likely] >= SURE * sum(weight[k] for k in keys):
            into[category, words, ""] = likely, "country"


def _follow(key: _Key, into: Mapping[_Key, tuple[_Key, str]]) -> tuple[_Key, str]:
    reason = ""
    seen = {key}
    while key in into and into[key][0] not in seen:
        key, why = into[key]
        reason = reason or why
        seen.add(key)
    return key, reason


def _id(key: _Key) -> str:
    """The id of a record that no lexicon holds: its category and a hash of its folded name and country."""
    digest = blake2b(" ".join([*key[1], key[2]]).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"x-{key[0].lower()}-{digest}"

"""The gazetteer's tables, read once: what the lexicons say, with no text in sight."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from tomllib import loads
from types import MappingProxyType
from typing import NamedTuple

from .text import WORD, folded

TABLES = {  # file: type and kind of its records
    "countries": ("LOC", "place"),
    "places": ("LOC", "place"),
    "organisations": ("ORG", "organisation"),
    "media": ("ORG", "medium"),
    "figures": ("PER", "person"),
}


class Record(NamedTuple):
    """A person, body or place that the lexicons know. ``entity_id`` is ASCII and stable: a Wikidata id for
    countries, a slug for the rest. ``country`` is an ISO 3166-1 code, empty where there is none;
    ``latitude`` and ``longitude`` are degrees, None where nothing says where it is."""

    entity_id: str
    type: str
    kind: str
    name_ar: str
    name_en: str
    aliases: tuple[str, ...]
    country: str
    latitude: float | None
    longitude: float | None


class Alias(NamedTuple):
    """One spelling of one record. ``words`` are folded, the first ``head`` of them a title or the like before the name.
    ``gate`` names the gate it must pass (empty: none); ``exact`` is the published spelling it must have, diacritics
    apart (empty: any)."""

    words: tuple[str, ...]
    entity_id: str
    type: str
    gate: str
    exact: str
    head: int


class Form(NamedTuple):
    """One form of a country's adjective, folded. A gated one counts only when the article names the country;
    ``exact`` is as in :class:`Alias`."""

    words: tuple[str, ...]
    country_id: str
    gated: bool
    exact: str


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a lexicon table as dictionaries; lines that start with # are comments."""
    text = files(__package__).joinpath("lexicons", f"{table}.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    header = next(lines)
    for line in lines:
        yield dict(zip(header, line + [""] * (len(header) - len(line)), strict=True))


def toml(name: str) -> dict:
    """A lexicon in TOML."""
    return loads(files(__package__).joinpath("lexicons", f"{name}.toml").read_text("utf-8"))


def split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, as :class:`aqwal.text.Document` would cut them.

    >>> folded_words("قاسم-جومارت توكاييف")
    ('قاسم', 'جومارت', 'توكاييف')
    """
    return tuple(WORD.findall(folded(text)))


@cache
def records() -> Mapping[str, Record]:
    """Every record by entity id.

    >>> records()["Q232"].name_en
    'Kazakhstan'
    """
    found = {}
    for table, (entity_type, kind) in TABLES.items():
        for row in rows(table):
            aliases = tuple(a for a in (bare.lstrip("?=") for bare in split(row["aliases"])) if a != row["name_ar"])
            latitude, longitude = row.get("latitude"), row.get("longitude")
            name = row["name_ar"].split()
            head = _head(tuple(map(fold_name, name)), entity_type, ()) if entity_type == "PER" else 0
            found[row["id"]] = Record(
                row["id"], entity_type, kind, " ".join(name[head:]), row["name_en"], aliases,
                row.get("iso2") or row.get("country", ""),
                float(latitude) if latitude else None, float(longitude) if longitude else None,
            )  # fmt: skip
    return MappingProxyType(found)


@cache
def country_ids() -> Mapping[str, str]:
    """Entity id of each ISO code."""
    return MappingProxyType({row["iso2"]: row["id"] for row in rows("countries")})


@cache
def stands_for() -> Mapping[str, str]:
    """What a metonym may stand for: capitals their country, palaces and the like as their row says."""
    found = {}
    for table in ("places", "organisations"):
        for row in rows(table):
            target = row["speaks_for"] or (row["country"] if row["kind"] == "capital" else "")
            if target:
                found[row["id"]] = country_ids().get(target, target)
    return MappingProxyType(found)


@cache
def aliases() -> tuple[Alias, ...]:
    """Every spelling of every record, with what :func:`_variants` adds."""
    found = []
    for table, (entity_type, kind) in TABLES.items():
        for row in rows(table):
            gate = row.get("kind") or {"countries": "country", "figures": "figure"}.get(table, kind)
            spellings: dict[tuple[str, ...], dict[str, str]] = {}
            for text, gated, exact in _spellings(row):
                for words in _variants(folded_words(text), row["country"] if entity_type == "PER" else ""):
                    ways = spellings.setdefault(words, {})
                    if gated or exact:
                        # What the aliases say with a sign holds for the bare name too.
                        ways.pop("", None)
                    ways[text if exact else ""] = gate if gated else ""
            for words, ways in spellings.items():
                head = _head(words, entity_type, spellings)
                found += [Alias(words, row["id"], entity_type, gate, exact, head) for exact, gate in ways.items()]
    return tuple(found)


def _head(words: tuple[str, ...], entity_type: str, spellings: Collection[tuple[str, ...]]) -> int:
    """How many words stand before the name proper."""
    before = heads()[entity_type]
    count = next((i for i, word in enumerate(words[:-1]) if word not in before), len(words) - 1)
    return count if entity_type == "PER" or words[count:] in spellings else 0


@cache
def heads() -> Mapping[str, frozenset[str]]:
    """Titles and the like that stand before names, by the type of what is named."""
    return {entity_type: frozenset(map(fold_name, words)) for entity_type, words in toml("gates")["heads"].items()}


def _spellings(row: dict[str, str]) -> Iterator[tuple[str, bool, bool]]:
    """Name and aliases of a row without their signs: ``(text, gated, exact)``."""
    yield row["name_ar"], False, False
    for alias in split(row["aliases"]):
        text = alias.lstrip("?=")
        signs = alias[: len(alias) - len(text)]
        yield text, "?" in signs, "=" in signs


def _variants(words: tuple[str, ...], country: str) -> set[tuple[str, ...]]:
    """A spelling, with عبد joined to what follows and apart from it, a prince's with the name of his family, and a
    foreigner's with the jeem of Egyptian papers.

    >>> sorted(_variants(("غريفيث",), "GB"))
    [('جريفيث',), ('غريفيث',)]
    """
    found = {words, _joined(words)}
    if country:
        found.add(_apart(words))
    if "بن" in words[1:-1]:
        found |= {name + family for name in found for family in _families().get(country, ()) if name[-2:] != family}
    if country and country not in _arabic_ghayn() and len("".join(words)) > 5:
        found |= {tuple(word.replace("غ", "ج") for word in variant) for variant in found}
    return found


@cache
def _families() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The folded names of each country's ruling families."""
    return {country: tuple(map(folded_words, names)) for country, names in toml("gates")["families"].items()}


@cache
def _arabic_ghayn() -> frozenset[str]:
    return frozenset(toml("gates")["egyptian"]["countries"])


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "عبد":
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def _apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name with عبد apart.

    >>> _apart(("عبدالمجيد", "تبون"))
    ('عبد', 'المجيد', 'تبون')
    """
    apart: list[str] = []
    for word in words:
        apart.extend(("عبد", word[3:]) if word.startswith("عبدال") and len(word) > 6 else (word,))
    return tuple(apart)


@cache
def adjective_forms() -> tuple[Form, ...]:
    """The adjective forms of every country: those of the table, and the inflections that follow by rule."""
    found = {}
    for row in rows("nationalities"):
        forms = set()
        for male in [row["male"], *split(row["variants"])]:
            forms.update(_inflected(male))
        six = (row[c] for c in ("male", "female", "males", "females", "the_male", "the_female"))
        for form in [*six, *split(row["plurals"])]:
            forms.add(form)
            if " " not in form and not form.startswith("ال"):
                forms.add("ال" + form)
        signs = split(row["gated"])
        exact = {folded_words(sign[1:]): sign[1:] for sign in signs if sign.startswith("=")}
        gated = forms if "*" in signs else {sign for sign in signs if not sign.startswith("=")}
        for words in sorted(set(map(folded_words, forms))):
            found[words] = Form(words, row["id"], words in set(map(folded_words, gated)), exact.get(words, ""))
    return tuple(found.values())


def _inflected(male: str) -> list[str]:
    """Singulars, sound plurals, duals and the indefinite accusative of an adjective in ي, without and with the article. What has two words
    is not inflected here.

    >>> _inflected("قطري")[:4]
    ['قطري', 'قطرية', 'قطريون', 'قطريين']
    """
    if " " in male:
        return [male]
    forms = [male + ending for ending in ("", "ة", "ون", "ين", "ات", "ان", "تان", "تين")]
    return [*forms, male + "ا", *("ال" + form for form in forms)]


def fold_name(name: str) -> str:
    """A name's folded words, one space between them."""
    return " ".join(folded_words(name))

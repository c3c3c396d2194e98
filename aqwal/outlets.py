"""Which country an outlet is of, however a corpus or a feed writes the outlet: name, slug, domain or address.

the media of the lexicon    their names, and the column `outlets`
what it says itself         «الوطن» الكويتية, Jawhara FM (Tunisia)
a domain of a country       example.ma
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .gazetteer_records import adjective_forms, country_ids, folded_words, records, rows, split
from .text import fold_word

DOMAIN = re.compile(r"(?:[a-z]+://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/?#].*)?", re.IGNORECASE)
GENERIC = frozenset("ai cc co eu fm io la me to tv ws".split())
"""Two-letter endings that anybody uses."""
SECOND_LEVEL = frozenset("ac co com edu gov info net news org press".split())
"""Labels before a country's ending that are no name: okaz.com.sa."""


class Outlet(NamedTuple):
    """What is known of an outlet: the entity ids of its country and of the medium, empty where nothing says, and whether
    most of its news is of other countries."""

    country: str
    wide: bool
    medium: str = ""


def outlet_country(outlet: str) -> str:
    """The entity id of the country of an outlet; empty where nothing says or media of several countries bear the name.

    >>> [outlet_country(o) for o in ("النهار", "https://www.hespress.com/x", "aawsat", "الوطن (الكويت)", "الوطن")]
    ['Q822', 'Q1028', 'Q851', 'Q817', '']
    """
    return find_outlet(outlet).country


@cache
def find_outlet(outlet: str) -> Outlet:
    """The outlet that a name, slug, domain or address is of.

    >>> find_outlet("aljazeera.net") == Outlet(country_ids()["QA"], wide=True, medium="med-al-jazeera")
    True
    """
    said = _said(outlet)
    for key in _keys(outlet):
        known = _outlets().get(key, ())
        fitting = [o for o in known if o.country == said] if said else list(known)
        if len({o.country for o in fitting}) == 1:
            return fitting[0] if len(fitting) == 1 else min(fitting)._replace(medium="")
    return Outlet(said, False) if said else Outlet(_of_domain(outlet), False)


def _keys(outlet: str) -> Iterator[str]:
    """The ways in which an outlet may be listed, the fullest first."""
    address = DOMAIN.fullmatch(outlet.strip())
    if address:
        labels = address[1].casefold().split(".")
        yield from (".".join(labels[i:]) for i in range(len(labels) - 1))
        yield _squeezed(_label(labels))
        return
    yield _squeezed(outlet)
    for part in re.split(r"[()\[\]،,|؛;–—]|\s-\s", outlet):
        if squeezed := _squeezed(part):
            yield squeezed
    words = outlet.split()
    if len(words) > 1 and _country_of(words[-1]):
        yield _squeezed(" ".join(words[:-1]))


def _label(labels: list[str]) -> str:
    """The label of a domain that names its owner.

    >>> _label("www.okaz.com.sa".split(".")), _label("aljazeera.net".split("."))
    ('okaz', 'aljazeera')
    """
    owners = labels[:-1]
    while len(owners) > 1 and owners[-1] in SECOND_LEVEL:
        owners = owners[:-1]
    return owners[-1]


def _squeezed(name: str) -> str:
    """A name as outlets are compared: letters and digits alone, so that Al-Riyadh and alriyadh meet."""
    return "".join(c for c in fold_word(name).casefold() if c.isalnum())


@cache
def _outlets() -> Mapping[str, tuple[Outlet, ...]]:
    """The media by domain and squeezed name: those that list it, else those that are called so."""
    listed: dict[str, set[Outlet]] = {}
    called: dict[str, set[Outlet]] = {}
    for row in rows("media"):
        outlet = Outlet(country_ids().get(row["country"], ""), row["reach"] == "wide", row["id"])
        record = records()[row["id"]]
        for name in split(row["outlets"]):
            if DOMAIN.fullmatch(name):
                listed.setdefault(name.casefold(), set()).add(outlet)
                called.setdefault(_squeezed(_label(name.casefold().split("."))), set()).add(outlet)
            else:
                listed.setdefault(_squeezed(name), set()).add(outlet)
        for name in (record.name_ar, record.name_en, *record.aliases):
            called.setdefault(_squeezed(name), set()).add(outlet)
    return {key: tuple(sorted(outlets)) for key, outlets in {**called, **listed}.items()}


def _said(outlet: str) -> str:
    """The country that an outlet's name says in brackets or with its last word; empty for none."""
    if DOMAIN.fullmatch(outlet.strip()):
        return ""
    for aside in re.findall(r"[(\[]([^)\]]+)", outlet):
        for part in re.split("[،,]", aside):
            if country := _country_of(part):
                return country
    words = outlet.split()
    return _country_of(words[-1]) if len(words) > 1 else ""


def _country_of(words: str) -> str:
    return _countries().get(" ".join(folded_words(words))) or _countries().get(words.strip().casefold(), "")


@cache
def _countries() -> Mapping[str, str]:
    """Countries by their names in both languages and by their adjectives."""
    found = {" ".join(form.words): form.country_id for form in adjective_forms() if not form.gated}
    for entity_id in country_ids().values():
        record = records()[entity_id]
        found[" ".join(folded_words(record.name_ar))] = entity_id
        found[record.name_en.casefold()] = entity_id
    return found


def _of_domain(outlet: str) -> str:
    """The country of a domain's ending.

    >>> _of_domain("www.example.co.uk") == country_ids()["GB"], _of_domain("example.tv")
    (True, '')
    """
    address = DOMAIN.fullmatch(outlet.strip())
    ending = address[1].casefold().rsplit(".", 1)[1] if address else ""
    return "" if ending in GENERIC else country_ids().get({"uk": "GB"}.get(ending, ending.upper()), "")

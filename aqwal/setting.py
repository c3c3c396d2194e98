"""The country an article is set in: the one it speaks of most, else that of its outlet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from .findings import Mention
from .gazetteer import speaks_for
from .gazetteer_records import country_ids, records
from .text import Document, fold_word

OFTEN, MOSTLY = 3, 0.6
"""An article is set abroad when it names a country this often, and this share of the times it names any."""


def setting(document: Document, mentions: Iterable[Mention]) -> str:
    """The entity id of the country that an unqualified «وزارة الداخلية» belongs to; empty when nothing tells.

    >>> from .text import read
    >>> setting(read("نص", outlet="النهار"), []) == country_ids()["LB"]
    True
    """
    countries = _countries()
    named = Counter(c for m in mentions if m.type == "LOC" and m.entity_id and (c := speaks_for(m.entity_id) or m.entity_id) in countries)
    most, times = max(named.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if times >= OFTEN and times >= MOSTLY * named.total():
        return most
    return _outlets().get(_squeezed(document.outlet), "") or (most if len(named) == 1 else "")


@cache
def _countries() -> frozenset[str]:
    return frozenset(country_ids().values())


@cache
def _outlets() -> Mapping[str, str]:
    """Country of each medium that the lexicon knows, by its folded names."""
    found: dict[str, str] = {}
    for record in records().values():
        if record.kind == "medium" and record.country in country_ids():
            for name in (record.name_ar, record.name_en, *record.aliases):
                found.setdefault(_squeezed(name), country_ids()[record.country])
    return MappingProxyType(found)


def _squeezed(name: str) -> str:
    """A name as outlets are compared: letters and digits alone, so that Al-Riyadh and alriyadh meet."""
    return "".join(c for c in fold_word(name) if c.isalnum())

"""The country an article is set in: the one it speaks of most, else that of its outlet, unless it speaks of others only."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from .findings import Mention
from .gazetteer import adjectives, speaks_for
from .gazetteer_records import country_ids, records
from .outlets import find_outlet
from .text import Document

OFTEN, MOSTLY = 3, 0.6
"""An article is set abroad when it names a country this often, and this share of the times it names any."""
RIVAL = 0.25
"""Where the outlet's country is not known: a second country with this share may be its home, so that nothing tells."""


def setting(document: Document, mentions: Iterable[Mention]) -> str:
    """The entity id of the country that an unqualified «وزارة الداخلية» belongs to; empty when nothing tells.

    >>> from .text import read
    >>> setting(read("نص", outlet="النهار"), []) == country_ids()["LB"]
    True
    """
    countries = _countries()
    named = Counter(
        c for m in mentions if m.type == "LOC" and m.entity_id and (c := _country(m.entity_id)) in countries
    )
    named.update(a.country_id for a in adjectives(document))
    (most, times), (_, second), *_ = [*sorted(named.items(), key=lambda item: (-item[1], item[0])), ("", 0), ("", 0)]
    outlet = find_outlet(document.outlet)
    rival = not outlet.country and second >= OFTEN and second >= RIVAL * named.total()
    if times >= OFTEN and times >= MOSTLY * named.total() and not rival:
        return most
    if outlet.wide or not outlet.country:
        return most if len(named) == 1 and not outlet.wide else ""
    return outlet.country if outlet.country in named or named.total() < OFTEN else ""


def _country(entity_id: str) -> str:
    """The country of a place: that which a capital or palace may stand for, else its own."""
    return speaks_for(entity_id) or country_ids().get(records()[entity_id].country, entity_id)


@cache
def _countries() -> frozenset[str]:
    return frozenset(country_ids().values())

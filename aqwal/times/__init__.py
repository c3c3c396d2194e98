"""Temporal expressions as TIMEX3 (TimeML), in Gregorian and Hijri dates.

How it works::

    words -> classes of words         words, numbers, items   (a lookup; most of an article is never touched)
          -> rules over classes       grammar                 (regular expressions, one an idea)
          -> calendar periods         days, weekdays, ...     (one short reader a rule)
          -> rows                     placing                 (hours joined to days, ranges tiled, open spans closed)

What a row says: ``value`` is what the words name, a TIMEX3 value; ``begin`` and ``finish`` bound, half-open, the time
*spoken of*. They differ in three cases:

* an open span («منذ عام 2003») keeps the value of its first end (``2003``) and runs from there to the end of the day
  of publication; without one, ``finish`` is None;
* the two ends of a range («من 4 إلى 22 يناير») are two rows that tile it: the first runs up to the second's begin;
* START, MID and END («مطلع العام», «نهاية الشهر») keep the value of the whole and are bounded by its halves.

Without a publication day relative expressions get an underspecified value (``XXXX-09``, ``XXXX-WXX-2``) and no bounds.
Hijri expressions carry Gregorian values; see :mod:`aqwal.times.hijri` for what is exact and what is not.
"""

import re
from collections.abc import Callable
from datetime import date

from ..findings import Time
from ..text import Document
from . import amounts, counted, days, eras, grammar, hours, months, units, weekdays
from .items import Item, islands
from .placing import agreed, placed, with_days
from .reading import Found, Reading

READERS: dict[str, Callable[[Reading], list[Found] | None]] = {
    rule: reader
    for module in (days, weekdays, months, units, counted, eras, amounts, hours)
    for rule, reader in module.READERS.items()
}
"""What reads a match of each rule of :data:`aqwal.times.grammar.RULES`."""


def find(document: Document) -> list[Time]:
    """Temporal expressions in order, resolved against ``document.published`` where that is needed.

    Spans are folded, half-open and do not overlap; prepositions stay outside. Never raises, whatever the text.

    >>> from aqwal.text import read
    >>> [(t.type, t.value) for t in find(read("وقع الاتفاق في 12 كانون الثاني 2022 لمدة ثلاث سنوات"))]
    [('DATE', '2022-01-12'), ('DURATION', 'P3Y')]
    """
    times: list[Time] = []
    last: date | None = None
    for items in islands(document):

        def read(rule: str, match: re.Match[str], items: list[Item] = items) -> list[Found] | None:
            nonlocal last
            made = READERS[rule](Reading(items, match, document, last))
            for one in made or ():
                if one.period.begin is not None and one.type == "DATE" and len(one.period.value) == 10:
                    last = one.period.begin.date()
            return made

        found = grammar.read_all(items, read)
        if found:
            times += placed(items, found, document)
    return agreed(with_days(times, document), document)

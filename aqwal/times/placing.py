"""From what the rules read to rows: hours joined to their day, ranges tiled, open spans closed at publication."""

import re
from datetime import date, datetime, timedelta

from ..findings import Time
from ..text import Document
from . import periods
from .items import Item
from .periods import Period, add_days
from .reading import EDGES, Found
from .words import chars_of

_TRIM = frozenset(c for name in EDGES for c in chars_of(name))
_JOINTS = frozenset(
    c for name in ("of", "in", "comma", "clitic", "open", "unit_day", "oclock", "dash", "about") for c in chars_of(name)
)
_TO = frozenset(c for name in ("to", "dash") for c in chars_of(name))
_AND = frozenset(chars_of("and"))
_BETWEEN = frozenset(chars_of("between"))
_SINCE = frozenset(chars_of("since"))
_LINKS = _TO | _AND | _JOINTS


def placed(items: list[Item], found: list[Found], document: Document) -> list[Time]:
    """The rows of one stretch, in order, spans without the prepositions around them."""
    trimmed = [t for f in found if (t := _trimmed(items, f)) is not None]
    joined = [_opened(items, f, document.published) for f in _joined(items, trimmed)]
    rows = []
    for f in _ranges(items, joined):
        period = f.period
        if f.type == "MAYBE":  # «صباحا» or «12:34» without a day
            continue
        rows.append(
            Time(
                items[f.first].start,
                items[f.last - 1].end,
                f.type,
                period.value,
                f.calendar,
                period.begin,
                period.finish,
            )
        )
    return rows


def _trimmed(items: list[Item], found: Found) -> Found | None:
    first, last = found.first, found.last
    opened = sum(items[i].char == _OPEN for i in range(first, last))
    while first < last and items[first].char in _TRIM:
        first += 1
    while last > first and (items[last - 1].char in _TRIM or (items[last - 1].char == _CLOSE and not opened)):
        last -= 1
    return found._replace(first=first, last=last) if first < last else None


_OPEN, _CLOSE = chars_of("open"), chars_of("close")


def _joined(items: list[Item], found: list[Found]) -> list[Found]:
    """Hours and parts of the day joined to the day beside them: «صباح أمس», «غدا الساعة 8», «مساء يوم الأحد»."""
    out: list[Found] = []
    for f in found:
        while out and (both := _join(items, out[-1], f)):
            out.pop()
            f = both
        out.append(f)
    return out


HOURS = ("TIME", "MAYBE")
DAY_PART = re.compile(r"(.{10})T(MO|MI|AF|EV|NI)\Z")


def _join(items: list[Item], one: Found, other: Found) -> Found | None:
    if any(items[i].char not in _JOINTS for i in range(one.last, other.first)):
        return None
    hour, day = (one, other) if one.type in HOURS else (other, one)
    if hour.type not in HOURS:
        return None
    if day.type in HOURS:
        return _join_hours(one, other)
    if day.type != "DATE" or len(day.period.value) not in (10, 11) or day.period.value[4] != "-":
        return None
    period = at_time(day.period, hour.period.value) if hour.period.value[0] == "T" else None
    return Found(one.first, other.last, "TIME", period, day.calendar) if period else None


def _join_hours(one: Found, other: Found) -> Found | None:
    """«الساعة الثالثة مساء», «صباح الغد الساعة 7»: the part of the day tells the half of the clock."""
    for clock, part in ((one, other), (other, one)):
        if not re.match(r"T\d\d:", clock.period.value):
            continue
        if part.period.value in ("TMO", "TMI", "TAF", "TEV", "TNI"):
            value = _half(clock.period.value, part.period.value)
            return Found(one.first, other.last, "TIME", Period(value))
        m = DAY_PART.match(part.period.value)
        if m:
            begin = part.period.begin
            day = periods.day(begin.date()) if begin else Period(m[1])
            return Found(
                one.first, other.last, "TIME", at_time(day, _half(clock.period.value, f"T{m[2]}")), part.calendar
            )
    return None


def _half(clock: str, part: str) -> str:
    hour = int(clock[1:3])
    later = part in ("TAF", "TEV") or (part == "TNI" and hour >= 6)
    return f"T{hour + 12:02d}{clock[3:]}" if later and hour < 12 else clock


def at_time(day: Period, time: str) -> Period:
    """A day's period narrowed to an hour (``T15:00``) or a part of the day (``TMO``).

    >>> from datetime import date
    >>> at_time(periods.day(date(2024, 5, 1)), "T15:30")
    Period(value='2024-05-01T15:30', begin=datetime.datetime(2024, 5, 1, 15, 30), finish=datetime.datetime(2024, 5, 1, 15, 31))
    """
    value = day.value + time
    if day.begin is None:
        return Period(value)
    if len(time) == 3:
        return periods.part_of_day(day.begin.date(), time[1:])
    begin = day.begin + timedelta(hours=int(time[1:3]), minutes=int(time[4:6])) if day.begin.year < 9999 else None
    return Period(value, begin, begin and begin + timedelta(minutes=1))


def _ranges(items: list[Item], found: list[Found]) -> list[Found]:
    """«من 4 إلى 22 يناير»: the first end's period runs up to the second's, so that the two tile the whole."""
    out = list(found)
    for i in range(len(out) - 1):
        one, other = out[i], out[i + 1]
        between = [items[k].char for k in range(one.last, other.first)]
        if not between or any(c not in _LINKS for c in between):
            continue
        linked = any(c in _TO for c in between)
        if not linked and one.first and any(c in _AND for c in between):
            linked = any(items[k].char in _BETWEEN for k in range(max(one.first - 2, 0), one.first + 1))
        begin, until = one.period.begin, other.period.begin
        if linked and one.type == other.type and one.type in ("DATE", "TIME") and begin and until and begin < until:
            out[i] = one._replace(period=one.period._replace(finish=until))
    return out


def _opened(items: list[Item], found: Found, published: date | None) -> Found:
    """«منذ عام 2003»: from its begin to the end of the day of publication; no end while that is unknown."""
    period = found.period
    if not found.first or items[found.first - 1].char not in _SINCE or period.begin is None:
        return found
    if published is None:
        return found._replace(period=period._replace(finish=None))
    after = periods.start_of(add_days(published, 1))
    return (
        found._replace(period=period._replace(finish=max(after, period.finish))) if after and period.finish else found
    )


NEAR = 150
"""Characters between an hour and the day of its sentence, at most."""


def with_days(times: list[Time], document: Document) -> list[Time]:
    """An hour that stands alone takes the nearest day of its sentence: «غدا على ملعب المدينة، الساعة 8 مساء»."""
    out = list(times)
    for i, t in enumerate(times):
        if t.type == "TIME" and t.value[0] == "T":
            days = [d for d in (_day_near(times, i, -1, document), _day_near(times, i, 1, document)) if d]
            if days:
                begin = min(days, key=lambda d: d[0])[1]
                period = at_time(periods.day(begin.date()), t.value)
                out[i] = t._replace(value=period.value, begin=period.begin, finish=period.finish)
    return out


def _day_near(times: list[Time], i: int, step: int, document: Document) -> tuple[int, datetime] | None:
    """The next day before or after row ``i`` in its sentence: how far it is, and when."""
    one, j = times[i], i + step
    while 0 <= j < len(times):
        first, second = (times[j], one) if step < 0 else (one, times[j])
        gap = document.folded[first.end : min(second.start, first.end + NEAR)]
        if second.start - first.end >= NEAR or _SENTENCE.search(gap):
            return None
        begin = times[j].begin
        if begin is not None and DATED.match(times[j].value):
            return len(gap), begin
        j += step
    return None


DATED = re.compile(r"\d{4}-\d\d-\d\d")
_SENTENCE = re.compile(r"[.؟!\n]")


def agreed(times: list[Time], document: Document) -> list[Time]:
    """A Hijri day printed beside its Gregorian one («الموافق») takes that one: sighted months differ from computed."""
    out = list(times)
    for i in range(len(out) - 1):
        for lunar, solar, k in ((out[i], out[i + 1], i), (out[i + 1], out[i], i + 1)):
            if lunar.calendar != "hijri" or solar.calendar != "gregorian" or not (lunar.begin and solar.begin):
                continue
            gap = document.folded[out[i].end : out[i + 1].start]
            near = abs((lunar.begin - solar.begin).days) <= 3
            if len(gap) < 15 and near and len(solar.value) == 10 and solar.type == lunar.type == "DATE":
                out[k] = lunar._replace(value=solar.value, begin=solar.begin, finish=solar.finish)
    return out

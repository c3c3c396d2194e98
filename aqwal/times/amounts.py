"""Readers of amounts of time: durations, «قبل» and «بعد», sets."""

from datetime import date

from . import periods
from .counted import FEW, amount_value
from .items import Item
from .periods import Period, add_days
from .reading import Found, Reading, number_of
from .words import WORDS

ORDER = ("CE", "DE", "Y", "Q", "M", "W", "D", "TH", "TM", "TS")

SINGLE = (("unit_day", "D"), ("unit_month", "M"), ("unit_year", "Y"))


def read_amount(items: list[Item]) -> tuple[dict[str, float], bool]:
    """Counts by unit of «سنة وشهر و21 يوما», and whether a word such as «بضعة» left the count open."""
    counts: dict[str, float] = {}
    pending: float | None = None
    last_unit, open_count = "", False
    for item in items:
        values = item.values
        if "several" in values or "some" in values:
            pending, open_count = (float(FEW), True)
            continue
        unit = next((values[c] for c in ("unit", "the_units", "unit_dual", "the_dual") if c in values), None)
        unit = unit or next((u for c, u in SINGLE if c in values), None)
        dual = "unit_dual" in values or "the_dual" in values
        if unit is not None and not ("num" in values and pending is None and unit in ("TS", "DE")):
            counts[unit] = counts.get(unit, 0) + (2.0 if dual else 1.0 if pending is None else pending)
            pending, last_unit = None, unit
        elif "and_half" in values and last_unit:
            counts[last_unit] += float(values["and_half"])
        elif "half" in values:
            pending = float(values["half"])
        elif "quantity" in values:
            pending = _decimal(values["quantity"])
        elif "decimal_date" in values:
            pending = _decimal(values["decimal_date"])
        elif (number := number_of(item)) is not None:
            if pending is None and last_unit and number == counts.get(last_unit):
                continue  # «عام واحد», «يومين اثنين»
            pending = pending * 1000 if pending and number == 1000 else float(number)
        elif "some_after" in values:
            open_count = True
    return counts, open_count


def _decimal(text: str) -> float | None:
    try:
        return float(text) if len(text) < 12 else None
    except ValueError:
        return None


def value_of(counts: dict[str, float], *, open_count: bool = False) -> str | None:
    """The TIMEX3 duration: ``P1Y1M21D``, ``PXD`` for an open count; None for what no TIMEX3 says.

    >>> value_of({"Y": 1, "M": 1, "D": 21})
    'P1Y1M21D'
    """
    units = [u for u in ORDER if u in counts]
    if not units:
        return None
    if open_count:
        return amount_value(units[0], 1).replace("1", "X", 1)
    if len(units) == 1:
        return amount_value(units[0], counts[units[0]])
    days = "".join(f"{counts[u]:g}{u}" for u in units if not u.startswith("T"))
    hours = "".join(f"{counts[u]:g}{u[1]}" for u in units if u.startswith("T"))
    return f"P{days}" + (f"T{hours}" if hours else "")


def moved(published: date, counts: dict[str, float], sign: int) -> date | None:
    """``published`` moved by all counts; None where hours or fractions make the day unsure, or the calendar ends."""
    d: date | None = published
    for unit in ORDER:
        if unit in counts and d is not None:
            if unit.startswith("T"):
                continue
            months = periods.UNIT_MONTHS.get(unit)
            count = counts[unit]
            if count > 100_000:
                return None
            d = (
                periods.add_months(d, round(sign * count * months))
                if months
                else periods.shift(d, unit, sign * int(count))
            )
    return d


def amount(r: Reading) -> list[Found]:
    """«ثلاث سنوات», «48 ساعة»: a duration; after «منذ» one that runs to the day of publication."""
    split = _repeats(r)
    if split is not None:  # «16 سنة و18 سنة» are two
        counts, open_count = read_amount(r.items[r.match.start() : split])
    else:
        counts, open_count = read_amount(r.group("q"))
    value = value_of(counts, open_count=open_count)
    if split is not None and value is not None:
        other, other_open = read_amount(r.items[split : r.match.end()])
        second = value_of(other, open_count=other_open)
        found = [Found(r.match.start(), split, "DURATION", Period(value))]
        return found + ([Found(split, r.match.end(), "DURATION", Period(second))] if second else [])
    if value is None or (set(counts) == {"TS"} and counts["TS"] == 1) or r.word_after() in WORDS["no_duration_before"]:
        return []
    before = r.items[r.match.start() - 1].values if r.match.start() else {}
    if "since" in before and r.published:
        return r.found("DURATION", Period(value) if open_count else _to_present(value, counts, r.published))
    return r.found("DURATION", Period(value))


def _repeats(r: Reading) -> int | None:
    """Where a unit comes a second time: the index of the joint before it."""
    seen: set[str] = set()
    joint = r.match.start()
    for i in range(r.match.start(), r.match.end()):
        values = r.items[i].values
        if not values or "and" in values or "clitic" in values:
            joint = i
        unit = next((values[c] for c in ("unit", "unit_dual") if c in values), None)
        unit = unit or next((u for c, u in SINGLE if c in values), None)
        if unit and not ("num" in values and unit in ("TS", "DE")):
            if unit in seen:
                return joint
            seen.add(unit)
    return None


def _to_present(value: str, counts: dict[str, float], published: date | None) -> Period:
    """«منذ ثلاث سنوات»: so much time up to the end of the day of publication."""
    d = moved(published, counts, -1) if published else None
    if published is None or d is None or d == published:
        return Period(value)
    return periods.of_days(value, d, add_days(published, 1))


def through(r: Reading) -> list[Found]:
    """«طوال شهر», «لمدة ساعة», «سنة كاملة»: one of the unit; «على مدى عقود»: an open number."""
    counts, _ = read_amount(r.group("q"))
    if _bare_plural(r) and r.word_after().startswith("ال"):  # «خلال أيام العيد»
        return []
    value = value_of(dict.fromkeys(counts, 1.0), open_count=_bare_plural(r))
    return [r.part("q", None, "DURATION", Period(value))] if value else []


def ago(r: Reading) -> list[Found]:
    """«قبل عامين», «بعد أسبوعين من الآن»: the day counted from publication, valued at the precision of its unit.

    «قبل يومين من الانتخابات» counts from an event: a duration.
    """
    counts, open_count = read_amount(r.group("q"))
    units = [u for u in ORDER if u in counts]
    if not units:
        return []
    sign = -1 if any("before" in item.values for item in r.group("p")) else 1
    after = r.word_after(skip=("فقط", "تقريبا", "كامله"))
    if (not r.group("now") and after in ("من", "عن")) or (sign == 1 and not r.group("now") and not r.looks_ahead()):
        value = value_of(counts, open_count=open_count or _bare_plural(r))
        return [r.part("q", None, "DURATION", Period(value))] if value else []
    if r.group("now") or not _bare_plural(r):
        return _counted_day(r, counts, sign, open_count)
    return r.found("DATE", Period("PAST_REF" if sign < 0 else "FUTURE_REF"))


def _bare_plural(r: Reading) -> bool:
    items = r.group("q")
    words = {r.document.folded[item.start : item.end] for item in items}
    return bool(words & WORDS["bare_plural"]) and not any(
        number_of(item) is not None or {"several", "some", "quantity"} & set(item.values) for item in items
    )


def from_now(r: Reading) -> list[Found]:
    """«شهر و21 يوما من الآن»: back after «منذ», else forward only where the clause looks ahead."""
    counts, open_count = read_amount(r.group("q"))
    before = r.items[r.match.start() - 1].values if r.match.start() else {}
    sign = 1 if "after" in before or (not {"since", "before"} & set(before) and r.looks_ahead()) else -1
    return _counted_day(r, counts, sign, open_count)


def _counted_day(r: Reading, counts: dict[str, float], sign: int, open_count: bool) -> list[Found]:
    units = [u for u in ORDER if u in counts]
    if not units:
        return []
    finest = units[-1]
    if finest.startswith("T"):
        whole_days = [u for u in units if not u.startswith("T")]
        if not whole_days:
            value = value_of(counts, open_count=open_count)
            return r.found("DURATION", Period(value)) if value else []
        finest = whole_days[-1]
    if finest == "Y" and counts["Y"] % 1:
        finest = "M"
    published = r.published
    d = moved(published, counts, sign) if published else None
    if d is None or published is None:
        return r.found("DATE", Period(periods.UNKNOWN.get(finest, "XXXX")))
    value = periods.calendar_unit(d, finest).value
    if open_count:
        first, after = (d, published) if sign < 0 else (add_days(published, 1), d)
        return r.found("DATE", periods.of_days("PAST_REF" if sign < 0 else "FUTURE_REF", first, after))
    return r.found("DATE", periods.of_days(value, d, add_days(d, 1)))


def since_some(r: Reading) -> list[Found]:
    """«منذ سنوات», «قبل أيام»: an open number of units."""
    counts, _ = read_amount(r.group("q"))
    value = value_of(counts, open_count=True)
    if r.word_after().startswith("ال"):
        return []
    words = {r.document.folded[item.start : item.end] for item in r.group("q")}
    if value is None or not words & WORDS["bare_plural"]:
        single = value_of(counts)
        before = r.items[r.match.start() - 1].values
        if not single or "since" not in before:
            return []
        return r.found("DURATION", _to_present(single, counts, r.published))
    return r.found("DURATION", Period(value))


def repeated(r: Reading) -> list[Found]:
    """«كل يوم», «كل أسبوعين», «كل يوم اثنين»."""
    if r.word_after().startswith("وانت"):  # «كل عام وأنتم بخير»
        return []
    weekday = r.value("weekday", "w", "w2") or r.value("weekday_bare", "w")
    if weekday:
        return r.found("SET", Period(f"XXXX-WXX-{weekday}"))
    part = r.value("daypart", "part")
    if part and part != "AF":  # «كل عصر»: every age
        return r.found("SET", Period(f"XXXX-XX-XXT{periods.TIMEX_PART[part]}"))
    counts, open_count = read_amount(r.items[r.match.start() : r.match.end()])
    value = value_of(counts, open_count=open_count)
    return r.found("SET", Period(value)) if value else []


def weekdays(r: Reading) -> list[Found]:
    """«أيام الأحد»."""
    return r.found("SET", Period(f"XXXX-WXX-{r.value('weekday', 'w')}"))


def adverb(r: Reading) -> list[Found]:
    """«يوميا», «سنويا»."""
    return r.found("SET", Period(r.value("set", "s") or "P1D"))


READERS = {
    "amount": amount, "through": through, "whole": through, "ago": ago, "from_now": from_now,
    "since_some": since_some, "repeated": repeated, "weekdays": weekdays, "set": adverb,
}  # fmt: skip

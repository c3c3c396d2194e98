"""Readers of counted units («السنوات الثلاث الماضية») and of stretches without a count («السنوات الأخيرة»)."""

from datetime import date

from . import periods
from .items import Item
from .periods import Period, add_days
from .reading import Found, Reading
from .units import moved_unit
from .years import Year, direction, read_year

FEW = 3


def years_rel(r: Reading) -> list[Found]:
    """«الأيام الثلاثة الماضية», «آخر 3 سنوات», «العقدين الماضيين»: as long as counted, up to or from publication."""
    unit, count = counted(r)
    if unit is None or count is None or not 0 < count < 10_000:
        return []
    items = r.group("r", "r2", "r3")
    sign = -1 if not items or "recent" in items[0].values else direction(items)
    few = any({"few", "several"} & set(item.values) for item in r.items[r.match.start() : r.match.end()])
    value = amount_value(unit, 1).replace("1", "X") if few else amount_value(unit, count)
    if not sign or {"preceding", "following"} & set(items[0].values if items else ()):
        return r.found("DURATION", Period(value))
    return r.found("DURATION", stretch(value, unit, count, sign, r.published))


def counted(r: Reading) -> tuple[str | None, float | None]:
    """Unit and count of a counted noun in whichever groups matched."""
    for unit_group, number_group in (("u", "n"), ("u2", ""), ("u3", "n2"), ("u4", "n3"), ("u5", ""), ("u6", "")):
        unit, dual = unit_of(r.group(unit_group))
        if unit is not None:
            number = r.number(number_group) if number_group else None
            return unit, 2.0 if dual else 1.0 if unit_group == "u6" else float(FEW if number is None else number)
    return None, None


def unit_of(items: list[Item]) -> tuple[str | None, bool]:
    """The TIMEX3 unit of a counted noun, and whether the noun is a dual."""
    for item in items:
        for cls in ("unit", "the_units", "unit_dual", "the_dual"):
            if cls in item.values:
                return item.values[cls], "dual" in cls
        for cls, unit in (("unit_day", "D"), ("unit_month", "M"), ("unit_year", "Y")):
            if cls in item.values:
                return unit, False
    return None, False


def stretch(value: str, unit: str, count: float, sign: int, published: date | None) -> Period:
    """``count`` units up to publication (sign -1), or from the day after it (1). Decades are calendar ones."""
    if published is None or unit.startswith("T"):
        return Period(value)
    whole = int(count)
    if unit in ("DE", "CE"):
        first = published.year // 10 + (1 if sign > 0 else -whole)
        one, last = periods.decade(first), periods.decade(first + whole - 1)
        return Period(value, one.begin, last.finish) if unit == "DE" else Period(value)
    start = add_days(published, 1) if sign > 0 else published
    other = start and periods.shift(start, unit, sign * whole)
    if start is None or other is None:
        return Period(value)
    return periods.of_days(value, min(start, other), max(start, other))


def amount_value(unit: str, count: float) -> str:
    """The TIMEX3 duration of a count of one unit.

    >>> amount_value("Y", 3), amount_value("TH", 1.5), amount_value("DE", 2)
    ('P3Y', 'PT1.5H', 'P2DE')
    """
    number = f"{count:g}" if count < 1e6 else str(int(count))
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def first_of(r: Reading) -> list[Found]:
    """«الأشهر الستة الأولى من العام الماضي»: a duration that starts the year."""
    unit, count = counted(r)
    this_year = Year(r.published.year, False) if r.published else None
    year = read_year(r.group("y"), r.published) or this_year
    whole = year.period() if year else None
    if unit is None or count is None or not 0 < count < 1000 or unit.startswith("T"):
        return []
    value = amount_value(unit, count)
    after = whole and whole.begin and periods.shift(whole.begin.date(), unit, int(count))
    return r.found(
        "DURATION", Period(value, whole.begin, periods.start_of(after)) if whole and after else Period(value)
    )


def vague(r: Reading) -> list[Found]:
    """«السنوات الأخيرة», «الأيام المقبلة», «الفترة الراهنة»: no length that words fix."""
    items = r.group("r")
    sign = -1 if "recent" in items[0].values else direction(items)
    return r.found("DATE", Period({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[sign or 0]))


def this_units(r: Reading) -> list[Found]:
    """«هذه الأيام»."""
    return r.found("DATE", Period("PRESENT_REF"))


def all_long(r: Reading) -> list[Found]:
    """«طوال العام»: as long as the unit that holds the day of publication."""
    unit = r.value("the_unit", "u") or "D"
    if unit.startswith("T"):
        return []
    whole = moved_unit(r, unit, 0)
    return r.found("DURATION", Period(amount_value(unit, 1), whole.begin, whole.finish))


READERS = {
    "years_rel": years_rel,
    "first_of": first_of,
    "vague": vague,
    "many": vague,
    "this_units": this_units,
    "all_long": all_long,
}

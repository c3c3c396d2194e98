"""The day that a match names, whichever rule asks: by month and year, by the weeks of a month, from publication."""

from . import hijri, periods
from .periods import Period, add_days, make_date
from .reading import Found, Reading
from .words import WORDS
from .years import Year, direction, read_year, year_for


def written(r: Reading, day: int) -> tuple[Period, str] | None:
    """Day ``day`` of the month in groups m, r, y: its period and calendar. None for a day no calendar has."""
    month, lunar = r.value("month", "m"), r.value("hijri_month", "m")
    sign = r.direction("r")
    year = read_year(
        r.group("y"), r.published, with_hijri_month=month is None and lunar is not None, gregorian=month is not None
    )
    if month is None and lunar is not None:
        if r.group("sep") and any("hijri_month_shy" in item.values for item in r.group("m")):
            return None  # «2-صفر» is a score
        return _lunar_day(r, int(lunar), day, sign, year)
    if month is None:
        return day_of_relative_month(r, day)
    number = int(month)
    if year is None or year.number is None:
        if make_date(2000, number, day) is None:
            return None
        unresolved = Period(f"XXXX-{number:02d}-{day:02d}"), "gregorian"
        if r.published is None or year is not None or r.follows(WORDS["named_after"]):
            return unresolved
        guessed = year_for(
            number, day, sign, (r.published.year, r.published.month, r.published.day), ahead=r.looks_ahead()
        )
        found = make_date(guessed, number, day) or make_date(guessed - 1, number, day)
        return (periods.day(found), "gregorian") if found else unresolved
    if year.number < 1:
        return None
    found = make_date(year.number, number, day)
    return (periods.day(found), "gregorian") if found else None


def _lunar_day(r: Reading, month: int, day: int, sign: int | None, year: Year | None) -> tuple[Period, str] | None:
    number = year.number if year else None
    if year and number is not None and not year.hijri:
        number = hijri.year_holding(number, month)
        if number is None:
            return None
    if number is None:
        now = hijri.of_gregorian(r.published) if r.published and year is None else None
        if now is None:
            return (Period("XXXX-XX-XX"), "hijri") if day <= 30 else None
        number = year_for(month, day, sign, now, ahead=r.looks_ahead())
    period = hijri.day(number, month, day)
    return (period, "hijri") if period else None


def day_of_relative_month(r: Reading, day: int) -> tuple[Period, str] | None:
    """Day ``day`` of «الشهر المقبل» and kin; of the month last spoken of for «الشهر نفسه»."""
    same = r.last is not None and r.word_after() in ("نفسه", "ذاته", "عينه")
    anchor = r.last if same else r.published
    if anchor is None:
        return Period(f"XXXX-XX-{day:02d}"), "gregorian"
    sign = direction(r.group("r", "r2", "m")) or 0
    moved = periods.add_months(anchor.replace(day=1), sign)
    found = moved and make_date(moved.year, moved.month, day)
    return (periods.day(found), "gregorian") if found else None


def nth(r: Reading, number: int, n: int) -> list[Found] | None:
    """The n-th weekday of the month in the match."""
    first = written(r, 1) if r.group("m") else day_of_relative_month(r, 1)
    if not first or first[0].begin is None:
        return r.found("DATE", Period(f"XXXX-WXX-{number}")) if first else []
    begin = first[0].begin.date()
    days = [d for k in range(31) if (d := add_days(begin, k)) and d.month == begin.month and d.isoweekday() == number]
    if n > len(days):
        return None
    return r.found("DATE", periods.day(days[n - 1 if n > 0 else -1]))


def day_offset(r: Reading) -> int:
    """Days from publication in group d."""
    return int(r.value("dayword", "d") or r.value("today", "d") or 0)

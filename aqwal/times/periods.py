"""Calendar periods: a TIMEX3 value with the half-open instants that bound it.

All functions are total: what falls outside years 1 to 9999 has no bounds, and a date that no calendar has
(31 February) is None.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)
UNIT_DAYS = {"D": 1, "W": 7}
UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PART_HOURS = {
    "MO": (6, 12), "DA": (3, 6), "MI": (11, 14), "AF": (12, 18), "EV": (18, 24), "NI": (20, 28), "NN": (24, 25), "NO": (12, 13),
}  # fmt: skip
"""Hours of the parts of the day; night runs into the next day. A convention: speakers differ."""


class Period(NamedTuple):
    """A TIMEX3 value and its bounds (None where nothing fixes them)."""

    value: str
    begin: datetime | None = None
    finish: datetime | None = None


def four(year: int) -> str:
    """A year in a TIMEX3 value; ``XXXX`` beyond the calendar."""
    return f"{year:04d}" if 1 <= year <= 9999 else "XXXX"


def instant(day: date) -> datetime:
    """The first instant of a day."""
    return datetime(day.year, day.month, day.day)


def start_of(day: date | None) -> datetime | None:
    """The first instant of a day, None for none."""
    return instant(day) if day else None


def make_date(year: int, month: int, day: int) -> date | None:
    """A date, or None for a day that does not exist.

    >>> make_date(2023, 2, 31) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """``day`` moved, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """``day`` moved by months, its day of the month cut to the month's length.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    if not 1 <= year <= 9999:
        return None
    for d in (day.day, 30, 29, 28):
        if d <= day.day and (moved := make_date(year, month + 1, d)):
            return moved
    return None


def shift(day: date, unit: str, count: int) -> date | None:
    """``day`` moved by ``count`` of a TIMEX3 unit (D W M Q Y DE CE)."""
    if unit in UNIT_DAYS:
        return add_days(day, UNIT_DAYS[unit] * count)
    return add_months(day, UNIT_MONTHS[unit] * count)


def of_days(value: str, first: date | None, after: date | None) -> Period:
    """The period from one day up to another."""
    return Period(value, start_of(first), start_of(after))


def day(d: date) -> Period:
    """One day."""
    return of_days(d.isoformat(), d, add_days(d, 1))


def week(d: date) -> Period:
    """The ISO week of a day, Monday to Sunday."""
    year, number, weekday = d.isocalendar()
    first = add_days(d, 1 - weekday)
    return of_days(f"{year:04d}-W{number:02d}", first, first and add_days(first, 7))


def weekend(d: date) -> Period:
    """Saturday and Sunday of the ISO week of a day (the TIMEX3 WE; weekends differ between Arab states)."""
    year, number, weekday = d.isocalendar()
    first = add_days(d, 6 - weekday)
    return of_days(f"{year:04d}-W{number:02d}-WE", first, first and add_days(first, 2))


def month(year: int, number: int) -> Period:
    """A Gregorian month."""
    first = make_date(year, number, 1)
    return of_days(f"{four(year)}-{number:02d}", first, first and add_months(first, 1))


def part_of_year(year: int, unit: str, number: int) -> Period:
    """Quarter (Q), half (H) or third (T, months without a TIMEX3 letter of their own) of a year.

    >>> part_of_year(2016, "Q", 3).value
    '2016-Q3'
    """
    months = {"Q": 3, "H": 6, "T": 4}[unit]
    first = make_date(year, 1 + months * (number - 1), 1)
    value = f"{four(year)}-{unit}{number}" if unit != "T" else four(year)
    return of_days(value, first, first and add_months(first, months))


def year(number: int) -> Period:
    """A Gregorian year; before 1 and after 9999 it has a value and no bounds."""
    first = make_date(number, 1, 1)
    return of_days(four(number), first, first and add_months(first, 12))


def decade(number: int) -> Period:
    """The decade that starts in year ``number * 10``.

    >>> decade(197).begin
    datetime.datetime(1970, 1, 1, 0, 0)
    """
    first = make_date(number * 10, 1, 1)
    return of_days(f"{number:03d}" if 0 <= number <= 999 else "XXX", first, first and add_months(first, 120))


def century(number: int) -> Period:
    """The n-th century by its TIMEX3 value: the 20th is 19, the years 1900 to 1999."""
    first = make_date(max((number - 1) * 100, 1), 1, 1)
    after = make_date(number * 100, 1, 1)
    return of_days(f"{number - 1:02d}", first, after)


def season(year: int, code: str) -> Period:
    """A season of the northern temperate year, from March, June, September or December."""
    first = make_date(year, SEASON_MONTH[code], 1)
    return of_days(f"{four(year)}-{code}", first, first and add_months(first, 3))


def calendar_unit(d: date, unit: str) -> Period:
    """The day, ISO week, month, quarter, year, decade or century that holds a day."""
    if unit == "D":
        return day(d)
    if unit == "W":
        return week(d)
    if unit == "M":
        return month(d.year, d.month)
    if unit == "Q":
        return part_of_year(d.year, "Q", (d.month + 2) // 3)
    if unit == "Y":
        return year(d.year)
    return decade(d.year // 10) if unit == "DE" else century(d.year // 100 + 1)


UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
"""What a unit is called when no publication day says which one is meant."""


def edge(period: Period, code: str) -> Period:
    """The START, MID or END of a period: its first, middle or last half.

    TIMEX3 keeps the value and says START, MID or END in ``mod``; the halves are those of Recognizers-Text.
    """
    if period.begin is None or period.finish is None:
        return period
    share = {"START": (0.0, 0.5), "MID": (0.25, 0.75), "END": (0.5, 1.0)}[code]
    first, last = period.begin.date(), period.finish.date()
    months = (last.year - first.year) * 12 + last.month - first.month
    if months >= 2 and first.day == last.day == 1:
        return of_days(period.value, *(add_months(first, round(months * s)) for s in share))
    days = (last - first).days
    # the days of a week by halves: Monday, Tuesday, Thursday, Saturday
    steps = {0.25: 1, 0.5: 3, 0.75: 5} if days == 7 else {}
    return of_days(period.value, *(add_days(first, steps.get(s, int(days * s))) for s in share))


def part_of_day(d: date, code: str) -> Period:
    """A part of a day, as ``2024-05-01TMO``. Dawn and midnight have no TIMEX3 code and are morning and night."""
    first, last = PART_HOURS[code]
    at = datetime(d.year, d.month, d.day)
    value = f"{d.isoformat()}T{TIMEX_PART[code]}"
    try:
        return Period(value, at + timedelta(hours=first), at + timedelta(hours=last))
    except OverflowError:
        return Period(value)


TIMEX_PART = {"MO": "MO", "DA": "MO", "MI": "MI", "AF": "AF", "EV": "EV", "NI": "NI", "NN": "NI", "NO": "MI"}

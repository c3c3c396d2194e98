"""Hijri days, months and years as Gregorian periods.

Years 1343 to 1500 follow the Umm al-Qura calendar (hijridate). Outside them the tabular civil calendar
(11 leap years in 30) is used: it may be off by a day or two, so such a day is given as the Gregorian *month* in its
value, with bounds one day wider on both sides; a month or year as the Gregorian unit that holds most of it.
"""

from datetime import date

from hijridate import Gregorian, Hijri

from .periods import Period, add_days, of_days

EXACT = range(1343, 1501)
EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram 1 (16 July 622 Julian)


def first_day(year: int, month: int, day: int = 1) -> date | None:
    """The Gregorian date of a Hijri one; exact in :data:`EXACT`, else tabular. None when there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 9700):
        return None
    if year in EXACT:
        try:
            return Hijri(year, month, day).to_gregorian()
        except (ValueError, OverflowError):
            return None
    days = EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    try:
        return date.fromordinal(days)
    except (ValueError, OverflowError):
        return None


def of_gregorian(d: date) -> tuple[int, int, int] | None:
    """Hijri year, month and day of a date, None outside the exact range."""
    try:
        h = Gregorian(d.year, d.month, d.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return h.year, h.month, h.day


def day(year: int, month: int, number: int) -> Period | None:
    """A Hijri day; None when its month has no such day.

    >>> day(1445, 9, 15).value, day(1187, 12, 3).value
    ('2024-03-25', '1774-02')
    """
    d = first_day(year, month, number)
    if d is None:
        return None
    if year in EXACT:
        return of_days(d.isoformat(), d, add_days(d, 1))
    return of_days(d.isoformat()[:7], add_days(d, -1), add_days(d, 2))


def month(year: int, number: int) -> Period | None:
    """A Hijri month; its value is the Gregorian month that holds most of it.

    >>> month(1445, 9).value
    '2024-03'
    """
    first = first_day(year, number)
    after = first_day(year, number + 1) if number < 12 else first_day(year + 1, 1)
    middle = first and add_days(first, 14)
    return of_days(middle.isoformat()[:7], first, after) if middle else None


def year(number: int) -> Period | None:
    """A Hijri year; its value is the Gregorian year that holds most of it.

    >>> year(1445).value
    '2024'
    """
    first, after = first_day(number, 1), first_day(number + 1, 1)
    middle = first and add_days(first, 177)
    return of_days(f"{middle.year:04d}", first, after) if middle else None


def year_holding(gregorian: int, month: int) -> int | None:
    """The Hijri year whose ``month`` begins in a Gregorian year: «رمضان 2015».

    >>> year_holding(2015, 9)
    1436
    """
    guess = round((gregorian - 621.57) * 365.2425 / 354.367)
    for number in (guess, guess - 1, guess + 1):
        first = first_day(number, month)
        if first and first.year == gregorian:
            return number
    return None


def latest_year(published: date | None) -> int:
    """The Hijri year of a day; the last exact one when the day is unknown."""
    h = of_gregorian(published) if published else None
    return h[0] if h else 1450

"""Readers of days: numeric and written dates, today and yesterday."""

from datetime import date, timedelta

from . import hijri, periods
from .dates import day_of_relative_month, day_offset, nth, written
from .items import DATE_TOKEN
from .periods import Period, add_days, make_date
from .reading import Found, Reading, number_of
from .words import WORDS
from .years import counts, direction, read_year, year_for


def _date(r: Reading, dated: tuple[Period, str] | None) -> list[Found] | None:
    return r.found("DATE", *dated) if dated else None


def day_month(r: Reading) -> list[Found] | None:
    """«12 كانون الثاني 2022», «الخامس من يونيو», «20 من الشهر المقبل»."""
    if r.follows(WORDS["place_name"]):
        return None
    day = r.number("d")
    dated = written(r, day) if day else None
    weekday = r.value("weekday", "w")
    if dated and weekday and dated[0].begin and dated[1] == "gregorian" and dated[0].begin.isoweekday() != int(weekday):
        if not r.group("y") and r.published and (d := _year_of_weekday(dated[0].begin.date(), int(weekday))):
            return r.found("DATE", periods.day(d))
        if any("definite" in item.values for item in r.group("d")):  # «الأحد الثاني من الشهر»
            return nth(r, int(weekday), day or 1)
    return _date(r, dated)


def _year_of_weekday(guess: date, weekday: int) -> date | None:
    """The same day and month a year before or after, where it falls on the weekday printed beside it."""
    years = (guess.year - 1, guess.year + 1)
    return next((d for y in years if (d := make_date(y, guess.month, guess.day)) and d.isoweekday() == weekday), None)


def month_between(r: Reading) -> list[Found]:
    """«شهر نوفمبر بين 19 و20»."""
    return _two_days(r, r.number("d1"), r.number("d2"), "m", "d1")


def day_range(r: Reading) -> list[Found]:
    """«من 4 إلى 22 يناير»: the first day, up to the second; then the second."""
    return _two_days(r, r.number("d1"), r.number("d2"), "d1", "d1")


def _two_days(r: Reading, first: int | None, second: int | None, start: str, stop: str) -> list[Found]:
    one, other = written(r, first or 0), written(r, second or 0)
    if not one or not other:
        return []
    end = r.match.end(stop)
    return [Found(r.match.start(start), end, "DATE", *one), Found(end, r.match.end(), "DATE", *other)]


def date_range(r: Reading) -> list[Found]:
    """«من 25 ديسمبر إلى 3 يناير 2024»: the year of the second end, or the year before, is the first's too."""
    months = [int(r.value("month", name) or 0) for name in ("m1", "m2")]
    year = read_year(r.group("y"), r.published, gregorian=True)
    if 0 in months or year is None or year.number is None or year.hijri:
        return []
    first = make_date(year.number - (months[0] > months[1]), months[0], r.number("d1") or 0)
    second = make_date(year.number, months[1], r.number("d2") or 0)
    if not first or not second:
        return []
    end = r.match.end("m1")
    return [
        Found(r.match.start(), end, "DATE", periods.day(first)),
        Found(end, r.match.end(), "DATE", periods.day(second)),
    ]


def day_of_current(r: Reading) -> list[Found] | None:
    """«يوم 24 الجاري», «في 24 الجاري»."""
    day = r.number("d", "d2")
    dated = day_of_relative_month(r, day) if day else None
    return _date(r, dated)


def numeric(r: Reading) -> list[Found] | None:
    """«12/3/2023», «2023-03-12», «5/9/1436هـ»: day before month, unless the year leads."""
    group = r.group("date")
    if "full_date" in group[0].values:
        m = DATE_TOKEN.match(group[0].values["full_date"])
        written_parts = [m[1], m[3], m[4]] if m else []
    else:
        written_parts = [r.document.folded[i.start : i.end] for i in group if number_of(i) is not None]
    parts = [int(part) for part in written_parts]
    if all(len(part) == 1 for part in written_parts):  # «5-4-1»: a formation
        return None
    is_hijri = any(item.values.get("millennium_era") == "AH" for item in r.items[r.match.start() : r.match.end()])
    options = numeric_dates(parts, is_hijri, r.published)
    return r.found("DATE", *options[0]) if options else None


def numeric_dates(parts: list[int], is_hijri: bool, published: date | None) -> list[tuple[Period, str]]:
    """Readings of three numbers as a date, best first.

    Arabic papers write day, month, year; a leading four-digit year is followed by month and day. Two-digit years are
    read both ways, nearest to publication first.

    >>> numeric_dates([12, 3, 2023], False, None)[0][0].value
    '2023-03-12'
    >>> numeric_dates([31, 2, 2023], False, None)
    []
    """
    if len(parts) != 3:
        return []
    a, b, c = parts
    if a > 31:
        orders = [(a, b, c)]
    elif c > 31:
        orders = [(c, b, a)] if b <= 12 else [(c, a, b)]
    else:
        orders = [(2000 + c, b, a), (2000 + a, b, c)]
    found = []
    for year, month, day in orders:
        if is_hijri or 1300 <= year <= 1500:
            lunar = hijri.day(year, month, day)
            if lunar:
                found.append((lunar, "hijri"))
        elif year >= 100 and (d := make_date(year, month, day)):
            found.append((periods.day(d), "gregorian"))
    if published:
        at = periods.instant(published)
        found.sort(key=lambda option: abs(option[0].begin - at) if option[0].begin else timedelta.max)
    return found


def short_date(r: Reading) -> list[Found]:
    """«في 22/4», «يوم 22-4»: day and month where a date is due; nothing before what it would count."""
    decimal = r.group("decimal")
    if decimal:  # «سأعود في 4.22»
        if not any("appointment" in item.values for item in r.items[max(r.match.start() - 2, 0) : r.match.start()]):
            return []
        numbers = [int(x) for x in decimal[0].values["decimal_date"].split(".")]
    else:
        numbers = [r.number("d") or 0, r.number("m") or 0]
    if r.word_after():
        return []
    for day, month in (numbers, numbers[::-1]):
        if make_date(2000, month, day):
            if r.published is None:
                return r.found("DATE", Period(f"XXXX-{month:02d}-{day:02d}"))
            year = year_for(month, day, None, (r.published.year, r.published.month, r.published.day))
            d = make_date(year, month, day)
            return r.found("DATE", periods.day(d)) if d else []
    return []


def day_alone(r: Reading) -> list[Found] | None:
    """«يوم 27», «سأعود في 15»: of the month of publication."""
    if counts(r.word_after()):
        return []
    return _date(r, day_of_relative_month(r, r.number("d") or 0))


def dayword(r: Reading) -> list[Found]:
    """«أمس», «بعد غد»."""
    d = r.published and add_days(r.published, day_offset(r))
    return r.found("DATE", periods.day(d) if d else Period("XXXX-XX-XX"))


def relative_today(r: Reading) -> list[Found]:
    """«اليوم التالي», «اليوم السابق»: from the day last spoken of, else from publication."""
    anchor = r.last or r.published
    d = anchor and add_days(anchor, direction(r.group("r")) or 0)
    return r.found("DATE", periods.day(d) if d else Period("XXXX-XX-XX"))


def today(r: Reading) -> list[Found]:
    """«اليوم»: not the newspaper, the feast or the count («في اليوم الثاني»)."""
    before, after = r.word_before(r.match.start("d")), r.word_after()
    this = any("this" in item.values for item in r.items[r.match.start() : r.match.end()])
    if (
        before in WORDS["not_today_after"]
        or after in WORDS["not_today_before"]
        or (before in ("في", "وفي") and not this)
    ):
        return []
    return r.found("DATE", periods.day(r.published) if r.published else Period("XXXX-XX-XX"))


READERS = {
    "numeric": numeric, "day_range": day_range, "date_range": date_range,
    "day_month": day_month, "month_day": day_month, "day_of_current": day_of_current, "day_alone": day_alone,
    "appointed": day_alone, "short_date": short_date, "month_between": month_between, "dayword": dayword,
    "relative_today": relative_today, "today": today,
}  # fmt: skip

"""Readers of days: numeric and written dates, weekdays, today and yesterday."""

import re
from datetime import date

from . import hijri, periods
from .items import DATE_TOKEN, PAIR_TOKEN
from .periods import Period, add_days, make_date
from .reading import Found, Reading, number_of
from .words import WORDS
from .years import Year, counts, direction, read_year, year_for


def written(r: Reading, day: int) -> tuple[Period, str] | None:
    """Day ``day`` of the month in groups m, r, y: its period and calendar. None for a day no calendar has."""
    month, lunar = r.value("month", "m"), r.value("hijri_month", "m")
    sign = r.direction("r")
    year = read_year(r.group("y"), r.published, with_hijri_month=month is None and lunar is not None, gregorian=month is not None)
    if month is None and lunar is not None:
        return _lunar_day(r, int(lunar), day, sign, year)
    if month is None:
        return _day_of_relative_month(r, day)
    number = int(month)
    if year is None or year.number is None:
        if make_date(2000, number, day) is None:
            return None
        unresolved = Period(f"XXXX-{number:02d}-{day:02d}"), "gregorian"
        if r.published is None or year is not None or r.follows(WORDS["named_after"]):
            return unresolved
        guessed = year_for(number, day, sign, (r.published.year, r.published.month, r.published.day))
        found = make_date(guessed, number, day) or make_date(guessed - 1, number, day)
        return (periods.day(found), "gregorian") if found else unresolved
    if year.number < 1:
        return None
    found = make_date(year.number, number, day)
    return (periods.day(found), "gregorian") if found else None


def _lunar_day(r: Reading, month: int, day: int, sign: int | None, year: Year | None) -> tuple[Period, str] | None:
    number = year.number if year else None
    if number is None:
        now = hijri.of_gregorian(r.published) if r.published and year is None else None
        if now is None:
            return (Period("XXXX-XX-XX"), "hijri") if day <= 30 else None
        number = year_for(month, day, sign, now)
    period = hijri.day(number, month, day)
    return (period, "hijri") if period else None


def _day_of_relative_month(r: Reading, day: int) -> tuple[Period, str] | None:
    same = r.last is not None and r.word_after() in ("نفسه", "ذاته", "عينه")
    anchor = r.last if same else r.published
    if anchor is None:
        return Period(f"XXXX-XX-{day:02d}"), "gregorian"
    sign = direction(r.group("r", "m")) or 0
    moved = periods.add_months(anchor.replace(day=1), sign)
    found = moved and make_date(moved.year, moved.month, day)
    return (periods.day(found), "gregorian") if found else None


def _date(r: Reading, dated: tuple[Period, str] | None) -> list[Found]:
    return r.found("DATE", *dated) if dated else []


def day_month(r: Reading) -> list[Found]:
    """«12 كانون الثاني 2022», «الخامس من يونيو», «20 من الشهر المقبل»."""
    if r.follows(WORDS["place_name"]):
        return []
    day = r.number("d")
    dated = written(r, day) if day else None
    weekday = r.value("weekday", "w")
    if dated and weekday and dated[0].begin and dated[1] == "gregorian" and dated[0].begin.isoweekday() != int(weekday):
        if not r.group("y") and r.published and (d := _year_of_weekday(dated[0].begin.date(), int(weekday))):
            return r.found("DATE", periods.day(d))
        if any("definite" in item.values for item in r.group("d")):  # «الأحد الثاني من الشهر»
            return _nth(r, int(weekday), day or 1)
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
    return [
        Found(r.match.start(start), end, "DATE", *one),
        Found(end, r.match.end(), "DATE", *other),
    ]


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
    return [Found(r.match.start(), end, "DATE", periods.day(first)), Found(end, r.match.end(), "DATE", periods.day(second))]


def pair_range(r: Reading) -> list[Found]:
    """«4-22 يناير», in one word."""
    m = PAIR_TOKEN.match(r.group("pair")[0].values["pair"])
    first, second = (int(m[1]), int(m[2])) if m else (0, 0)
    if not 1 <= first < second <= 31:
        return []
    one, other = written(r, first), written(r, second)
    if not one or not other:
        return []
    return r.found("DATE", one[0]._replace(finish=other[0].finish), one[1])


def day_of_current(r: Reading) -> list[Found]:
    """«يوم 24 الجاري»."""
    day = r.number("d")
    dated = _day_of_relative_month(r, day) if day else None
    return _date(r, dated)


def numeric(r: Reading) -> list[Found]:
    """«12/3/2023», «2023-03-12», «5/9/1436هـ»: day before month, unless the year leads."""
    group = r.group("date")
    if "full_date" in group[0].values:
        m = DATE_TOKEN.match(group[0].values["full_date"])
        parts = [int(m[1]), int(m[3]), int(m[4])] if m else []
    else:
        parts = [n for item in group if (n := number_of(item)) is not None]
    is_hijri = any(item.values.get("millennium_era") == "AH" for item in r.items[r.match.start() : r.match.end()])
    options = numeric_dates(parts, is_hijri, r.published)
    return r.found("DATE", *options[0]) if options else []


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
    if published and len(found) > 1:
        at = periods.start_of(published)
        found.sort(key=lambda option: abs(option[0].begin - at))
    return found


def short_date(r: Reading) -> list[Found]:
    """«في 22/4», «يوم 22-4»: day and month where a date is due; nothing before what it would count."""
    pair = r.group("pair")
    if pair:
        text = next(iter(pair[0].values.values()))
        numbers = [int(x) for x in re.split(r"[.\-/]", text)]
        due = any("appointment" in item.values for item in r.items[max(r.match.start() - 2, 0) : r.match.start()])
        if "decimal_date" in pair[0].values and not due:
            return []
    else:
        numbers = [r.number("d") or 0, r.number("m") or 0]
    if r.word_after() or len(numbers) != 2:
        return []
    for day, month in (numbers, numbers[::-1]):
        if make_date(2000, month, day):
            if r.published is None:
                return r.found("DATE", Period(f"XXXX-{month:02d}-{day:02d}"))
            year = year_for(month, day, None, (r.published.year, r.published.month, r.published.day))
            d = make_date(year, month, day)
            return r.found("DATE", periods.day(d)) if d else []
    return []


def day_alone(r: Reading) -> list[Found]:
    """«يوم 27», «سأعود في 15»: of the month of publication."""
    if counts(r.word_after()):
        return []
    return _date(r, _day_of_relative_month(r, r.number("d") or 0))


# weekdays


def weekday_near(weekday: int, published: date, sign: int | None, *, future: bool) -> date | None:
    """The day of a weekday: with «الماضي» the last before publication, with «المقبل» the next after; otherwise the
    publication day itself, or the last (``future``: the next)."""
    ahead = (weekday - published.isoweekday()) % 7
    if sign == 1:
        return add_days(published, ahead or 7)
    if sign == -1:
        return add_days(published, (ahead or 7) - 7)
    if ahead == 0:
        return published
    return add_days(published, ahead if future else ahead - 7)


def of_weekday(r: Reading, weekday: int, sign: int | None, *, this: bool = False) -> Period:
    """The period of a weekday seen from publication, ``XXXX-WXX-2`` when that is unknown."""
    if r.published is None:
        return Period(f"XXXX-WXX-{weekday}")
    if this:
        monday = add_days(r.published, 1 - r.published.isoweekday())
        d = monday and add_days(monday, weekday - 1)
    else:
        d = weekday_near(weekday, r.published, sign, future=sign is None and future_ahead(r))
    return periods.day(d) if d else Period(f"XXXX-WXX-{weekday}")


FUTURE_WORDS = frozenset("سوف المقرر المزمع المرتقب المتوقع المنتظر يتوقع ينتظر يرتقب المرجح".split())


def future_ahead(r: Reading) -> bool:
    """Whether the words before the match in its clause speak of what is to come («سيعقد», «من المقرر»)."""
    at = r.items[r.match.start()].word
    words, document = r.document.words, r.document
    if IMPERFECT.match(r.word_before()):
        return True
    for i in range(at - 1, max(at - 13, -1), -1):
        if any(mark in document.folded[document.ends[i] : document.starts[i + 1]] for mark in ".\n؟!"):
            return False
        word = words[i][1:] if words[i].startswith("و") else words[i]
        if word in FUTURE_WORDS:
            return True
        if len(word) > 4 and word[0] == "س" and word[1] in "يتنا" and word not in NOT_FUTURE:
            return True
    return False


IMPERFECT = re.compile(r"و?ي[^ا\W]\w{2,}\Z")
"""«يصوت الجمعة»: what an imperfect right before a weekday tells is still to come."""

NOT_FUTURE = frozenset("سياسه سياسي سياسات سياسيه سيطره سيطرت سيناريو سيارات سيدات سيرته سينما سياحه سينات سيناء سينمائي ستين سياره سيول ستوكهولم سياده".split())


def day_named(r: Reading) -> list[Found]:
    """«أمس الثلاثاء», «اليوم (الاثنين)»: where they disagree (a day late in print), the weekday decides."""
    weekday = int(r.value("weekday", "w") or 1)
    if r.published is None:
        return r.found("DATE", Period(f"XXXX-WXX-{weekday}"))
    named = _day_offset(r)
    d = add_days(r.published, named)
    if d is not None and d.isoweekday() != weekday:
        near = [add_days(d, k) for k in (-1, 1, -2, 2, -3, 3)]
        d = next((x for x in near if x is not None and x.isoweekday() == weekday), d)
    return r.found("DATE", periods.day(d) if d else Period(f"XXXX-WXX-{weekday}"))


def _day_offset(r: Reading) -> int:
    return int(r.value("dayword", "d") or r.value("today", "d") or 0)


def weekday(r: Reading) -> list[Found]:
    """«الثلاثاء», «يوم الجمعة», «هذا الأحد»."""
    if r.follows(WORDS["not_weekday_after"]):
        return []
    number = int(r.value("weekday", "w") or 1)
    return r.found("DATE", of_weekday(r, number, None, this=bool(r.group("t"))))


def this_weekday(r: Reading) -> list[Found]:
    """«الأحد الماضي», «الثلاثاء بعد المقبل»."""
    number = int(r.value("weekday", "w") or 1)
    items = r.group("r")
    sign = direction(items)
    if any(cls in items[0].values for cls in ("following", "preceding")) and r.last:
        d = weekday_near(number, r.last, sign, future=True)
        return r.found("DATE", periods.day(d) if d else Period(f"XXXX-WXX-{number}"))
    period = of_weekday(r, number, sign)
    if r.group("skip") and period.begin and sign:
        d = add_days(period.begin.date(), 7 * sign)
        period = periods.day(d) if d else Period(f"XXXX-WXX-{number}")
    return r.found("DATE", period)


def weekday_week(r: Reading) -> list[Found]:
    """«الجمعة من الأسبوع المقبل», «الأسبوع الماضي الأحد»."""
    number = int(r.value("weekday", "w") or 1)
    return r.found("DATE", _weekday_of_week(r, number))


def _weekday_of_week(r: Reading, number: int) -> Period:
    monday = r.published and add_days(r.published, 1 - r.published.isoweekday() + 7 * (direction(r.group("r")) or 0))
    d = monday and add_days(monday, number - 1)
    return periods.day(d) if d else Period(f"XXXX-WXX-{number}")


def week_range(r: Reading) -> list[Found]:
    """«الأسبوع المقبل بين الأربعاء والجمعة»."""
    one = _weekday_of_week(r, int(r.value("weekday", "w1") or 1))
    other = _weekday_of_week(r, int(r.value("weekday", "w2") or 1))
    end = r.match.end("w1")
    return [Found(r.match.start(), end, "DATE", one), Found(end, r.match.end(), "DATE", other)]


def nth_weekday(r: Reading) -> list[Found]:
    """«أول يوم جمعة من يوليو», «الأحد الثاني»: the n-th of the month named, else of the month of publication."""
    number = int(r.value("weekday", "w") or r.value("weekday_bare", "w") or 1)
    return _nth(r, number, r.number("n") or -1)


def _nth(r: Reading, number: int, n: int) -> list[Found]:
    first = written(r, 1) if r.group("m") else _day_of_relative_month(r, 1)
    if not first or first[0].begin is None:
        return r.found("DATE", Period(f"XXXX-WXX-{number}")) if first else []
    begin = first[0].begin.date()
    days = [d for k in range(31) if (d := add_days(begin, k)) and d.month == begin.month and d.isoweekday() == number]
    if n > len(days):
        return []
    return r.found("DATE", periods.day(days[n - 1 if n > 0 else -1]))


def weekday_day(r: Reading) -> list[Found]:
    """«الخميس 21»: a day near publication that is both; otherwise only the weekday is read."""
    weekday, number = int(r.value("weekday", "w") or 1), r.number("d") or 0
    if r.published:
        near = [d for k in range(-31, 32) if (d := add_days(r.published, k)) and d.day == number and d.isoweekday() == weekday]
        if near:
            return r.found("DATE", periods.day(min(near, key=lambda d: abs(d - r.published))))
    return [r.part("w", "w", "DATE", of_weekday(r, weekday, None))]


# today


def dayword(r: Reading) -> list[Found]:
    """«أمس», «بعد غد»."""
    d = r.published and add_days(r.published, _day_offset(r))
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
    if before in WORDS["not_today_after"] or after in WORDS["not_today_before"] or (before in ("في", "وفي") and not this):
        return []
    return r.found("DATE", periods.day(r.published) if r.published else Period("XXXX-XX-XX"))


READERS = {
    "numeric": numeric, "day_range": day_range, "date_range": date_range, "pair_range": pair_range, "day_month": day_month,
    "month_day": day_month, "day_of_current": day_of_current, "day_alone": day_alone, "appointed": day_alone, "short_date": short_date, "month_between": month_between,
    "nth_weekday": nth_weekday, "weekday_nth": nth_weekday, "week_range": week_range,
    "week_weekday": weekday_week, "weekday_week": weekday_week, "weekday_day": weekday_day, "day_named": day_named,
    "this_weekday": this_weekday, "weekday": weekday, "dayword": dayword, "relative_today": relative_today,
    "today": today,
}  # fmt: skip

"""Readers of longer periods: weeks, months, quarters, seasons, years, decades, centuries."""

from datetime import date

from . import hijri, periods
from .items import AND, MONTH_TOKEN, PAIR_TOKEN, Item
from .periods import Period, add_days
from .reading import Found, Reading
from .words import WORDS, chars_of
from .years import Year, counts, direction, read_year, year_for

FEW = 3
"""What «بضعة» and «القليلة» count as (Recognizers-Text)."""


def _edged(r: Reading, period: Period) -> Period:
    """The START, MID or END that group ``edge`` asks for, or what is left of the period."""
    code = r.value("edge", "edge")
    if code:
        return periods.edge(period, code)
    if r.group("edge") and period.begin and r.published:
        rest = r.value("rest", "edge")
        if rest:
            return period._replace(begin=max(period.begin, periods.start_of(r.published)))
        return periods.edge(period, "END")
    return period


def _dated(r: Reading, period: Period | None, calendar: str = "gregorian") -> list[Found]:
    return r.found("DATE", _edged(r, period), calendar) if period else []


# months

SETTLING = frozenset("في منذ حتي خلال طوال بعد قبل قبيل ليالي ايام بحلول ومنذ وفي نهايه بدايه مطلع منتصف اواخر اوايل بنهايه الي".split())


def month(r: Reading) -> list[Found]:
    """«سبتمبر الماضي», «شهر رمضان», «يونيو العام المقبل», «نهاية مارس»; names that are other words need company."""
    lunar = r.value("hijri_month", "m")
    year = read_year(r.group("y"), r.published, with_hijri_month=lunar is not None, gregorian=lunar is None)
    items = r.group("m")
    head = items[-1] if "blessed" not in items[-1].values else items[-2]
    shy = "hijri_month_shy" if lunar else "month_shy"
    if shy in head.values and not (year or r.group("r", "t", "edge") or len(items) > 1):
        settled = ("hijri_month_after_preposition" if lunar else "month_after_preposition") in head.values
        at = r.match.start()
        twin = r.items[at - 2].values if at > 1 and r.items[at - 1].char == AND else {}
        beside = ("hijri_month" if lunar else "month") in twin and shy not in twin
        alone = not r.word_after() and r.word_before() in ("في", "منذ", "حتي", "خلال")
        if not (beside or alone or (settled and r.word_before() in SETTLING)):
            return []
    if r.follows(WORDS["place_name"]) or (not lunar and r.follows(WORDS["first_names"])):
        return []
    if lunar:
        return _lunar_month(r, int(lunar), year)
    number = int(r.value("month", "m") or 1)
    if year and year.number is not None:
        if year.number < 1:
            return []
        return _dated(r, periods.month(year.number, number))
    if r.published is None or year is not None or r.follows(WORDS["named_after"]):
        return r.found("DATE", Period(f"XXXX-{number:02d}"))
    sign = 0 if r.group("t") else r.direction("r")
    guessed = year_for(number, None, sign, (r.published.year, r.published.month, r.published.day))
    return _dated(r, periods.month(guessed, number))


def month_range(r: Reading) -> list[Found]:
    """«بين سبتمبر وأكتوبر 2013»: the year counts for both months."""
    months = [int(r.value("month", name) or 0) for name in ("m1", "m2")]
    year = read_year(r.group("y"), r.published, gregorian=True)
    if 0 in months or year is None or year.number is None or year.hijri or year.number < 1:
        return []
    end = r.match.end("m1")
    before = year.number - (months[0] > months[1])
    return [
        Found(r.match.start(), end, "DATE", periods.month(before, months[0])),
        Found(end, r.match.end(), "DATE", periods.month(year.number, months[1])),
    ]


def _lunar_month(r: Reading, number: int, year: Year | None) -> list[Found]:
    lunar_year = year.number if year else None
    if lunar_year is None:
        now = hijri.of_gregorian(r.published) if r.published and year is None else None
        if now is None:
            return r.found("DATE", Period("XXXX-XX"), "hijri")
        lunar_year = year_for(number, None, r.direction("r"), now)
    return _dated(r, hijri.month(lunar_year, number), "hijri")


def year_month(r: Reading) -> list[Found]:
    """«2015/3», «3-2015»."""
    m = MONTH_TOKEN.match(r.group("ym")[0].values["year_month"])
    if not m:
        return []
    year, number = (int(m[1]), int(m[2])) if m[1] else (int(m[4]), int(m[3]))
    if not (1900 <= year <= 2100 and 1 <= number <= 12) or r.word_after():
        return []
    return r.found("DATE", periods.month(year, number))


def month_of_year(r: Reading) -> list[Found]:
    """«3/2015»."""
    year, number = r.number("y", "y2") or 0, r.number("m", "m2") or 0
    if not (1900 <= year <= 2100 and 1 <= number <= 12) or r.word_after():
        return []
    return r.found("DATE", periods.month(year, number))


# weeks and other units


def _moved(r: Reading, unit: str, steps: int) -> Period:
    if r.published is None:
        return Period(periods.UNKNOWN[unit])
    anchor = r.published if unit in ("D", "W") else r.published.replace(day=1)
    d = periods.shift(anchor, unit, steps)
    return periods.calendar_unit(d, unit) if d else Period(periods.UNKNOWN[unit])


def _steps(r: Reading, skip: str, rel: str) -> int:
    items = r.group(rel)
    steps = direction(items) or 0
    return steps * 2 if r.group(skip) and steps else steps


def unit_rel(r: Reading) -> list[Found]:
    """«الأسبوع المقبل», «مطلع العام الماضي», «الأسبوع بعد القادم», «هذا الشهر», «بقية العام»."""
    items = r.group("u")
    unit = r.value("the_unit", "u") or r.value("my_week", "u") or "W"
    if unit == "TH" or (unit == "Y" and not r.group("t") and _public(r)):
        return []
    kinds = [item.values for item in r.items[r.match.start() : r.match.end()]]
    if any("hijri_year" in values for values in kinds):
        if r.published is None:
            return r.found("DATE", Period("XXXX"), "hijri")
        year = hijri.latest_year(r.published) + _steps(r, "skip", "r")
        return _dated(r, hijri.year(year), "hijri")
    if items[0].values.get("the_unit") == "D":
        return []
    return r.found("DATE", _edged(r, _moved(r, unit, _steps(r, "skip", "r"))))


def _public(r: Reading) -> bool:
    """Whether «العام» is the adjective (الأمين العام، الرأي العام): a definite noun stands right before it."""
    at = r.match.start("u")
    item = r.items[at]
    if at > 0 and r.items[at - 1].word == item.word:  # a proclitic: «بالعام»
        return False
    before = r.word_before(at)
    before = before[1:] if before[:1] in "وفبل" and before[1:] in WORDS["public"] else before
    if before in WORDS["public"]:
        return True
    if not before.startswith(("ال", "وال", "بال", "لل")) or not {-1, 1}.isdisjoint({r.direction("r")}):
        return False
    return at == 0 or not r.items[at - 1].values or r.items[at - 1].word != item.word - 1


def unit_edge(r: Reading) -> list[Found]:
    """«نهاية العام», «بقية الأسبوع»: of the unit that holds the day of publication."""
    return unit_rel(r) if not r.word_after().startswith("ال") else []


def nth_week(r: Reading) -> list[Found]:
    """«الأسبوع الثالث من هذا الشهر», «الأسبوع الأول من عام 2015», «الأسبوع الأخير من يوليو»."""
    n = r.number("n") or -1
    year = read_year(r.group("y", "y2"), r.published)
    month_number = r.value("month", "m")
    if r.value("hijri_month", "m") or n > 53:
        return []
    whole: Period | None
    if month_number:
        if year and year.number:
            whole = periods.month(year.number, int(month_number))
        elif r.published:
            now = (r.published.year, r.published.month, r.published.day)
            whole = periods.month(year_for(int(month_number), None, r.direction("r"), now), int(month_number))
        else:
            return r.found("DATE", Period(f"XXXX-{int(month_number):02d}"))
    elif r.group("m"):
        whole = _moved(r, "M", direction(r.group("m", "r")) or 0 if not r.direction("r") else r.direction("r") or 0)
    else:
        whole = year.period() if year else None
    if whole is None or whole.begin is None or whole.finish is None:
        return r.found("DATE", Period("XXXX-WXX"))
    return r.found("DATE", _week_in(whole, n))


def _week_in(whole: Period, n: int) -> Period:
    """The n-th ISO week of a period, -1 the last: of a year by ISO (its Thursday), of a month by its Monday."""
    begin, finish = whole.begin.date(), whole.finish.date()
    pivot = 4 if len(whole.value) == 4 else 1
    first = add_days(begin, (pivot - begin.isoweekday()) % 7)
    if n > 0:
        d = add_days(first, 7 * (n - 1))
    else:
        last = add_days(finish, -1)
        d = add_days(last, -((last.isoweekday() - pivot) % 7))
    return periods.week(d) if d else Period("XXXX-WXX")


def week_of(r: Reading) -> list[Found]:
    """«أسبوع 16 سبتمبر»: the week that holds the day."""
    from .days import written

    if r.value("unit", *()) or not any(v.values.get("unit") == "W" or v.values.get("the_unit") == "W" for v in r.items[r.match.start() : r.match.start() + 1]):
        return []
    dated = written(r, r.number("d") or 0)
    if not dated or dated[0].begin is None:
        return r.found("DATE", Period("XXXX-WXX")) if dated else []
    return r.found("DATE", periods.week(dated[0].begin.date()))


def weekend(r: Reading) -> list[Found]:
    """«عطلة نهاية الأسبوع», «نهاية هذا الأسبوع»: Saturday and Sunday of the ISO week."""
    if r.published is None:
        return r.found("DATE", Period("XXXX-WXX-WE"))
    d = add_days(r.published, 7 * _steps(r, "skip", "r"))
    return r.found("DATE", periods.weekend(d)) if d else []


# counted units: «السنوات الثلاث الماضية»


def years_rel(r: Reading) -> list[Found]:
    """«الأيام الثلاثة الماضية», «آخر 3 سنوات», «العقدين الماضيين»: as long as counted, up to or from publication."""
    unit, count = counted(r)
    if unit is None or count is None or not 0 < count < 10_000:
        return []
    items = r.group("r", "r2", "r3")
    sign = -1 if not items or "recent" in items[0].values else direction(items)
    value = amount_value(unit, count)
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
    year = read_year(r.group("y"), r.published)
    whole = year.period() if year else None
    if unit is None or count is None or not 0 < count < 1000 or unit.startswith("T"):
        return []
    value = amount_value(unit, count)
    after = whole and whole.begin and periods.shift(whole.begin.date(), unit, int(count))
    return r.found("DURATION", Period(value, whole.begin, periods.start_of(after)) if whole and after else Period(value))


def part_rel(r: Reading) -> list[Found]:
    """«الربع الحالي», «الربع الماضي»: of publication's quarter."""
    return r.found("DATE", _edged(r, _moved(r, "Q", direction(r.group("r")) or 0)))


def all_long(r: Reading) -> list[Found]:
    """«طوال العام»: as long as the unit that holds the day of publication."""
    unit = r.value("the_unit", "u") or "D"
    if unit.startswith("T"):
        return []
    whole = _moved(r, unit, 0)
    return r.found("DURATION", Period(amount_value(unit, 1), whole.begin, whole.finish))


def unit_during(r: Reading) -> list[Found]:
    """«خلال العام»: the one that holds the day of publication; not «خلال العام الدراسي»."""
    return unit_rel(r) if not r.word_after().startswith(("ال", "نفسه", "ذاته")) else []


def vague(r: Reading) -> list[Found]:
    """«السنوات الأخيرة», «الأيام المقبلة», «الفترة الراهنة»: no length that words fix."""
    items = r.group("r")
    sign = -1 if "recent" in items[0].values else direction(items)
    return r.found("DATE", Period({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[sign or 0]))


# parts of years, seasons


def part(r: Reading) -> list[Found]:
    """«الربع الثالث من عام 2016», «النصف الأول من الشهر الماضي»; nothing for a match, a prize or a stretch of road."""
    code = r.value("part", "p") or "Q"
    n = r.number("n") or {"Q": 4, "H": 2, "T": 3}[code]
    year = read_year(r.group("y"), r.published)
    if year:
        if year.number is None:
            return r.found("DATE", Period(f"XXXX-{code}{n}" if code != "T" else "XXXX"))
        if n > {"Q": 4, "H": 2, "T": 3}[code]:
            return []
        if year.hijri or year.number < 1:
            return []
        return _dated(r, periods.part_of_year(year.number, code, n))
    unit = r.value("the_unit", "u")
    if unit and unit != "TH":
        steps = direction(r.group("r")) or 0
        whole = _moved(r, unit, steps)
        if unit == "Y" and r.published and n <= {"Q": 4, "H": 2, "T": 3}[code]:
            return r.found("DATE", periods.part_of_year(r.published.year + steps, code, n))
        if code != "H" or n > 2 or whole.begin is None:
            return r.found("DATE", whole)
        return r.found("DATE", periods.edge(whole, "START" if n == 1 else "END"))
    return []


def season(r: Reading) -> list[Found]:
    """«صيف 2016», «الربيع المقبل», «هذا الصيف»."""
    code = r.value("season", "s") or "SU"
    year = read_year(r.group("y"), r.published)
    if year and year.number is not None:
        return _dated(r, periods.season(year.number, code)) if year.number > 0 and not year.hijri else []
    if r.published is None or year:
        return r.found("DATE", Period(f"XXXX-{code}"))
    sign = 0 if r.group("t") else r.direction("r")
    years = range(r.published.year - 1, r.published.year + 2)
    at = periods.start_of(r.published)
    options = [p for y in years if (p := periods.season(y, code)).begin and p.finish]
    if sign == -1:
        options = [p for p in options if p.finish <= at][-1:]
    elif sign == 1:
        options = [p for p in options if p.begin > at]
    else:
        options.sort(key=lambda p: abs(p.begin - at))
    return _dated(r, options[0]) if options else r.found("DATE", Period(f"XXXX-{code}"))


# years, decades, centuries


def year(r: Reading) -> list[Found]:
    """«عام 2024», «سنة 1436هـ», «نهاية عام 2023»."""
    named = read_year(r.items[r.match.start() : r.match.end()], r.published)
    if named is None or named.number is None:
        return []
    if named.number < 0:
        return r.found("DATE", Period(f"BC{-named.number:04d}"))
    if named.number < 100:
        return []
    period = named.period()
    return _dated(r, period, "hijri" if named.hijri else "gregorian")


def years_both(r: Reading) -> list[Found]:
    """«عامي 2019 و2021»: from the first up to the second, then the second."""
    one, other = (read_year([*r.group(name)], r.published) for name in ("y1", "y2"))
    if not one or not other or one.number is None or other.number is None:
        return []
    if min(one.number, other.number) < 100:
        return []
    first, second = one.period(), other.period()
    if first is None or second is None:
        return []
    calendar = "hijri" if one.hijri else "gregorian"
    end = r.match.end("y1")
    return [
        Found(r.match.start(), end, "DATE", first, calendar),
        Found(end, r.match.end(), "DATE", second, calendar),
    ]


def year_pair(r: Reading) -> list[Found]:
    """«2014-2018», one row from the first year up to the last, valued as the first; not a score or a telephone."""
    m = PAIR_TOKEN.match(r.group("pair")[0].values["pair"])
    if not m:
        return []
    first, second = int(m[1]), int(m[2])
    if len(m[2]) == 2 and 1900 <= first <= 2100:
        second += first // 100 * 100
    if not (1380 <= first < second <= 2100 and second - first <= 200):
        return []
    if second <= 1500:
        one, other = hijri.year(first), hijri.year(second)
        return r.found("DATE", one._replace(finish=other.begin), "hijri") if one and other else []
    return r.found("DATE", periods.year(first)._replace(finish=periods.year(second).begin))


def year_slash(r: Reading) -> list[Found]:
    """«2014 - 2018», «2014/2015»."""
    first, second = r.number("y1") or 0, r.number("y2") or 0
    if not 1300 <= first < second <= 2100 or second - first > 200:
        return []
    return years_both(r)


YEAR_CONTEXT = frozenset(
    c for name in ("in", "since", "to", "before", "after", "clitic", "open", "all_through") for c in chars_of(name)
)


def bare_year(r: Reading) -> list[Found]:
    """«في 2024», «نهاية 2001», «(1998)», «مونديال 2018»: never a number that counts what follows it."""
    items = r.group("y")
    number = r.number("y") or 0
    era = next((i.values["millennium_era"] for i in r.items[r.match.start() : r.match.end()] if "millennium_era" in i.values), "")
    if era:
        if number not in {"CE": range(1800, 2101), "AH": range(1000, 1501), "BC": range(1, 5001)}[era]:
            return []
    else:
        before = r.items[r.match.start() - 1] if r.match.start() else None
        placed = before is not None and before.char in YEAR_CONTEXT
        if not (placed or r.group("edge") or r.follows(WORDS["names_a_year"])) or counts(r.word_after()):
            return []
        if not ("word_year" in items[0].values or 1900 <= number <= 2100 or 1380 <= number <= 1460):
            return []
    named = read_year(r.items[r.match.start() : r.match.end()], r.published)
    if named and named.number and named.number < 0:
        return r.found("DATE", Period(f"BC{-named.number:04d}"))
    period = named.period() if named else None
    return _dated(r, period, "hijri" if named and named.hijri else "gregorian")


def bare_years(r: Reading) -> list[Found]:
    """«من 2014 إلى 2018», «بين 2019 و2021»."""
    first, second = r.number("y1") or 0, r.number("y2") or 0
    if not 1800 <= first < second <= 2100 or counts(r.word_after()):
        return []
    return years_both(r)


def decade(r: Reading) -> list[Found]:
    """«السبعينيات», «ستينيات القرن الماضي»: of the century named, else the last such decade that has begun."""
    tens = int(r.value("decade", "z") or 0)
    if any("hijri_year" in item.values for item in r.items[r.match.start() : r.match.end()]):
        first = hijri.latest_year(r.published) // 100 * 100 + tens * 10
        first -= 100 * (first > hijri.latest_year(r.published))
        one, last = hijri.year(first), hijri.year(first + 9)
        if one is None or last is None or one.begin is None:
            return []
        return r.found("DATE", Period(f"{one.begin.year + 5:04d}"[:3], one.begin, last.finish), "hijri")
    hundreds = _century(r)
    if hundreds is None:
        if r.word_after().startswith(("عمر", "العمر")):
            return []  # «في الأربعينيات من عمره»
        if r.group("c"):
            return r.found("DATE", Period(f"XX{tens}"))
        if r.published is None:
            hundreds = 19
        else:
            hundreds = r.published.year // 100
            hundreds -= hundreds * 10 + tens > r.published.year // 10
    if hundreds < 0:
        return []
    return _dated(r, periods.decade(hundreds * 10 + tens))


def _century(r: Reading) -> int | None:
    """The hundreds of the century in group c, None without one (or unresolved)."""
    n = r.number("c")
    if n is not None:
        return n - 1
    sign = r.direction("c")
    return r.published.year // 100 + sign if sign is not None and r.published else None


def two_thousands(r: Reading) -> list[Found]:
    """«مطلع الألفين»: the 2000s; «الألفين والعشرات»: the 2010s."""
    if r.group("tens"):
        return r.found("DATE", periods.decade(201))
    if not r.group("edge") and r.word_before() not in SETTLING:
        return []
    return _dated(r, periods.decade(200))


def spoken_year(r: Reading) -> list[Found]:
    """«تسعة عشر خمسة وتسعون»: a year said as two numbers."""
    named = read_year([*r.group("n"), *r.group("n2")], r.published)
    period = named.period() if named and named.number else None
    return r.found("DATE", period) if period else []


def unit_alone(r: Reading) -> list[Found]:
    """«الأسبوع» as the whole of what is said; elsewhere it needs a word that places it."""
    return unit_rel(r) if r.match.start() == 0 and r.items[0].word == 0 else []


def century(r: Reading) -> list[Found]:
    """«القرن التاسع عشر», «أواخر القرن العشرين»."""
    n = r.number("n") or 0
    era = r.value("millennium_era", "era") or next(
        (i.values["millennium_era"] for i in r.items[r.match.start() : r.match.end()] if "millennium_era" in i.values), ""
    )
    if not 1 <= n <= 30:
        return []
    if era == "BC":
        return r.found("DATE", Period(f"BC{n - 1:02d}"))
    if era == "AH":
        first, after = hijri.first_day((n - 1) * 100 + 1, 1), hijri.first_day(n * 100 + 1, 1)
        if not first or not after:
            return []
        middle = add_days(first, (after - first).days // 2)
        return _dated(r, periods.of_days(f"{middle.year // 100:02d}", first, after), "hijri")
    return _dated(r, periods.century(n))


READERS = {
    "month_range": month_range, "week_of": week_of, "first_of": first_of, "part_rel": part_rel, "part": part, "nth_week": nth_week, "month": month, "year_month": year_month,
    "years_both": years_both, "month_of_year": month_of_year, "spoken_year": spoken_year, "unit_alone": unit_alone, "season": season, "this_season": season, "two_thousands": two_thousands,
    "decade": decade, "century": century, "years_rel": years_rel, "vague": vague, "many": vague, "all_long": all_long, "unit_during": unit_during, "weekend": weekend, "year": year,
    "unit_rel": unit_rel, "unit_this": unit_rel, "unit_edge": unit_edge, "bare_years": bare_years,
    "year_pair": year_pair, "year_slash": year_slash, "bare_year": bare_year,
}  # fmt: skip

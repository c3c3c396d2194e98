"""Readers of years, decades and centuries."""

from . import hijri, periods
from .periods import Period, add_days
from .reading import Found, Reading
from .words import WORDS, chars_of
from .years import counts, read_year


def year(r: Reading) -> list[Found]:
    """«عام 2024», «سنة 1436هـ», «نهاية عام 2023»."""
    named = read_year(r.items[r.match.start() : r.match.end()], r.published)
    if named is None or named.number is None:
        return []
    if named.number < 0:
        return r.found("DATE", Period(f"BC{-named.number:04d}"))
    digits = r.document.folded[r.items[r.match.start()].start : r.items[r.match.end() - 1].end]
    if named.number < 100 or (counts(r.word_after(), named.number) and len(digits.split()[-1]) < 4):
        return []
    period = named.period()
    return r.dated(period, "hijri" if named.hijri else "gregorian")


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
    return [Found(r.match.start(), end, "DATE", first, calendar), Found(end, r.match.end(), "DATE", second, calendar)]


def year_slash(r: Reading) -> list[Found]:
    """«2014-2018», «2014/2015», «1436-1437هـ»; not a score or a telephone."""
    first, second = r.number("y1") or 0, r.number("y2") or 0
    if not 1300 <= first < second <= 2100 or second - first > 200:
        return []
    return years_both(r)


OF = frozenset(chars_of("of"))
YEAR_CONTEXT = frozenset(
    c for name in ("in", "since", "to", "before", "after", "clitic", "open", "all_through") for c in chars_of(name)
)


def bare_year(r: Reading) -> list[Found]:
    """«في 2024», «نهاية 2001», «(1998)», «مونديال 2018»: never a number that counts what follows it."""
    items = r.group("y")
    number = r.number("y") or 0
    era = next(
        (i.values["millennium_era"] for i in r.items[r.match.start() : r.match.end()] if "millennium_era" in i.values),
        "",
    )
    if era:
        if number not in {"CE": range(1800, 2101), "AH": range(1000, 1501), "BC": range(1, 5001)}[era]:
            return []
    else:
        before = r.items[r.match.start() - 1] if r.match.start() else None
        placed = before is not None and before.char in YEAR_CONTEXT
        placed = (
            placed
            or bool(r.group("edge"))
            or r.follows(WORDS["before_a_month"])
            or r.follows(WORDS["names_a_year"], back=2)
        )
        # «الفترة نفسها من 2011،»: after «من» only where nothing follows that it could count
        placed = placed or (before is not None and before.char in OF and number % 100 != 0 and not r.word_after())
        if not placed or counts(r.word_after(), number):
            return []
        if not ("word_year" in items[0].values or 1900 <= number <= 2100 or 1380 <= number <= 1460):
            return []
    named = read_year(r.items[r.match.start() : r.match.end()], r.published)
    if named and named.number and named.number < 0:
        return r.found("DATE", Period(f"BC{-named.number:04d}"))
    period = named.period() if named else None
    return r.dated(period, "hijri" if named and named.hijri else "gregorian")


def bare_years(r: Reading) -> list[Found]:
    """«من 2014 إلى 2018», «بين 2019 و2021»."""
    first, second = r.number("y1") or 0, r.number("y2") or 0
    if not 1800 <= first < second <= 2100 or counts(r.word_after(), second):
        return []
    return years_both(r)


def spoken_year(r: Reading) -> list[Found]:
    """«تسعة عشر خمسة وتسعون»: a year said as two numbers."""
    named = read_year([*r.group("n"), *r.group("n2")], r.published)
    period = named.period() if named and named.number else None
    return r.found("DATE", period) if period else []


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
    return r.dated(periods.decade(hundreds * 10 + tens))


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
    if not r.group("edge") and not r.follows(WORDS["before_a_month"]):
        return []
    return r.dated(periods.decade(200))


def century(r: Reading) -> list[Found]:
    """«القرن التاسع عشر», «أواخر القرن العشرين»."""
    n = r.number("n") or 0
    era = r.value("millennium_era", "era") or next(
        (i.values["millennium_era"] for i in r.items[r.match.start() : r.match.end()] if "millennium_era" in i.values),
        "",
    )
    if not 1 <= n <= 30:
        return []
    if era == "BC":
        return r.found("DATE", Period(f"BC{n - 1:02d}"))
    if era == "AH":
        first, after = hijri.first_day((n - 1) * 100 + 1, 1), hijri.first_day(n * 100 + 1, 1)
        if not first or not after:
            return []
        middle = add_days(first, (after - first).days // 2) or first
        return r.dated(periods.of_days(f"{middle.year // 100:02d}", first, after), "hijri")
    return r.dated(periods.century(n))


READERS = {
    "year": year, "years_both": years_both, "year_slash": year_slash, "bare_year": bare_year,
    "bare_years": bare_years, "spoken_year": spoken_year, "decade": decade, "century": century,
    "two_thousands": two_thousands,
}  # fmt: skip

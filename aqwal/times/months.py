"""Readers of months, Gregorian and Hijri."""

from . import hijri, periods
from .items import AND, MONTH_TOKEN
from .periods import Period
from .reading import Found, Reading
from .words import WORDS
from .years import Year, read_year, year_for


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
        if not (beside or alone or (settled and r.follows(WORDS["before_a_month"]))):
            return []
    if r.follows(WORDS["place_name"]):
        return []
    if lunar:
        return _lunar_month(r, int(lunar), year)
    number = int(r.value("month", "m") or 1)
    if year and year.number is not None:
        if year.number < 1:
            return []
        return r.dated(periods.month(year.number, number))
    if r.published is None or year is not None or r.follows(WORDS["named_after"]):
        return r.found("DATE", Period(f"XXXX-{number:02d}"))
    return r.dated(_unnamed(r, number))


def _unnamed(r: Reading, number: int) -> Period:
    """A month whose year nothing names."""
    if r.published is None:
        return Period(f"XXXX-{number:02d}")
    sign = 0 if r.group("t") else r.direction("r")
    now = (r.published.year, r.published.month, r.published.day)
    return periods.month(year_for(number, None, sign, now, ahead=r.looks_ahead()), number)


def month_range(r: Reading) -> list[Found]:
    """«بين سبتمبر وأكتوبر 2013», «يوليو وأغسطس الماضيين»: the year or adjective is said of both."""
    months = [int(r.value("month", name) or 0) for name in ("m1", "m2")]
    end = r.match.end("m1")
    if r.group("r"):
        adjective = r.group("r")[0]
        if 0 in months or not r.document.folded[adjective.start : adjective.end].endswith("ين"):
            return []
        one, other = (_unnamed(r, number) for number in months)
        return [Found(r.match.start(), end, "DATE", one), Found(end, r.match.end(), "DATE", other)]
    year = read_year(r.group("y"), r.published, gregorian=True)
    if 0 in months or year is None or year.number is None or year.hijri or year.number < 1:
        return []
    before = year.number - (months[0] > months[1])
    return [
        Found(r.match.start(), end, "DATE", periods.month(before, months[0])),
        Found(end, r.match.end(), "DATE", periods.month(year.number, months[1])),
    ]


def _lunar_month(r: Reading, number: int, year: Year | None) -> list[Found]:
    lunar_year = year.number if year else None
    if year and lunar_year is not None and not year.hijri:
        lunar_year = hijri.year_holding(lunar_year, number)
        if lunar_year is None:
            return []
    if lunar_year is None:
        now = hijri.of_gregorian(r.published) if r.published and year is None else None
        if now is None:
            return r.found("DATE", Period("XXXX-XX"), "hijri")
        lunar_year = year_for(number, None, r.direction("r"), now, ahead=r.looks_ahead())
    return r.dated(hijri.month(lunar_year, number), "hijri")


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


READERS = {
    "month": month, "month_range": month_range, "year_month": year_month, "month_of_year": month_of_year,
}  # fmt: skip

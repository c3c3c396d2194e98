"""Readers of units counted from publication («الأسبوع المقبل»), and of weeks, quarters and seasons."""

from datetime import date

from . import hijri, periods
from .dates import written
from .periods import Period, add_days
from .reading import Found, Reading
from .words import WORDS
from .years import direction, read_year, year_for


def moved_unit(r: Reading, unit: str, steps: int) -> Period:
    if r.published is None:
        return Period(periods.UNKNOWN[unit])
    anchor = r.published if unit in ("D", "W") else r.published.replace(day=1)
    d = periods.shift(anchor, unit, steps)
    return periods.calendar_unit(d, unit) if d else Period(periods.UNKNOWN[unit])


def steps_of(r: Reading, skip: str, rel: str) -> int:
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
        year = hijri.latest_year(r.published) + steps_of(r, "skip", "r")
        return r.dated(hijri.year(year), "hijri")
    if items[0].values.get("the_unit") == "D":
        return []
    return r.found("DATE", r.edged(moved_unit(r, unit, steps_of(r, "skip", "r"))))


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


def unit_during(r: Reading) -> list[Found]:
    """«خلال العام»: the one that holds the day of publication; not «خلال العام الدراسي»."""
    return unit_rel(r) if not r.word_after().startswith(("ال", "نفسه", "ذاته")) else []


def unit_alone(r: Reading) -> list[Found]:
    """«الأسبوع» as the whole of what is said; elsewhere it needs a word that places it."""
    return unit_rel(r) if r.match.start() == 0 and r.items[0].word == 0 else []


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
        whole = moved_unit(r, "M", direction(r.group("r")) or direction(r.group("m")) or 0)
    else:
        whole = year.period() if year else None
    if whole is None or whole.begin is None or whole.finish is None:
        return r.found("DATE", Period("XXXX-WXX"))
    pivot = 4 if len(whole.value) == 4 else 1
    return r.found("DATE", _week_in(whole.begin.date(), whole.finish.date(), n, pivot))


def _week_in(begin: date, finish: date, n: int, pivot: int) -> Period:
    """The n-th ISO week of a stretch, -1 the last; a week belongs where its day ``pivot`` is: of a year the
    Thursday (ISO 8601), of a month the Monday."""
    if n > 0:
        d = add_days(begin, (pivot - begin.isoweekday()) % 7 + 7 * (n - 1))
    else:
        d = add_days(finish, -1 - (finish.isoweekday() - 1 - pivot) % 7)
    return periods.week(d) if d else Period("XXXX-WXX")


def week_of(r: Reading) -> list[Found]:
    """«أسبوع 16 سبتمبر»: the week that holds the day."""
    if r.value("unit", *()) or not any(
        v.values.get("unit") == "W" or v.values.get("the_unit") == "W"
        for v in r.items[r.match.start() : r.match.start() + 1]
    ):
        return []
    dated = written(r, r.number("d") or 0)
    if not dated or dated[0].begin is None:
        return r.found("DATE", Period("XXXX-WXX")) if dated else []
    return r.found("DATE", periods.week(dated[0].begin.date()))


def weekend(r: Reading) -> list[Found]:
    """«عطلة نهاية الأسبوع», «نهاية هذا الأسبوع»: Saturday and Sunday of the ISO week."""
    if r.published is None:
        return r.found("DATE", Period("XXXX-WXX-WE"))
    d = add_days(r.published, 7 * steps_of(r, "skip", "r"))
    return r.found("DATE", periods.weekend(d)) if d else []


def part_rel(r: Reading) -> list[Found]:
    """«الربع الحالي», «الربع الماضي»: of publication's quarter."""
    return r.found("DATE", r.edged(moved_unit(r, "Q", direction(r.group("r")) or 0)))


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
        return r.dated(periods.part_of_year(year.number, code, n))
    unit = r.value("the_unit", "u")
    if unit and unit != "TH":
        steps = direction(r.group("r")) or 0
        whole = moved_unit(r, unit, steps)
        if unit == "Y" and r.published and n <= {"Q": 4, "H": 2, "T": 3}[code]:
            return r.found("DATE", periods.part_of_year(r.published.year + steps, code, n))
        if code != "H" or n > 2 or whole.begin is None:
            return r.found("DATE", whole)
        return r.found("DATE", periods.edge(whole, "START" if n == 1 else "END"))
    return []


def quarter(r: Reading) -> list[Found]:
    """«في الربع الأول» without its year: the last that has begun; not of a match («الربع الأول من المباراة»)."""
    n = r.number("n") or 0
    if not 1 <= n <= 4:
        return []
    if r.published is None:
        return r.found("DATE", Period(f"XXXX-Q{n}"))
    begun = 3 * (n - 1) < r.published.month
    return r.dated(periods.part_of_year(r.published.year - (not begun and not r.looks_ahead()), "Q", n))


def season(r: Reading) -> list[Found]:
    """«صيف 2016», «الربيع المقبل», «هذا الصيف»."""
    code = r.value("season", "s") or "SU"
    year = read_year(r.group("y"), r.published)
    if year and year.number is not None:
        return r.dated(periods.season(year.number, code)) if year.number > 0 and not year.hijri else []
    if r.published is None or year:
        return r.found("DATE", Period(f"XXXX-{code}"))
    sign = 0 if r.group("t") else r.direction("r")
    years = range(r.published.year - 1, r.published.year + 2)
    at = periods.instant(r.published)
    options = [(p.begin, p.finish, p) for y in years if (p := periods.season(y, code)).begin and p.finish]
    if sign == -1:
        options = [o for o in options if o[1] <= at][-1:]
    elif sign == 1:
        options = [o for o in options if o[0] > at]
    else:
        options.sort(key=lambda o: abs(o[0] - at))
    return r.dated(options[0][2]) if options else r.found("DATE", Period(f"XXXX-{code}"))


READERS = {
    "unit_rel": unit_rel, "unit_this": unit_rel, "unit_edge": unit_edge, "unit_during": unit_during,
    "unit_alone": unit_alone, "nth_week": nth_week, "week_of": week_of, "weekend": weekend, "part": part,
    "part_rel": part_rel, "quarter": quarter, "season": season, "this_season": season,
}  # fmt: skip

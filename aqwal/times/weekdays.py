"""Readers of weekdays."""

from datetime import date

from . import periods
from .dates import day_offset, nth
from .periods import Period, add_days
from .reading import Found, Reading
from .words import WORDS
from .years import direction


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
        d = weekday_near(weekday, r.published, sign, future=sign is None and r.looks_ahead())
    return periods.day(d) if d else Period(f"XXXX-WXX-{weekday}")


def day_named(r: Reading) -> list[Found]:
    """«أمس الثلاثاء», «اليوم (الاثنين)»: where they disagree (a day late in print), the weekday decides."""
    weekday = int(r.value("weekday", "w") or 1)
    if r.published is None:
        return r.found("DATE", Period(f"XXXX-WXX-{weekday}"))
    named = day_offset(r)
    d = add_days(r.published, named)
    if d is not None and d.isoweekday() != weekday:
        near = [add_days(d, k) for k in (-1, 1, -2, 2, -3, 3)]
        d = next((x for x in near if x is not None and x.isoweekday() == weekday), d)
    return r.found("DATE", periods.day(d) if d else Period(f"XXXX-WXX-{weekday}"))


def weekday(r: Reading) -> list[Found]:
    """«الثلاثاء», «يوم الجمعة», «هذا الأحد»."""
    if r.follows(WORDS["not_weekday_after"]):
        return []
    number = int(r.value("weekday", "w") or 1)
    if number == 1 and r.follows(WORDS["of_two"]) and not r.word_after().startswith("و"):
        return []
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


def two_weekdays(r: Reading) -> list[Found]:
    """«يومي السبت والأحد المقبلين»: the adjective is said of both."""
    adjective = r.group("r")[0]
    dual = r.document.folded[adjective.start : adjective.end].endswith("ين")
    if not (dual or r.group("both")):
        return []
    sign, end = r.direction("r"), r.match.end("w1")
    one, other = (of_weekday(r, int(r.value("weekday", name) or 1), sign) for name in ("w1", "w2"))
    return [Found(r.match.start(), end, "DATE", one), Found(end, r.match.end(), "DATE", other)]


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


def nth_weekday(r: Reading) -> list[Found] | None:
    """«أول يوم جمعة من يوليو», «الأحد الثاني»: the n-th of the month named, else of the month of publication."""
    number = int(r.value("weekday", "w") or r.value("weekday_bare", "w") or 1)
    return nth(r, number, r.number("n") or -1)


def weekday_day(r: Reading) -> list[Found]:
    """«الخميس 21»: a day near publication that is both; otherwise only the weekday is read."""
    weekday, number = int(r.value("weekday", "w") or 1), r.number("d") or 0
    if r.published:
        by_nearness = sorted(range(-31, 32), key=abs)
        for d in (add_days(r.published, k) for k in by_nearness):
            if d and d.day == number and d.isoweekday() == weekday:
                return r.found("DATE", periods.day(d))
    return [r.part("w", "w", "DATE", of_weekday(r, weekday, None))]


READERS = {
    "nth_weekday": nth_weekday, "weekday_nth": nth_weekday, "week_range": week_range, "week_weekday": weekday_week,
    "weekday_week": weekday_week, "weekday_day": weekday_day, "day_named": day_named, "this_weekday": this_weekday,
    "weekday": weekday, "two_weekdays": two_weekdays,
}  # fmt: skip

"""Temporal expressions: cases as data, valid TIMEX3 whatever the text, spans that never overlap."""

import re
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqwal import times
from aqwal.findings import TIME_TYPES
from aqwal.text import read
from aqwal.times import grammar, hijri, numbers, periods
from aqwal.times.words import TIMES

CASES = tomllib.loads((Path(__file__).parent / "cases" / "times.toml").read_text(encoding="utf-8"))["case"]

YEAR = r"(?:[0-9X]{4}|BC[0-9]{4})"
DAY = rf"{YEAR}-[0-9X]{{2}}-[0-9X]{{2}}|{YEAR}-WXX-[1-7]"
CLOCK = r"T\d\d:\d\d(?::\d\d)?Z?"
TIMEX = {
    "DATE": re.compile(
        rf"{YEAR}|(?:BC)?[0-9X]{{2,3}}|{YEAR}-[0-9X]{{2}}|{DAY}|{YEAR}-W(?:\d\d|XX)(?:-WE)?"
        rf"|{YEAR}-(?:SP|SU|FA|WI|Q[1-4X]|H[12])|PAST_REF|PRESENT_REF|FUTURE_REF"
    ),
    "TIME": re.compile(rf"(?:{DAY})?{CLOCK}|(?:{DAY})T(?:MO|MI|AF|EV|NI)"),
    "DURATION": re.compile(
        r"P(?:X|\d+(?:\.\d+)?)(?:CE|DE|Y|Q|M|W|D)|PT(?:X|\d+(?:\.\d+)?)[HMS]"
        r"|P(?:\d+(?:\.\d+)?(?:CE|DE|Y|Q|M|W|D))*(?:T(?:\d+(?:\.\d+)?[HMS])+)?"
    ),
}
TIMEX["SET"] = re.compile(rf"{TIMEX['DURATION'].pattern}|XXXX-WXX-[1-7]|XXXX-XX-XXT(?:MO|MI|AF|EV|NI)")
"""TIMEX3 values (TimeML 1.2.1, after ISO 8601), as far as this package writes them."""


def found(text: str, published: date | None) -> list[dict[str, object]]:
    document = read(text, published=published)
    rows = []
    for t in times.find(document):
        start, end = document.published_span(t.start, t.end)
        rows.append({"words": text[start:end], **t._asdict()})
    return rows


@pytest.mark.parametrize("case", [pytest.param(c, id=c["why"]) for c in CASES])
def test_case(case: dict, request: pytest.FixtureRequest) -> None:
    if "fails" in case:
        request.applymarker(pytest.mark.xfail(reason=case["fails"], strict=True))
    rows = found(case["text"], case.get("published"))
    assert [(r["words"], r["type"], r["value"]) for r in rows] == [
        (t["words"], t["type"], t["value"]) for t in case["times"]
    ]
    for row, wanted in zip(rows, case["times"], strict=True):
        assert row["calendar"] == wanted.get("calendar", "gregorian")
        for bound in ("begin", "finish"):
            if bound in wanted:
                assert row[bound] == datetime.combine(wanted[bound], datetime.min.time())


def test_no_rule_matches_nothing_and_every_rule_has_a_reader() -> None:
    assert not [rule for rule, pattern in grammar.PATTERNS.items() if pattern.match("")]
    assert set(grammar.RULES) == set(times.READERS)


def test_unresolved_has_no_bounds() -> None:
    rows = found("أمس الثلاثاء وسبتمبر الماضي والأسبوع المقبل وقبل عامين والعام الماضي ويوم 24 الجاري", None)
    assert len(rows) == 6
    assert all(row["begin"] is None and row["finish"] is None for row in rows)


WORDS = sorted({form for table in TIMES.values() for forms in table.values() for form in forms} | set(numbers.PIECES))
ODD = (
    "0 00 0000 31 32 99999 2024 1445هـ 1500هـ 9700هـ 31/2/2023 0/0/0 9999-12-31 1-1-1 30:99 24:00 7:56:99 2.5 1e5 ² ½ "
    "99999999999999999999 12-30-9666هـ م ق.م ال كلمة ( ) « » - / : ، . و\n"
).split(" ")
PUBLISHED = st.sampled_from([None, date(2024, 3, 20), date(2016, 2, 29), date.min, date.max])
JUMBLE = st.lists(
    st.tuples(
        st.sampled_from(WORDS) | st.sampled_from(ODD), st.sampled_from([" ", " ", " ", "", "-", "/", "، ", ":", "\n"])
    ),
    max_size=14,
).map(lambda parts: "".join(word + gap for word, gap in parts))


def check(text: str, published: date | None) -> None:
    document = read(text, published=published)
    last = 0
    for t in times.find(document):
        assert last <= t.start < t.end <= len(document.folded)
        last = t.end
        assert t.type in TIME_TYPES
        assert TIMEX[t.type].fullmatch(t.value), (t, text)
        assert t.calendar in ("gregorian", "hijri")
        assert t.begin is None or t.finish is None or t.begin < t.finish


@settings(max_examples=1500, deadline=None)
@given(JUMBLE, PUBLISHED)
def test_never_raises_on_jumbled_time_words(text: str, published: date | None) -> None:
    check(text, published)


@settings(max_examples=500, deadline=None)
@given(st.text(), PUBLISHED)
def test_never_raises_on_any_text(text: str, published: date | None) -> None:
    check(text, published)


@given(st.integers(1, 999_999))
def test_numbers_in_words(value: int) -> None:
    words = spelled(value)
    assert numbers.read_number(words, 0, len(words)) == numbers.Number(value, False, len(words))


UNITS = "واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه".split()
TENS = "عشرون ثلاثون اربعون خمسون ستون سبعون ثمانون تسعون".split()


def spelled(value: int) -> list[str]:
    """A number as folded Arabic words, masculine, as school grammar has it."""
    thousands, rest = divmod(value, 1000)
    groups = []
    if thousands == 1:
        groups.append(["الف"])
    elif thousands == 2:
        groups.append(["الفان"])
    elif thousands:
        groups.append([*below_thousand(thousands), "الاف" if thousands <= 10 else "الف"])
    if rest:
        groups.append(below_thousand(rest))
    words = groups[0]
    for group in groups[1:]:
        words = [*words, "و" + group[0], *group[1:]]
    return words


def below_thousand(value: int) -> list[str]:
    hundreds, rest = divmod(value, 100)
    words = []
    if hundreds:
        words.append(
            {1: "مايه", 2: "مايتان"}.get(hundreds) or UNITS[hundreds - 1].rstrip("ه").replace("ثماني", "ثمان") + "مايه"
        )
    small: list[str] = []
    if rest > 20 and rest % 10:
        small = [UNITS[rest % 10 - 1], "و" + TENS[rest // 10 - 2]]
    elif rest >= 20:
        small = [TENS[rest // 10 - 2]]
    elif rest > 10:
        small = [["احد", "اثنا"][rest - 11] if rest < 13 else UNITS[rest - 11], "عشر"]
    elif rest == 10:
        small = ["عشره"]
    elif rest:
        small = [UNITS[rest - 1]]
    if words and small:
        small[0] = "و" + small[0]
    return words + small


@given(st.integers(1, 9700), st.integers(1, 12), st.integers(1, 30))
def test_hijri_days_are_in_order(year: int, month: int, day: int) -> None:
    one, after = hijri.first_day(year, month, day), hijri.first_day(year + 1, month, day)
    if one and after:
        assert 352 <= (after - one).days <= 356


def test_tabular_hijri_meets_the_exact_one() -> None:
    """The two calendars differ by two days at most where they meet."""
    for year in (1343, 1400, 1500):
        exact = hijri.first_day(year, 1)
        days = hijri.EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30
        assert exact
        assert abs(exact.toordinal() - days) <= 2


@given(st.dates(), st.sampled_from(["D", "W", "M", "Q", "Y", "DE", "CE"]))
def test_calendar_unit_holds_its_day(day: date, unit: str) -> None:
    period = periods.calendar_unit(day, unit)
    at = datetime(day.year, day.month, day.day)
    assert period.begin is None or period.begin <= at
    assert period.finish is None or at < period.finish

"""Years, and the year that a bare day or month belongs to."""

from datetime import date
from typing import NamedTuple

from . import hijri, periods
from .items import Item
from .periods import Period
from .reading import number_of
from .words import WORDS

HIJRI_GUESS = 1380
"""Bare years from here to the present Hijri year are Hijri: news speaks of them, hardly of the 15th century."""


class Year(NamedTuple):
    """A year that words name: ``number`` is None when no publication day resolves it."""

    number: int | None
    hijri: bool

    def period(self) -> Period | None:
        """The whole year; its value is ``XXXX`` when unresolved."""
        if self.number is None:
            return Period("XXXX")
        return hijri.year(self.number) if self.hijri else periods.year(self.number)


def read_year(
    items: list[Item], published: date | None, *, with_hijri_month: bool = False, gregorian: bool = False
) -> Year | None:
    """The year that a group of items names, None when there is none.

    Two-digit years count as 19xx from 30 on. ``gregorian`` rules the Hijri reading out (beside a Gregorian month).
    """
    numbers = [n for item in items if (n := number_of(item)) is not None]
    eras = {item.values["millennium_era"] for item in items if "millennium_era" in item.values}
    is_hijri = "AH" in eras or any("hijri_year" in item.values for item in items)
    if numbers:
        number = numbers[0]
        if len(numbers) > 1:  # «تسعة عشر خمسة وتسعون»: spoken as two numbers
            if not (17 <= number <= 20 and 10 <= numbers[1] <= 99):
                return None
            number = number * 100 + numbers[1]
        if number > 2200 or number < 1:
            return None
        if "BC" in eras:
            return Year(-number, False)
        if number < 100:
            if number < 30 or with_hijri_month:
                return None
            number += 1900
        guess = number in range(HIJRI_GUESS, hijri.latest_year(published) + 3) and "CE" not in eras and not gregorian
        return Year(number, is_hijri or (with_hijri_month and number < 1600) or guess)
    sign = direction(items)
    if sign is None:
        return None
    is_hijri = is_hijri or with_hijri_month
    if published is None:
        return Year(None, is_hijri)
    if is_hijri:
        return Year(hijri.latest_year(published) + sign, True)
    return Year(published.year + sign, False)


def direction(items: list[Item]) -> int | None:
    """-1, 0, 1 for past, present, future words («الماضي», «هذا», «المقبل»), None without any."""
    for item in items:
        for cls, sign in (("past", -1), ("preceding", -1), ("current", 0), ("future", 1), ("following", 1)):
            if cls in item.values:
                return sign
    return 0 if any("this" in item.values for item in items) else None


def year_for(month: int, day: int | None, sign: int | None, now: tuple[int, int, int], *, ahead: bool = False) -> int:
    """The year of a month or day that names none, counted from ``now`` (year, month, day).

    With «الماضي» the latest one gone by, with «المقبل» (or ``ahead``: the clause speaks of what is to come) the next;
    with «الجاري» this year's. Otherwise the one between eight months ago and four months from now: news looks back.

    >>> year_for(9, None, -1, (2016, 11, 7)), year_for(1, 12, None, (2016, 11, 7)), year_for(6, None, 1, (2016, 11, 7))
    (2016, 2017, 2017)
    """
    year, this_month, today = now
    if sign == 0:
        return year
    earlier = (month, day or 0) < (this_month, today if day else 0)
    same = month == this_month and (day is None or day == today)
    if sign == -1:
        return year if earlier else year - 1
    if sign == 1:
        return year + 1 if earlier or same else year
    months = (month - this_month) + ((day or 15) - (today if day else 15)) / 31
    if ahead:
        return year + (months < 0)
    return year + (1 if months <= -8.5 else -1 if months > 3.5 else 0)


def counts(word: str, number: int = 0) -> bool:
    """Whether a bare number probably counts the ``word`` after it. Round numbers are taken to count any noun:
    what starts like no article, particle or verb.

    >>> counts("نقطه", 2024), counts("حققت", 2013), counts("منزلة", 2000)
    (True, False, True)
    """
    if word in WORDS["counted"]:
        return True
    return number % 100 == 0 and len(word) > 2 and word[0] not in "وفبلكيتسا"

"""The dateline that opens an article: ``أستانا - الوحدة:`` gives the place and the outlet, or the writer."""

import re
from typing import NamedTuple

_DASH = r"\s*[-–—/]\s*"
_PART = r"[^\W\d_][^\n:.،؛«»\"“”()/–—-]{0,38}"
_DATELINE = re.compile(rf"\s*(?P<place>{_PART}?){_DASH}(?P<open>[«\"“(])?(?P<who>{_PART}?)[»\"”)]?\s*:")
_OUTLET = re.compile(r"(?:ال|صحيف|جريد|وكال|قنا|موقع|شبك|إذاع|مجل)")
_MOST_PLACE_WORDS = 3


class Dateline(NamedTuple):
    """Parts as printed, empty where the article does not say."""

    place: str = ""
    outlet: str = ""
    author: str = ""


def dateline(body: str) -> Dateline:
    """The dateline at the beginning of an article's body, empty parts where there is none.

    What follows the dash is an outlet when it is one word, is definite, stands in marks or brackets, or
    opens with a word such as وكالة; other names of two words or more are taken for the writer's.

    >>> dateline("أستانا -الوحدة:\\nقال الرئيس")
    Dateline(place='أستانا', outlet='الوحدة', author='')
    >>> dateline("لندن - سامر الخطيب: بدأت القمة")
    Dateline(place='لندن', outlet='', author='سامر الخطيب')
    >>> dateline("قال الوزير - وهو يبتسم قبل الجلسة - كلمة طويلة: نعم")
    Dateline(place='', outlet='', author='')
    """
    match = _DATELINE.match(body)
    if not match or len(match["place"].split()) > _MOST_PLACE_WORDS or len(match["who"].split()) > _MOST_PLACE_WORDS:
        return Dateline()
    place, who = match["place"].strip(), match["who"].strip()
    if match["open"] or " " not in who or _OUTLET.match(who):
        return Dateline(place, outlet=who)
    return Dateline(place, author=who)

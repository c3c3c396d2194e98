"""Interface words in Arabic and English: texts, counted nouns, digits, days, months.

The words are data: one TOML file a page in ``components/words/``, a key giving ``{ar, en}``. A text names its
values in braces: ``{n}`` is written in the reader's digits, ``{n:article}`` is a counted noun
("٣ مقالات", "1 article"; ``{n:article/of}`` after a preposition), ``{d:day}`` a day, ``{d:month}`` a month.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

LANGUAGES = {"ar": "العربية", "en": "English"}
HERE = Path(__file__).parent / "words"
_ARABIC_DIGITS = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_DIRECTION_MARKS = re.compile(
    "[\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}\u202a-\u202e\u2066-\u2069]"
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$:.&])")


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


class Words(NamedTuple):
    """The words of one page in one language. ``months`` is a row of words/months.toml."""

    page: str
    language: str
    months: str = "default"

    def __call__(self, key: str, **values: Any) -> str:
        """The text of ``key``, looked for in the page's own words, then in the common ones; KeyError if in neither."""
        own = _file(self.page)
        text = (own[key] if key in own else _file("common")[key])[self.language]
        return _Filled(self).format(text, **values) if values else text

    def number(self, n: float, decimals: int = 0) -> str:
        """A number in the reader's digits.

        >>> Words("common", "ar").number(12345.5, 1), Words("common", "en").number(12345)
        ('١٢٬٣٤٥٫٥', '12,345')
        """
        return self.digits(f"{n:,.{decimals}f}")

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share (0 to 1) as a percentage.

        >>> Words("common", "ar").percent(0.125, 1)
        '١٢٫٥٪'
        """
        return self.digits(f"{share * 100:.{decimals}f}%")

    def digits(self, text: str) -> str:
        """European digits, and the marks between them, as the language writes them."""
        return text.translate(_ARABIC_DIGITS) if self.language == "ar" else text

    def count(self, n: int, noun: str, of: bool = False) -> str:  # type: ignore[override]
        """A counted noun by the grammar of the language; ``of`` where it follows a preposition.

        >>> words = Words("common", "ar")
        >>> [words.count(n, "quotation") for n in (0, 1, 2, 3, 11, 100, 102, 103)]
        ['لا اقتباسات', 'اقتباس واحد', 'اقتباسان', '٣ اقتباسات', '١١ اقتباسًا', '١٠٠ اقتباس', '١٠٢ اقتباس', '١٠٣ اقتباسات']
        >>> words.count(2, "article", of=True), Words("common", "en").count(1, "article")
        ('مقالين', '1 article')
        """
        forms = _file("nouns")[noun][self.language]
        if self.language == "en":
            return f"{self.number(n) if n else 'no'} {forms[0 if n == 1 else 1]}"
        zero, one, two, two_of, few, many, hundreds = forms
        if n < 3:
            return (zero, one, two_of if of else two)[n]
        rest = n % 100
        return f"{self.number(n)} {few if 3 <= rest <= 10 else many if rest >= 11 else hundreds}"

    def noun(self, n: int, noun: str) -> str:
        """The noun alone, in the form that the number ``n`` above it asks for."""
        forms = _file("nouns")[noun][self.language]
        if self.language == "en":
            return forms[0 if n == 1 else 1]
        rest = n % 100
        return forms[4] if n == 0 or 3 <= rest <= 10 else forms[5] if rest >= 11 else forms[6]

    def month(self, day: date, year: bool = True) -> str:
        """The month's name as the reader's country names it, with the year.

        >>> Words("common", "ar").month(date(2024, 1, 5)), Words("common", "ar", "levant").month(date(2024, 1, 5), False)
        ('يناير ٢٠٢٤', 'كانون الثاني')
        """
        name = _file("months")["en" if self.language == "en" else self.months][day.month - 1]
        return f"{name} {self.digits(str(day.year))}" if year else name

    def day(self, day: date, year: bool = True) -> str:
        """A day in words.

        >>> Words("common", "ar").day(date(2024, 1, 5)), Words("common", "en").day(date(2024, 1, 5))
        ('٥ يناير ٢٠٢٤', '5 January 2024')
        """
        return f"{self.digits(str(day.day))} {self.month(day, year)}"

    def period(self, first: date, last: date) -> str:
        """From a day to a day, both included, nothing said twice.

        >>> words = Words("common", "ar")
        >>> words.period(date(2024, 1, 1), date(2024, 1, 31)), words.period(date(2024, 1, 1), date(2024, 1, 1))
        ('١–٣١ يناير ٢٠٢٤', '١ يناير ٢٠٢٤')
        >>> words.period(date(2023, 3, 1), date(2024, 1, 1))
        '١ مارس ٢٠٢٣ – ١ يناير ٢٠٢٤'
        """
        if first == last:
            return self.day(last)
        if (first.year, first.month) == (last.year, last.month):
            return f"{self.digits(str(first.day))}–{self.day(last)}"
        return f"{self.day(first, first.year != last.year)} – {self.day(last)}"

    def listing(self, items: Sequence[str]) -> str:
        """Items joined as the language joins them.

        >>> Words("common", "ar").listing(["الوحدة", "النهار"]), Words("common", "en").listing(["a", "b", "c"])
        ('الوحدة والنهار', 'a, b and c')
        """
        if len(items) < 2:
            return "".join(items)
        if self.language == "ar":
            return " و".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"


class _Filled(Formatter):
    """Fills a text's braces by the grammar of its language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def format_field(self, value: Any, format_spec: str) -> str:
        noun, _, of = format_spec.partition("/")
        if isinstance(value, date):
            return self.words.month(value) if noun == "month" else self.words.day(value)
        if noun:
            return self.words.count(int(value), noun, of == "of")
        return self.words.number(value) if isinstance(value, int) else str(value)


def months_of(locale: str) -> str:
    """The row of words/months.toml for a browser's locale; the default where the country is not known.

    >>> months_of("ar-LB"), months_of("ar-DZ"), months_of("en-US"), months_of("")
    ('levant', 'algeria', 'default', 'default')
    """
    country = locale.replace("_", "-").rpartition("-")[2].upper()
    return next((row for row, countries in _file("months")["countries"].items() if country in countries), "default")


def plain(text: str) -> str:
    """A short published string for the interface: on one line, without direction marks that could turn what
    stands beside it. For display only; it still has to be escaped for HTML or Markdown.

    >>> plain("وزير\\u202e الخارجية\\n")
    'وزير الخارجية'
    """
    return " ".join(_DIRECTION_MARKS.sub("", text).split())


def markdown(text: str) -> str:
    """A published string for a label that Streamlit reads as Markdown, nothing in it acting as such.

    >>> markdown("*x* :red[y]")
    '\\\\*x\\\\* \\\\:red\\\\[y\\\\]'
    """
    return _MARKDOWN.sub(r"\\\1", plain(text))

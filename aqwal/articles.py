"""One article as the readers hand it to the analysis."""

import re
from datetime import date, datetime
from typing import NamedTuple

HALF_PAIR = re.compile("[\ud800-\udfff]")


class Article(NamedTuple):
    """An article as published. ``published`` is None where the day is unknown; the other fields may be empty."""

    article_id: str
    title: str
    body: str
    published: datetime | None = None
    outlet: str = ""
    url: str = ""
    author: str = ""
    dateline: str = ""

    @property
    def text(self) -> str:
        """What all offsets count in: headline, newline, body; without a headline the body alone.

        >>> Article("1", "عنوان", "نص").text
        'عنوان\\nنص'
        """
        return f"{self.title}\n{self.body}" if self.title else self.body

    def whole(self) -> "Article":
        """The same, half a surrogate pair, which no table and no file can hold, shown as U+FFFD: one code point for one.

        >>> Article("1", "", "ن\\ud800ص").whole().text
        'ن�ص'
        """
        if HALF_PAIR.search(self.title) or HALF_PAIR.search(self.body):
            return self._replace(
                title=HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", self.title),
                body=HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", self.body),
            )
        return self

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date() if self.published else None

"""One article as the readers hand it to the analysis."""

from datetime import date, datetime
from typing import NamedTuple


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

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date() if self.published else None

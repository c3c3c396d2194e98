"""What a rule's reader sees: the matched items by name, and the day everything is counted from."""

import re
from datetime import date
from typing import NamedTuple

from ..text import Document
from . import periods
from .items import Item
from .periods import Period
from .words import WORDS

EDGES = frozenset({"of", "in", "and", "to", "comma", "open", "dot", "dash", "slash", "colon", "break", "clitic"})


IMPERFECT = re.compile(r"و?ي[^ا\W]\w{2,}\Z")
"""«يصوت الجمعة»: what an imperfect right before a day tells is still to come."""

NOT_AHEAD = tuple(WORDS["not_ahead"])
REACH = 12
"""Words before an expression in which its clause may say that it looks ahead."""


class Found(NamedTuple):
    """A finding before it is placed: items ``[first, last)``, TIMEX3 type, period, calendar."""

    first: int
    last: int
    type: str
    period: Period
    calendar: str = "gregorian"


class Reading(NamedTuple):
    """One match of one rule. ``last`` is the day last spoken of, for «التالي» and «السابق»."""

    items: list[Item]
    match: re.Match[str]
    document: Document
    last: date | None

    @property
    def published(self) -> date | None:
        """The day that relative expressions count from."""
        return self.document.published

    def group(self, *names: str) -> list[Item]:
        """The items of the first of these groups that took part in the match."""
        for name in names:
            if self.match.re.groupindex.get(name) and self.match.start(name) >= 0:
                return self.items[self.match.start(name) : self.match.end(name)]
        return []

    def value(self, cls: str, *names: str) -> str | None:
        """The key of the first item of class ``cls`` in a group."""
        for item in self.group(*names):
            if cls in item.values:
                return item.values[cls]
        return None

    def number(self, *names: str) -> int | None:
        """The first number in a group, words or digits."""
        for item in self.group(*names):
            if (value := number_of(item)) is not None:
                return value
        return None

    def direction(self, *names: str) -> int | None:
        """-1 for a past adjective, 0 for a current one, 1 for a future one; None without any."""
        for item in self.group(*names):
            for cls, sign in (("past", -1), ("current", 0), ("future", 1)):
                if cls in item.values:
                    return sign
        return None

    def found(self, kind: str, period: Period, calendar: str = "gregorian") -> list[Found]:
        """The whole match as one finding."""
        return [Found(self.match.start(), self.match.end(), kind, period, calendar)]

    def edged(self, period: Period) -> Period:
        """The START, MID or END that group ``edge`` asks for, or what is left of the period, or its later half."""
        code = self.value("edge", "edge")
        if code or not self.group("edge"):
            return periods.edge(period, code) if code else period
        if self.published is None or period.begin is None:
            return period
        if self.value("rest", "edge"):
            return period._replace(begin=max(period.begin, periods.instant(self.published)))
        return periods.edge(period, "END")

    def dated(self, period: Period | None, calendar: str = "gregorian") -> list[Found]:
        """The whole match as a DATE, cut to the edge that it names; nothing for None."""
        return self.found("DATE", self.edged(period), calendar) if period else []

    def part(self, name: str, stop: str | None, kind: str, period: Period, calendar: str = "gregorian") -> Found:
        """From one group to the end of another (None: of the match) as a finding."""
        last = self.match.end(stop) if stop else self.match.end()
        return Found(self.match.start(name), last, kind, period, calendar)

    def word_before(self, item: int | None = None) -> str:
        """The folded word before an item (the match's first)."""
        at = self.items[self.match.start() if item is None else item].word
        return self.document.words[at - 1] if at else ""

    def follows(self, words: frozenset[str], *, back: int = 1) -> bool:
        """Whether one of ``words``, perhaps with a proclitic, stands before the match, at most ``back`` words off."""
        at = self.items[self.match.start()].word
        before = self.document.words[max(at - back, 0) : at]
        return any(w in words or (w[:1] in tuple("وفبل") and w[1:] in words) for w in before)

    def looks_ahead(self) -> bool:
        """Whether the words before the match in its clause speak of what is to come («سيعقد», «من المقرر»)."""
        at = self.items[self.match.start()].word
        document = self.document
        if IMPERFECT.match(self.word_before()) and (at < 2 or document.words[at - 2] not in WORDS["was"]):
            return True
        for i in range(at - 1, max(at - REACH - 1, -1), -1):
            if any(mark in document.folded[document.ends[i] : document.starts[i + 1]] for mark in ".\n؟!"):
                return False
            word = document.words[i].removeprefix("و")
            if word in WORDS["ahead"]:
                return True
            if len(word) > 4 and word[0] == "س" and word[1] in "يتن" and not word.startswith(NOT_AHEAD):
                return True
        return False

    def word_after(self, skip: tuple[str, ...] = ()) -> str:
        """The folded word right after the match, empty when a mark or an end of text comes first."""
        end = self.items[self.match.end() - 1].end
        document = self.document
        for at in range(document.word_at(end), len(document.words)):
            if document.folded[end : document.starts[at]].strip(" "):
                return ""
            if document.words[at] not in skip:
                return document.words[at]
            end = document.ends[at]
        return ""


def number_of(item: Item) -> int | None:
    """The whole number an item carries."""
    for cls in ("num", "ordinal", "day", "year"):
        if cls in item.values:
            return int(item.values[cls])
    return None

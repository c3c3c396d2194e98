"""One record, whatever the file it came from -> one article, and what was wrong with it."""

from collections.abc import Mapping
from datetime import datetime

from ..articles import HALF_PAIR, Article
from .datelines import dateline
from .decoding import arabic_share
from .problems import Problem

FIELDS = ("id", "title", "text", "published", "outlet", "url", "author", "dateline")
LONGEST = 1_000_000
"""Characters in one article; a longer one is a whole book or a broken export."""
LEAST_ARABIC = 0.3
YEARS = (1850, 2100)


def article(record: Mapping[str, object], file: str, row: int, problems: list[Problem]) -> Article | None:
    """The article that a record holds; None, with a problem noted, where it holds none."""

    def note(code: str, **values: object) -> None:
        problems.append(Problem(file, (row,) if row else (), code, tuple((k, str(v)) for k, v in values.items())))

    fields = {name: _string(record.get(name)) for name in FIELDS}
    fields |= {name: value.strip() for name, value in fields.items() if name not in ("title", "text")}
    body = fields["text"]
    if not body.strip():
        note("no_text" if row else "empty")
        return None
    if len(body) > LONGEST:
        note("too_long", size=f"{len(body) / 1e6:.1f}")
        return None
    share = arabic_share(body)
    if share < LEAST_ARABIC:
        note("not_arabic", share=round(100 * share))
        return None
    if damaged := body.count("\N{REPLACEMENT CHARACTER}"):
        note("damaged", count=damaged)
    published = day(fields["published"])
    if published is None:
        note("bad_date", value=fields["published"][:40]) if fields["published"] else note("no_date")
    line = dateline(body)
    outlet = fields["outlet"] or line.outlet
    if not outlet:
        note("no_outlet")
    return Article(
        fields["id"], fields["title"], body, published, outlet, fields["url"],
        fields["author"] or line.author, fields["dateline"] or line.place,
    )  # fmt: skip


def day(text: str) -> datetime | None:
    """When an ISO day or moment was; None where it is none or lies outside 1850-2100.

    >>> day("2015-07-21 02:51:32")
    datetime.datetime(2015, 7, 21, 2, 51, 32)
    >>> day("2024/1/5"), day("32/13/2023")
    (datetime.datetime(2024, 1, 5, 0, 0), None)
    """
    date_part, *time_part = text.replace("/", "-").replace("T", " ").split(" ", 1)
    padded = "-".join(part.zfill(2) for part in date_part.split("-"))
    for candidate in (" ".join([padded, *time_part]), padded):
        try:
            moment = datetime.fromisoformat(candidate.replace(" ", "T", 1) if " " in candidate else candidate)
        except ValueError:
            continue
        return moment.replace(tzinfo=None) if YEARS[0] <= moment.year <= YEARS[1] else None
    return None


def _string(value: object) -> str:
    """The value as published; half a surrogate pair, which no file can hold, shows as U+FFFD."""
    if value is None or (isinstance(value, float) and value != value):  # a missing number
        return ""
    return HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", str(value))

"""Stretches of words that may hold a time, read into classed items.

Only words that can head an expression (``HEARTS``) are looked at; from each, the stretch grows over the known
words on both sides. Most of an article is never touched (SPEED: a token-set lookup is the fastest search).
"""

import re
from typing import NamedTuple

from ..remembered import Remembered
from ..text import Document
from .numbers import PIECES, read_number
from .words import LOOKUP, PHRASE_WORDS, PHRASES, Values, char_of

MARKS = {
    ",": "comma", "،": "comma", "/": "slash", "\\": "slash", "-": "dash", "\N{EN DASH}": "dash", "\N{EM DASH}": "dash",
    "\N{MINUS SIGN}": "dash", ":": "colon", "(": "open", "[": "open", "«": "open", ")": "close", "]": "close",
    "»": "close", ".": "dot",
}  # fmt: skip
BREAK, OTHER, AND, CLITIC = (char_of(frozenset({name})) for name in ("break", "other", "and", "clitic"))
"""A mark or line end that closes what is said; any word that no class knows; and the proclitics."""
MARK_CHARS = {mark: char_of(frozenset({name})) for mark, name in MARKS.items()}

TWIN_MARKS = frozenset(MARK_CHARS[mark] for mark in "/-(")
COLON = MARK_CHARS[":"]
TWIN = char_of(frozenset({"month"}))

CONNECTING = frozenset(
    "of in to between this that about every few several some some_after rest whole oclock am pm less minute_part and_half half by_clock"
    " all_through all_long many since before after past future current recent following preceding last edge season unit"
    " and unit_day unit_month unit_year unit_both later week_end blessed and_half millennium_era tens from_now kind_of_year hijri_year article".split()
)
"""Classes that mean nothing without another word beside them."""

HEARTS = frozenset(w for w, e in LOOKUP.items() if not CONNECTING.issuperset(e.values)) | {
    w for w, e in LOOKUP.items()
    if not {"every", "unit", "unit_day", "unit_month", "unit_year", "season", "half"}.isdisjoint(e.values)
}  # fmt: skip
HEART_PHRASES = frozenset(
    first if first not in LOOKUP else rest[-1]
    for first, known in PHRASES.items() for rest, e in known if not CONNECTING.issuperset(e.values)
)  # fmt: skip
"""A phrase is looked for by its first word, or by its last where the first is as common as «في»."""
YEAR_WORDS = frozenset(w for w, p in PIECES.items() if p.sort == "thousands" or (p.value == 10 and p.sort == "unit"))
HEADS = HEARTS | HEART_PHRASES | YEAR_WORDS
ALONE = HEART_PHRASES | frozenset(
    w for w, e in LOOKUP.items()
    if not {"month", "hijri_month", "weekday", "dayword", "today", "now", "set", "decade", "unit_dual", "daypart",
            "the_unit", "my_week", "two_thousands"}.isdisjoint(e.values) or (e.clitics and "unit" in e.values)
)  # fmt: skip
"""Words that can be a whole expression; numbers of four digits and more can, too."""


_is_heart = Remembered(lambda word: word in HEADS or word[0] < ":" or word[-1] < ":")
"""Whether a word can head an expression: asked of every word of every article."""

KNOWN = frozenset(LOOKUP) | PHRASE_WORDS | frozenset(PIECES)

NUMERIC = re.compile(r"(و?[فبلك]?)((?:ال|لل)?)(\d+(?:[.\-]\d+)*)(\D*)\Z")
GLUED = re.compile(r"(\D+?)([.\-]?)(\d+)\Z")
DATE_TOKEN = re.compile(r"(\d{1,4})([.\-/])(\d{1,2})\2(\d{1,4})\Z")
MONTH_TOKEN = re.compile(r"(?:(\d{4})[.\-/](\d{1,2})|(\d{1,2})[.\-/](\d{4}))\Z")
PAIR_TOKEN = re.compile(r"(\d{1,4})[\-/](\d{1,4})\Z")
DECIMAL_TOKEN = re.compile(r"\d{1,3}\.\d{1,2}\Z")


LONGEST = 60
"""Words of a stretch, at most: lists of numbers run on for pages, expressions do not."""


class Item(NamedTuple):
    """A classed word or mark: its character in the grammar, its values by class, its folded span and word index."""

    char: str
    values: Values
    start: int
    end: int
    word: int


def islands(document: Document) -> list[list[Item]]:
    """The stretches of known words around every word that can head an expression, in order."""
    words = document.words
    hearts = [i for i, w in enumerate(words) if _is_heart[w]]
    found, done = [], 0
    for heart in hearts:
        if heart < done:
            continue
        first = heart
        while first > done and heart - first < LONGEST and _known(words[first - 1]):
            first -= 1
        last = heart + 1
        while last < len(words) and last - first < LONGEST and _known(words[last]):
            last += 1
        done = last
        if last - first > 1 or words[first] in ALONE or (len(words[first]) > 3 and words[first] not in KNOWN):
            found.append(_items(document, first, last))
    return found


def _known(word: str) -> bool:
    return word in KNOWN or word[0] < ":" or word[-1] < ":"


def _items(document: Document, first: int, last: int) -> list[Item]:
    folded, words, starts, ends = document.folded, document.words, document.starts, document.ends
    items: list[Item] = []
    i = first
    while i < last:
        _add_marks(items, folded, ends[i - 1] if i else 0, starts[i], i)
        i = _add_words(items, document, i, last)
    _add_marks(items, folded, ends[last - 1], starts[last] if last < len(words) else ends[last - 1] + 2, last - 1)
    if last < len(words):
        items.append(Item(OTHER, {}, starts[last], starts[last], last))
    if any(item.char == COLON for item in items):
        items = _clocks(items)
    return _twins(items) if sum("month" in item.values for item in items) > 1 else items


def _twins(items: list[Item]) -> list[Item]:
    """One month printed under two names («أيلول/سبتمبر», «يناير (كانون الثاني)») as one item, no longer doubtful."""
    out: list[Item] = []
    i = 0
    while i < len(items):
        item, stop = items[i], i + 1
        month = item.values.get("month")
        if month and stop < len(items):
            stop += items[stop].char in TWIN_MARKS
            if stop < len(items) and items[stop].values.get("month") == month:
                opened, last = stop > i + 1 and items[stop - 1].char == MARK_CHARS["("], items[stop]
                if opened and stop + 1 < len(items) and items[stop + 1].char == MARK_CHARS[")"]:
                    stop, last = stop + 1, items[stop + 1]
                out.append(Item(TWIN, {"month": month}, item.start, last.end, item.word))
                i = stop + 1
                continue
        out.append(item)
        i += 1
    return out


def _clocks(items: list[Item]) -> list[Item]:
    """«17:58» and «7:56:30» as one item; not «2:1», nor a ratio beyond the hours of a day."""
    out: list[Item] = []
    i = 0
    while i < len(items):
        item = items[i]
        if (
            i + 2 < len(items)
            and items[i + 1].char == COLON
            and "digits" in item.values
            and "digits" in items[i + 2].values
        ):
            minute = items[i + 2]
            joined = minute.start == item.end + 1 and minute.end - minute.start == 2
            if joined and int(item.values["num"]) <= 24 and int(minute.values["num"]) < 60:
                time = f"{item.values['num']}:{minute.values['num']}"
                stop, end = i + 3, minute.end
                if stop + 1 < len(items) and items[stop].char == COLON and items[stop + 1].start == end + 1:
                    stop, end = stop + 2, items[stop + 1].end
                out.append(Item(TOKEN_CHARS["clock"], {"clock": time}, item.start, end, item.word))
                i = stop
                continue
        out.append(item)
        i += 1
    return out


def _add_marks(items: list[Item], folded: str, start: int, end: int, word: int) -> None:
    gap = folded[start:end]
    if gap == " ":
        return
    for offset, mark in enumerate(gap):
        if mark != " ":
            char = MARK_CHARS.get(mark, BREAK)
            items.append(Item(char, {}, start + offset, start + offset + 1, word))


def _add_words(items: list[Item], document: Document, i: int, last: int) -> int:
    """Add the item that starts at word ``i``; the index of the first word after it."""
    words, starts, ends = document.words, document.starts, document.ends
    word = words[i]
    for rest, phrase in PHRASES.get(word, ()):
        stop = i + 1 + len(rest)
        dots = ABBREVIATED if "millennium_era" in phrase.values else ""
        if stop <= last and tuple(words[i + 1 : stop]) == rest and _spaced(document, i, stop, dots):
            _add(items, phrase.clitics, phrase.char, phrase.values, starts[i], ends[stop - 1], i)
            return stop
    if word[0] < ":" or word[-1] < ":":
        _add_numeric(items, word, starts[i], i)
        return i + 1
    entry = LOOKUP.get(word)
    piece = PIECES.get(word)
    if piece is not None and (entry is None or "weekday" not in entry.values):
        stop = i + 1
        while stop < last and words[stop] in PIECES and _spaced(document, stop - 1, stop + 1):
            stop += 1
        number = read_number(words, i, stop)
        if number is not None:
            values = _number_values(number.value, ordinal=number.ordinal, digits=False)
            if number.value == 1 and "weekday_bare" in (entry.values if entry else ()):
                values.pop("one", None)  # «يوم أحد»
            if number.ordinal and word[len(piece.clitics) :].startswith("ال"):
                values["definite"] = "_"
            if entry is not None and number.last == i + 1:
                values = {**values, **entry.values}
            keyed = _keyed(values)
            _add(items, piece.clitics, char_of(keyed), values, starts[i], ends[number.last - 1], i)
            return number.last
    if entry is not None:
        _add(items, entry.clitics, entry.char, entry.values, starts[i], ends[i], i)
    else:
        items.append(Item(OTHER, {}, starts[i], ends[i], i))
    return i + 1


ABBREVIATED = "."
"""The mark inside «ق.م»."""


def _spaced(document: Document, first: int, stop: int, dots: str = "") -> bool:
    starts, ends = document.starts, document.ends
    return all(document.folded[ends[k] : starts[k + 1]].strip(" " + dots) == "" for k in range(first, stop - 1))


def _add(items: list[Item], clitics: str, char: str, values: Values, start: int, end: int, word: int) -> None:
    for clitic in clitics:
        items.append(Item(AND if clitic == "و" else CLITIC, {"clitic": clitic}, start, start + 1, word))
        start += 1
    items.append(Item(char, values, start, end, word))


def _keyed(values: Values) -> frozenset[str]:
    keyed = {f"{cls}_{key}".lower() for cls, key in values.items() if key != "_" and cls not in NUMBER_CLASSES}
    return frozenset(values) | keyed


NUMBER_CLASSES = frozenset({"num", "day", "hour", "ordinal", "year", "word_year", "digits", "word", "one", "two"})


def _number_values(value: int, *, ordinal: bool, digits: bool) -> Values:
    classes = {"ordinal" if ordinal else "num"}
    if digits:
        classes.add("digits")
    if 1 <= value <= 31:
        classes.add("day")
    if value <= 24 and (digits or ordinal):
        classes.add("hour")
    if 1000 <= value <= 2999:
        classes.add("year" if digits else "word_year")
    if not (digits or ordinal):
        classes |= {"word"} | ({"one"} if value == 1 else {"two"} if value == 2 else set())
    return dict.fromkeys(classes, str(value))


NUMBER_KINDS = [
    _number_values(value, ordinal=ordinal, digits=digits)
    for value in (0, 1, 2, 5, 28, 45, 500, 2024, 5000) for ordinal, digits in ((False, False), (False, True), (True, False))
]  # fmt: skip
NUMBER_KINDS += [{**kind, "definite": "_"} for kind in NUMBER_KINDS if "ordinal" in kind]
for _kind in NUMBER_KINDS:
    char_of(frozenset(_kind))
for _word, _piece in PIECES.items():
    _entry = LOOKUP.get(_word)
    if _entry is not None:
        for _kind in NUMBER_KINDS:
            char_of(_keyed({**_kind, **_entry.values}))
TOKEN_CHARS = {
    name: char_of(frozenset({name})) for name in ("full_date", "year_month", "decimal_date", "quantity", "clock")
}
GLUABLE = frozenset(
    ("month", "hijri_month", "weekday", "unit_day", "unit_year", "the_unit", "before", "after", "since")
)
"""Words that digits may follow without a space: «يوم25», «عام2020», «سبتمبر10»."""


def _add_numeric(items: list[Item], word: str, start: int, i: int) -> None:
    m = NUMERIC.match(word)
    if m is None:
        glued = GLUED.match(word)
        head = LOOKUP.get(glued[1]) if glued else None
        if head is not None and GLUABLE.isdisjoint(head.values):
            head = None
        if glued is None or head is None:
            items.append(Item(OTHER, {}, start, start + len(word), i))
            return
        cut = start + len(glued[1])
        _add(items, head.clitics, head.char, head.values, start, cut, i)
        _add_digits(items, glued[3], cut + len(glued[2]), i)
        return
    clitics, article, number, suffix = m.groups()
    for clitic in clitics:
        items.append(Item(AND if clitic == "و" else CLITIC, {"clitic": clitic}, start, start + 1, i))
        start += 1
    start += len(article)
    _add_digits(items, number, start, i)
    if suffix:
        start += len(number)
        entry = LOOKUP.get(suffix)
        if entry is not None and not entry.clitics:
            items.append(Item(entry.char, entry.values, start, start + len(suffix), i))
        else:
            items.append(Item(OTHER, {}, start, start + len(suffix), i))


def _add_digits(items: list[Item], number: str, start: int, i: int) -> None:
    end = start + len(number)
    if number.isdigit():
        values = _number_values(int(number), ordinal=False, digits=True) if len(number) <= 4 else {"quantity": number}
        if len(number) < 4:
            values.pop("year", None)
        items.append(Item(char_of(frozenset(values)), values, start, end, i))
        return
    pair = PAIR_TOKEN.match(number)
    if pair and not MONTH_TOKEN.match(number):
        cut = start + len(pair[1])
        _add_digits(items, pair[1], start, i)
        items.append(Item(MARK_CHARS["-"], {}, cut, cut + 1, i))
        _add_digits(items, pair[2], cut + 1, i)
        return
    for pattern, name in (
        (DATE_TOKEN, "full_date"), (MONTH_TOKEN, "year_month"), (DECIMAL_TOKEN, "decimal_date"),
    ):  # fmt: skip
        if pattern.match(number):
            items.append(Item(TOKEN_CHARS[name], {name: number}, start, end, i))
            return
    items.append(Item(TOKEN_CHARS["quantity"], {"quantity": number}, start, end, i))

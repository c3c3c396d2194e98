"""Numbers in words: «ألف وتسعمائة وثمانية وسبعين», «الحادي والعشرين», both genders, all cases, to 999,999."""

from typing import NamedTuple

from .words import PROCLITICS, lexicon, with_proclitic


class Piece(NamedTuple):
    """One number word: its value, what sort of piece it is, and the proclitics it carries."""

    value: int
    sort: str
    clitics: str


def _pieces() -> dict[str, Piece]:
    pieces: dict[str, Piece] = {}
    table = lexicon("numbers.toml")
    for proclitic in PROCLITICS:
        for sort, values in table.items():
            for value, forms in values.items():
                for form in forms:
                    # «المئة» is the base of a percentage
                    articles = ("",) if sort == "ordinal" or value == "100" else ("", "ال")
                    for article in articles:
                        pieces.setdefault(with_proclitic(proclitic, article + form), Piece(int(value), sort, proclitic))
    return pieces


PIECES = _pieces()
TEN = frozenset({"عشر", "عشره"})


class Number(NamedTuple):
    """A number read from words ``[first, last)``; ``ordinal`` when its head is one."""

    value: int
    ordinal: bool
    last: int


def read_number(words: list[str], at: int, stop: int) -> Number | None:
    """The longest number that starts at ``words[at]``, proclitics of the first word left to the caller.

    >>> read_number(["الحادي", "والعشرين", "من"], 0, 3)
    Number(value=21, ordinal=True, last=2)
    >>> read_number(["الف", "وتسعمايه", "وثمانيه", "وسبعين"], 0, 4).value
    1978
    >>> read_number(["خمسه", "عشر", "يوما"], 0, 3)
    Number(value=15, ordinal=False, last=2)
    """
    piece = PIECES.get(words[at])
    if piece is None:
        return None
    ordinal = piece.sort == "ordinal"
    total, group, last_size, i = 0, 0, 1_000_000, at
    while i < stop:
        piece = PIECES.get(words[i])
        if piece is None:
            break
        first = i == at
        value, sort = piece.value, piece.sort
        joined = first or piece.clitics == "و"
        if sort in ("unit", "ordinal") and i + 1 < stop and words[i + 1] in TEN and value < 10:
            # «ستمائة وأحد عشر»: و and أحد are written like واحد
            if not (joined or words[i] == "واحد") or last_size <= 10:
                break
            group, last_size, i = group + value + 10, 1, i + 2
        elif sort == "thousands":
            multiplies = not first and not piece.clitics and 0 < group < 1000 and value == 1000
            if multiplies:
                total, group = total + group * 1000, 0
            elif joined and last_size > 1000:
                total += value
            else:
                break
            last_size, i = 1000, i + 1
        elif sort == "hundreds":
            if not first and not piece.clitics and value == 100 and 2 < group < 10:
                group *= 100
            elif joined and last_size >= 1000:
                group += value
            else:
                break
            last_size, i = 100, i + 1
        elif sort == "tens":
            # a tens word follows units («واحد وعشرين»), or stands alone after hundreds
            if not joined or last_size == 10 or (last_size == 1 and (group % 100 >= 10 or not group % 10)):
                break
            group, last_size, i = group + value, 10, i + 1
        else:
            if sort == "ordinal" and not first and not ordinal:
                break
            if not joined or last_size <= 10 or (ordinal and not first):
                break
            group, last_size, i = group + value, 1, i + 1
    value = total + group
    return Number(value, ordinal, i) if i > at and value else None

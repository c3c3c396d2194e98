"""Bytes -> text, saying so where the bytes are not sound UTF-8."""

import codecs
import re

ARABIC = re.compile(r"[\u0620-\u064A]")
LETTER = re.compile(r"[^\W\d_]")


class Undecodable(ValueError):
    """Neither UTF-8 nor Arabic in Windows-1256."""


def decode(data: bytes) -> tuple[str, str]:
    """Text, line ends made ``\\n``, and the code of what had to be done: "", "utf16", "damaged" or "cp1256".

    Arabic in Windows-1256 is nearly never valid UTF-8. A file that is mostly sound UTF-8 is kept as such, its
    damaged bytes shown as U+FFFD. Raises Undecodable where neither reading gives Arabic.

    >>> decode("نص".encode("cp1256"))
    ('نص', 'cp1256')
    """
    text, code = _decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), code


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), "utf16"
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        damaged = data.decode("utf-8-sig", "replace")
    if len(ARABIC.findall(damaged)) > 4 * damaged.count("\N{REPLACEMENT CHARACTER}"):
        return damaged, "damaged"
    text = data.decode("cp1256")
    if "\0" in text or arabic_share(text) < 0.5:
        raise Undecodable
    return text, "cp1256"


def arabic_share(text: str) -> float:
    """Arabic letters among all letters, 0 to 1; of a long text its first 100,000 characters are read.

    >>> arabic_share("سلام abcd")
    0.5
    """
    head = text[:100_000]
    letters = len(LETTER.findall(head))
    return len(ARABIC.findall(head)) / letters if letters else 0.0

"""Speaker and colon without a verb: «الوزير: سنواصل العمل», in headlines and in lines that stand like one."""

from collections.abc import Container

from .lexicon import classes, cues
from .objects import is_deed
from .page import Page
from .sources import subject

LONGEST = 12
"""Words before the colon; a longer stretch introduces a list, not a speaker."""


def headlines(page: Page, names: Container[str]) -> list[tuple[tuple[int, int], int, int]]:
    """(source words, first content word, one past the last) of every line of the form ``speaker: words``.

    ``names`` holds words that name speakers elsewhere in the article: a bare surname counts only if it is one.
    """
    found = []
    first, n = 0, len(page.words)
    while first < n:
        stop = page.paragraph[first]
        line = _line(page, first, stop, names) if _like_headline(page, first, stop) else None
        if line:
            found.append(line)
        first = stop
    return found


def _like_headline(page: Page, first: int, stop: int) -> bool:
    if page.document.starts[first] < page.document.title_end:
        return True
    return stop - first <= 24 and stop < len(page.words) and "." not in page.gaps[stop]


def _line(page: Page, first: int, stop: int, names: Container[str]) -> tuple[tuple[int, int], int, int] | None:
    for j in range(first + 1, min(stop, first + LONGEST + 1)):
        gap = page.gaps[j]
        if ":" in gap and not (gap == ":" and page.words[j][0].isdigit()):
            named = _without_addressee(page, subject(page, first, j))
            if named and named[0] == first and _speaks(page, named, j, names):
                return named, j, _end(page, j, stop)
            return None
        if ".." in gap or (page.words[j] in cues() and any(c.kind == "verb" for c in cues()[page.words[j]])):
            return None
    return None


def _without_addressee(page: Page, named: tuple[int, int] | None) -> tuple[int, int] | None:
    """الوزير لرؤساء البلديات: those spoken to are not part of the speaker."""
    if named is None:
        return None
    for k in range(named[0] + 1, named[1]):
        word = page.words[k]
        if word[0] == "ل" and classes(word[1:]) & {"people", "media"}:
            return named[0], k
    return named


def _speaks(page: Page, named: tuple[int, int], colon: int, names: Container[str]) -> bool:
    first, last = named
    head = classes(page.words[first])
    if "no_speakers" in head:
        return False
    if first in page.people or head & {"people", "bodies", "media"}:
        return True
    return page.words[last - 1] in names and not is_deed(page.words[first])  # محاولة اغتيال فلان: no speaker


def _end(page: Page, first: int, stop: int) -> int:
    """The words of a headline end with it, or where another speaker has his colon."""
    for j in range(first + 1, stop):
        if ":" in page.gaps[j] and not page.quoted[j]:
            for k in range(j, first, -1):
                if ".." in page.gaps[k] or "|" in page.gaps[k]:
                    return k
    return stop

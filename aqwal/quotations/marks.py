"""Quotation marks as they are printed: unpaired, wrong-way, nested, mixed, doubled apostrophes.

A mark's place decides before its shape: ``:”نص”`` opens with a closing glyph, ``نص»`` may open nothing. A small
state machine walks the marks of a paragraph with a stack of what is open:

* a mark after a colon, a reporting verb or أنّ opens, whatever glyph it is;
* a mark that stands free after a preposition opens, since no statement ends with one;
* a mark that touches a word on one side only opens before the word and closes after it;
* a mark that touches both sides or neither follows its glyph, and, if that says nothing, the stack;
* a closing mark with nothing open is stray and is left out;
* guillemets that open with » and close with « are turned round;
* a straight mark after a sentence, inside an open run, where the marks are odd, begins a new run;
* what is still open where its paragraph ends was never closed.

The best regular expressions over pairs miss most of the real article that this project began with: of its
nineteen marks, four open with a closing glyph, two are never closed and one closes nothing.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

MARK = re.compile("''|``|\\(\\(|\\)\\)|[\"«»“”„‟‹›‘’'＂]|\n")
OPENING = frozenset(["«", "“", "„", "‹", "‘", "((", "``"])
CLOSING = frozenset(["»", "”", "›", "’", "))"])
_BEFORE_OPENING = frozenset(" \n:،,([-–—./…؛")
_AFTER_CLOSING = frozenset(" \n.,،؛:!؟?)]-–—/…")
_SINGLE = frozenset(["'", "’", "‘"])
_SWAP = {"«": "»", "»": "«"}
DEEPEST = 4
NAME = 60
"""Characters of a name in marks, at most."""
LINE = 300
"""Characters over which an open run may go on into the next lines."""


class Run(NamedTuple):
    """Words in marks: ``[start, end)`` with both marks. ``closed`` is False where the closing mark is missing;
    ``end`` is then the end of the paragraph. ``depth`` is 0 for a run that lies in no other."""

    start: int
    end: int
    closed: bool
    depth: int


def runs(folded: str, introduced: Callable[[int], str]) -> list[Run]:
    """The runs of a text, in order of their start. ``introduced`` tells what the word that ends at a position
    announces: "that" for أنّ, "verb" for a verb of saying, "preposition", or "" for nothing.

    >>> text = 'قال:”نعم، إن "الحل" قريب”. ثم عاد'
    >>> [(text[r.start:r.end], r.depth) for r in runs(text, lambda at: "")]
    [('”نعم، إن "الحل" قريب”', 0), ('"الحل"', 1)]
    >>> [r.closed for r in runs("قال: “نعم ولا.", lambda at: "")]
    [False]
    """
    found: list[Run] = []
    stack: list[tuple[int, str]] = []
    marks = list(MARK.finditer(folded))
    swapped = _swapped(marks, 0)
    for k, m in enumerate(marks):
        glyph, a, b = m.group(), m.start(), m.end()
        if swapped:
            glyph = _SWAP.get(glyph, glyph)
        if glyph == "\n" and stack and _continues(folded, marks, k):
            continue
        if glyph == "\n":
            found += [Run(start, a, False, depth) for depth, (start, _) in enumerate(stack)]
            stack.clear()
            swapped = _swapped(marks, k + 1)
            continue
        place = _place(folded, glyph, a, b)
        if place == "none":
            continue
        if _opens(folded, marks, k, glyph, place, stack, introduced):
            if stack and _reopened(folded, marks, k, stack[-1][0]):
                start, _ = stack.pop()
                found.append(Run(start, len(folded[:a].rstrip()), False, len(stack)))
            if len(stack) < DEEPEST:
                stack.append((a, glyph))
        elif stack:
            start, _ = stack.pop()
            if b - start > len(glyph) + 1:
                found.append(Run(start, b, True, len(stack)))
    found += [Run(start, len(folded), False, depth) for depth, (start, _) in enumerate(stack)]
    return sorted(found)


def _reopened(folded: str, marks: list, k: int, start: int) -> bool:
    """Agencies open anew after each sentence of a long quotation and close once: "نعم. "ثم لا". Without the new mark
    the paragraph's straight marks are even."""
    if marks[k].group() != '"' or folded[start] != '"' or folded[: marks[k].start()].rstrip(" ")[-1:] != ".":
        return False
    line = [m for m in marks if m.group() == "\n" or m.group() == '"']
    before = [m for m in line if m.start() < start and m.group() == "\n"]
    begin = before[-1].start() if before else -1
    end = next((m.start() for m in line if m.start() > start and m.group() == "\n"), len(folded))
    return sum(begin < m.start() < end for m in line if m.group() == '"') % 2 == 1


def _place(folded: str, glyph: str, a: int, b: int) -> str:
    """Which side of the mark touches a word: "open", "close", "both", "free", or "none" for an apostrophe."""
    left = folded[a - 1] if a else "\n"
    right = folded[b] if b < len(folded) else "\n"
    free_left = left in _BEFORE_OPENING or _is_mark(left) or _lone_clitic(folded, a)
    free_right = right in _AFTER_CLOSING or _is_mark(right)
    if glyph in _SINGLE and not free_left and not free_right:
        return "none" if left.isascii() or right.isascii() else "both"
    if free_left and not free_right:
        return "open"
    if free_right and not free_left:
        return "close"
    return "free" if free_left else "both"


def _continues(folded: str, marks: list, k: int) -> bool:
    """A line broken in mid-sentence, as far as the next mark, which closes: the run goes on over it."""
    if folded[max(0, marks[k].start() - 8) : marks[k].start()].rstrip()[-1:] in ".!?؟:":
        return False
    after = None
    for j in range(k + 1, min(len(marks), k + 9)):
        if marks[j].group() != "\n":
            after = marks[j]
            break
    if after is None or after.start() - marks[k].end() > LINE or after.group() in OPENING:
        return False
    return _place(folded, after.group(), after.start(), after.end()) == "close"


def _swapped(marks: list, k: int) -> bool:
    """Whether the paragraph that starts at mark ``k`` opens with » and closes with «, throughout."""
    glyphs = []
    while k < len(marks) and marks[k].group() != "\n":
        if marks[k].group() in _SWAP:
            glyphs.append(marks[k].group())
        k += 1
    return len(glyphs) > 1 and glyphs[0] == "»" and glyphs[-1] == "«"


def _opens(
    folded: str, marks: list, k: int, glyph: str, place: str, stack: list, introduced: Callable[[int], str]
) -> bool:
    a = marks[k].start()
    if place == "open":
        return True
    before = folded[max(0, a - 2) : a].rstrip(" ")
    announced = introduced(a)
    if announced == "that" and (place != "close" or not stack or a - stack[-1][0] > NAME):
        return True  # not the closing mark of "سي إن إن"
    if place != "close" and (before.endswith(":") or announced == "verb"):
        return True
    if announced == "preposition" and place == "free":
        return True
    if stack:
        return place in ("both", "free") and glyph in OPENING
    if place == "close":
        return announced == "verb" or glyph in OPENING or _closed_later(folded, marks, k)
    return True


def _closed_later(folded: str, marks: list, k: int) -> bool:
    """A mark on the wrong side of its word opens if the next mark, in the same sentence, closes too."""
    b = marks[k].end()
    if marks[k].group() in CLOSING or folded[b : b + 1] != " " or k + 1 >= len(marks):
        return False
    after = marks[k + 1]
    if after.group() == "\n" or re.search("[.!?؟]\\s", folded[b : after.start()]):
        return False
    return _place(folded, after.group(), after.start(), after.end()) == "close"


def _is_mark(c: str) -> bool:
    return c in "\"«»“”„‟‹›‘’'"


def _lone_clitic(folded: str, a: int) -> bool:
    """ب"التقاعس", ل«الصحيفة»: a proclitic written before the mark."""
    if a and folded[a - 1] in "بلوكف":
        return a == 1 or folded[a - 2] in " \n:،(و"
    return False

"""Words in marks whose cue follows them, or that carry none.

* ``«…»، قال الوزير.``: the cue stands after the closing mark, its subject after it;
* ``«…».`` as a whole sentence after a quotation: the speaker goes on, with no new cue.

Marks inside a sentence with neither are titles, names or scare words, and are left alone.
"""

from collections.abc import Iterable
from typing import NamedTuple

from ..findings import Span
from .lexicon import Cue, cues
from .marks import Run
from .page import STATEMENT, Page
from .sources import subject

NEAR = 600
"""Characters between a quotation and the marks that go on with it, at most."""


class Lone(NamedTuple):
    """Marked words, with the cue after them and its source (spans of words), where there are any."""

    run: Run
    at: int | None
    cue: Cue | None
    source: tuple[int, int] | None


def lone_marks(page: Page, contents: Iterable[Span]) -> list[Lone]:
    """Marked statements outside ``contents`` that have their cue after them, or go on with a quotation before them."""
    covered = bytearray(len(page.document.folded) + 1)
    for a, b in contents:
        covered[a:b] = b"\1" * (b - a)
    found: list[Lone] = []
    for run in page.runs:
        if run.depth or not run.closed or covered.find(1, run.start, run.end) >= 0:
            continue
        first, after = page.document.word_at(run.start), page.document.word_at(run.end)
        if after - first < STATEMENT or page.sentence_start[first] != first or page.headline(first):
            continue
        lone = _inverted(page, run, after)
        goes_on = covered.rfind(1, max(0, run.start - NEAR), run.start) >= 0
        if lone is None and goes_on and (after >= len(page.words) or page.sentence_start[after] == after):
            lone = Lone(run, None, None, None)
        if lone:
            found.append(lone)
            covered[run.start : run.end] = b"\1" * (run.end - run.start)
    return found


def _inverted(page: Page, run: Run, after: int) -> Lone | None:
    if after >= len(page.words) or page.sentence_start[after] == after:
        return None
    for cue in cues().get(page.words[after], ()):
        if cue.kind == "verb" and "speech" in cue.takes and not cue.joined and not cue.suffixed:
            named = subject(page, after + 1, page.sentence[after])
            if named:
                return Lone(run, after, cue, named)
    return None

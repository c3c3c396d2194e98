"""What openings are made of: the span that a complement opens, and the words that end the search for one."""

from typing import NamedTuple

from .lexicon import Cue, cues, words
from .marks import Run
from .page import Page

PREPOSITIONS = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في", "ضد": "ضد", "حول": "حول"}
"""As the lexicon writes them, and folded."""
WRITTEN = frozenset(PREPOSITIONS.values())
RELATIVE = words("relative")
SAYING = frozenset(["قايلا", "قايله", "قايلين", "بالقول", "بقوله", "بقولها", "بقولهم", "القول", "يقول", "تقول"])
"""Words that hand a verb's speech over: وصرّح قائلاً، وشدد بالقول."""


class Opening(NamedTuple):
    """Where the content of a cue begins.

    ``kind`` is that, marks, colon, prep or noun; ``start`` the character where the content starts, ``word`` its
    first word; ``until`` the word where the stretch between cue and complement ends; ``run`` the marked run that
    the content opens with, if any.
    """

    kind: str
    start: int
    word: int
    until: int
    run: Run | None


class Report(NamedTuple):
    """A cue that reports. ``words`` is its own span of words; ``source`` the words that name the speaker, as a
    half-open span of words, or None; ``before`` whether they stand before the cue; ``resumed`` that the cue stands
    in a relative clause about what was said (قرارات اعتبر أنها متسرعة), whose speaker is the one before."""

    at: int
    words: tuple[int, int]
    cue: Cue
    opened: Opening
    source: tuple[int, int] | None
    before: bool
    resumed: bool = False


def is_participle(page: Page, j: int) -> bool:
    return any(c.kind == "participle" for c in cues().get(page.words[j], ()))


def stops(page: Page, j: int) -> bool:
    """Whether the cue at ``j`` begins a report of its own, instead of standing in a relative clause."""
    before = page.words[j - 1]
    if before in RELATIVE or page.words[j + 1 : j + 2] == ["عدم"]:
        return False  # طلب عدم ذكر اسمه
    for c in cues()[page.words[j]]:
        if c.kind == "masdar" or c.suffixed:
            continue
        if page.comma(j) or (c.kind != "participle" and (c.joined or before in ("قد", "وقد"))):
            return True
    return False


def noun_opening(page: Page, word: int) -> Opening:
    run = page.opens.get(word)
    return Opening("noun", run.start if run else page.document.starts[word], word, word, run)

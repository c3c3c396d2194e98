"""Who is meant where no source is printed: «وأضاف أن ...»."""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterator
from itertools import pairwise

from ..findings import Quotation
from ..name_words import PREPOSITIONS
from ..remembered import once
from ..text import Document
from ..titles import definite, head, titles
from .agreement import Subject, agrees
from .referents import Referent

_BEFORE_VERB = frozenset(
    "كان كانت وكان وكانت وقد قد لقد ولم لم ولا لا ولن لن كما وكما فيما بينما حيث اذ ثم سوف".split()
)
LONGEST_OFFICE = 14
"""Words of a verb and the office after it, up to the comma before the name."""
FAR = 3
"""Paragraphs without a quotation after which only a continuing cue (وأضاف) still goes with the last speaker."""


class Spoken:
    """What was said so far: positions and speakers, in the order of the text."""

    def __init__(self) -> None:
        self.turns: list[tuple[int, Referent, bool]] = []
        self.until = 0

    def add(self, at: int, end: int, speaker: Referent, nominal: bool) -> None:
        """Take in a quotation whose cue stands at ``at`` and whose content ends at ``end``."""
        self.turns.append((at, speaker, nominal))
        self.until = max(self.until, end)

    def before(self) -> Referent | None:
        """Whoever spoke last, if anybody."""
        return next(
            (r for _, r, nominal in reversed(self.turns) if not nominal), self.turns[-1][1] if self.turns else None
        )

    def speakers(self) -> list[Referent]:
        """Everybody who spoke, in order."""
        return [r for _, r, _ in self.turns]

    def last(self, cue: Subject, start: int = 0) -> tuple[int, Referent] | None:
        """The last speaker since ``start`` who agrees; one cited by a nominal cue (بحسب) only when none else does."""
        for want_nominal in (False, True):
            for at, speaker, nominal in reversed(self.turns):
                if at >= start and nominal == want_nominal and agrees(cue, speaker):
                    return at, speaker
        return None


def carried(
    document: Document,
    quotation: Quotation,
    cue: Subject,
    spoken: Spoken,
    subjects: Callable[[], list[tuple[int, Referent]]],
    named: list[tuple[int, int, Referent]],
) -> Referent | None:
    """Who says a quotation that has no source: the subject of the clause before, else the last speaker, else the one
    person whom the sentence names before the cue."""
    at = (quotation.cue or quotation.content)[0]
    body = document.title_end if at >= document.title_end else 0
    last = spoken.last(cue, body) or (spoken.last(cue) if body else None)
    word = document.words[document.word_at(at)] if document.word_at(at) < len(document.words) else ""
    bare = word[1:] if word[:1] in "وف" else word
    continues = bare in titles().continuing
    if quotation.cue is None or continues:
        return last[1] if last else None
    if word.startswith("ف") and bare != word and (beside := _alone_in_sentence(document, at, cue, named)):
        return beside  # التقينا سامر الخطيب فقال
    since = max(spoken.until, body)  # who is named inside a quotation is no subject of the report
    turned = _turned(document, at)
    if bare.startswith("م") and not turned and (doer := _hangs_on(document, at, cue, spoken, subjects)):
        return doer
    if not bare.startswith("م") or turned:
        for position, subject in reversed(subjects()):
            if since < position < at and agrees(cue, subject) and not (turned and last and subject is last[1]):
                return subject
    if last and not turned and document.folded.count("\n", last[0], at) <= FAR:
        return last[1]
    return None if turned else _alone_in_sentence(document, at, cue, named)


def _hangs_on(
    document: Document, at: int, cue: Subject, spoken: Spoken, subjects: Callable[[], list[tuple[int, Referent]]]
) -> Referent | None:
    """حظرت السلطات التجمعات، محذرة من: the subject of the participle's sentence, where nobody has spoken in it yet."""
    start = max(document.folded.rfind(mark, 0, at) for mark in "\n.؛")
    if any(start < turn < at for turn, _, _ in spoken.turns):
        return None
    return next((r for p, r in reversed(subjects()) if start < p < at and agrees(cue, r)), None)


def _alone_in_sentence(
    document: Document, at: int, cue: Subject, named: list[tuple[int, int, Referent]]
) -> Referent | None:
    """The one person named in the sentence before the cue at ``at``, if there is only one: بناء على مقترح قدمه سامر،
    حيث دعا إلى."""
    start = max(document.folded.rfind(mark, 0, at) for mark in "\n.؛")
    people = {id(r): r for _, p, r in named if start < p < at and r.kind == "person"}
    only = next(iter(people.values())) if len(people) == 1 else None
    return only if only and agrees(cue, only) else None


def _turned(document: Document, at: int) -> bool:
    """Whether من جهته or its like opens the clause of the cue at ``at``."""
    start = max(document.folded.rfind(mark, 0, at) for mark in "\n.؛")
    clause = document.folded[max(start, at - 60) + 1 : at]
    return any(turn in clause for turn in titles().turn)


def subjects(document: Document, named: list[tuple[int, int, Referent]]) -> list[tuple[int, Referent]]:
    """Those who are subjects of their clauses, by position: the name comes right after a verb that opens the clause.

    ``named`` holds first word, position and referent of everybody named, titles included.
    """
    found = []
    opens = _clause_openings(document)
    for first, at, referent in named:
        k = bisect_right(opens, first) - 1
        before = _from_verb(document.words[opens[k] : first])
        if not before and k and _ends_with_comma(document, opens[k]):
            before = _office_after_verb(_from_verb(document.words[opens[k - 1] : opens[k]]))
        if (len(before) == 1 and _may_be_verb(before[0])) or _object_between(before):
            found.append((at, referent))
    return found


def _object_between(words: list[str]) -> bool:
    """وتخالفها الرأي سلمى الحداد: the verb, its object pronoun and a second object, then who does it."""
    return (
        len(words) == 2
        and words[0].endswith(("ه", "ها", "هم"))
        and words[0].lstrip("و")[:1] in ("ي", "ت")
        and definite(words[1])
    )


def _from_verb(words: list[str]) -> list[str]:
    """The words of a clause without what may stand before its verb."""
    while words and words[0] in _BEFORE_VERB:
        words = words[1:]
    return words


def _ends_with_comma(document: Document, k: int) -> bool:
    """Whether a comma, and nothing stronger, stands before word ``k``."""
    return document.folded[document.ends[k - 1] : document.starts[k]].strip() in ("،", ",")


def _office_after_verb(words: list[str]) -> list[str]:
    """عزا مدير الأسواق، سامر الخطيب، الزيادة إلى: the verb, where an office stands between it and the comma."""
    lead = head(words[1]) if 1 < len(words) <= LONGEST_OFFICE else None
    return words[:1] if lead and lead.group in ("office", "spokesperson", "profession") and not lead.plural else []


def described_after_verbs(document: Document, taken: Container[int]) -> Iterator[tuple[int, int]]:
    """First and last word, half-open, of what stands right after a verb that opens a clause, and is headed by a definite body
    that no mention holds (حظرت السلطات الأفغانية)."""
    openings = [*_clause_openings(document), len(document.words)]
    for opening, end in pairwise(openings):
        k = opening
        while k < end and document.words[k] in _BEFORE_VERB:
            k += 1
        if k + 1 >= end or k + 1 in taken or not _may_be_verb(document.words[k]):
            continue
        lead = head(document.words[k + 1])
        if lead and (lead.group == "group" or (lead.group in ("body", "medium") and definite(document.words[k + 1]))):
            last = k + 2
            while (
                last < min(end, k + 4) and definite(document.words[last]) and document.words[last].endswith(("ي", "يه"))
            ):
                last += 1
            yield k + 1, last


@once
def _clause_openings(document: Document) -> list[int]:
    marked = [k for k, gap in enumerate(document.gaps) if gap != " " and not _ENDS_CLAUSE.isdisjoint(gap)]
    return [0, *(k for k in marked if 0 < k < len(document.words))]


_ENDS_CLAUSE = frozenset(".،\n؛:!؟")


def _may_be_verb(word: str) -> bool:
    bare = word[1:] if word[0] in "وف" and len(word) > 3 else word
    return not (
        bare in PREPOSITIONS
        or bare in titles().function_words
        or definite(word)
        or bare.endswith("ه")
        or head(word)
        or word[0].isdigit()
    )

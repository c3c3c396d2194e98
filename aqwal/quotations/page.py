"""An article laid out for the finder: gaps between words, sentences, paragraphs and marked runs, by word index."""

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from ..findings import Mention
from ..text import Document, fold_word
from .lexicon import cues, words
from .marks import Run, runs

THAT = words("complementisers", "with_pronoun")
HEADLINE = 18
"""Words of a headline, at most."""
STATEMENT = 4
"""Words in marks from which on they hold a statement, not a name."""
QUERIES = 4
"""Question marks within lines from which on, where an article has no comma, they are taken for lost commas."""
_PREPOSITIONS = frozenset(["من", "في", "علي", "الي", "عن", "مع", "بين", "ضد", "حول"])
_PAIRS = frozenset(['""', "«»", "»«", "“”", "””", "““", "''", "‘’", "’’", "()"])
_NEW_SENTENCE = re.compile(r"[.!?؟]\s+(و\w+)")
_POINT = re.compile(r"[.!?؟]+")


class Page(NamedTuple):
    """``gaps[i]`` stands before word ``i`` (one more than words: the last stands after the last word).

    ``sentence`` and ``paragraph`` give, for each word, the index one past the last word of its sentence or
    paragraph; ``sentence_start`` its first word. A sentence does not end inside closed marks. ``opens`` maps a
    word to the outermost run that begins right before it, ``people`` the first word of a mentioned person to the word
    after the last, ``addressed`` words that join ل to a person, ``inside_people`` all their words; ``things``
    the first words of mentioned bodies and places; ``located`` those that ب joins to one. ``quoted`` is 1 for words inside marks that hold a whole statement.
    ``often`` counts the words.
    """

    document: Document
    words: list[str]
    gaps: list[str]
    sentence: list[int]
    sentence_start: list[int]
    paragraph: list[int]
    runs: list[Run]
    opens: dict[int, Run]
    people: dict[int, int]
    addressed: frozenset[int]
    inside_people: frozenset[int]
    things: frozenset[int]
    located: frozenset[int]
    quoted: bytearray
    often: Counter[str]

    def end_of(self, word: int) -> int:
        """Character where the word before index ``word`` ends."""
        return self.document.ends[word - 1]

    def runs_between(self, start: int, end: int) -> list[Run]:
        """The marked runs that begin in characters ``[start, end)``."""
        return self.runs[bisect_left(self.runs, start, key=_start) : bisect_left(self.runs, end, key=_start)]

    def headline(self, word: int) -> bool:
        """Whether the word stands in the headline, or in a short line without a point, which reads like one."""
        if self.document.starts[word] < self.document.title_end:
            return True
        stop = self.paragraph[word]
        short = stop - self.sentence_start[word] <= HEADLINE
        return short and "\n" in self.gaps[stop] and not any(c in self.gaps[stop] for c in ".!?؟،")

    def spelt(self, word: int) -> str:
        """The word as published."""
        start, end = self.document.published_span(self.document.starts[word], self.document.ends[word])
        return self.document.text[start:end]

    def comma(self, word: int) -> bool:
        """Whether a comma or dash stands before the word."""
        gap = self.gaps[word]
        return len(gap) > 1 and ("،" in gap or "," in gap or " - " in gap or "؛" in gap or "–" in gap)


def _start(run: Run) -> int:
    return run.start


def lay_out(document: Document, mentions: list[Mention]) -> Page:
    """The page of a document and its mentions (which may be none)."""
    w, starts, folded = _told_apart(document), document.starts, document.folded
    n = len(w)
    gaps = document.gaps
    if _queries_for_commas(folded):
        gaps = [gap if "\n" in gap else gap.replace("?", "،") for gap in gaps]
    marked = [_mistaken(folded, run) for run in runs(folded, lambda at: _introduces(document, at))]
    opens: dict[int, Run] = {}
    for run in marked:
        first = bisect_left(starts, run.start)
        if first < n and starts[first] < run.end and first not in opens:
            opens[first] = run
    breaks = _breaks(document, gaps, marked)
    sentence, sentence_start = _spread([i for i, _ in breaks], n)
    paragraph, _ = _spread([i for i, hard in breaks if hard], n)
    persons = [m for m in mentions if m.type == "PER"]
    people = {document.word_at(m.start): document.word_at(m.end - 1) + 1 for m in persons}
    addressed = frozenset(k for m in persons if _joined(m, w[k := document.word_at(m.start)], starts[k]))
    apart = frozenset(
        k for m in persons if m.start > starts[k := document.word_at(m.start)]
    )  # بسامر: not the name alone
    inside = frozenset(k for first, last in people.items() for k in range(first, last)) - apart
    others = [(m, document.word_at(m.start)) for m in mentions if m.type != "PER"]
    things = frozenset(k for _, k in others)
    located = frozenset(k for m, k in others if m.start == starts[k] + 1 and w[k][0] == "ب")
    quoted = bytearray(n)
    for run in marked:
        first, last = bisect_left(starts, run.start), bisect_left(starts, run.end)
        if run.closed and last - first >= STATEMENT:
            quoted[first:last] = b"\1" * (last - first)
    return Page(
        document,
        w,
        gaps,
        sentence,
        sentence_start,
        paragraph,
        marked,
        opens,
        people,
        addressed,
        inside,
        things,
        located,
        quoted,
        Counter(w),
    )


def _joined(person: Mention, word: str, start: int) -> bool:
    """Whether ل stands before the name in one word; not where the name itself begins with ل."""
    return person.start == start + 1 and word[0] == "ل" and not fold_word(person.name).startswith(word)


def _told_apart(document: Document) -> list[str]:
    """The words, with names that fold like a particle changed: علي beside على, بان كي مون beside بأن.

    Only where the article itself spells the particle otherwise; papers that print على as علي are left alone.
    """
    w = document.words
    ali = "علي" in w and document.text.count("على") > 2 * document.text.count("علي")
    ban = "بان كي" in document.folded
    if not (ali or ban):
        return w
    made = list(w)
    alike = {name for name, is_here in (("علي", ali), ("بان", ban)) if is_here}
    for k in [k for k, word in enumerate(w) if word in alike]:
        start, end = document.published_span(document.starts[k], document.ends[k])
        if document.text[start:end] in ("علي", "بان"):
            made[k] += made[k][-1]
    return made


def _mistaken(folded: str, run: Run) -> Run:
    """The run, taken for unclosed where an unlike mark closes it and a new report begins a sentence inside it."""
    pair = folded[run.start] + folded[run.end - 1 : run.end]
    if not run.closed or run.depth or pair in _PAIRS:
        return run
    for m in _NEW_SENTENCE.finditer(folded, run.start, run.end):
        if any(c.kind == "verb" and "speech" in c.takes for c in cues().get(m.group(1), ())):
            line = folded.find("\n", run.end)
            return run._replace(end=line if line >= 0 else len(folded), closed=False)
    return run


def _spread(cuts: list[int], n: int) -> tuple[list[int], list[int]]:
    ends: list[int] = []
    begins: list[int] = []
    at = 0
    for cut in [*cuts, n]:
        ends += [cut] * (cut - at)
        begins += [at] * (cut - at)
        at = max(at, cut)
    return ends, begins


def _introduces(document: Document, at: int) -> str:
    """What the word that ends before ``at`` announces: "that" after أنّ, "verb" after a verb of saying, or nothing."""
    i = bisect_left(document.starts, at) - 1
    if i < 0 or document.ends[i] < at - 2:
        return ""
    word = document.words[i]
    if word in THAT:
        return "that"
    if word in _PREPOSITIONS:
        return "preposition"
    return "verb" if any("speech" in c.takes and c.kind != "masdar" for c in cues().get(word, ())) else ""


def _breaks(document: Document, gaps: list[str], marked: list[Run]) -> list[tuple[int, bool]]:
    """Word indices where a sentence begins anew; True where a line does."""
    points_for_commas = _points_for_commas(document)
    shut = [(r.start, r.end) for r in marked if r.closed and r.depth == 0]
    found = []
    k = 0
    for i in [i for i, gap in enumerate(gaps) if gap != " " and gap and 0 < i < len(gaps) - 1]:
        gap = gaps[i]
        line = "\n" in gap
        if not line and not _ends_sentence(gap, document.words[i - 1], document.words[i]):
            continue
        at = document.ends[i - 1]
        while k < len(shut) and shut[k][1] <= at:
            k += 1
        inside = k < len(shut) and shut[k][0] < at and document.starts[i] < shut[k][1]
        if not inside and (line or not points_for_commas or document.words[i] in cues()):
            found.append((i, line))
    return found


def _queries_for_commas(folded: str) -> bool:
    """Some archives lost the Arabic comma and print ? for it: hardly a comma, and question marks that end no line."""
    queries = folded.count("? ")
    return queries >= QUERIES and queries > 2 * folded.count("،") and queries > 2 * folded.count("?\n")


def _points_for_commas(document: Document) -> bool:
    """Some papers print points where others print commas: no comma, and a point every twenty words or so."""
    text = document.folded
    if len(document.words) < 80 or "،" in text or "," in text:
        return False
    return text.count(". ") * 20 > len(document.words)


def _ends_sentence(gap: str, before: str, after: str) -> bool:
    m = _POINT.search(gap)
    if not m:
        return False
    if m.group().startswith("..") or "(.." in gap:
        return False
    return not (m.group() == "." and (len(before) == 1 or (before[-1].isdigit() and after[0].isdigit())))

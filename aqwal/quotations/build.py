"""From what the rules read to a quotation: type, spans in characters, speech act, rule code."""

from collections.abc import Container, Mapping

from ..findings import Quotation, Span
from .clauses import clause_end, end_position, run_end
from .frames import Report
from .lexicon import classes
from .lone import Lone
from .nominal import Nominal
from .page import STATEMENT, Page
from .sources import characters


def from_report(page: Page, report: Report, known: Mapping[int, Report], closers: Container[int]) -> Quotation | None:
    """The quotation of a verb, participle or verbal noun; None where its content is empty."""
    opened = report.opened
    act = opened.kind in ("prep", "noun")
    if opened.kind == "marks" and opened.run:
        content, kind = (opened.start, run_end(page, opened.run, known)), "direct"
    else:
        last = clause_end(page, opened.word, report, known, closers, act=act)
        if last <= opened.word:
            return None
        content = (opened.start, end_position(page, opened.start, last))
        kind = "act" if act else "indirect"
        run = opened.run
        if run and opened.kind == "that":
            end = run_end(page, run, known)
            after = page.document.word_at(end)
            if not run.closed or after >= last or (page.comma(after) and after - opened.word > STATEMENT - 1):
                content, kind = (opened.start, end), "direct"
        if kind == "indirect" and _partly_marked(page, content):
            kind = "mixed"
    if content[1] <= content[0]:
        return None
    if (
        act
        and page.document.word_at(content[1] - 1) == opened.word
        and "pronominal" in classes(page.words[opened.word])
    ):
        return None  # وصفه به: nothing is said
    source = characters(page, report.source) if report.source else None
    rule = _ALONE.get(report.cue.kind) or f"{report.cue.kind}-{_COMPLEMENTS[opened.kind]}"
    phrase = opened.kind == "prep" and page.words[opened.word].startswith("ب")
    speech_act = report.cue.act if phrase else report.cue.clause or report.cue.act
    return Quotation(kind, content, _span(page, report.words), source, report.cue.lemma, speech_act, rule, None)


_ALONE = {"masdar": "verbal-noun", "relay": "relay", "document": "document"}
_COMPLEMENTS = {"that": "clause", "marks": "marks", "colon": "colon", "prep": "act", "noun": "act"}


def from_headline(page: Page, named: tuple[int, int], first: int, last: int) -> Quotation:
    """The quotation of ``speaker: words``."""
    run = page.opens.get(first)
    start = run.start if run else page.document.starts[first]
    content = (start, end_position(page, start, last))
    kind = "indirect"
    if run and run.closed and run.end >= content[1]:
        kind = "direct"
    elif _partly_marked(page, content):
        kind = "mixed"
    return Quotation(kind, content, None, characters(page, named), "", "say", "headline", None)


def from_nominal(page: Page, cue: Nominal) -> Quotation:
    """The quotation of a prepositional cue."""
    first, last = cue.content
    run = page.opens.get(first)
    start = run.start if run else page.document.starts[first]
    content = (start, end_position(page, start, last))
    kind = (
        "direct"
        if run and run.closed and run.end >= content[1]
        else "mixed"
        if _partly_marked(page, content)
        else "indirect"
    )
    head = page.words[cue.words[0]]
    return Quotation(
        kind, content, _span(page, cue.words), characters(page, cue.source), head, "quote", "nominal", None
    )


def from_lone(page: Page, lone: Lone) -> Quotation:
    """The quotation of marks with their cue after them, or with none."""
    content = (lone.run.start, lone.run.end)
    if lone.cue is None or lone.at is None:
        return Quotation("direct", content, None, None, "", "say", "marks-only", None)
    source = characters(page, lone.source) if lone.source else None
    at = _span(page, (lone.at, lone.at + 1))
    return Quotation("direct", content, at, source, lone.cue.lemma, lone.cue.act, "marks-verb", None)


def _span(page: Page, words: tuple[int, int]) -> Span:
    return page.document.starts[words[0]], page.end_of(words[1])


def _partly_marked(page: Page, content: Span) -> bool:
    return any(r.end <= content[1] for r in page.runs_between(*content))

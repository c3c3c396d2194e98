"""Find quotations: content, cue and source.

The method on one screen::

    document -> words, gaps, sentences, marked runs          page, marks
             -> cues that report: form, frame, complement    lexicon, conjugation, openings
             -> where each content ends                      clauses
             -> who said it, as printed                      sources
    colons without a verb (الوزير: ...), prepositional cues (بحسب الوزير) and words in marks alone come last.
"""

from ..findings import Mention, Quotation
from ..text import Document
from .clauses import clause_end, end_position, run_end
from .lexicon import Cue, cues
from .openings import Opening, opening
from .page import Page, lay_out
from .sources import source


def find(document: Document, mentions: list[Mention]) -> list[Quotation]:
    """Quotations in order of their content, speakers still unresolved. Never raises, whatever the text.

    >>> from ..text import read
    >>> document = read("قال وزير النقل إن الجسر سيفتح غدا، مضيفاً أن العمل انتهى.")
    >>> [document.folded[slice(*q.content)] for q in find(document, [])]
    ['الجسر سيفتح غدا', 'العمل انتهي']
    """
    page = lay_out(document)
    reports = _reports(page)
    known = {at: cue for at, (cue, _) in reports.items()}
    found: list[Quotation] = []
    consumed = 0
    for at, (cue, opened) in sorted(reports.items()):
        if document.starts[at] < consumed:
            continue
        quotation = _quotation(page, at, cue, opened, known)
        if quotation:
            found.append(quotation)
            consumed = quotation.content[1]
    return _distinct(found)


def _reports(page: Page) -> dict[int, tuple[Cue, Opening]]:
    """The words that report, with their reading and their complement."""
    forms = cues()
    found = {}
    for at, word in enumerate(page.words):
        if word in forms:
            for cue in forms[word]:
                if _plausible(page, at, cue):
                    opened = opening(page, at, cue)
                    if opened:
                        found[at] = (cue, opened)
                        break
    return found


_NEGATIONS = frozenset(["لم", "لن", "ولم", "ولن", "لا", "ولا", "فلم", "الا", "هل"])
_UNREAL = frozenset(["ان", "اذا", "لو", "كي", "لكي", "سوف", "او", "بان"])


def _plausible(page: Page, at: int, cue: Cue) -> bool:
    if cue.kind in ("relay", "masdar"):
        return False
    before = page.words[at - 1] if at > page.sentence_start[at] else ""
    if before in _NEGATIONS:
        return False
    if cue.tense == "present" and before in _UNREAL and page.words[at - 2 : at - 1] != ["قبل"]:
        return False
    if cue.suffixed == "object":
        return False
    if cue.only == "first":
        return not before or page.comma(at) or bool(cue.joined) or cue.gender == "f"
    return True


def _quotation(page: Page, at: int, cue: Cue, opened: Opening, known: dict[int, Cue]) -> Quotation | None:
    cue_span = (page.document.starts[at], page.document.ends[at])
    run = opened.run
    start = opened.start
    if opened.kind == "marks" and run:
        end = run_end(page, run, known)
        kind = "direct"
    else:
        last = clause_end(page, opened, cue, known, set())
        if last <= opened.word:
            return None
        end = end_position(page, start, last)
        kind = "act" if opened.kind in ("prep", "noun") else "indirect"
        if run and opened.kind == "that" and (not run.closed or run.end <= end):
            closed_at = run_end(page, run, known)
            after = page.document.word_at(closed_at)
            if not run.closed or after >= last or page.comma(after) and after - opened.word > 3:
                end, kind = closed_at, "direct"
        if kind == "indirect" and any(start < r.start and r.end <= end for r in page.runs):
            kind = "mixed"
    if end <= start:
        return None
    rule = f"{cue.kind}-{opened.kind}"
    return Quotation(kind, (start, end), cue_span, source(page, at, cue, opened), cue.lemma, cue.act, rule, None)


def _distinct(found: list[Quotation]) -> list[Quotation]:
    seen = set()
    kept = []
    for q in sorted(found, key=lambda q: q.content):
        if q.content not in seen:
            seen.add(q.content)
            kept.append(q)
    return kept

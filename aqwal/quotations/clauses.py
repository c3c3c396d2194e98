"""Where the content of a quotation ends: its closing mark, or the end of its clause.

A reported clause runs on through its own commas and subordinate clauses. It ends with its sentence, or before

* the next report by the same or another speaker (، مضيفاً أن / وأكد أن / فيما قال ...);
* a second cue for the same words (على حد تعبيره) or a prepositional cue (بحسب الوكالة);
* words of the author about the occasion (في إشارة إلى، ردا على، من جهته ...).

Nothing ends a clause inside closed marks.
"""

from functools import cache

from .lexicon import Cue, words
from .marks import Run
from .openings import Opening
from .page import Page

_CONNECTIVES = frozenset(w for w in words("connectives") if " " not in w) | frozenset(["و", "ايضا", "قد", "الوقت", "في"])
_TAILS = words("act_tails")


@cache
def _phrases(name: str, of: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    data = words(name, of=of) if of == "clauses" else _cue_tails()
    for phrase in data:
        parts = tuple(phrase.split())
        by_first.setdefault(parts[0], []).append(parts)
    return {first: tuple(parts) for first, parts in by_first.items()}


def _cue_tails() -> frozenset[str]:
    from ..text import fold_word
    from .lexicon import toml

    return frozenset(fold_word(t) for t in toml("cues")["nominal"]["tails"])


def phrase_at(page: Page, j: int, name: str, of: str = "clauses") -> int:
    """Number of words of the longest phrase of a lexicon list that stands at word ``j``; 0 for none."""
    w = page.words
    longest = 0
    for parts in _phrases(name, of).get(w[j], ()):
        if len(parts) > longest and tuple(w[j : j + len(parts)]) == parts:
            longest = len(parts)
    return longest


def sibling(page: Page, j: int, cue: Cue, outer: Cue) -> bool:
    """Whether the report at ``j`` stands beside the one that ``outer`` made, not inside what was said."""
    if cue.kind == "masdar":
        return False
    if cue.kind == "participle":
        return cue.gender == outer.gender or cue.number == "p" or outer.kind == "masdar" or not outer.gender
    before = page.words[j - 1]
    return bool(cue.joined) or page.comma(j) or before in ("كما", "فيما", "ثم", "بينما", "وقد", "قد") or bool(cue.suffixed and cue.suffixed != "object")


def clause_end(page: Page, opened: Opening, outer: Cue, reports: dict[int, Cue], closers: set[int]) -> int:
    """Index one past the last word of the clause that begins at ``opened.word``.

    ``reports`` holds the cues known to report, by word; ``closers`` the words where a prepositional cue begins.
    """
    first = opened.word
    stop = page.sentence[first]
    if stop - first < 3 and stop < len(page.words) and "\n" in page.gaps[stop] and not _finished(page.gaps[stop]):
        stop = page.sentence[stop]
    j = first
    is_act = opened.kind in ("prep", "noun")
    while j < stop:
        run = page.opens.get(j)
        if run and run.closed:
            j = max(j + 1, page.document.word_at(run.end))
            continue
        if j > first:
            cue = reports.get(j)
            if cue is not None and sibling(page, j, cue, outer):
                break
            if j in closers or phrase_at(page, j, "tails", "cues"):
                break
            if page.comma(j) and phrase_at(page, j, "breakers"):
                break
            if is_act and j > first + 2 and phrase_at(page, j, "act_tails") and _is_tail(page, j):
                break
        j += 1
    while j > first + 1 and page.words[j - 1] in _CONNECTIVES and j < stop:
        j -= 1
    return j


def _is_tail(page: Page, j: int) -> bool:
    return page.comma(j) or page.words[j] in ("بعدما", "رغم", "بالرغم") or phrase_at(page, j, "act_tails") > 1


def _finished(gap: str) -> bool:
    return any(c in gap for c in ".!?؟:؛")


def end_position(page: Page, start: int, word: int) -> int:
    """Character where content that ends before word ``word`` ends: a mark or bracket that it opened closes it."""
    end = page.end_of(word)
    gap = page.gaps[word]
    for run in page.runs:
        if run.closed and start <= run.start and end < run.end <= end + len(gap):
            end = run.end
    if end == page.end_of(word) and gap.startswith(")"):
        end += 1
    return end


def run_end(page: Page, run: Run, reports: dict[int, Cue]) -> int:
    """Character where marked words end; unclosed ones end with their sentence, or later where nobody else speaks."""
    if run.closed:
        return run.end
    first = page.document.word_at(run.start)
    stop = page.sentence[first]
    while stop < page.paragraph[first] and not any(k in reports for k in range(stop, page.sentence[stop])):
        stop = page.sentence[stop]
    for k in range(first + 1, stop):
        if k in reports and (reports[k].joined or page.comma(k)) and page.opens.get(k + 1) is None:
            break
    end = page.end_of(stop)
    if page.gaps[stop][:1] in (".", "!", "؟", "?") and page.gaps[stop][:1]:
        end += 1
    return end

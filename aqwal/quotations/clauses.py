"""Where the content of a quotation ends: its closing mark, or the end of its clause.

A reported clause runs on through its own commas and subordinate clauses. It ends with its sentence, or before

* the next report by the same or another speaker (، مضيفاً أن / وأكد أن / فيما قال ...);
* a second cue for the same words (على حد تعبيره) or a prepositional cue (بحسب الوكالة);
* words of the author about the occasion (في إشارة إلى، ردا على، من جهته ...);
* a new clause of which the speaker, by name, is the subject.

Nothing ends a clause inside closed marks.
"""

from collections.abc import Container, Mapping
from functools import cache

from ..text import fold_word
from .frames import Report
from .lexicon import classes, toml, words
from .marks import Run
from .page import Page

_CONNECTIVES = words("connectives")
_TRAILING = (
    frozenset(w for w in _CONNECTIVES if " " not in w)
    | frozenset(["و", "ايضا", "وقد"])
    | frozenset(["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"])
)
LONGEST_ACT = 40
"""Words after which the next comma ends an act."""
_WHILE = (["فيما"], ["وفيما"], ["بينما"], ["وبينما"], ["بعدما"], ["وبعدما"], ["عندما"], ["وعندما"], ["ولما"])
_DESPITE = (["من"], ["رغم"], ["الرغم"], ["بعد"], ["مع"], ["قبل"], ["عند"], ["منذ"], ["عقب"], ["اثر"])
_MEANWHILE = frozenset(["فيما", "بينما", "وفيما", "وبينما"])
_REGARDING = (["يتعلق"], ["يخص"], ["يتصل"], ["يلي"], ["بعد"], ["لو"])
_TURNS = frozenset(
    [
        "لكن",
        "ولكن",
        "لكنه",
        "لكنها",
        "فيما",
        "بينما",
        "الا",
        "غير",
        "بيد",
        "مما",
        "ما",
        "الامر",
        "تم",
        "تمت",
        "جري",
        "جرت",
    ]
)
_THEY = frozenset(["انه", "انها", "انهم"])
_THEN = frozenset(["قال", "أجاب", "رد"])
_IF = frozenset(["اذا", "واذا", "فاذا", "لين", "ولين"])
_BUT_THEY = frozenset(["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"])
_CONTRASTS = frozenset(
    [("الا", "ان"), ("غير", "ان"), ("بيد", "ان"), ("لكن",), ("ولكن",), ("فيما",), ("بينما",), ("في", "حين")]
)


@cache
def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a lexicon list, by their first word, longest first."""
    listed = toml("cues")["nominal"]["tails"] if name == "tails" else toml("clauses")[name]
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(map(fold_word, listed), key=len, reverse=True):
        parts = tuple(phrase.split())
        by_first.setdefault(parts[0], []).append(parts)
    return {first: tuple(parts) for first, parts in by_first.items()}


def phrase_at(page: Page, j: int, name: str) -> int:
    """Number of words of the longest phrase of a list that stands at word ``j``; 0 for none."""
    for parts in phrases(name).get(page.words[j], ()):
        if len(parts) == 1 or tuple(page.words[j : j + len(parts)]) == parts:
            return len(parts)
    return 0


def sibling(page: Page, inner: Report, outer: Report) -> bool:
    """Whether a report stands beside the one of ``outer``, not inside what was said.

    A participle goes with the verb whose gender it has. A verb must be coordinated, and, with no subject of its
    own, agree with the verb before it.
    """
    cue, other, at = inner.cue, outer.cue, inner.at
    if cue.kind == "masdar":
        return False
    if cue.joined == "ف" and page.comma(at) and cue.lemma in _THEN:
        return True  # وسألته الصحيفة عن ...، فقال إن
    if cue.kind == "participle":
        return cue.gender == other.gender or cue.number == "p" or not other.gender
    if cue.suffixed:
        return cue.gender == other.gender
    if inner.resumed:
        return outer.opened.kind in ("prep", "noun") or (cue.gender, cue.number) == (other.gender, other.number)
    if inner.before and inner.source is not None:
        return _adversative(page, inner.source[0]) > 0 or _second_headline(page, inner)
    previous = page.words[at - 1]
    if previous in _BUT_THEY or _except_that_they(page, at):
        return cue.gender == other.gender or cue.number == "p"
    if not (
        cue.joined
        or ".." in page.gaps[at]
        or previous in _TRAILING
        or _after_breaker(page, at)
        or _fronted(page, inner)
    ):
        return False
    return inner.source is not None or cue.gender == other.gender or not other.gender or cue.number == "p"


def _except_that_they(page: Page, at: int) -> bool:
    """إلا أنه قال، غير أنها أكدت."""
    return page.words[at - 1] in _THEY and (page.words[at - 2], "ان") in _CONTRASTS


def _second_headline(page: Page, inner: Report) -> bool:
    """الغرب يحذر من ... والأمين العام يقول إن: another speaker takes the headline over."""
    assert inner.source is not None
    first = inner.source[0]
    return page.headline(inner.at) and page.words[first].startswith(("وال", "فيما"))


def _adversative(page: Page, first: int) -> int:
    """Number of words of a contrast right before word ``first`` (، لكن / إلا أن / فيما); 0 for none."""
    for size in (2, 1):
        begin = first - size
        if begin > 0 and tuple(page.words[begin:first]) in _CONTRASTS and page.comma(begin):
            return size
    return 0


def _fronted(page: Page, report: Report) -> int:
    """Word where the circumstance before a report begins (، وفي ختام اللقاء قال الوزير ...); 0 for none."""
    if report.source is None or report.before or report.cue.joined:
        return 0
    for k in range(report.at - 1, max(0, report.at - 14), -1):
        if page.comma(k) and page.words[k][0] == "و" and "prepositions" in classes(page.words[k]):
            return k
    return 0


def _after_breaker(page: Page, at: int) -> bool:
    return any(j + phrase_at(page, j, "breakers") == at for j in range(max(0, at - 4), at))


def clause_end(
    page: Page, first: int, outer: Report, known: Mapping[int, Report], closers: Container[int], *, act: bool
) -> int:
    """Index one past the last word of the content that begins at word ``first``.

    ``known`` holds the reports by word; ``closers`` the words where a prepositional cue begins.
    """
    stop = page.sentence[first]
    if stop - first < 3 and not act and _broken_line(page, first, stop):
        stop = page.sentence[stop]
    own = _name_words(page, outer)
    subordinate = page.words[outer.at - 1 : outer.at] in _WHILE and outer.at - page.sentence_start[outer.at] < 3
    aside = outer.cue.kind == "masdar" and page.words[outer.at - 1 : outer.at] in _DESPITE
    tails = phrases("tails")
    j = first
    while j < stop:
        run = page.opens.get(j)
        if run and run.closed and page.document.starts[j] > run.start:
            after = page.document.word_at(run.end)
            if after > j:
                j = after
                continue
        if j > first:
            inner = known.get(j)
            if inner is not None and sibling(page, inner, outer):
                if inner.resumed or page.words[j - 2 : j] in (["وهو", "ما"], ["وهي", "ما"]):
                    j -= 1 if inner.resumed else 2
                elif _except_that_they(page, j):
                    j -= 2
                elif _fronted(page, inner):
                    j = _fronted(page, inner)
                elif inner.before and inner.source is not None:
                    j = inner.source[0] - _adversative(page, inner.source[0])
                break
            if j in closers or (page.words[j] in tails and phrase_at(page, j, "tails")):
                break
            if page.words[j] == "فان" and page.comma(j) and (act or page.words[page.sentence_start[outer.at]] in _IF):
                break
            pause = page.gaps[j] != " " and (page.comma(j) or any(c in page.gaps[j] for c in '»”"'))
            if pause:
                if phrase_at(page, j, "breakers") or aside or (subordinate and _may_be_verb(page, j, known)):
                    break
                if page.words[j] in _MEANWHILE and page.words[j + 1 : j + 2] not in _REGARDING:
                    break
                if page.words[j][0] == "و" and j + 1 < stop and page.words[j + 1] in own:
                    break
            if act and j > first + 1 and page.words[j] in _BUT_THEY:
                break
            if act and page.comma(j) and (j - first >= LONGEST_ACT or page.words[j] == "وذلك"):
                break
            if act and _circumstantial(page, j):
                break
            if act and j > first + 1 and (_is_background(page, j) or (page.comma(j) and page.words[j] in _TURNS)):
                break
        j += 1
    while first + 1 < j < stop and page.words[j - 1] in _TRAILING:
        j -= 1
    return j


def _broken_line(page: Page, first: int, stop: int) -> bool:
    """Whether a line that ends in mid-sentence goes on with the next; a headline does not."""
    if stop >= len(page.words) or page.document.starts[first] < page.document.title_end:
        return False
    return not any(c in page.gaps[stop] for c in ".!?؟:؛")


def _may_be_verb(page: Page, j: int, known: Container[int]) -> bool:
    """Whether the main clause after وفيما قال ... may begin here: with a verb that reports or any present."""
    word = page.words[j]
    return j in known or (word[0] in "يت" and len(word) > 3 and not classes(word))


def _circumstantial(page: Page, j: int) -> bool:
    """وهي تلقي اللوم ...: a circumstance with its own verb."""
    if page.words[j] not in ("وهو", "وهي", "وهم") or j + 1 >= page.sentence[j]:
        return False
    following = page.words[j + 1]
    return following[0] in "يت" and not classes(following)


def _name_words(page: Page, report: Report) -> frozenset[str]:
    if report.source is None:
        return frozenset()
    return frozenset(w for w in page.words[slice(*report.source)] if len(w) > 3 and not classes(w))


def _is_background(page: Page, j: int) -> bool:
    """Circumstances that an act leaves out: بعد أن، على خلفية; a single word only after a comma."""
    if page.words[j] not in phrases("act_tails"):
        return False
    length = phrase_at(page, j, "act_tails")
    after = page.words[j] == "بعد" and "time_words" not in classes(
        page.words[j + 1 : j + 2][0] if j + 1 < len(page.words) else ""
    )
    return length > 1 or (length == 1 and (page.comma(j) or page.words[j] == "بعدما" or after))


def end_position(page: Page, start: int, word: int) -> int:
    """Character where content that ends before word ``word`` ends: a mark or bracket that it opened closes it."""
    end = page.end_of(word)
    gap = page.gaps[word]
    if gap == " ":
        return end
    longest = end
    for run in page.runs_between(start, end):
        if run.closed and end < run.end <= end + len(gap):
            longest = max(longest, run.end)
    return end + 1 if longest == end and gap.startswith(")") else longest


def run_end(page: Page, run: Run, known: Container[int]) -> int:
    """Character where marked words end; unclosed ones end with their sentence, or later where nobody else speaks."""
    if run.closed:
        return run.end
    first = page.document.word_at(run.start)
    stop = page.sentence[first]
    while stop < page.paragraph[first] and not any(k in known for k in range(stop, page.sentence[stop])):
        stop = page.sentence[stop]
    for k in range(first + 2, stop):
        if k in known and (page.comma(k) or page.words[k][0] == "و") and page.opens.get(k + 1):
            return page.end_of(k)
    end = page.end_of(stop)
    return min(run.end, end + 1 if page.gaps[stop][:1] in (".", "!", "؟", "?") else end)

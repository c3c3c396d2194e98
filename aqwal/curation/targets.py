"""What a correction is about, in words: so that another analysis of the articles can be searched for it.

Offsets move when a text is changed, and ids when an entity becomes known. A correction therefore carries the words it was
made on with those around them (the TextQuoteSelector of the W3C Web Annotation Data Model) and the names of its
entities. Where they are not enough to be sure, nothing is corrected and the reader is told (:class:`.Missing`).
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..text import WORD, fold, fold_word
from .log import LONGEST, Correction
from .refusals import Missing

AROUND = 32
"""Characters kept before and after the words of a correction."""
ENOUGH = 12
"""Characters around the words that must be as they were, unless the words themselves are as many as ``TELLING``."""
TELLING = 24
SAME_SPAN = 0.8
"""Overlap (Jaccard) at which a finding of a new analysis is the one that was corrected."""
SLACK = 3
"""Characters by which both ends together may differ where the overlap is less."""

Span = tuple[int, int]
SPANS = {"quotations": ("content_start", "content_end"), "mentions": ("start", "end")}


def described(corpus: Corpus, c: Correction) -> Correction:
    """The correction with its words: what stands in its span and around it, and what its entities are called."""
    if c.article_id and c.start is not None and c.end is not None:
        text = texts(corpus, [c]).get(c.article_id, "")
        c = c._replace(
            words=text[c.start : c.end][:LONGEST], before=text[max(0, c.start - AROUND) : c.start],
            after=text[c.end : c.end + AROUND],
        )  # fmt: skip
    names = dict(zip(corpus.entities["entity_id"], corpus.entities["name_ar"].fillna(""), strict=True))
    return c._replace(
        entity_name=str(names.get(c.entity_id, ""))[:LONGEST],
        value_name=str(names.get(c.value, c.value_name))[:LONGEST] if names_entity(c) else "",
    )


def names_entity(c: Correction) -> bool:
    """Whether the value of a correction is an entity."""
    return c.action in ("merge", "keep-apart", "set-speaker") and bool(c.value)


def texts(corpus: Corpus, corrections: Iterable[Correction]) -> dict[str, str]:
    """The texts of the articles that corrections are about."""
    asked = {c.article_id for c in corrections if c.article_id}
    found = corpus.texts[corpus.texts["article_id"].isin(asked)]
    return dict(zip(found["article_id"], found["text"], strict=True))


def place(text: str, c: Correction) -> Span:
    """Where the words of a correction stand in a text as it is now: in the surroundings most like the old ones, of
    several such the nearest to the old place. Raises Missing where they no longer stand there.

    >>> old = Correction("reject-mention", "س", article_id="a", start=6, end=10, words="إطار", before="في هذا ")
    >>> place("فقرة جديدة. في هذا إطار واسع.", old)
    (19, 23)
    """
    if c.start is None or c.end is None:
        raise Missing("no_words")
    wanted = fold(c.words).text.strip()
    if not wanted:  # written before corrections kept their words
        return c.start, c.end
    now = fold(text)
    before, after = fold(c.before).text, fold(c.after).text
    offsets = now.offsets if now.offsets is not None else range(len(now.text))
    best: tuple[tuple[int, int], Span] | None = None
    at = now.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        around = _common(before[::-1], now.text[max(0, at - len(before)) : at][::-1]) + _common(after, now.text[end:])
        start = offsets[at]
        if around >= min(ENOUGH, len(before) + len(after)) or len(wanted) >= TELLING:
            rank = (around, -abs(start - c.start))
            stop = start + c.end - c.start if len(c.words) == LONGEST else offsets[end - 1] + 1
            best = max(best, (rank, (start, stop))) if best else (rank, (start, stop))
        at = now.text.find(wanted, at + 1)
    if best is None:
        raise Missing("no_words")
    return best[1]


def _common(one: str, other: str) -> int:
    """How many characters two strings begin with in common."""
    n = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        n += 1
    return n


def row_at(frame: pd.DataFrame, table: str, article_id: str, span: Span, text: str) -> int:
    """Position of the row that is the finding at a span: it overlaps the span most, and well enough, or by the same
    words. Raises Missing where there is none."""
    start, end = SPANS[table]
    at = np.flatnonzero((frame["article_id"] == article_id).to_numpy())
    if not len(at):
        raise Missing("no_finding")
    a, b = frame[start].to_numpy()[at], frame[end].to_numpy()[at]
    overlap = overlaps(a, b, span)
    best = int(overlap.argmax())
    found = int(a[best]), int(b[best])
    near = abs(found[0] - span[0]) + abs(found[1] - span[1]) <= SLACK
    if overlap[best] >= SAME_SPAN or (overlap[best] > 0 and (near or _bare(text, found) == _bare(text, span))):
        return int(at[best])
    raise Missing("no_finding")


def overlaps(starts: np.ndarray, ends: np.ndarray, span: Span) -> np.ndarray:
    """Jaccard overlap of spans with one."""
    both = np.minimum(ends, span[1]) - np.maximum(starts, span[0])
    return np.clip(both / (np.maximum(ends, span[1]) - np.minimum(starts, span[0])), 0, None)


def _bare(text: str, span: Span) -> list[str]:
    return WORD.findall(fold(text[span[0] : span[1]]).text)


def renamed(corpus: Corpus, corrections: Sequence[Correction], made: Iterable[str]) -> dict[str, str]:
    """What an id that the corpus no longer has is now: the one entity that bears a name it was corrected under.

    ``made`` are the ids that corrections themselves bring. Where nobody bears the name, or several do, it is left out.
    """
    table = corpus.entities
    known = {*table["entity_id"], *made}
    called: dict[str, set[str]] = {}
    for c in corrections:
        for code, name in ((c.entity_id, c.entity_name), (c.value, c.value_name if names_entity(c) else "")):
            if code and name and code not in known:
                called.setdefault(code, set()).add(fold_word(name))
    if not called:
        return {}
    bearers: dict[str, set[str]] = {}
    for row in table.itertuples():
        for name in {fold_word(row.name_ar or ""), *map(fold_word, row.aliases)}:
            bearers.setdefault(name, set()).add(str(row.entity_id))
    found = {code: {b for name in names for b in bearers.get(name, ())} for code, names in called.items()}
    return {code: who.pop() for code, who in found.items() if len(who) == 1}

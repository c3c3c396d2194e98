"""Descriptions without a name: «الوزير السوداني», «المسؤول نفسه», «الوزارة», «المصدر»."""

from collections.abc import Iterable

from ..findings import Span
from ..names import Fact, Phrase
from ..offices import offices
from ..text import Document
from ..titles import definite, describes, head, nationality, place, stem, titles
from .referents import Referent, holds, key

STATE = frozenset(map(stem, ("الجمهوريه", "الدوله", "البلاد", "السابق", "الحالي", "العام", "الجديد", "الرسمي")))
"""Describing words that set nobody apart."""
COUNTERPART = "نظير"
"""نظيره الأردني holds the same office as the person before, in another country."""
LONGEST_BODY = 7


def person_meant(phrase: Phrase, people: Iterable[Referent], at: int, spoke: list[Referent]) -> Referent | None:
    """The person that a nameless description can only mean; None when nobody fits. ``spoke``: who spoke before.

    A word that fits anybody (المسؤول, الرجل) means somebody who spoke.
    """
    best, best_rank = None, (-1, False, False, -1)
    before = spoke[-1] if spoke else None
    anybody = bool(phrase.facts) and "*" in titles().stands_for.get(phrase.facts[0].head, ())
    for r in people:
        if r.kind not in ("person", "spokesperson", "anonymous") or (
            r.feminine is not None and r.feminine != phrase.feminine
        ):
            continue
        if (anybody or r.kind == "anonymous") and r not in spoke:
            continue
        score = fit(phrase.facts, r.facts)
        if score is not None:
            earlier = max((s for s in r.seen if s <= at), default=-1)
            rank = score, earlier >= 0, r is before, earlier
            if best is None or rank > best_rank:
                best, best_rank = r, rank
    return best


def fit(described: tuple[Fact, ...], known: list[Fact]) -> int | None:
    """How well a description goes with what is known of somebody; None where they disagree.

    The same head counts 2, a more general one 1, each describing word in common 2.

    >>> minister = Fact("وزير خارجيه", frozenset({"Q912"}))
    >>> fit((Fact("وزير", frozenset({"Q912"})),), [minister]), fit((Fact("وزير", frozenset({"دفاع"})),), [minister])
    (3, None)
    >>> fit((Fact("وزير", frozenset({"Q912"})),), [Fact("وزير خارجيه", frozenset({"Q1049"}))])
    """
    if not described:
        return None
    d = described[0]
    open_to = titles().stands_for.get(d.head, frozenset())
    anybody = "*" in open_to
    best = 0 if anybody and not known else None
    for k in known:
        general = anybody or k.head in open_to or (k.head == COUNTERPART and bool(d.words & k.words))
        alike = 2 if d.head == k.head else 1 if general or k.head.startswith(d.head + " ") else 0
        if not alike:
            continue
        mine = d.words - STATE
        his = k.words | {stem(w) for w in k.head.split()[1:]}
        shared = {w for w in mine if any(_alike(w, h) for h in his)}
        if not _disagree(mine - shared, his - shared, strict=(not general or alike == 2) and not shared):
            best = max(best or 0, alike + 2 * len(shared))
    return best


def _disagree(mine: frozenset[str], his: frozenset[str], *, strict: bool) -> bool:
    """Whether what is left of two descriptions speaks of different things: two countries, two ministries."""
    my_places, his_places = ({w for w in words if w.isascii()} for words in (mine, his))  # entity ids
    if my_places and his_places:
        return True
    return strict and bool(mine - my_places) and bool(his - his_places - STATE)


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) > 3 and len(other) > 3 and (one.startswith(other) or other.startswith(one)))


def office_holder(document: Document, phrase: Phrase) -> str | None:
    """The record of the person who held the office described on the day of publication; None where nobody knows."""
    if document.published is None or not any(w.isascii() for f in phrase.facts for w in f.words):
        return None
    start, end = phrase.whole
    return next((o.entity_id for o in offices(document) if o.entity_id and start <= o.start and o.end <= end + 1), None)


def body_meant(phrase: Phrase, words: tuple[str, ...], known: Iterable[Referent], at: int) -> Referent | None:
    """The body, paper or document that a short definite phrase takes up again: المرصد, الوزارة, البيان.

    A body must hold every word; a document or source, the same head. The one before wins that shares most words.
    """
    keys = tuple(map(key, words))
    best, best_rank = None, (-1, -1)
    for r in known:
        if r.kind != phrase.kind or not r.facts or r.words == words:
            continue
        same_head = r.facts[0].head == phrase.facts[0].head
        if holds(keys, r.keys) or (same_head and (phrase.kind == "anonymous" or len(words) == 1)):
            earlier = max((s for s in r.seen if s < at), default=-1)
            rank = len(phrase.facts[0].words & r.facts[0].words), earlier
            if (earlier >= 0 or (phrase.kind != "anonymous" and r.keys[:1] == keys[:1])) and rank > best_rank:
                best, best_rank = r, rank
    return best


def body_around(document: Document, word: str) -> Span | None:
    """The body that a bare word is short for: وزارة التعليم where the paper writes «التعليم»."""
    words = document.words
    for k, other in enumerate(words[1:], 1):
        if other == word and document.folded[document.ends[k - 1] : document.starts[k]] == " ":
            found = head(words[k - 1])
            if found and found.group == "body" and not definite(words[k - 1]):
                return document.starts[k - 1], document.ends[k]
    return None


def _adjective(word: str) -> bool:
    """فلسطينية, مطلعة: what describes an indefinite source."""
    return describes(word) or bool(nationality("ال" + word))


def body_in_text(document: Document, lemma: str, at: int) -> Span | None:
    """The nearest full name, before ``at``, of a body or source with this head: وزارة التجارة والصناعة for «الوزارة»,
    مصادر فلسطينية for «المصادر»."""
    words = document.words
    for k in range(document.word_at(at) - 2, -1, -1):
        found = head(words[k])
        if (words[k] == lemma or (found and found.lemma == lemma)) and not definite(words[k]):
            last = k + 1
            while (
                last < min(len(words), k + LONGEST_BODY)
                and document.folded[document.ends[last - 1] : document.starts[last]] == " "
            ):
                if not (definite(words[last]) or place(words[last]) or _adjective(words[last])):
                    break
                last += 1
            if last > k + 1:
                return document.starts[k], document.ends[last - 1]
    return None

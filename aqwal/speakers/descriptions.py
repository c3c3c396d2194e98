"""Descriptions without a name: «الوزير السوداني», «المسؤول نفسه», «الوزارة», «المصدر»."""

from collections.abc import Iterable

from ..names import Fact, Phrase
from ..titles import stem, titles
from .referents import Referent, key, same_name

STATE = frozenset(map(stem, ("الجمهوريه", "الدوله", "البلاد", "السابق", "الحالي", "العام", "الجديد", "الرسمي")))
"""Describing words that set nobody apart."""


def person_meant(phrase: Phrase, people: Iterable[Referent], at: int, before: Referent | None) -> Referent | None:
    """The person that a nameless description can only mean; None when nobody fits."""
    fitting = []
    for r in people:
        if r.kind not in ("person", "spokesperson") or (r.feminine is not None and r.feminine != phrase.feminine):
            continue
        score = fit(phrase.facts, r.facts)
        if score is not None:
            earlier = max((s for s in r.seen if s <= at), default=-1)
            fitting.append((score, earlier >= 0, r is before, earlier, r))
    return max(fitting, key=lambda f: f[:4])[4] if fitting else None


def fit(described: tuple[Fact, ...], known: list[Fact]) -> int | None:
    """How well a description goes with what is known of somebody; None where they disagree.

    The same head counts 2, a more general one 1, each describing word in common 2.

    >>> minister = Fact("وزير خارجيه", frozenset({"Q912"}))
    >>> fit((Fact("وزير", frozenset({"Q912"})),), [minister]), fit((Fact("وزير", frozenset({"دفاع"})),), [minister])
    (3, None)
    >>> fit((Fact("وزير", frozenset({"Q912"})),), [Fact("وزير خارجيه", frozenset({"Q1049"}))])
    """
    stands_for = titles().stands_for
    best = None
    for d in described[:1]:
        open_to = stands_for.get(d.head, frozenset())
        if "*" in open_to and not known:
            best = 0
        for k in known:
            alike = 2 if d.head == k.head else 1 if k.head.startswith(d.head + " ") or k.head in open_to or "*" in open_to else 0
            if not alike:
                continue
            mine = d.words - STATE
            his = k.words | {stem(w) for w in k.head.split()[1:]}
            shared = {w for w in mine if any(_alike(w, h) for h in his)}
            if disagree(mine - shared, his - shared, strict=alike == 2 or (k.head not in open_to and "*" not in open_to)):
                continue
            best = max(best or 0, alike + 2 * len(shared))
    return best


def disagree(mine: frozenset[str], his: frozenset[str], *, strict: bool) -> bool:
    """Whether what is left of two descriptions speaks of different things: two countries, two ministries."""
    my_places, his_places = ({w for w in words if is_place(w)} for words in (mine, his))
    if my_places and his_places and not my_places & his_places:
        return True
    return strict and bool(mine - my_places) and bool(his - his_places - STATE)


def is_place(word: str) -> bool:
    """Whether a describing word is the entity id of a place."""
    return word.isascii()


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) > 3 and len(other) > 3 and (one.startswith(other) or other.startswith(one)))


def body_meant(phrase: Phrase, words: list[str], known: Iterable[Referent], at: int) -> Referent | None:
    """The body, paper or document that a short definite phrase takes up again: المرصد, الوزارة, البيان.

    A body must hold every word; a document or source, the same head.
    """
    fitting = []
    for r in known:
        if r.kind != phrase.kind or not r.facts:
            continue
        same_head = r.facts[0].head == phrase.facts[0].head
        if same_name(words, r.words) or (same_head and (phrase.kind == "anonymous" or len(words) == 1)):
            earlier = max((s for s in r.seen if s < at), default=-1)
            if earlier >= 0 or (phrase.kind != "anonymous" and key(r.words[0]) == key(words[0])):
                fitting.append((len(phrase.facts[0].words & r.facts[0].words), earlier, r))
    return max(fitting, key=lambda f: f[:2])[2] if fitting else None

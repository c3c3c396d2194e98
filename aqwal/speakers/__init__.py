"""Who a source refers to: from the words that name a speaker to the person or body, inside one article."""

from ..findings import Mention, Quotation, Span
from ..names import Phrase, read_phrase, titles
from ..text import Document
from .referents import People, Referent


def attribute(document: Document, quotations: list[Quotation], mentions: list[Mention]) -> list[Quotation]:
    """The same quotations, in the same order, with their speakers where the article tells.

    A speaker that the article does not make clear stays None.
    """
    if not quotations:
        return quotations
    people = People(document)
    order = sorted(range(len(quotations)), key=lambda i: _position(quotations[i]))
    phrases = {i: _phrase(document, q.source) for i, q in enumerate(quotations) if q.source}
    for i in order:
        phrase = phrases.get(i)
        if phrase and phrase.name:
            people.named(*phrase.name, phrase.kind, phrase.name[0]).learn(phrase, phrase.name[0])
    speakers: dict[int, Referent | None] = {}
    before: Referent | None = None
    for i in order:
        speakers[i] = _resolve(document, quotations[i], phrases.get(i), people, before)
        before = speakers[i] or before
    return [q._replace(speaker=r.speaker if (r := speakers[i]) else None) for i, q in enumerate(quotations)]


def _position(quotation: Quotation) -> int:
    return (quotation.cue or quotation.source or quotation.content)[0]


def _phrase(document: Document, source: Span) -> Phrase | None:
    first, last = document.word_at(source[0]), document.word_at(source[1] - 1) + 1
    if first >= last or all(w in titles().pronouns for w in document.words[first:last]):
        return None
    return read_phrase(document, first, last)


def _resolve(
    document: Document, quotation: Quotation, phrase: Phrase | None, people: People, before: Referent | None
) -> Referent | None:
    if phrase is None:
        return before
    at = phrase.whole[0]
    if phrase.name:
        return people.named(*phrase.name, phrase.kind, at)
    found = None
    if phrase.kind in ("person", "spokesperson") and phrase.definite or phrase.same:
        found = people.described(phrase, at, phrase.feminine)
        if found is None and before and phrase.same:
            found = before
    if found is None and phrase.kind in ("anonymous", "document", "organisation", "medium") and phrase.definite and not phrase.other:
        known = [r for r in people.all if r.kind == phrase.kind and r.facts and r.facts[0].head == phrase.facts[0].head]
        found = known[-1] if known else None
    if found is None:
        found = people.named(*phrase.whole, phrase.kind or "person", at)
    found.learn(phrase, at)
    return found

"""Everybody an article names, with the titles before and after each name."""

from bisect import bisect_left
from functools import cache

from ..findings import Mention, Span
from ..gazetteer import speaks_for
from ..gazetteer_records import country_ids, records, rows
from ..names import Fact, Phrase, read_phrase
from ..text import Document, fold_word
from ..titles import attached, body_is_feminine, definite, head, nationality, place, state_is_feminine, stem
from ..variants import words_of
from .referents import People, Referent

LONGEST_TITLE = 14
"""Words between the beginning of a title and the name it belongs to."""
_NAMING = ("office", "spokesperson", "rank", "profession", "honorific")
Named = tuple[int, int, Referent]
"""First word, titles included; position of the name; who it is."""


def introduce(document: Document, people: People) -> list[Named]:
    """Take in the persons, bodies and states that the article mentions; where each stands."""
    named = []
    for first, mention in people.mentions:
        if mention.type == "PER":
            named.append(_person(document, people, first, mention))
        elif found := body_at(document, people, first, mention):
            named.append((first, mention.start, found))
    return named


def _person(document: Document, people: People, first: int, mention: Mention) -> Named:
    title = title_before(document, people, first) if people.types[first] == "PER" else None
    found = people.named((mention.start, mention.end), "person", mention.start, mention.entity_id)
    if title:
        found.learn(title[1], mention.start)
    if after := title_after(document, bisect_left(document.starts, mention.end)):
        found.learn(after, mention.start)
    return title[0] if title else first, mention.start, found


def body_at(document: Document, people: People, first: int, mention: Mention) -> Referent | None:
    """The body or state that a mention names, None for a place that cannot speak."""
    span = mention.start, mention.end
    if mention.type == "LOC":
        return state_of(people, mention.entity_id or place(document.words[first]), span)
    if mention.entity_id and mention.entity_id in people.linked:
        found = people.linked[mention.entity_id]
    else:
        words = words_of(document.folded[slice(*span)])
        found = next((r for r in people.called(words) if r.kind != "person" and r.words == words), None) or people.add(
            Referent(span, words, mention.kind, mention.entity_id)
        )
        lead = head(document.words[first])
        found.feminine = body_is_feminine(document.words[first])
        found.facts = [Fact(lead.lemma if lead else words[0] if words else "", frozenset(map(stem, words[1:])))]
    found.saw(mention.start)
    return found


def state_of(people: People, entity_id: str, span: Span) -> Referent | None:
    """Who speaks where a place is named: a country, a capital for its country, a palace for itself; None for others."""
    entity_id = _capitals().get(entity_id, entity_id)
    if entity_id not in _countries() and speaks_for(entity_id) is None:
        return None
    found = people.linked.get(entity_id)
    if found is None:
        record = records()[entity_id]
        found = people.add(Referent(span, words_of(record.name_ar), "organisation", entity_id))
        found.name = record.name_ar
        found.feminine = state_is_feminine(fold_word(record.name_ar))
    found.saw(span[0])
    return found


@cache
def _capitals() -> dict[str, str]:
    return {row["id"]: country_ids()[row["country"]] for row in rows("places") if row["kind"] == "capital"}


@cache
def _countries() -> frozenset[str]:
    return frozenset(country_ids().values())


def title_before(document: Document, people: People, first: int) -> tuple[int, Phrase] | None:
    """The title that leads up to the name at word ``first``, and the word where it begins."""
    best = None
    for k in range(first - 1, max(-1, first - LONGEST_TITLE), -1):
        gap = document.folded[document.ends[k] : document.starts[k + 1]]
        if document.starts[k] in people.cues or (gap != " " and gap.strip(" \"'«»“”")):
            break
        found = head(document.words[k])
        if found and found.group in _NAMING:
            phrase = read_phrase(document, k, first + 1, people.types, strict=True)
            nearest = best is None
            if phrase.name == (document.starts[first], document.ends[first]):
                best = k, phrase
            if best is None or (nearest and attached(document.words[k])):
                break  # الطبيب الرئيسي للزعيم فلان: the name belongs to the title next to it
    return best


def is_his(words: list[str], at: int) -> bool:
    """Whether a title has a possessive (نظيره الأردني), rather than the feminine ending (وزيرة المالية)."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at].endswith("ه") and not words[at].endswith("ته"):
        return not definite(words[at]) and (not definite(following) or bool(nationality(following)))
    return words[at].endswith(("ها", "هم", "ته"))


def title_after(document: Document, after: int) -> Phrase | None:
    """The apposition right after a name: رئيس المرصد, وزير المالية."""
    words, folded = document.words, document.folded
    if not 0 < after < len(words):
        return None
    found = head(words[after])
    if (
        not found
        or found.group not in ("office", "spokesperson")
        or words[after].startswith("و")
        or is_his(words, after)
    ):
        return None
    if folded[document.ends[after - 1] : document.starts[after]].strip(" ،,"):
        return None
    last = after + 1
    while (
        last < min(len(words), after + LONGEST_TITLE) and folded[document.ends[last - 1] : document.starts[last]] == " "
    ):
        last += 1
    return read_phrase(document, after, last, {}, strict=True)._replace(name=None)

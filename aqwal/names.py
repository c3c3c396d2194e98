"""Read the noun phrase that names somebody: titles, office and its complement, personal name.

«وزيرة الخارجية السابقة سلمى الحداد» is a head (وزير, feminine), words that describe it (خارجي, سابق) and a name.
What the words are is in ``lexicons/titles.toml``; nothing here knows who holds which office.

>>> from aqwal.text import read
>>> document = read("وزيرة الخارجية السابقة سلمى الحداد")
>>> phrase = read_phrase(document, 0, len(document.words))
>>> phrase.kind, phrase.facts[0].head, document.text[slice(*phrase.name)]
('person', 'وزير خارجيه', 'سلمى الحداد')
"""

from collections.abc import Mapping
from typing import NamedTuple

from .findings import Span
from .name_words import PREPOSITIONS, NameWords
from .text import Document
from .titles import (
    UNNAMED,
    Head,
    attached,
    definite,
    describes,
    head,
    is_courtesy,
    nationality,
    owned,
    place_at,
    stem,
    titles,
)

RELATIVES = frozenset("الذي التي الذين اللذان اللتان اللذين ممن ان انه انها".split())
_SEPARATORS = frozenset("،,؛:()[]–.!؟\n")
KIND_OF_GROUP = {"body": "organisation"}


class Fact(NamedTuple):
    """An office or calling: the head's lemma, and what describes it (folded stems, entity ids of places)."""

    head: str
    words: frozenset[str]


class Phrase(NamedTuple):
    """A noun phrase, read. Spans are half-open, in folded characters.

    ``kind`` is as in :data:`aqwal.findings.KINDS`, empty where the words do not tell. ``name`` is the personal name.
    ``definite``: الوزير, وزير المالية; ``other``: مصدر آخر; ``same``: المصدر نفسه. ``several``: more than one is named.
    ``country`` is the entity id of the nationality that a title gives.
    """

    kind: str
    whole: Span
    name: Span | None
    facts: tuple[Fact, ...]
    feminine: bool
    plural: bool
    definite: bool
    other: bool
    same: bool
    several: bool
    country: str


def read_phrase(
    document: Document, first: int, last: int, types: Mapping[int, str] | None = None, *, strict: bool = False
) -> Phrase:
    """Read words ``[first, last)`` of a document as one noun phrase.

    ``types`` gives the mention type (PER, ORG, LOC; OF for a person's name after a preposition) of the words that
    stand in a mention; without it, names are told by what they are not. ``strict`` ends the phrase at the first word that is neither title, complement nor name,
    for text that may not be a phrase at all. Never raises; an empty phrase has no facts.
    """
    reader = _Reader(document, first, min(last, len(document.words)), types or {}, strict)
    reader.walk()
    return reader.phrase()


class _Reader(NameWords):
    """One reading: the heads seen, what describes each, and where the name runs."""

    def __init__(self, document: Document, first: int, last: int, types: Mapping[int, str], strict: bool) -> None:
        super().__init__(document, first, last, types)
        self.strict = strict
        self.facts: list[tuple[str, list[str]]] = []
        self.end = first
        self.wanting = self.other = self.same = self.several = self.counted = self.is_owned = False
        self.annexing = self.fixed = (
            False  # a complement without preposition is due; one that makes the head definite came
        )
        self.country = ""

    def walk(self) -> None:
        """Go through the words, from titles over complements to the name."""
        words, t, k = self.document.words, titles(), self.first
        if k < self.last and is_courtesy(words[k]):
            if self.types.get(k + 1) != "PER" or k + 1 >= self.last:
                self.same, self.end = True, k + 1
                return
            k += 1
        while k + 1 < self.last and (words[k] in t.same or words[k].isdigit() or words[k] in t.quantifiers):
            self.same |= words[k] in t.same
            self.counted |= words[k] not in t.same
            k += 1
        if k < self.last and self.types.get(k) != "PER":
            self.opening = head(words[k])
            if (
                self.opening
                and self.opening.group == "rank"
                and k + 1 < self.last
                and (words[k + 1] in PREPOSITIONS or head(words[k + 1]))
                and not self.hinted
            ):
                self.opening = Head(words[k], "group", False, False)  # فريق من الباحثين
            if self.opening and self.opening.lemma == "صاحب" and words[k + 1 : k + 2] and words[k + 1] not in t.styles:
                self.opening = Head(
                    words[k], "group" if self.opening.plural else "anonymous", False, self.opening.plural
                )
            if self.opening and self.opening.group in UNNAMED and not self.leads_to_name(k):
                self.unnamed(k)
                return
            if not self.opening and nationality(words[k]) and words[k].endswith(("ون", "ين")):
                self.opening = Head(words[k], "group", False, True)
                self.unnamed(k)
                return
            if (
                not self.opening
                and not self.hinted
                and (self.types.get(k) in ("ORG", "LOC") or place_at(words, k, self.last)[0])
            ):
                self.opening = Head(words[k], "body", False, False)
                self.unnamed(k)
                return
        while k < self.last and words[k] not in RELATIVES:
            step = self.take(k)
            if not step:
                break
            k += step
            self.end = k

    def unnamed(self, at: int) -> None:
        """A phrase that names no person: one head, and what follows it up to a clause."""
        words = self.document.words
        self.end = at + 1
        described: list[str] = []
        while self.end < self.last and not self.ends_unnamed(self.end):
            self.mark(self.end)
            described.append(stem(words[self.end]))
            self.end += 1
        while self.end > at + 1 and (
            words[self.end - 1] in PREPOSITIONS or words[self.end - 1] in titles().function_words
        ):
            self.end -= 1
        if self.opening:
            self.heads.append(
                (self.opening, definite(words[at]) or at in self.types or bool(place_at(words, at, self.last)[0]))
            )
            self.facts.append((self.opening.lemma, described))

    def ends_unnamed(self, k: int) -> bool:
        word = self.document.words[k]
        if word in RELATIVES or "،" in self.gap(k):
            return True
        return (
            word in titles().function_words and word not in PREPOSITIONS and word not in titles().same and word != "غير"
        )

    def take(self, k: int) -> int:
        """Read the word at ``k`` in its place; how many words were taken, 0 where the phrase ends."""
        words, t = self.document.words, titles()
        word = words[k]
        if self.types.get(k) in ("ORG", "LOC") and (self.heads or self.name):
            self.fixed |= self.annexing
            self.describe(place_at(words, k, self.last)[0], [word])
            self.wanting = self.annexing = False
            return 1
        if self.types.get(k) == "OF" and (self.heads or self.name):
            self.describe("", [word])
            self.wanting = False
            return 1
        in_name = bool(self.name) and self.name[-1] == k - 1 and _SEPARATORS.isdisjoint(self.gap(k))
        if self.types.get(k) == "PER":
            if self.name and not in_name:
                self.several |= word.startswith("و") and not attached(words[k - 1])  # بمستشفى وليام: part of a name
                return 1 if self.several else 0
            self.name.append(k)
            return 1
        if in_name and self.continues_name(k):
            self.name.append(k)
            return 1
        found = head(word)
        if found and not self.may_be_name(k):
            return self.take_head(k, found)
        if self.mark(k):
            return 1
        if word in PREPOSITIONS and not (word == "علي" and self.is_ali(k)):
            self.wanting, self.annexing = True, False
            return 0 if in_name and not self.heads else 1
        if (
            word in t.function_words
            and not (word == "علي" and self.is_ali(k))
            and not (self.types.get(k + 1) == "PER" and k + 1 < self.last)
            and not (self.heads and describes(word))
        ):
            return 0
        where, size = place_at(words, k, self.last)
        if where and (self.heads or self.name):
            if size == 1 and self.heads and not self.name:
                self.country = self.country or nationality(word)
            self.fixed |= self.annexing and (definite(word) or not nationality("ال" + word))
            self.describe(where, words[k : k + size])
            self.wanting = self.annexing = False
            return size
        if describes(word) and (self.heads or self.name):
            self.fixed |= self.annexing and definite(word)
            self.describe("", [word])
            return 1
        if self.wanting or self.name or word.startswith(("لل", "بال", "وال")):
            self.fixed |= self.annexing and word.startswith("ال")
            self.describe("", [word])
            self.wanting = self.wanting and not definite(word) and word.endswith("ه")
            return 1
        if definite(word) and self.heads and (self.facts[-1][1] or not self.heads[-1][1] or self.hinted):
            self.describe("", [word])
            return 1
        if self.hinted and not self.name and self.types.get(k + 1) != "PER":
            self.describe("", [word])
            return not self.strict
        if word.isdigit():
            return 0
        self.name.append(k)
        return 1

    def take_head(self, k: int, found: Head) -> int:
        """A title: a head of its own, or the complement of the head before (نائب الرئيس)."""
        word = self.document.words[k]
        complement = (
            found.plural and definite(word) and k > self.first and self.heads and not self.facts[-1][1]
        )  # الرئيس الوزراء
        if self.heads and (self.wanting or complement or found.group in UNNAMED or attached(word)):
            self.fixed |= self.annexing and (definite(word) or owned(word))
            self.describe("", [word])
            self.wanting = not definite(word) and not owned(word)
            self.annexing &= self.wanting
            return 1
        is_owned = owned(word) or (word.endswith("ه") and not definite(word) and not self.takes_complement(k))
        self.is_owned |= is_owned and not self.heads
        self.wanting = (
            not definite(word) and not is_owned and found.group in ("office", "spokesperson", "profession", "kin")
        )
        self.annexing = self.wanting
        self.heads.append((found, definite(word) or is_owned))
        self.facts.append((found.lemma, []))
        return 1

    def mark(self, k: int) -> bool:
        """Note آخر and نفسه; whether the word was one of them."""
        word, t = self.document.words[k], titles()
        self.other |= word in t.other
        self.same |= word in t.same
        return word in t.other or word in t.same

    def describe(self, where: str, words: list[str]) -> None:
        if self.facts:
            self.facts[-1][1].extend(
                [where] if where else [stem(w[1:] if attached(w) and not definite(w) else w) for w in words]
            )

    def gap(self, k: int) -> str:
        """What stands between word ``k`` and the one before it, inside the phrase."""
        d = self.document
        return d.folded[d.ends[k - 1] : d.starts[k]] if k > self.first else ""

    def phrase(self) -> Phrase:
        d = self.document
        lead, is_definite = self.heads[0] if self.heads else (None, False)
        is_definite |= self.fixed
        if (
            self.name
            and not self.hinted
            and not any(map(self.can_be_name, self.name[:2]))
            and not self.is_given_and_family()
            and not self.follows_office()
        ):
            self.name = []
        name = (d.starts[self.name[0]], d.ends[self.name[-1]]) if self.name and not self.is_thing() else None
        last = max(self.end, min(self.first + 1, self.last))
        whole = (d.starts[self.first], self.closed(last)) if self.first < last else (0, 0)
        plural = bool(lead and (lead.plural or self.counted))
        return Phrase(
            self.kind(lead, plural, is_definite), whole, name, tuple(self.fact(*f) for f in self.facts),
            bool(lead and lead.feminine and not self.is_owned), plural, is_definite,
            self.other, self.same, self.several, self.country,
        )  # fmt: skip

    def closed(self, last: int) -> int:
        """Where the phrase ends, the mark included that closes one opened in it."""
        d = self.document
        inside, after = (
            d.folded[d.starts[self.first] : d.ends[last - 1]],
            d.folded[d.ends[last - 1] : d.ends[last - 1] + 2],
        )
        for opening, closing in ("«»", "“”", '""', "()", "''"):
            if (
                after.startswith(closing)
                and inside.count(opening) > (inside.count(closing) if opening != closing else 0)
                and (opening != closing or inside.count(opening) % 2)
            ):
                return d.ends[last - 1] + (2 if after == "''" else 1)
        return d.ends[last - 1]

    def kind(self, lead: Head | None, plural: bool, is_definite: bool) -> str:
        if self.several:
            return "group"
        if self.name:
            return "organisation" if self.is_thing() else "person"
        if lead is None:
            return "person" if self.same else self.kind_of_word()
        if lead.group in UNNAMED:
            return KIND_OF_GROUP.get(lead.group, lead.group)
        if lead.group == "spokesperson":
            return "spokesperson"
        if plural:
            return "group"
        return "person" if is_definite else "anonymous"

    def kind_of_word(self) -> str:
        """The kind of a noun that no lexicon knows: a plural speaks as people, a definite one as a body, others as nothing."""
        words = self.document.words
        word = words[self.first] if self.first < self.last else ""
        annexed = word.endswith("و") and self.first + 1 < self.last and definite(words[self.first + 1])
        if self.counted or (len(word) > 4 and (annexed or word.endswith(("ون", "ين")))):
            return "group"
        return "organisation" if definite(word) else ""

    @staticmethod
    def fact(lemma: str, words: list[str]) -> Fact:
        """The office in its one spelling: رئيس الحكومة and الوزير الأول are one."""
        offices = titles().offices
        for size in (2, 1):
            canonical = offices.get((lemma, " ".join(words[:size])))
            if canonical and len(words) >= size:
                return Fact(canonical, frozenset(words[size:]))
        return Fact(lemma, frozenset(words))

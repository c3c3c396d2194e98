"""Read the noun phrase that names somebody: titles, office and its complement, personal name.

«وزيرة الخارجية السابقة سلمى الحداد» is a head (وزير, feminine), words that describe it (خارجي, سابق) and a name.
The words are in ``lexicons/titles.toml``; nothing here knows who holds which office.

>>> from aqwal.text import read
>>> document = read("وزيرة الخارجية السابقة سلمى الحداد")
>>> phrase = read_phrase(document, 0, len(document.words))
>>> phrase.kind, phrase.facts[0].head, document.text[slice(*phrase.name)]
('person', 'وزير خارجيه', 'سلمى الحداد')
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .findings import Span
from .text import Document, fold_word


class Head(NamedTuple):
    """A word of ``titles.toml``: its masculine singular (folded), class, gender and number."""

    lemma: str
    group: str
    feminine: bool
    plural: bool


class Fact(NamedTuple):
    """An office or calling: the head's lemma, and the folded stems that describe it (a ministry, a nationality)."""

    head: str
    words: frozenset[str]


class Phrase(NamedTuple):
    """A noun phrase, read.

    ``name`` is the personal name (folded characters), None where there is none. ``whole`` is the phrase without what
    trails it. ``definite``: الوزير, وزير المالية; ``other``: مصدر آخر; ``same``: المصدر نفسه.
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


class Titles(NamedTuple):
    """``titles.toml``, folded and turned into look-ups."""

    heads: dict[str, Head]
    adjectives: frozenset[str]
    function_words: frozenset[str]
    particles: frozenset[str]
    also_names: frozenset[str]
    other: frozenset[str]
    same: frozenset[str]
    pronouns: frozenset[str]
    turn: tuple[str, ...]
    continuing: frozenset[str]
    offices: dict[tuple[str, str], str]
    stands_for: dict[str, frozenset[str]]


_GROUPS = ("office", "spokesperson", "rank", "profession", "honorific", "kin", "anonymous", "group", "document", "medium", "body")
_PREPOSITIONS = frozenset("في من الي علي عن مع لدي بين باسم باسمه باسمها بلسان عند ضد حول تجاه".split())


@cache
def titles() -> Titles:
    """The lexicon, read once."""
    data = tomllib.loads((files("aqwal") / "lexicons" / "titles.toml").read_text(encoding="utf-8"))
    heads: dict[str, Head] = {}
    for group in _GROUPS:
        for line in data["heads"][group]:
            forms = [fold_word(f) for f in line.split()]
            alone = group in ("group", "document", "medium", "body")
            for i, form in enumerate(forms):
                if form != "-":
                    feminine = not alone and i == 1 and form != forms[0] or alone and form.endswith("ه")
                    heads.setdefault(form, Head(forms[0], group, feminine, i > 1 or group == "group"))
    reading = data["reading"]

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold_word(w) for w in reading[key].split())

    offices = {}
    for canonical, descriptions in data["same"].items():
        for description in descriptions:
            head, *rest = fold_word(description).split()
            offices[_bare(head), " ".join(map(stem, rest))] = fold_word(canonical)
    return Titles(
        heads, frozenset(map(stem, folded("adjectives"))), folded("function_words"), folded("name_particles"),
        folded("also_names"), folded("other"), folded("same"), folded("pronouns"),
        tuple(fold_word(t) for t in reading["turn"]), folded("continuing"), offices,
        {fold_word(k): frozenset(map(fold_word, v)) for k, v in data["stands_for"].items()},
    )  # fmt: skip


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def stem(word: str) -> str:
    """A folded word without conjunction, preposition, article and feminine ending: الخارجية and خارجيتها meet.

    >>> stem("والخارجيه"), stem("للامم"), stem("خارجيتها")
    ('خارجي', 'امم', 'خارجي')
    """
    for prefix in ("وال", "بال", "فال", "كال", "ولل", "لل", "ال"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            word = word[len(prefix) :]
            break
    for suffix in ("تها", "ته", "تهم", "تنا", "ها", "هم", "ه"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return word[: -len(suffix)]
    return word


def definite(word: str) -> bool:
    """Whether a folded word carries the article."""
    return len(word) > 3 and word.startswith(("ال", "لل", "وال", "بال"))


@cache
def head(word: str) -> Head | None:
    """The title that a folded word is, with or without article, conjunction or possessive; None otherwise."""
    heads = titles().heads
    for prefix in ("", "ال", "و", "وال", "ف", "لل", "ل", "ب"):
        if word.startswith(prefix):
            base = word[len(prefix) :]
            if base in heads:
                return heads[base]
            if prefix in ("", "و"):
                for suffix in ("ها", "هم", "نا", "ه"):
                    if base.endswith(suffix):
                        owned = base[: -len(suffix)]
                        if owned in heads and heads[owned].group in ("office", "kin", "profession", "spokesperson"):
                            return heads[owned]
                        if owned.endswith("ت") and owned[:-1] + "ه" in heads:
                            return heads[owned[:-1] + "ه"]
    return None


@cache
def describes(word: str) -> bool:
    """Whether a folded word is an adjective that follows titles (الرسمي, السابقة, الأمنية)."""
    adjectives = titles().adjectives
    root = stem(word)
    return root in adjectives or root.endswith(("ين", "ون", "ان", "ات")) and root[:-2] in adjectives


def read_phrase(document: Document, first: int, last: int) -> Phrase:
    """Read words ``[first, last)`` of a document as one noun phrase. Never raises; an empty phrase has no facts."""
    return _Reader(document, first, last).read()


class _Reader:
    """The state of one reading: which heads were seen, where the name runs."""

    def __init__(self, document: Document, first: int, last: int) -> None:
        self.document, self.at, self.first, self.last = document, first, first, min(last, len(document.words))
        self.heads: list[tuple[Head, bool]] = []
        self.facts: list[tuple[str, list[str]]] = []
        self.name: list[int] = []
        self.other = self.same = False

    def gap(self, k: int) -> str:
        """What stands between word ``k`` and the one before it, inside the phrase."""
        d = self.document
        return d.folded[d.ends[k - 1] : d.starts[k]] if k > self.first else ""

    def read(self) -> Phrase:
        words, t = self.document.words, titles()
        while self.at < self.last and (words[self.at] in t.same or words[self.at].isdigit()):
            self.same |= words[self.at] in t.same
            self.at += 1
        opening = head(words[self.at]) if self.at < self.last else None
        if opening and opening.group in ("anonymous", "group", "document", "medium", "body"):
            return self.unnamed(opening)
        end = self.walk()
        return self.phrase(end)

    def unnamed(self, opening: Head) -> Phrase:
        """A phrase that names no person: kept whole up to its first clause."""
        d, t = self.document, titles()
        first, k = self.at, self.at + 1
        described = []
        while k < self.last and not self.ends_phrase(k):
            self.other |= d.words[k] in t.other
            self.same |= d.words[k] in t.same
            described.append(stem(d.words[k]))
            k += 1
        kind = {"body": "organisation", "anonymous": "anonymous"}.get(opening.group, opening.group)
        return Phrase(
            kind, (d.starts[self.first], d.ends[self.last - 1]), None, (Fact(opening.lemma, frozenset(described)),),
            opening.feminine, opening.plural, definite(d.words[first]), self.other, self.same,
        )  # fmt: skip

    def ends_phrase(self, k: int) -> bool:
        return self.document.words[k] in ("الذي", "التي", "الذين") or "،" in self.gap(k)

    def walk(self) -> int:
        """Go through titles, complements and name; the index after the last word that belongs."""
        d, t = self.document, titles()
        wanting = False  # a complement must come: وزير ..., في ...
        k = self.at
        while k < self.last:
            word, found = d.words[k], head(d.words[k])
            if word in ("الذي", "التي", "الذين", "اللذان", "ان") or self.name and k != self.name[-1] + 1 and word in t.function_words:
                break
            separated = any(c in "،,؛:()[]-–" for c in self.gap(k))
            if self.name and self.name[-1] == k - 1 and not separated and self.continues_name(k):
                self.name.append(k)
            elif found and found.group not in ("anonymous", "group", "document", "medium", "body") and not self.is_name_word(k):
                wanting = not definite(word) and found.group in ("office", "spokesperson", "profession", "kin")
                self.heads.append((found, definite(word)))
                self.facts.append((found.lemma, []))
            elif word in t.other or word in t.same:
                self.other |= word in t.other
                self.same |= word in t.same
            elif word in _PREPOSITIONS:
                if self.name and self.name[-1] == k - 1:
                    break
                wanting = True
            elif word in t.function_words:
                break
            elif describes(word) or wanting or self.name:
                self.describe(word)
                wanting = wanting and not definite(word) and (found is not None or word.endswith("ه"))
            elif definite(word) and self.heads and not (self.heads[-1][1] and not self.facts[-1][1]):
                self.describe(word)
            elif word.startswith(("لل", "بال", "وال")):
                self.describe(word)
            else:
                self.name.append(k)
            k += 1
        return k

    def describe(self, word: str) -> None:
        if self.facts:
            self.facts[-1][1].append(stem(word))

    def is_name_word(self, k: int) -> bool:
        """سلطان, أمير, مختار: a title before a complement, else a name."""
        d, t = self.document, titles()
        if d.words[k] not in t.also_names or k == self.first and not definite(d.words[k]) and k + 1 >= self.last:
            return d.words[k] in t.also_names
        following = d.words[k + 1] if k + 1 < self.last else ""
        known = head(following)
        return not (known and known.group in ("body", "medium", "group", "office")) and not describes(following)

    def continues_name(self, k: int) -> bool:
        word, t = self.document.words[k], titles()
        before = self.document.words[k - 1]
        if before in t.particles:
            return True
        if word in t.function_words or word in t.same or word in t.other or word in _PREPOSITIONS:
            return word in t.particles and word not in _PREPOSITIONS
        found = head(word)
        if found and not self.is_name_word(k) and (definite(word) or found.group in ("office", "spokesperson", "profession", "rank")):
            return False
        if describes(word) and definite(word):
            return len(self.name) == 1 and not self.heads
        return not word.startswith(("لل", "بال", "وال")) and len(self.name) < 6

    def phrase(self, end: int) -> Phrase:
        d = self.document
        t = titles()
        facts = tuple(self.fact(h, words) for h, words in self.facts)
        groups = [h.group for h, _ in self.heads]
        name = (d.starts[self.name[0]], d.ends[self._name_end()]) if self.name else None
        if name:
            kind = "person"
        elif "spokesperson" in groups[:1]:
            kind = "spokesperson"
        elif self.heads and self.heads[0][0].plural:
            kind = "group"
        elif self.heads:
            kind = "person" if self.heads[0][1] or any(words for _, words in self.facts) else "anonymous"
        else:
            kind = ""
        lead = self.heads[0] if self.heads else None
        last = max(end, min(self.at + 1, self.last))
        whole = (d.starts[self.first], d.ends[last - 1]) if self.first < self.last else (0, 0)
        known = bool(lead and (lead[1] or any(w for _, w in self.facts)))
        del t
        return Phrase(
            kind, whole, name, facts, bool(lead and lead[0].feminine), bool(lead and lead[0].plural),
            known, self.other, self.same,
        )  # fmt: skip

    def _name_end(self) -> int:
        run = self.name[0]
        for k in self.name[1:]:
            if k != run + 1:
                break
            run = k
        return run

    def fact(self, lemma: str, words: list[str]) -> Fact:
        """The office in its one spelling: رئيس الحكومة and الوزير الأول are one."""
        offices = titles().offices
        for size in (2, 1):
            canonical = offices.get((lemma, " ".join(words[:size])))
            if canonical and len(words) >= size:
                return Fact(canonical, frozenset(words[size:]))
        return Fact(lemma, frozenset(words))

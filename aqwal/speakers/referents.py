"""The people and bodies of one article, each once, under its fullest name."""

from collections.abc import Collection, Iterable

from ..findings import Mention, Speaker
from ..names import Fact, Phrase
from ..text import Document
from ..titles import UNNAMED, attached, describes, head, place, titles
from ..variants import words_of

ANNEXED = "OF"
"""Mention type of a person's name that a preposition makes part of a description: طبيب لفلان."""


class Referent:
    """Somebody in the article. Mutable: every source adds what it tells (a fuller name, an office, a place)."""

    def __init__(self, name: str, words: list[str], kind: str, entity_id: str | None = None) -> None:
        self.name, self.words, self.kind, self.entity_id = name, words, kind, entity_id
        self.facts: list[Fact] = []
        self.country = ""
        self.feminine: bool | None = None
        self.plural = False
        self.seen: list[int] = []

    @property
    def speaker(self) -> Speaker:
        return Speaker(self.name, self.kind, self.entity_id, self.country)

    def learn(self, phrase: Phrase, at: int) -> None:
        """Take in the offices that a phrase gives, and where it stands."""
        self.facts += [f for f in phrase.facts if f not in self.facts]
        self.country = self.country or phrase.country
        if phrase.feminine:
            self.feminine = True
        if not self.seen or self.seen[-1] != at:
            self.seen.append(at)


def key(word: str) -> str:
    """A name's word with the article and spelling habits taken off, so that variants meet.

    >>> key("الهنتاتي") == key("هنتاتي"), key("بنسوده") == key("بنسودا"), key("موسى") == key("موس")
    (True, True, False)
    """
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return word[:-1] if len(word) > 4 and word[-1] in "اه" else word


def same_name(short: list[str], full: list[str]) -> bool:
    """Whether every word of ``short`` is, spelling habits aside, among those of ``full``, in order.

    >>> same_name(["خطيب"], ["سامر", "الخطيب"]), same_name(["سامر", "سعد"], ["سامر", "الخطيب"])
    (True, False)
    """
    at = 0
    keys = [key(w) for w in full]
    for word in map(key, short):
        try:
            at = keys.index(word, at) + 1
        except ValueError:
            return False
    return bool(short)


class People:
    """Everybody the article names: the persons and bodies mentioned first, then those that only speak."""

    def __init__(self, document: Document, mentions: Iterable[Mention], cues: Collection[int]) -> None:
        self.document = document
        self.all: list[Referent] = []
        self.types: dict[int, str] = {}
        self.mention_at: dict[int, Mention] = {}
        for mention in mentions:
            first, last = document.word_at(mention.start), document.word_at(max(mention.start, mention.end - 1)) + 1
            if mention.type == "PER":
                last = _end_of_name(document, first, last, cues)
                if first < last:
                    mention = mention._replace(end=document.ends[last - 1])
            annexed = mention.start > document.starts[first] and document.folded[mention.start - 1] in "لبك"
            for k in range(first, min(last, len(document.words))):
                self.types[k] = ANNEXED if annexed and mention.type == "PER" else mention.type
                self.mention_at[k] = mention

    def published(self, start: int, end: int) -> str:
        """The published text of a folded span, its white space made single."""
        a, b = self.document.published_span(start, end)
        first = self.document.words[self.document.word_at(start)]
        name = " ".join(self.document.text[a:b].split()).strip(" ،,:؛-–")
        if first.startswith("لل") and len(first) > 4:
            return "ا" + name[name.index("ل") + 0 :] if name.startswith("لل") else name
        return name[1:] if attached(first) else name

    def named(self, start: int, end: int, kind: str, at: int) -> Referent:
        """The referent that the folded span names: one known by this name, or a new one."""
        words = list(words_of(self.document.folded[start:end]))
        found = self.known(words, kind, at)
        if found is None:
            found = Referent(self.published(start, end), words, kind)
            self.all.append(found)
        elif len(words) > len(found.words):
            found.name, found.words = self.published(start, end), words
        if not found.seen or found.seen[-1] != at:
            found.seen.append(at)
        return found

    def known(self, words: list[str], kind: str, at: int) -> Referent | None:
        """Who is called ``words``: the nearest before ``at`` where several are; a family name before a given one."""
        fitting = []
        for r in self.all:
            if r.kind == kind and words and (same_name(words, r.words) or same_name(r.words, words)):
                near = max((s for s in r.seen if s <= at), default=-min(r.seen, default=0))
                fitting.append((key(words[-1]) == key(r.words[-1]), near, r))
        return max(fitting, key=lambda f: f[:2])[2] if fitting else None


def _end_of_name(document: Document, first: int, last: int, cues: Collection[int]) -> int:
    """Where a name ends: taggers now and then take in the word after it, or take a title for a name."""
    last = min(last, len(document.words))
    t = titles()
    while first < last and (document.words[last - 1] in t.function_words or document.starts[last - 1] in cues):
        last -= 1
    for k in range(first, last):
        word, found = document.words[k], head(document.words[k])
        titled = found and found.group in (*UNNAMED, "office", "spokesperson", "profession") and word not in t.also_names
        if not (titled or describes(word) or place(word) or word in t.pronouns):
            return last
    return first

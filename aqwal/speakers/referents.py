"""The people and bodies of one article, each once, under its fullest name."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable

from ..findings import Mention, Span, Speaker
from ..names import Fact, Phrase
from ..text import Document
from ..titles import UNNAMED, attached, definite, describes, head, nationality, place, titles
from ..transliterate import spelled
from ..variants import is_parent, skeleton, words_of

WHEN = frozenset("الاسبوع الشهر الماضي المقبل امس".split())
ANNEXED = "OF"
"""Mention type of a person's name that a preposition makes part of a description: طبيب لفلان."""
_MARKS = frozenset("«»“”()[]\"'")
_BRACKETS = {"«": "»", "“": "”", "(": ")", "[": "]"}


class Referent:
    """Somebody in the article. Mutable: every source adds what it tells (a fuller name, an office, a place).

    ``span`` is where the fullest name stands (folded); ``name`` is set instead where a lexicon names the thing.
    ``described``: the article gives no name, the span is a description.
    """

    def __init__(self, span: Span, words: tuple[str, ...], kind: str, entity_id: str | None = None) -> None:
        self.span, self.words, self.kind, self.entity_id = span, words, kind, entity_id
        self.keys = tuple(map(key, words))
        self.sounds: tuple[str, ...] | None = None
        self.name = self.country = ""
        self.facts: list[Fact] = []
        self.feminine: bool | None = None
        self.plural = self.described = False
        self.seen: list[int] = []

    def learn(self, phrase: Phrase, at: int) -> None:
        """Take in the offices that a phrase gives, and where it stands."""
        self.facts += [f for f in phrase.facts if f not in self.facts]
        self.country = self.country or phrase.country
        if phrase.feminine:
            self.feminine = True
        self.saw(at)

    def saw(self, at: int) -> None:
        """Note a place where the article speaks of them."""
        if not self.seen or self.seen[-1] != at:
            self.seen.append(at)


def key(word: str) -> str:
    """A name's word with the article and spelling habits taken off, so that variants meet inside an article.

    >>> key("الهنتاتي") == key("هنتاتي"), key("بنسوده") == key("بنسودا"), key("موسى") == key("موس")
    (True, True, False)
    """
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return word[:-1] if len(word) > 4 and word[-1] in "اه" else word


def holds(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether every key of ``short`` is among those of ``full``, in order.

    >>> holds(("خطيب",), ("سامر", "خطيب")), holds(("سامر", "سعد"), ("سامر", "خطيب")), holds((), ("سامر",))
    (True, False, False)
    """
    at = 0
    for word in short:
        try:
            at = full.index(word, at) + 1
        except ValueError:
            return False
    return bool(short)


class People:
    """Everybody the article names or describes, found by the words of the name."""

    def __init__(self, document: Document, mentions: Iterable[Mention], cues: Collection[int]) -> None:
        self.document = document
        self.all: list[Referent] = []
        self.types: dict[int, str] = {}
        self.mentions: list[tuple[int, Mention]] = []
        self.cues = cues
        self.linked: dict[str, Referent] = {}
        self._by_key: defaultdict[str, list[Referent]] = defaultdict(list)
        mentions = list(mentions)
        called = {w for m in mentions if m.type == "PER" for w in document.folded[m.start : m.end].split()[1:]}
        for mention in mentions:
            first, last = document.word_at(mention.start), bisect_left(document.starts, mention.end)
            if first >= last or (mention.type == "PER" and _describes_title(document, first, last, called)):
                continue
            if mention.type == "PER":
                begin, last = name_within(document, first, last, cues)
                if begin >= last:
                    continue
                start = mention.start if begin == first else document.starts[begin]
                mention, first = mention._replace(start=start, end=document.ends[last - 1]), begin
            annexed = mention.start > document.starts[first] and document.folded[mention.start - 1] in "لبك"
            for k in range(first, min(last, len(document.words))):
                self.types[k] = ANNEXED if annexed and mention.type == "PER" else mention.type
            self.mentions.append((first, mention))

    def add(self, referent: Referent) -> Referent:
        """Take in a new referent."""
        self.all.append(referent)
        for word in set(referent.keys):
            self._by_key[word].append(referent)
        if referent.entity_id:
            self.linked.setdefault(referent.entity_id, referent)
        return referent

    def named(self, span: Span, kind: str, at: int, entity_id: str | None = None) -> Referent:
        """The referent that a folded span names: one known by this name or record, or a new one."""
        words = words_of(self.document.folded[slice(*span)])
        found = self.linked.get(entity_id or "") or self.known(words, kind, at)
        if found is None or (entity_id and found.entity_id and found.entity_id != entity_id):
            found = self.add(Referent(span, words, kind, entity_id))
        elif len(words) > len(found.words) or (words == found.words and self._parted(span) > self._parted(found.span)):
            self._rename(found, span, words)
        if entity_id and not found.entity_id:
            found.entity_id = entity_id
            self.linked.setdefault(entity_id, found)
        found.saw(at)
        return found

    def _parted(self, span: Span) -> int:
        """Number of printed words: أبو ردينة is the usual spelling of أبوردينة."""
        return len(self.document.folded[slice(*span)].split())

    def _rename(self, referent: Referent, span: Span, words: tuple[str, ...]) -> None:
        known, referent.sounds = set(referent.keys), None
        referent.span, referent.words, referent.keys = span, words, tuple(map(key, words))
        for word in set(referent.keys) - known:
            self._by_key[word].append(referent)

    def known(self, words: tuple[str, ...], kind: str, at: int) -> Referent | None:
        """Who is called ``words``: a family name before a given one, then the nearest before ``at``."""
        keys = tuple(map(key, words))
        best, best_rank = None, (False, 0)
        for r in dict.fromkeys(r for word in keys for r in self._by_key.get(word, ())):
            if (
                r.kind == kind
                and not r.described
                and (holds(keys, r.keys) or holds(r.keys, keys))
                and not self.apart(words, r.words)
            ):
                rank = keys[-1] == r.keys[-1], max((s for s in r.seen if s <= at), default=-min(r.seen, default=0))
                if best is None or rank > best_rank:
                    best, best_rank = r, rank
        return best or (self.spelled_like(words) if kind == "person" else None)

    @staticmethod
    def apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether one name is likely the father's of the other."""
        return is_parent(one, other) or is_parent(other, one)

    def spelled_like(self, words: tuple[str, ...]) -> Referent | None:
        """Who is called so in another transliteration (هيغ, هيج); names that a lexicon spells are told apart by letters."""
        if len(words) > 2 or any(len(w) < 3 or spelled(w) for w in words):
            return None
        sounds = tuple(skeleton((w,)) for w in words)
        for r in self.all:
            if r.kind == "person" and not r.described and len(r.words) >= len(words) and not spelled(r.words[-1]):
                if r.sounds is None:
                    r.sounds = tuple(skeleton((w,)) for w in r.words)
                if r.sounds[-len(words) :] == sounds:
                    return r
        return None

    def called(self, words: tuple[str, ...]) -> list[Referent]:
        """All who bear every one of ``words``."""
        keys = tuple(map(key, words))
        return [r for r in self._by_key.get(keys[-1], ()) if holds(keys, r.keys)] if keys else []

    def speaker(self, r: Referent) -> Speaker:
        """The referent as a finding."""
        return Speaker(r.name or self.published(r.span), r.kind, r.entity_id, r.country)

    def published(self, span: Span) -> str:
        """The published text of a folded span without an attached preposition, white space made single."""
        d = self.document
        a, b = d.published_span(*span)
        name = _balanced(" ".join(d.text[a:b].split()).strip(" ،,:؛.-–"))
        at = d.word_at(span[0])
        first = d.words[at] if at < len(d.words) and d.starts[at] == span[0] else ""
        if first.startswith("لل") and len(first) > 4 and name.startswith("لل"):
            return "ا" + name[1:] if first.startswith("للل") or head(first) is None else "ال" + name[2:]
        joined = (
            first[:1] == "و" and first not in titles().heads and (first.startswith("وال") or head(first) is not None)
        )
        return name[1:] if first and (joined or attached(first)) else name


def _balanced(name: str) -> str:
    """A name without a bracket or mark whose other half it lacks.

    >>> _balanced("سامر) الخطيب"), _balanced("جماعة «النور»")
    ('سامر الخطيب', 'جماعة «النور»')
    """
    if name.isprintable() and not _MARKS.intersection(name):
        return name
    for opening, closing in _BRACKETS.items():
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    for mark in ('"', "''"):
        if name.count(mark) % 2:
            name = name.replace(mark, "")
    return " ".join(name.split())


def _describes_title(document: Document, first: int, last: int, called: set[str]) -> bool:
    """النائب الحركي: one adjective after a title, which nobody in the article bears as a family name, is no name."""
    word = document.words[first]
    if last - first > 1 or not first or word in called or not (definite(word) and word.endswith("ي")):
        return False
    return definite(document.words[first - 1]) and _is_title(document.words[first - 1])


def name_within(document: Document, first: int, last: int, cues: Collection[int]) -> tuple[int, int]:
    """The words of a mention that are a person's name: taggers now and then take in a title, a number, a nationality
    before it, a verb or place after it, or take a title alone for a name. Empty when nothing is left."""
    words, t = document.words, titles()
    last = min(last, len(words))
    while first < last and (
        words[last - 1] in t.function_words
        or (last - 1 > first and words[last - 1] in WHEN)
        or document.starts[last - 1] in cues
        or attached(words[last - 1])
    ):
        last -= 1
    while last - first > 1 and words[last - 1][0] in "لب" and words[last - 1][1:] in words:  # نتنياهو لكلينتون
        last -= 1
    while last - first > 2 and place(words[last - 1]) and not definite(words[last - 1]):
        last -= 1
    while last - first > 1 and (words[first].isdigit() or nationality(words[first]) or _is_title(words[first])):
        first += 1
    for k in range(first, last):
        if not (_is_title(words[k]) or describes(words[k]) or place(words[k]) or words[k] in t.pronouns):
            return first, last
    return first, first


def _is_title(word: str) -> bool:
    found = head(word)
    return (
        found is not None
        and found.group != "kin"
        and word not in titles().also_names
        and (
            definite(word)
            or len(word) == 1
            or found.group in (*UNNAMED, "office", "spokesperson", "profession")
            or word in ("دكتور", "مهندس", "حج", "الحج")
        )
    )

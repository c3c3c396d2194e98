"""The people and bodies of one article, each once, under its fullest name."""

from ..findings import Speaker
from ..names import Fact, Phrase, stem, titles
from ..text import Document


class Referent:
    """Somebody in the article. Mutable: every source adds what it tells (a fuller name, an office, a place)."""

    def __init__(self, name: str, words: list[str], kind: str, *, entity_id: str | None = None) -> None:
        self.name, self.words, self.kind, self.entity_id = name, words, kind, entity_id
        self.facts: list[Fact] = []
        self.feminine: bool | None = None
        self.plural = False
        self.seen: list[int] = []

    @property
    def speaker(self) -> Speaker:
        return Speaker(self.name, self.kind, self.entity_id)

    def learn(self, phrase: Phrase, at: int) -> None:
        """Take in the offices that a phrase gives, and where it stands."""
        self.facts += [f for f in phrase.facts if f not in self.facts]
        if phrase.facts and self.feminine is None:
            self.feminine = phrase.feminine
        self.seen.append(at)


def key(word: str) -> str:
    """A name's word with the article and spelling habits taken off, so that variants meet.

    >>> key("الهنتاتي") == key("هنتاتي"), key("بنسوده") == key("بنسودا"), key("عبد") == key("عبد")
    (True, True, True)
    """
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return word.rstrip("اهي") if len(word) > 3 else word


def name_words(folded: str) -> list[str]:
    """The words of a folded name, عبد and أبو joined to what follows, marks and brackets dropped."""
    words: list[str] = []
    for word in folded.split():
        word = word.strip("«»\"”“'’‘()[]،,:؛.…-–")
        if not word:
            continue
        if words and words[-1] in ("عبد", "ابو", "ابي", "بن", "ال") and words[-1] != word:
            words[-1] += word
        else:
            words.append(word)
    return words


def same_name(short: list[str], full: list[str]) -> bool:
    """Whether every word of ``short`` is, spelling habits aside, among those of ``full``, in order."""
    at = 0
    keys = [key(w) for w in full]
    for word in map(key, short):
        try:
            at = keys.index(word, at) + 1
        except ValueError:
            return False
    return bool(short)


class People:
    """Everybody the article names."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.all: list[Referent] = []

    def published(self, start: int, end: int) -> str:
        a, b = self.document.published_span(start, end)
        return " ".join(self.document.text[a:b].split())

    def named(self, start: int, end: int, kind: str, at: int) -> Referent:
        """The referent that the folded span names: one known by this name, or a new one."""
        words = name_words(self.document.folded[start:end])
        alike = [r for r in self.all if r.kind == kind and (same_name(words, r.words) or same_name(r.words, words))]
        if alike:
            found = min(alike, key=lambda r: min((abs(at - s) for s in r.seen), default=0))
            if len(words) > len(found.words):
                found.name, found.words = self.published(start, end), words
            return found
        self.all.append(Referent(self.published(start, end), words, kind))
        return self.all[-1]

    def described(self, phrase: Phrase, at: int, feminine: bool | None) -> Referent | None:
        """The person that a nameless description (الوزير السوداني) can only mean; None when nobody fits."""
        fitting = []
        for r in self.all:
            if r.kind not in ("person", "spokesperson") or feminine is not None and r.feminine not in (None, feminine):
                continue
            score = fit(phrase.facts, r.facts)
            if score is not None:
                before = [s for s in r.seen if s <= at]
                fitting.append((score, bool(before), max(before, default=-min(r.seen, default=0)), r))
        return max(fitting, key=lambda f: f[:3])[3] if fitting else None


def fit(described: tuple[Fact, ...], known: list[Fact]) -> int | None:
    """How well a description goes with what is known of somebody: shared words, None where they disagree.

    >>> minister = Fact("وزير خارجيه", frozenset({"مالي"}))
    >>> fit((Fact("وزير", frozenset({"مالي"})),), [minister]), fit((Fact("وزير", frozenset({"دفاع"})),), [minister])
    (1, None)
    """
    stands_for = titles().stands_for
    best = None
    for d in described:
        open_to = stands_for.get(d.head, frozenset())
        for k in known:
            alike = d.head == k.head or k.head.startswith(d.head + " ") or d.head.startswith(k.head + " ")
            if not alike and k.head not in open_to and "*" not in open_to:
                continue
            mine = {w for w in d.words if not w.startswith(("سابق", "جمهوري", "بلاد"))}
            his = set(k.words) | {stem(w) for w in k.head.split()[1:]}
            shared = {w for w in mine if any(alike_words(w, h) for h in his)}
            if mine - shared and his and alike and not all(w.endswith("ي") for w in mine - shared):
                continue
            score = len(shared) * 2 + alike
            best = score if best is None else max(best, score)
    return best


def alike_words(one: str, other: str) -> bool:
    """كازاخستاني and كازاخستان, صيني and صين: a nationality and its country."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short) and long[len(short) :] in ("ي", "يه", "ا")

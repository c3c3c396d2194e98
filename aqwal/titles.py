"""The words that say what a person or body is (``lexicons/titles.toml``), ready for look-up."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from .gazetteer_records import adjective_forms, aliases
from .remembered import KEPT
from .text import fold_word

UNNAMED = ("anonymous", "group", "document", "medium", "body")
"""Classes of heads that name no person."""
_GROUPS = ("office", "spokesperson", "rank", "profession", "honorific", "kin", *UNNAMED)
_OWNED = ("office", "kin", "profession", "spokesperson", "anonymous")


class Head(NamedTuple):
    """A word of the lexicon: its masculine singular (folded), class, gender and number."""

    lemma: str
    group: str
    feminine: bool
    plural: bool


class Titles(NamedTuple):
    """``titles.toml``, folded. ``offices`` maps a head and its first describing stems to the office's one spelling."""

    heads: dict[str, Head]
    adjectives: frozenset[str]
    function_words: frozenset[str]
    particles: frozenset[str]
    also_names: frozenset[str]
    other: frozenset[str]
    same: frozenset[str]
    pronouns: frozenset[str]
    quantifiers: frozenset[str]
    styles: frozenset[str]
    turn: tuple[str, ...]
    continuing: frozenset[str]
    offices: dict[tuple[str, str], str]
    stands_for: dict[str, frozenset[str]]


@cache
def _lexicon() -> dict:
    return tomllib.loads((files("aqwal") / "lexicons" / "titles.toml").read_text(encoding="utf-8"))


@cache
def titles() -> Titles:
    """The lexicon, read once."""
    data = _lexicon()
    reading = data["reading"]
    collective = {fold_word(w) for w in reading["collective"].split()}
    heads: dict[str, Head] = {}
    for group in _GROUPS:
        for line in data["heads"][group]:
            forms = line.split()
            lemma = fold_word(forms[0])
            for i, form in enumerate(forms):
                for written in {fold_word(form), fold_word(form.replace("ؤو", "ئو"))} - {"-"}:  # مسؤول, مسئول
                    feminine = written.endswith(("ه", "ات")) if group in UNNAMED[1:] else i == 1 and form != forms[0]
                    heads.setdefault(
                        written, Head(lemma, group, feminine, i > 1 or (group == "group" and written not in collective))
                    )

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold_word(w) for w in reading[key].split())

    offices = {}
    for canonical, descriptions in data["same"].items():
        for description in descriptions:
            lead, *rest = fold_word(description).split()
            offices[without_article(lead), " ".join(map(stem, rest))] = fold_word(canonical)
    return Titles(
        heads, frozenset(map(stem, folded("adjectives"))), folded("function_words"), folded("name_particles"),
        folded("also_names"), folded("other"), folded("same"), folded("pronouns"), folded("quantifiers"), folded("styles"),
        tuple(fold_word(t) for t in reading["turn"]), folded("continuing"), offices,
        {fold_word(k): frozenset(map(fold_word, v)) for k, v in data["stands_for"].items()},
    )  # fmt: skip


def without_article(word: str) -> str:
    """A folded word without its article, where three letters are left."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def definite(word: str) -> bool:
    """Whether a folded word carries the article."""
    return len(word) > 4 and word.startswith(("ال", "لل", "وال", "بال"))


@lru_cache(maxsize=KEPT)
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


@lru_cache(maxsize=KEPT)
def head(word: str) -> Head | None:
    """The title that a folded word is, with or without article, conjunction, preposition or possessive.

    >>> head("والوزيره").lemma, head("وزيرها").lemma, head("رييستها").lemma, head("كتابه")
    ('وزير', 'وزير', 'رييس', None)
    """
    heads = titles().heads
    for prefix in ("", "ال", "و", "وال", "ف", "لل", "ل", "ب", "بال"):
        if word.startswith(prefix):
            base = word[len(prefix) :]
            if base in heads:
                return heads[base]
    if (
        word.endswith("ا")
        and len(word) > 4
        and word[:-1] in heads
        and heads[word[:-1]].group not in ("honorific", "rank", "kin")
    ):
        return heads[word[:-1]]  # the accusative: حشداً
    if word.endswith("ان") and word[:-2] in heads and heads[word[:-2]].group in _OWNED:
        return heads[word[:-2]]._replace(plural=True)  # the dual: مسؤولان
    for base in (word, word[1:] if word.startswith("و") else ""):
        for suffix in ("هما", "ها", "هم", "نا", "ه"):
            owned = base[: -len(suffix)]
            if base.endswith(suffix) and len(owned) > 1:
                for form in (owned, owned[:-1] + "ه" if owned.endswith("ت") else ""):
                    if form in heads and heads[form].group in _OWNED:
                        return heads[form]
    return None


@lru_cache(maxsize=KEPT)
def is_courtesy(word: str) -> bool:
    """Whether a word is a courtesy with a possessive, which stands for the person spoken of: سموه, معاليه, فضيلتها.

    >>> is_courtesy("سموه"), is_courtesy("سعادته"), is_courtesy("معالي"), is_courtesy("سعاده")
    (True, True, False, False)
    """
    for prefix in ("", "و", "ل", "ب"):
        for suffix in ("ه", "ها", "هم"):
            if word.startswith(prefix) and word.endswith(suffix):
                base = word[len(prefix) : -len(suffix)]
                for form in (base, base[:-1] + "ه" if base.endswith("ت") else ""):
                    known = titles().heads.get(form)
                    if known and known.group == "honorific" and form in _COURTESIES:
                        return True
    return False


_COURTESIES = frozenset(
    map(
        fold_word,
        (
            "معالي",
            "سعادة",
            "فخامة",
            "دولة",
            "جلالة",
            "سمو",
            "فضيلة",
            "سماحة",
            "غبطة",
            "نيافة",
            "قداسة",
            "عطوفة",
            "سيادة",
        ),
    )
)


def attached(word: str) -> bool:
    """Whether a title carries a preposition: للرئيس, بالوزير.

    >>> attached("للرييس"), attached("لوزير"), attached("الرييس"), attached("بطل")
    (True, True, False, False)
    """
    heads = titles().heads
    return word not in heads and (word.startswith(("لل", "بال")) or (word[:1] in ("ل", "ب") and word[1:] in heads))


def owned(word: str) -> bool:
    """Whether a title carries a possessive pronoun (وزيرها, المتحدث باسمه)."""
    return word.endswith(("ها", "هم", "ه", "نا")) and word not in titles().heads and not definite(word)


@lru_cache(maxsize=KEPT)
def describes(word: str) -> bool:
    """Whether a folded word is an adjective that follows titles (الرسمي, السابقة, الأمنية)."""
    adjectives = titles().adjectives
    root = stem(word)
    return root in adjectives or (root.endswith(("ين", "ون", "ان", "ات")) and root[:-2] in adjectives)


@cache
def _bodies_of_state() -> tuple[frozenset[str], frozenset[str]]:
    bodies = _lexicon()["bodies"]
    return frozenset(map(fold_word, bodies["of_state_heads"])), frozenset(map(fold_word, bodies["of_state"]))


def of_state(name: str) -> bool:
    """Whether a folded name is that of a body which every state has: وزارة الداخلية, البرلمان.

    >>> of_state("وزاره الداخليه"), of_state("البرلمان"), of_state("نادي الصقور")
    (True, True, False)
    """
    heads, names = _bodies_of_state()
    return name.split(" ", 1)[0] in heads or name in names


@cache
def _nationalities() -> dict[str, str]:
    """Country of each one-word adjective; those that are common words too (مالي: financial) say nothing here."""
    return {f.words[0]: f.country_id for f in adjective_forms() if len(f.words) == 1 and not f.gated}


@cache
def _masculine_states() -> frozenset[str]:
    return frozenset(fold_word(w) for w in _lexicon()["reading"]["masculine_states"].split())


def state_is_feminine(name: str) -> bool:
    """Whether a state's folded name takes a feminine verb.

    >>> state_is_feminine("فرنسا"), state_is_feminine("لبنان")
    (True, False)
    """
    return name not in _masculine_states()


def body_is_feminine(word: str) -> bool | None:
    """Whether the folded first word of a body's name takes a feminine verb; None where its form does not tell.

    >>> body_is_feminine("اللجنه"), body_is_feminine("القوات"), body_is_feminine("الحزب"), body_is_feminine("حماس")
    (True, True, False, None)
    """
    if word.endswith(("ه", "ات")):
        return True
    found = head(word)
    return False if found and found.group in UNNAMED and not found.plural else None


def nationality(word: str) -> str:
    """The country of a folded nationality adjective with its article (اليمني); empty for other words."""
    return _nationalities().get(word, "") if definite(word) else ""


@cache
def _places() -> dict[str, str]:
    """Countries by their one-word adjectives, and places by their one-word names: word -> entity id."""
    found = {a.words[0]: a.entity_id for a in aliases() if a.type == "LOC" and len(a.words) == 1 and not a.gate}
    return found | _nationalities()


@cache
def _long_places() -> dict[str, str]:
    return {" ".join(a.words): a.entity_id for a in aliases() if a.type == "LOC" and 1 < len(a.words) < 4}


@lru_cache(maxsize=KEPT)
def place(word: str) -> str:
    """The entity id of the country or place that a folded word names or is the adjective of; empty for others.

    >>> place("الكازاخستاني") == place("لكازاخستان") == place("كازاخستان"), place("وزير")
    (True, '')
    """
    places = _places()
    candidates = [word]
    if word.startswith("لل"):
        candidates.append("ال" + word[2:])
    for letter in ("و", "ب", "ل", "ف"):
        if word.startswith(letter) and len(word) > 4:
            candidates.append(word[1:])
    return next((places[c] for c in candidates if c in places), "")


def place_at(words: list[str], at: int, last: int) -> tuple[str, int]:
    """The place named at ``words[at]``, and how many words name it: ``("", 0)`` for none.

    >>> place_at("رئيس الولايات المتحده".split(), 1, 3)[1]
    2
    """
    for size in (3, 2):
        if at + size <= last:
            name = " ".join(words[at : at + size])
            for start in (name, "ال" + name[2:] if name.startswith("لل") else name, name[1:]):
                if start in _long_places():
                    return _long_places()[start], size
    found = place(words[at])
    return (found, 1) if found else ("", 0)

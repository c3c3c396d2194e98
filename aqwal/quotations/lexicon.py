"""The quotation lexicons, read once: every written form of every cue, folded, with what it needs after it."""

import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from ..text import fold_word
from ..titles import titles
from . import conjugation


class Cue(NamedTuple):
    """One reading of a written form.

    ``takes`` holds the complements that report (see cues.toml); ``kind`` is verb, participle, masdar or relay;
    ``object`` that the
    one accused or described belongs to the content; ``clause`` the act of all but a phrase with ب; ``joined`` is the و or ف written onto it; ``suffixed`` that an object pronoun is.
    """

    lemma: str
    kind: str
    act: str
    takes: frozenset[str]
    only: str
    tense: str
    gender: str
    number: str
    joined: str
    suffixed: str
    object: bool = False
    clause: str = ""


def toml(name: str) -> dict:
    """A lexicon file of the package, parsed."""
    return tomllib.loads((files("aqwal") / "lexicons" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Every form with its readings.

    >>> [c.lemma for c in cues()["واضاف"]]
    ['أضاف']
    """
    forms: defaultdict[str, dict[Cue, None]] = defaultdict(dict)
    data = toml("cues")
    for lemma, entry in data["verbs"].items():
        _add_verb(forms, lemma, entry, "verb", frozenset(entry["takes"]))
    for lemma, entry in data["relay"].items():
        _add_verb(forms, lemma, {"act": "say", **entry}, "relay", frozenset([entry["after"]]))
    for verb in data["documents"]["verbs"]:
        takes = frozenset(["that", "speech"])
        for form in conjugation.past(verb):
            if form.number == "d":
                continue  # ورداً is "and in reply"
            for joined in ("", "و"):
                cue = Cue(verb, "document", "say", takes, "", "past", form.gender, form.number, joined, "")
                if not form.suffixed:
                    forms[joined + form.text][cue] = None
    return {form: tuple(readings) for form, readings in forms.items()}


def _add_verb(forms: dict, lemma: str, entry: dict, kind: str, takes: frozenset[str]) -> None:
    only = entry.get("only", "")
    made = list(conjugation.past(lemma.replace("\N{ARABIC SHADDA}", "")))
    if only != "past":
        made += conjugation.present(entry["present"])
    if "participle" in entry:
        made += conjugation.participle(entry["participle"])
    name = lemma
    for form in made:
        suffixed = ("object" if not entry.get("suffixed") else entry["suffixed"]) if form.suffixed else ""
        form_kind = "participle" if form.tense == "participle" and kind == "verb" else kind
        for joined in ("", "و", "ف"):
            cue = Cue(
                name,
                form_kind,
                entry["act"],
                takes,
                only,
                form.tense,
                form.gender,
                form.number,
                joined,
                suffixed,
                entry.get("object", False),
                entry.get("clause", ""),
            )
            forms[joined + form.text][cue] = None
    for noun in entry.get("masdar", ()):
        for joined in ("", "و", "ب"):
            for pronoun in ("", "ه", "ها", "هم"):
                folded = fold_word(noun)
                written = (folded[:-1] + "ت" if folded.endswith("ه") and pronoun else folded) + pronoun
                cue = Cue(
                    name, "masdar", entry["act"], takes, only, "masdar", "", "", joined, "object" if pronoun else ""
                )
                forms[joined + written][cue] = None


def words(*names: str, of: str = "clauses") -> frozenset[str]:
    """Folded words of the lists ``names`` of a lexicon file."""
    data = toml(of)
    return frozenset(fold_word(w) for name in names for w in data[name])


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, listed in toml("sources").items():
        for word in listed.split():
            found.setdefault(fold_word(word), set()).add(name)
    apart = {word for word, names in found.items() if "no_sources" in names}
    for word, title in titles().heads.items():
        if word not in apart and not found.get(word, set()) & _SPEAKERS:
            found.setdefault(word, set()).add(_CLASS_OF_GROUP.get(title.group, "people"))
    return {word: frozenset(names) for word, names in found.items()}


_SPEAKERS = frozenset(["people", "bodies", "documents", "media"])
_CLASS_OF_GROUP = {"body": "bodies", "document": "documents", "medium": "media"}
_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 17)
def classes(word: str) -> frozenset[str]:
    """The lists of sources.toml that hold a folded word; و, ف, ال and a possessive are looked through.

    >>> "people" in classes("والوزير")
    True
    >>> "people" in classes("رييستها")
    True
    """
    return listed(word) or (listed(word[1:]) if word[:1] in ("و", "ف") else _NOTHING)


@lru_cache(maxsize=1 << 17)
def listed(word: str) -> frozenset[str]:
    """As :func:`classes`, but و and ف are letters of the word (وجود, وفد)."""
    known = _classes()
    for stem in (word, word[2:] if word.startswith("ال") else ""):
        if stem and stem in known:
            return known[stem]
    if word.endswith(("ون", "ين")) and len(word) > 5:  # اقتصاديين
        many = known.get(word[:-2]) or known.get(word[:-2].removeprefix("ال"), _NOTHING)
        if "people" in many:
            return many
    for pronoun in ("ه", "ها", "هم"):
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            stem = word[: -len(pronoun)]
            for whole in (stem, stem[:-1] + "ه" if stem.endswith("ت") else ""):
                if whole and whole in known:
                    return known[whole]
    return _NOTHING

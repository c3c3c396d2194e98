"""Codes -> what a reader calls them, in the language on screen. Plain strings: escape them where they are shown."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from aqwal import quotations, themes
from aqwal.transliterate import MARK

from . import quality
from .wording import Words, plain


class Names(NamedTuple):
    """The names of everything that has a code. ``entities`` maps an entity_id to its Arabic and English names,
    ``themes`` a Media Topic to its label."""

    words: Words
    entities: dict[str, tuple[str, str]]
    themes: dict[str, str]

    def entity(self, code: object) -> str:
        """A person, body or place; in English its English name where one is known, as printed otherwise."""
        arabic, english = self.entities.get(str(code), ("", ""))
        return plain((english if self.words.language == "en" else "") or arabic or str(code))

    def speaker(self, code: object) -> str:
        """A speaker; a missing code is said in words."""
        return self.words("unknown_speaker") if pd.isna(code) else self.entity(code)  # type: ignore[call-overload]

    def theme(self, code: object) -> str:
        """A Media Topic."""
        return self.themes.get(str(code), plain(str(code)))

    def outlet(self, outlet: object) -> str:
        """An outlet as printed; a missing one is said in words."""
        return self.words("unknown_outlet") if pd.isna(outlet) else plain(str(outlet))  # type: ignore[call-overload]

    def day(self, published: date | None) -> str:
        """A day of publication; a missing one is said in words."""
        return self.words("unknown_day") if pd.isna(published) else self.words.day(published)  # type: ignore

    def title(self, title: str) -> str:
        """A headline; a missing one is said in words."""
        return plain(title) or self.words("untitled")

    def of(self, field: str, code: str) -> str:
        """The name of a code of a field of Selection."""
        by_field = {"outlets": self.outlet, "speakers": self.speaker, "themes": self.theme, "entities": self.entity}
        if field in by_field:
            return by_field[field](code)
        if field in ("acts", "types"):
            return self.words(f"{field[:-1]}.{code}")
        return self.rule(code) if field == "rules" else plain(code)

    def rule(self, code: str) -> str:
        """A rule that finds quotations, with its measured precision; one of another version of the engine by its code."""
        measured = quality.of_rule(code)
        shown = self.words("rule_unmeasured")
        if measured:
            shown = self.words("rule_measured", share=self.words.percent(measured.value), n=measured.cases)
        name = self.words(f"rule.{code}") if code in quotations.rules() else plain(code)
        return f"{name} · {shown}"


def of_entities(entities: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """The Arabic and English names in the table of entities, by entity_id.

    A person whom no lexicon spells is romanised roughly (aqwal.transliterate); a body or place without an English
    name keeps its Arabic one, which says more than its letters in Latin would.
    """
    people = entities["kind"].isin(("person", "spokesperson"))
    rough = entities["name_en"].fillna("").str.endswith(MARK)
    english = entities["name_en"].fillna("").where(~rough, entities["name_en"].str.rstrip(MARK).where(people, ""))
    return dict(zip(entities["entity_id"], zip(entities["name_ar"].fillna(""), english, strict=True), strict=True))


def read(
    entities: dict[str, tuple[str, str]], words: Words, own_themes: Mapping[str, str] = MappingProxyType({})
) -> Names:
    """The names in a corpus, for one language; ``own_themes`` are those that its readers defined."""
    return Names(words, entities, {**themes.labels(words.language), **{c: plain(n) for c, n in own_themes.items()}})

"""What an article calls a thing, and what of it the register compares."""

from typing import NamedTuple

from .titles import of_state, place
from .variants import words_of


class Name(NamedTuple):
    """What an article calls something: the key that the register turns into an entity.

    ``type`` is empty where only ``kind`` is known (a speaker that is not mentioned by name). ``country`` is the entity
    id of the country that the article gives to it (a person's by title, a state body's by context); empty if none.
    """

    name: str
    type: str
    kind: str
    entity_id: str | None
    country: str = ""

    def within(self, setting: str) -> "Name":
        """The name with the country of the article that gives it, where that tells homonyms apart (state bodies).

        >>> Name("وزارة الداخلية", "ORG", "organisation", None).within("Q822").country
        'Q822'
        """
        if self.country or self.entity_id or not setting or self.kind not in ("organisation", "spokesperson"):
            return self
        return self._replace(country=setting) if of_state(" ".join(words_of(self.name))) else self


def category_of(name: Name) -> str:
    if name.type in ("PER", "ORG", "LOC") and name.kind not in ("document", "anonymous", "group", "spokesperson"):
        return name.type
    return {"person": "PER", "organisation": "ORG", "medium": "ORG", "place": "LOC"}.get(name.kind, name.kind)


def without_state(words: tuple[str, ...], country: str) -> tuple[tuple[str, ...], str]:
    """A state body's words without its nationality, and its country; other names as they are.

    >>> without_state(("وزاره", "الصحه", "المصريه"), "Q851")
    (('وزاره', 'الصحه'), 'Q79')
    """
    bare = tuple(w for w in words if not (w.startswith("ال") and place(w)))
    own = next((place(w) for w in words if w.startswith("ال") and place(w)), "")
    return (bare, own or country) if bare and of_state(" ".join(bare)) and (own or country) else (words, "")


def compared(name: Name) -> tuple[str, ...]:
    """The words of a name that are compared: without a nationality before a person, and الدولي after an airport.

    >>> compared(Name("السويسري كريستيان غروس", "PER", "person", None))
    ('كريستيان', 'غروس')
    """
    words = words_of(name.name) or (name.name,)
    kind = category_of(name)
    if kind == "PER" and len(words) > 1 and words[0].startswith("ال") and place(words[0]):
        return words[1:]
    return words[:-1] if kind == "LOC" and words[0] == "مطار" and words[-1] == "الدولي" else words

"""Gender and number of a cue, and who can be its subject."""

from functools import lru_cache
from typing import NamedTuple

from ..quotations.lexicon import cues
from .referents import Referent


class Subject(NamedTuple):
    """What a cue says of its subject: feminine, plural (None: it does not tell)."""

    feminine: bool | None
    plural: bool | None


UNKNOWN = Subject(None, None)
_NOMINAL = ("بحسب", "حسب", "فق", "نقلا", "علي", "في", "طبقا", "استنادا")


def is_nominal(cue: str) -> bool:
    """Whether a folded cue cites in passing (بحسب, وفقا ل): what follows is not by that source.

    >>> is_nominal("وبحسب"), is_nominal("قوله")
    (True, False)
    """
    return cue.lstrip("وف").startswith(_NOMINAL) or cue.startswith("وفق")


@lru_cache(maxsize=20_000)
def subject_of(cue: str) -> Subject:
    """What a folded cue tells of its subject: the first of its words that the cue lexicon conjugates.

    >>> subject_of("واضافت"), subject_of("مضيفا"), subject_of("بحسب")
    (Subject(feminine=True, plural=False), Subject(feminine=False, plural=False), Subject(feminine=None, plural=None))
    """
    for word in () if is_nominal(cue) else cue.split():
        readings = cues().get(word, ())
        genders, numbers = {r.gender for r in readings}, {r.number for r in readings}
        if readings:
            feminine = genders == {"f"} if len(genders) == 1 and "" not in genders else None
            return Subject(feminine, None if feminine is None else "s" not in numbers)
    return UNKNOWN


def agrees(cue: Subject, referent: Referent) -> bool:
    """Whether somebody can be the subject of a cue; what is not known does not stand in the way."""
    if cue.plural and not (referent.plural or referent.kind in ("group", "organisation", "anonymous")):
        return False
    if (
        cue.feminine is not None
        and not cue.plural
        and referent.kind == "group"
        and referent.plural
        and not referent.feminine
    ):
        return False
    if cue.feminine is None or referent.feminine is None or cue.plural:
        return True
    return cue.feminine == referent.feminine

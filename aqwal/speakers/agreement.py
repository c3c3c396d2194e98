"""Gender and number of a cue, and who can be its subject."""

from typing import NamedTuple

from .referents import Referent


class Subject(NamedTuple):
    """What a cue says of its subject: feminine, plural (None: it does not tell)."""

    feminine: bool | None
    plural: bool | None


UNKNOWN = Subject(None, None)
_NOMINAL = ("بحسب", "حسب", "فق", "نقلا", "علي", "في", "طبقا", "استنادا")
_RELAYING = ("قول", "بقول", "وقول")
# Masculine pasts that end in ت, and pasts that begin with it; the feminine and the present look the same elsewhere.
_ENDS_IN_TEH = frozenset("لفت اثبت نعت بت صمت ثبت التفت افلت".split())
_BEGINS_WITH_TEH = ("تابع", "تحدث", "توقع", "تعهد", "تساءل", "تسايل", "تمني", "تمسك", "توعد", "تطرق", "تناول", "ترجم", "تراجع", "تنبا", "تحفظ", "تعجب", "تذرع", "تبني", "تلا", "تدخل")


def is_nominal(cue: str) -> bool:
    """Whether a folded cue cites in passing (بحسب, وفقا ل): what follows is not by that source.

    >>> is_nominal("وبحسب"), is_nominal("قوله")
    (True, False)
    """
    return cue.lstrip("وف").startswith(_NOMINAL) or cue.startswith("وفق")


def subject_of(cue: str) -> Subject:
    """What a folded cue tells of its subject.

    >>> subject_of("واضافت"), subject_of("مضيفا"), subject_of("بحسب")
    (Subject(feminine=True, plural=False), Subject(feminine=False, plural=False), Subject(feminine=None, plural=None))
    """
    words = cue.split()
    if not words:
        return UNKNOWN
    word = words[0]
    if word in ("كما", "وقد", "قد", "كان", "وكان") and len(words) > 1:
        word = words[1]
    if is_nominal(cue) or word.startswith(_RELAYING):
        return UNKNOWN
    bare = word[1:] if word[0] in "وف" and len(word) > 3 else word
    if bare.endswith(("وا", "ون")):
        return Subject(False, True)
    if bare.startswith("م"):
        if bare.endswith("ين"):
            return Subject(False, True)
        return Subject(bare.endswith(("ه", "ات")), bare.endswith("ات")) if bare.endswith(("ه", "ا", "ات")) else UNKNOWN
    if bare.startswith("ي"):
        return Subject(False, False)
    if bare.endswith("ت") and bare not in _ENDS_IN_TEH:
        return Subject(True, False)
    if bare.startswith("ت") and not bare.startswith(_BEGINS_WITH_TEH):
        return Subject(True, False)
    if bare.endswith("ه") and bare.startswith(("قايل", "داعي", "لافت", "نافي", "واصف", "خاتم", "ناقل")):
        return Subject(True, False)
    return Subject(False, False)


def agrees(cue: Subject, referent: Referent) -> bool:
    """Whether somebody can be the subject of a cue; what is not known does not stand in the way."""
    if cue.plural and not (referent.plural or referent.kind in ("group", "organisation", "anonymous")):
        return False
    if cue.feminine is not None and not cue.plural and referent.kind == "group" and referent.plural and not referent.feminine:
        return False
    if cue.feminine is None or referent.feminine is None or cue.plural:
        return True
    return cue.feminine == referent.feminine

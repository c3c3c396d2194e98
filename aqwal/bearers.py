"""Who bears a known name: the person that a lexicon knows, or another of the family."""

from rapidfuzz.distance import Indel

from .gazetteer_records import records
from .neighbours import bare
from .register_names import Name
from .titles import head
from .transliterate import spelled
from .variants import skeleton, words_of

FATHERS = ("بن", "بنت")


def fits_record(name: Name) -> bool:
    """Whether a full name can be its record's: another given name before the family name, a son's name before the
    record's, and another line of fathers after its first names are other persons.

    >>> fits_record(Name("باراك أوباما", "PER", "person", "per-barack-obama"))
    True
    >>> fits_record(Name("سامر أوباما", "PER", "person", "per-barack-obama"))
    False
    >>> fits_record(Name("الأميركي باراك أوباما", "PER", "person", "per-barack-obama"))
    True
    """
    words, record = words_of(name.name), records().get(name.entity_id or "")
    if record is None or record.type != "PER" or len(words) < 2:
        return True
    spellings = [words_of(spelling) for spelling in (record.name_ar, *record.aliases)]
    known = {word for spelling in spellings for word in spelling}
    own = [word in known or any(_spells(word, other) for other in known) for word in words]
    if True not in own:
        return True
    first, last = own.index(True), len(own) - own[::-1].index(True)
    if first and (words[first].startswith(FATHERS) or words[1].startswith(FATHERS)):
        return False
    if first == 1 and last - first == 1 and _may_be_given(words[0]):
        return False
    goes_on = last < len(words) and words[last].startswith(FATHERS)
    return not (goes_on and not first and any(len(s) > last and s[:last] == words[:last] for s in spellings))


def _spells(word: str, other: str) -> bool:
    """Whether two folded words are likely one word of a foreign name, written in two ways."""
    if min(len(word), len(other)) < 4 or (spelled(word) and spelled(other)):
        return False
    return skeleton((word,)) == skeleton((other,)) or Indel.normalized_similarity(word, other) > 0.75


def _may_be_given(word: str) -> bool:
    """Whether a folded word before a family name may be a given name: anything but a title or what has the article."""
    return not bare(word).startswith("ال") and head(word) is None

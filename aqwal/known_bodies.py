"""Bodies that a lexicon knows, under a longer name: صحيفة «ديلي ميل» البريطانية is the Daily Mail.

The words before a name that say what it is, and a nationality or رسمية after it, are set aside; what is left must be an
alias of the record, one marked "?" only beside a word that opens its gate (``lexicons/gates.toml``). A nationality that is
not the record's forbids it.
"""

from collections.abc import Mapping
from functools import cache

from .gazetteer_records import Alias, aliases, country_ids, fold_name, heads, records, toml
from .titles import describes, nationality
from .variants import words_of

DESCRIBED = ("للانباء", "الاخباريه", "الاخباري", "اليوميه", "الاسبوعيه")


def known_body(words: tuple[str, ...]) -> str:
    """The entity id of the body that folded words name; empty for none or several.

    >>> known_body(words_of("صحيفة «ديلي ميل» البريطانية")), known_body(words_of("وكالة الأناضول للأنباء الرسمية"))
    ('med-daily-mail', 'med-anadolu-agency')
    >>> known_body(words_of("صحيفة الوطن")), known_body(words_of("صحيفة الوطن القطرية")), known_body(("صحيفه",))
    ('', 'med-al-watan-qatar', '')
    """
    countries = set()
    while len(words) > 1 and (nationality(words[-1]) or words[-1] in DESCRIBED or describes(words[-1])):
        countries.add(nationality(words[-1]))
        words = words[:-1]
    said = countries - {""}
    for skipped in range(min(3, len(words))):
        if skipped and words[skipped - 1] not in _leading():
            break
        found = {
            a.entity_id for a in _bodies().get(words[skipped:], ())
            if not a.gate or (skipped and words[skipped - 1] in _opening().get(a.gate, ()))
        }  # fmt: skip
        if said:
            found = {i for i in found if country_ids().get(records()[i].country, "") in said}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


@cache
def _bodies() -> Mapping[tuple[str, ...], tuple[Alias, ...]]:
    found: dict[tuple[str, ...], tuple[Alias, ...]] = {}
    for alias in aliases():
        if alias.type == "ORG" and not alias.exact:
            words = words_of(" ".join(alias.words))
            found[words] = (*found.get(words, ()), alias)
    return found


@cache
def _opening() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(map(fold_name, gate.get("before", ()))) for kind, gate in toml("gates")["gate"].items()}


@cache
def _leading() -> frozenset[str]:
    """Words that may stand before a body's name and say what it is."""
    media = ("paper", "magazine", "channel", "radio", "agency", "site", "club")
    return heads()["ORG"] | frozenset().union(*(_opening().get(kind, frozenset()) for kind in media))

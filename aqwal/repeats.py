"""A name found once is a name wherever the article repeats it: the family name alone, or all its words again.

In the gold train articles a family name of the article standing alone is that person in 99 of 100 places
(436 of 440), the most frequent words left aside.
"""

from collections.abc import Iterable

from .phrases import PROCLITICS
from .tagger import Tagged, proclitics, rank
from .text import Document

SHORTEST = 4
COMMON = 3000
"""Words among this many most frequent (الله، العربي، الثاني) are not looked for alone."""

_Wanted = dict[str, list[tuple[tuple[str, ...], str]]]


def again(document: Document, tags: Iterable[Tagged]) -> list[Tagged]:
    """The tags, in order, and the places that repeat their names untagged."""
    found = list(tags)
    taken = {word for tag in found for word in range(tag.first, tag.last)}
    wanted: _Wanted = {}
    for tag in found:
        if tag.type == "MISC":
            continue
        head = document.words[tag.first]
        head = head[proclitics(head) :]
        rest = tuple(document.words[tag.first + 1 : tag.last])
        last = rest[-1] if rest else head
        rare = len(last) >= SHORTEST and rank(last) > COMMON
        if rest:
            _want(wanted, head, rest, tag.type)
        if rare and (tag.type == "PER" or not rest):
            _want(wanted, last, (), tag.type)
    for at in [i for i, word in enumerate(document.words) if word in wanted] if wanted else ():
        for rest, type_ in sorted(wanted[document.words[at]], key=lambda w: -len(w[0])):
            last_word = at + 1 + len(rest)
            if tuple(document.words[at + 1 : last_word]) == rest and taken.isdisjoint(range(at, last_word)):
                found.append(Tagged(at, last_word, type_))
                taken.update(range(at, last_word))
                break
    return sorted(found)


def _want(wanted: _Wanted, head: str, rest: tuple[str, ...], type_: str) -> None:
    for proclitic in ("", *PROCLITICS):
        wanted.setdefault(proclitic + head, []).append((rest, type_))

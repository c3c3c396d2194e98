"""One name for one person in an article: توكاييف is قاسم جومارت توكاييف once the article has said so."""

from collections.abc import Mapping, Sequence

from .gazetteer import Match
from .homographs import is_ruled_out
from .text import Document

Typed = tuple[int, int, str]


def fullest(
    document: Document, spans: Sequence[Typed], links: Mapping[tuple[int, int], Match | None]
) -> tuple[list[str], list[Match | None]]:
    """The name of each mention as published, and its link: a person's are those of the fullest form in the article.

    A short form belongs to the longest name that its words begin or end, or are the first and last of; where two
    different names do, to the one last mentioned before it. What is written and typed as a linked name of the article is
    the same thing («نادي الوحدة», then الوحدة alone), unless the article links two so. ``spans`` are (start, end, type), in
    order; ``links`` maps (start, end) to what is known of a mention.
    """
    names = [printed(document, start, end) for start, end, _ in spans]
    found = [links.get((start, end)) for start, end, _ in spans]
    words = [tuple(document.folded[start:end].split()) for start, end, _ in spans]
    people = [i for i, (_, _, type_) in enumerate(spans) if type_ == "PER"]
    called, linked = list(names), list(found)
    for i in people:
        longer = [j for j in people if len(words[j]) > len(words[i]) and _stands_for(words[i], words[j])]
        if not longer:
            continue
        before = [j for j in longer if j < i]
        anchor = before[-1] if before else longer[0]
        same = [j for j in longer if words[j] == words[anchor] or _stands_for(words[anchor], words[j])]
        full = max(same, key=lambda j: len(words[j]))
        called[i] = names[full]
        linked[i] = found[i] or found[full]
    _link_again(document, spans, words, linked)
    return called, linked


def _link_again(
    document: Document, spans: Sequence[Typed], words: list[tuple[str, ...]], linked: list[Match | None]
) -> None:
    """Links bodies and places that are written and typed as a linked one of the article, unless two are, or a rule says
    that another is meant here."""
    known: dict[tuple[tuple[str, ...], str], dict[str, Match]] = {}
    for i, link in enumerate(linked):
        if link and spans[i][2] != "PER":
            known.setdefault((words[i], spans[i][2]), {})[link.entity_id] = link
    for i, (start, end, type_) in enumerate(spans):
        same = known.get((words[i], type_), {})
        if linked[i] is None and len(same) == 1 and not is_ruled_out(document, start, end):
            linked[i] = next(iter(same.values()))


def printed(document: Document, start: int, end: int) -> str:
    """The published words of a folded span; where ل has swallowed an article (للحكومة), the article again."""
    text = document.text[slice(*document.published_span(start, end))]
    return "ال" + text if document.folded[max(0, start - 2) : start] == "لل" else text


def _stands_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    n = len(short)
    return full[-n:] == short or full[:n] == short or (n > 1 and (full[0], full[-1]) == (short[0], short[-1]))

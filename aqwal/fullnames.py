"""One name for one person in an article: توكاييف is قاسم جومارت توكاييف once the article has said so."""

from collections.abc import Sequence

from .text import Document

Typed = tuple[int, int, str]


def fullest(document: Document, spans: Sequence[Typed]) -> list[str]:
    """The name of each mention as published; for a person, the fullest form that the article gives.

    A short form belongs to the longest name that holds its words in order and ends or begins with them; where two
    different names do, to the one last mentioned before it. ``spans`` are (start, end, type), in order.
    """
    printed = [document.text[slice(*document.published_span(s, e))] for s, e, _ in spans]
    words = [tuple(document.folded[s:e].split()) for s, e, _ in spans]
    people = [i for i, (_, _, type_) in enumerate(spans) if type_ == "PER"]
    result = list(printed)
    for i in people:
        longer = [j for j in people if len(words[j]) > len(words[i]) and _names_same(words[i], words[j])]
        if not longer:
            continue
        before = [j for j in longer if j < i]
        anchor = before[-1] if before else longer[0]
        same = [j for j in longer if words[j] == words[anchor] or _names_same(words[anchor], words[j])]
        result[i] = printed[max(same, key=lambda j: len(words[j]))]
    return result


def _names_same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a short form may stand for a full name: its words begin or end it, or are its first and last."""
    n = len(short)
    return full[-n:] == short or full[:n] == short or (n > 1 and (full[0], full[-1]) == (short[0], short[-1]))

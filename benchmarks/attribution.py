"""Quotations and their speakers against the annotated articles of ``gold/quotations.jsonl``."""

from functools import cache

from aqwal import analyse
from aqwal.scoring import Score, score

from .shared import annotated_articles


@cache
def scored() -> Score:
    """The score of the engine as it stands."""
    gold, articles = annotated_articles()
    return score(gold, analyse(articles))


def measure() -> dict[str, tuple[float, int]]:
    """F1 of each measure over the annotated quotations, and the shares of speakers, cues and acts that are right."""
    return figures(scored())


def figures(result: Score) -> dict[str, tuple[float, int]]:
    """The measures of a score, each with the number of gold items behind it."""
    return {
        **{name: (f1.value, f1.gold) for name, f1 in result.f1.items()},
        **{name: (rate.value or 0.0, rate.of) for name, rate in result.rates.items()},
    }

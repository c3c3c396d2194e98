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
    result = scored()
    return {
        **{name: (f1.value, f1.gold) for name, f1 in result.f1.items()},
        **{name: (rate.value or 0.0, rate.of) for name, rate in result.rates.items()},
    }


def measure_rules() -> dict[str, tuple[float, int]]:
    """Of what each rule found, the share that the annotators found too."""
    return {name: (rate.value or 0.0, rate.of) for name, rate in scored().rules.items()}

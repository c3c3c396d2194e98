"""Precision of each rule: of what it found in annotated articles, the share that the annotators found too."""

from collections import Counter

from . import attribution, blind


def measure() -> dict[str, tuple[float, int]]:
    """By rule, over ``gold/quotations.jsonl`` and the articles annotated blind together."""
    hits: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for result in (attribution.scored(), blind.scored()):
        for name, rate in result.rules.items():
            hits[name] += rate.hits
            of[name] += rate.of
    return {name: (hits[name] / of[name], of[name]) for name in of}

"""Keyness: the published formula, the correction for many words, and the direction."""

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from aqwal.keyness import corrected, keyness, log_likelihood, spread


def test_log_likelihood_agrees_with_scipys_g_test():
    rng = np.random.default_rng(0)
    a, b = rng.integers(0, 50, 40).astype(float), rng.integers(1, 50, 40).astype(float)
    ours = log_likelihood(a, b, 5000.0, 9000.0)
    for x, y, g2 in zip(a, b, ours, strict=True):
        table = [[x, y], [5000 - x, 9000 - y]]
        assert g2 == pytest.approx(chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic)


def test_direction_minimum_and_order():
    target, reference = {"نفط": 50, "سعر": 30, "نادر": 2, "سوق": 9}, {"سوق": 90, "نفط": 10, "سعر": 25}
    more, less = keyness(target, reference), keyness(target, reference, positive=False)
    assert list(more.word) == ["نفط", "سعر"]
    assert list(less.word) == ["سوق"]
    assert (more.log_ratio > 0).all()
    assert (less.log_ratio < 0).all()
    assert "نادر" in set(keyness(target, reference, at_least=1).word)


def test_a_word_missing_from_the_reference_has_a_finite_ratio():
    row = keyness({"جديد": 8, "سعر": 2}, {"سعر": 10}).iloc[0]
    assert row.word == "جديد"
    assert row.log_ratio == pytest.approx(4)


def test_chance_words_are_not_significant_after_correction():
    rng = np.random.default_rng(0)
    counts = rng.poisson(20, (2, 2000))
    a, b = ({f"w{i}": int(n) for i, n in enumerate(row)} for row in counts)
    assert (keyness(a, b).p < 0.05).mean() < 0.01


@pytest.mark.parametrize("sides", [({}, {"a": 9}), ({"a": 9}, {}), ({}, {})])
def test_an_empty_side_gives_an_empty_table(sides):
    assert keyness(*sides).empty


def test_corrected_keeps_order_and_never_exceeds_one():
    p = np.array([0.5, 0.001, 0.9, 0.02])
    out = corrected(p)
    assert (out >= p).all()
    assert out.max() <= 1
    assert list(np.argsort(out, kind="stable")) == list(np.argsort(p, kind="stable"))


def test_spread_counts_articles():
    assert spread([["أ", "أ", ""], ["أ"]]) == {"أ": 2}

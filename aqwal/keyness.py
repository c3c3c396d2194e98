"""The words that set one part of a corpus apart from the rest: how surely, and by how much.

Log-likelihood (Dunning 1993; Rayson and Garside 2000) says how surely a word's frequency differs between two
parts; the log ratio (Hardie 2014) says by how much, in doublings. A large corpus makes every difference sure,
so the table carries both, with the probability corrected for the number of words tried (Benjamini and Hochberg 1995).
"""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from scipy.stats import chi2

COLUMNS = ("word", "target", "reference", "per_million", "per_million_reference", "g2", "p", "log_ratio")


def keyness(
    target: Mapping[str, int], reference: Mapping[str, int], *, at_least: int = 5, positive: bool = True
) -> pd.DataFrame:
    """Words more frequent in ``target`` than in ``reference`` (less frequent, with ``positive`` false), the surest first.

    Both are counts by word; ``reference`` is the rest of the corpus, not the whole. Words seen fewer than
    ``at_least`` times in the two together are left out. Columns: the two counts; the frequencies per million
    words; ``g2``, log-likelihood with one degree of freedom; ``p``, its probability under equal frequency,
    corrected for the words tried; ``log_ratio``, binary logarithm of the frequencies' ratio, where a word that is
    missing counts as half an occurrence. G2 takes words as drawn one by one, which words are not: they come in
    bursts, so that ``p`` of a word in one article only says less than it seems. An empty side gives an empty table.

    >>> keyness({"نفط": 30, "سعر": 10, "حزب": 1}, {"نفط": 5, "حزب": 40, "سعر": 10})[["word", "g2", "log_ratio"]].round(1)
      word    g2  log_ratio
    0  نفط  44.8        3.0
    1  سعر   0.5        0.4
    """
    words = [w for w in {**target, **reference} if target.get(w, 0) + reference.get(w, 0) >= at_least]
    a = np.array([target.get(w, 0) for w in words], dtype=float)
    b = np.array([reference.get(w, 0) for w in words], dtype=float)
    all_a, all_b = float(sum(target.values())), float(sum(reference.values()))
    if not words or not all_a or not all_b:
        return pd.DataFrame({c: pd.Series(dtype="str" if c == "word" else "float64") for c in COLUMNS})
    g2 = log_likelihood(a, b, all_a, all_b)
    ratio = np.log2((np.where(a > 0, a, 0.5) / all_a) / (np.where(b > 0, b, 0.5) / all_b))
    table = pd.DataFrame(
        {
            "word": words,
            "target": a.astype("int64"),
            "reference": b.astype("int64"),
            "per_million": a / all_a * 1e6,
            "per_million_reference": b / all_b * 1e6,
            "g2": g2,
            "p": corrected(chi2.sf(g2, 1)),
            "log_ratio": ratio,
        }
    )
    table = table[(table.log_ratio > 0) == positive]
    return table.sort_values(["g2", "word"], ascending=[False, True], ignore_index=True)


def log_likelihood(a: np.ndarray, b: np.ndarray, all_a: float, all_b: float) -> np.ndarray:
    """Dunning's G2 over the whole two-by-two table, of counts ``a`` among ``all_a`` words and ``b`` among ``all_b``.

    >>> log_likelihood(np.array([10.0]), np.array([10.0]), 100.0, 100.0).round(6)
    array([0.])
    """
    both = all_a + all_b
    total = np.zeros_like(a)
    for seen, size, share in ((a, all_a, a + b), (b, all_b, a + b)):
        for n, m in ((seen, share), (size - seen, both - share)):
            expected = m * size / both
            with np.errstate(divide="ignore", invalid="ignore"):
                total += np.where(n > 0, n * np.log(n / expected), 0.0)
    return np.maximum(2 * total, 0.0)


def corrected(p: np.ndarray) -> np.ndarray:
    """Probabilities corrected for the number of tests (false discovery rate, Benjamini and Hochberg).

    >>> corrected(np.array([0.01, 0.04, 0.03])).round(3)
    array([0.03, 0.04, 0.04])
    """
    order = np.argsort(-p)
    ranked = p[order] * len(p) / np.arange(len(p), 0, -1)
    out = np.empty_like(p)
    out[order] = np.minimum(np.minimum.accumulate(ranked), 1.0)
    return out


def spread(documents: Iterable[Iterable[str]]) -> dict[str, int]:
    """In how many documents each word stands: what to count instead of words where bursts mislead.

    >>> spread([["نفط", "نفط"], ["نفط", "سعر"]])
    {'نفط': 2, 'سعر': 1}
    """
    found: dict[str, int] = {}
    for document in documents:
        for word in dict.fromkeys(document):
            if word:
                found[word] = found.get(word, 0) + 1
    return found

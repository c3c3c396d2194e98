"""Topics found in the articles themselves, beside the standard themes: groups of words that come together.

TF-IDF over lemmas and non-negative matrix factorisation (Lee and Seung 1999), started from the singular vectors
(Boutsidis and Gallopoulos 2008), so that a run repeats exactly. The number of topics is the one whose leading words
keep each other's company best (normalised pointwise mutual information over articles; Bouma 2009, Roeder et al. 2015).
"""

import warnings
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfTransformer
from threadpoolctl import threadpool_limits

FEWEST_ARTICLES = 10
"""Below this, words that come together say nothing about a topic."""
MOST_WORDS = 4000
NAMED_BY = 3
SHOWN = 12
"""Words kept of a topic."""
CHOSEN_ON = 1500
"""Articles on which the number of topics is chosen; the topics themselves come from all."""


class Topics(NamedTuple):
    """Topics, the clearest first.

    ``words``: topic (its number), word, weight (its share of the topic's words shown), in order. ``topics``: topic,
    name (its most distinctive words), coherence (NPMI, -1 to 1), articles (whose leading topic it is). ``shares``: one
    row an article and one column a topic; a row sums to 1, or is all 0 where no topic fits.
    """

    topics: pd.DataFrame
    words: pd.DataFrame
    shares: np.ndarray


def discover(
    documents: Sequence[Sequence[str]],
    *,
    choices: Sequence[int] = (5, 8, 12, 16, 20),
    spelling: Mapping[str, str] | None = None,
) -> Topics | None:
    """The topics of documents given as lists of lemmas (``aqwal.lemmas.content``; empty ones are passed over).

    ``choices`` are the numbers of topics to try; ``spelling`` says how to write a lemma (``aqwal.lemmas.spelling``).
    None where there are too few articles, or too few words come
    back in several of them.

    >>> docs = [["نفط", "سعر", "برميل"]] * 8 + [["مباراة", "هدف", "لاعب"]] * 8
    >>> found = discover(docs, choices=(2,))
    >>> sorted(found.topics.articles)
    [8, 8]
    >>> discover(docs[:5]) is None
    True
    """
    if len(documents) < FEWEST_ARTICLES:
        return None
    counts, vocabulary = matrix(documents)
    choices = [k for k in choices if 1 < k <= min(counts.shape) // 3 or k == 2]
    if len(vocabulary) < 2 * NAMED_BY or not choices:
        return None
    weighed = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    present = (counts > 0).astype(float).tocsc()
    if len(choices) > 1:
        some = weighed[:: -(-weighed.shape[0] // CHOSEN_ON)]
        scored = [(coherence(present, leading(factorise(some, k)[1])).mean(), k) for k in choices]
        number = max(scored)[1]
    else:
        number = choices[0]
    shares, by_word = factorise(weighed, number)
    return _described(shares, by_word, [(spelling or {}).get(w, w) for w in vocabulary], present)


def matrix(documents: Sequence[Sequence[str]]) -> tuple[csr_matrix, list[str]]:
    """Counts, one row a document, of the words in at least two documents (0.2 %) and at most half; and these words."""
    ids: dict[str, int] = {}
    rows, columns = [], []
    for row, document in enumerate(documents):
        for word in document:
            if word:
                rows.append(row)
                columns.append(ids.setdefault(word, len(ids)))
    counts = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(documents), len(ids)))
    spread = np.asarray((counts > 0).sum(axis=0)).ravel()
    n = len(documents)
    usable = np.flatnonzero((spread >= max(2, 0.002 * n)) & (spread <= 0.5 * n))
    words = list(ids)
    kept = sorted(sorted(usable, key=lambda i: (-spread[i], words[i]))[:MOST_WORDS])
    return counts[:, kept], [words[i] for i in kept]


def factorise(weighed: csr_matrix, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Articles by topics and topics by words, none negative."""
    model = NMF(number, init="nndsvd", solver="cd", max_iter=150, tol=1e-3, random_state=0)
    # matrices this thin are slower on several threads, and repeat to the last bit on one
    with threadpool_limits(1), warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore", ConvergenceWarning)  # the leading words have settled long before
        return model.fit_transform(weighed), model.components_


def leading(by_word: np.ndarray, most: int = 10) -> np.ndarray:
    """Indices of the heaviest words of each topic, heaviest first."""
    return np.argsort(-by_word, axis=1, kind="stable")[:, :most]


def coherence(present: csr_matrix, leaders: np.ndarray) -> np.ndarray:
    """Mean NPMI of the pairs of leading words of each topic: 1 always together, 0 by chance, -1 never."""
    n = present.shape[0]
    scores = []
    for words in leaders:
        together = (present[:, words].T @ present[:, words]).toarray() / n
        alone = together.diagonal()
        upper = np.triu_indices(len(words), 1)
        pair, by_chance = together[upper], np.outer(alone, alone)[upper]
        with np.errstate(divide="ignore", invalid="ignore"):
            npmi = np.log(pair / by_chance) / -np.log(pair)
        npmi = np.where(pair == 0, -1.0, np.where(pair >= 1, 1.0, npmi))
        scores.append(npmi.mean())
    return np.array(scores)


def _described(shares: np.ndarray, by_word: np.ndarray, vocabulary: list[str], present: csr_matrix) -> Topics:
    sums = shares.sum(axis=1, keepdims=True)
    shares = np.divide(shares, sums, out=np.zeros_like(shares), where=sums > 0)
    clear = coherence(present, leading(by_word))
    used = [t for t in np.argsort(-clear, kind="stable") if by_word[t].any()]
    by_word, clear, shares = by_word[used], clear[used], shares[:, used]
    # a word names the topic that holds most of it
    held = by_word / np.maximum(by_word.sum(axis=0, keepdims=True), 1e-12)
    lead = np.where(sums.ravel() > 0, shares.argmax(axis=1), -1)
    topics, words = [], []
    for t, leaders in enumerate(leading(by_word, SHOWN)):
        leaders = [w for w in leaders if by_word[t, w] > 0]
        naming = sorted(leaders, key=lambda w: -by_word[t, w] * held[t, w])[:NAMED_BY]
        topics.append((t, "، ".join(vocabulary[w] for w in naming), float(clear[t]), int((lead == t).sum())))
        total = by_word[t, leaders].sum()
        words += [(t, vocabulary[w], float(by_word[t, w] / total)) for w in leaders]
    return Topics(
        pd.DataFrame(topics, columns=["topic", "name", "coherence", "articles"]),
        pd.DataFrame(words, columns=["topic", "word", "weight"]),
        shares,
    )

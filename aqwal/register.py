"""The register: one record per person, body or place that a corpus names."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

import pandas as pd

from .text import fold_word


class Name(NamedTuple):
    """What an article calls something: the key that the register turns into an entity.

    ``type`` is empty where only ``kind`` is known (a speaker that is not mentioned by name).
    """

    name: str
    type: str
    kind: str
    entity_id: str | None


def consolidate(names: Mapping[Name, int]) -> tuple[dict[Name, str], pd.DataFrame]:
    """One record per thing named: ``(id of each name, entities table)``. ``names`` maps to frequencies."""
    ids = {n: n.entity_id or "x" + blake2b(fold_word(n.name).encode(), digest_size=6).hexdigest() for n in names}
    seen: dict[str, tuple] = {}
    for n, i in ids.items():
        seen.setdefault(i, (i, n.type or "PER", n.kind, n.name, "", [], "", None, None))
    columns = ["entity_id", "type", "kind", "name_ar", "name_en", "aliases", "country", "latitude", "longitude"]
    return ids, pd.DataFrame(list(seen.values()), columns=columns)

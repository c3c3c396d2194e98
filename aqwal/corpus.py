"""The tables of a corpus: their columns, and how they are saved and loaded.

The columns are the contract that pages, scorers and other tools rely on (DESIGN, section 3).
"""

import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd

INT, MAYBE_INT, STR, CAT, FLOAT, WHEN = "int32", "Int32", "str", "category", "float32", "datetime64[us]"

COLUMNS: dict[str, dict[str, str]] = {
    "articles": {
        "article_id": STR, "title": STR, "outlet": CAT, "published": WHEN, "url": STR, "author": STR,
        "dateline": STR, "words": INT, "digest": STR,
    },
    "texts": {"article_id": STR, "text": STR},
    "quotations": {
        "article_id": CAT, "type": CAT, "content_start": INT, "content_end": INT, "cue_start": MAYBE_INT,
        "cue_end": MAYBE_INT, "source_start": MAYBE_INT, "source_end": MAYBE_INT, "cue_lemma": CAT,
        "speech_act": CAT, "speaker_id": CAT, "rule": CAT, "words": INT,
    },
    "mentions": {"article_id": CAT, "start": INT, "end": INT, "type": CAT, "entity_id": CAT},
    "entities": {
        "entity_id": STR, "type": CAT, "kind": CAT, "name_ar": STR, "name_en": STR, "aliases": "object",
        "country": STR, "latitude": "float64", "longitude": "float64",
    },
    "times": {
        "article_id": CAT, "start": INT, "end": INT, "type": CAT, "value": STR, "calendar": CAT,
        "begin": WHEN, "finish": WHEN,
    },
    "themes": {"article_id": CAT, "start": INT, "end": INT, "theme": CAT, "weight": FLOAT},
}  # fmt: skip
"""Column types of every table, in order. Offsets are half-open, in code points of ``texts.text``."""


class Corpus(NamedTuple):
    """The tables of :data:`COLUMNS`, and ``about``: name, note, engine version, sources of the data."""

    articles: pd.DataFrame
    texts: pd.DataFrame
    quotations: pd.DataFrame
    mentions: pd.DataFrame
    entities: pd.DataFrame
    times: pd.DataFrame
    themes: pd.DataFrame
    about: dict[str, object]


class UnreadableCorpus(ValueError):
    """A folder that holds no corpus, or one with tables missing or damaged; the message says what to do."""


def table(name: str, rows: list[tuple] | pd.DataFrame) -> pd.DataFrame:
    """Rows, in column order, as the typed table ``name``.

    >>> table("texts", [("a", "نص")]).dtypes["text"]
    <StringDtype(na_value=nan)>
    """
    columns = COLUMNS[name]
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows, columns=list(columns))
    frame = frame.reindex(columns=list(columns)).astype(columns).reset_index(drop=True)
    if "aliases" in columns:
        frame["aliases"] = [list(names) for names in frame["aliases"]]  # Parquet gives arrays back
    return frame


def empty() -> Corpus:
    """A corpus without articles."""
    return Corpus(**{name: table(name, []) for name in COLUMNS}, about={})


def save(corpus: Corpus, folder: str | Path) -> None:
    """Write one Parquet file a table, and ``about.json``, into ``folder`` (made if missing)."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in COLUMNS:
        part = folder / f"{name}.parquet.part"
        getattr(corpus, name).to_parquet(part, compression="zstd", index=False)
        part.replace(folder / f"{name}.parquet")  # a reader never sees half a table
    (folder / "about.json").write_text(json.dumps(corpus.about, ensure_ascii=False, indent=1), encoding="utf-8")


def load(folder: str | Path) -> Corpus:
    """Read what :func:`save` wrote.

    Raises UnreadableCorpus, naming the folder, the table and the next step.
    """
    folder = Path(folder)
    tables = {}
    for name in COLUMNS:
        path = folder / f"{name}.parquet"
        try:
            tables[name] = table(name, pd.read_parquet(path))
        except FileNotFoundError:
            raise UnreadableCorpus(
                f"{folder}: {path.name} is missing; make the corpus with `python -m aqwal analyse INPUT --out {folder}`."
            ) from None
        except Exception as error:
            raise UnreadableCorpus(
                f"{path}: cannot be read ({error}); analyse the articles again into a new folder."
            ) from error
    about_path = folder / "about.json"
    about = json.loads(about_path.read_text(encoding="utf-8")) if about_path.exists() else {}
    return Corpus(**tables, about=about)

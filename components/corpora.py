"""Which corpus is open, and opening it once for every reader: the folder named by AQWAL_CORPUS, else the last
one opened, else the sample, analysed when it is first needed."""

import gc
import os
import re
import tempfile
import threading
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import streamlit as st

import aqwal
from aqwal import corpus, curation, index, readers, selection
from aqwal.articles import Article
from aqwal.corpus import Corpus
from aqwal.findings import QUOTATION_TYPES, SPEECH_ACTS
from aqwal.index import Index
from aqwal.readers import Problem
from aqwal.selection import Selection, View
from aqwal.themes import own

from . import names, quality
from .wording import Words

ROOT = Path(__file__).parent.parent
VAR = Path(os.environ.get("AQWAL_VAR", ROOT / "var"))
SAMPLE = ROOT / "data" / "sample"
CORPORA = VAR / "corpora"
_LAST = VAR / "last-corpus.txt"
OFFERED = 400
"""At most so many codes are offered in a filter, the most frequent first; the rest are reached from the charts."""
_OPEN, _AT = "aqwal.corpus", "aqwal.corpus.at"
_making = threading.Lock()


def _chosen() -> str:
    if _OPEN not in st.session_state:
        st.session_state[_OPEN] = os.environ.get("AQWAL_CORPUS") or _last()
    return st.session_state[_OPEN]


def folder() -> Path:
    """The folder of the corpus that this session has open."""
    return Path(_chosen()) if _chosen() else sample_folder()


def is_sample() -> bool:
    """Whether the open corpus is the sample."""
    return not _chosen()


def title(t: Words) -> str:
    """What the open corpus is called."""
    return t("sample_name") if is_sample() else folder().name


def choose(path: Path | None) -> None:
    """Open another corpus in this session and, from now on, in new ones; None is the sample."""
    st.session_state[_OPEN] = str(path) if path else ""
    VAR.mkdir(parents=True, exist_ok=True)
    _LAST.write_text(st.session_state[_OPEN], encoding="utf-8")


def _last() -> str:
    path = _LAST.read_text(encoding="utf-8").strip() if _LAST.exists() else ""
    return path if path and (Path(path) / "articles.parquet").exists() else ""


@cache
def sample_folder() -> Path:
    """Where the analysed sample is kept: a name that changes with the sample and with the engine."""
    return VAR / "sample" / _sample_digest()


@cache
def _sample_digest() -> str:
    digest = blake2b(digest_size=8)
    sources = [p for p in (ROOT / "aqwal").rglob("*") if p.suffix in (".py", ".toml", ".tsv", ".json")]
    for path in sorted([*SAMPLE.rglob("*"), *sources]):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def log_of(path: Path) -> Path:
    """The folder that keeps the corrections of a corpus: its own, but for the sample, whose own changes with the engine."""
    return VAR / "corrections" / "sample" if path == sample_folder() else path


Stamp = tuple[int, int]
"""When a corpus was analysed or its own themes changed, and the number of its last correction: what is kept of it must be made anew when either changes."""


class Opened(NamedTuple):
    """A corpus ready for use, shared by all sessions: nobody may change it. ``options`` are the codes that each
    filter offers, the most frequent first; ``entities`` the names by entity_id, ``own_themes`` those of the readers' own
    themes by code. All of it as readers corrected it; ``missing`` says which corrections found nothing to correct."""

    index: Index  # type: ignore[assignment]
    options: dict[str, list[str]]
    entities: dict[str, tuple[str, str]]
    own_themes: dict[str, str]
    missing: dict[int, curation.Missing]


@st.cache_resource(show_spinner=False, max_entries=1)
def _analysed(path: str, analysed: int) -> Corpus:
    """As the engine left it. What no correction touches is the same memory as in the corrected one."""
    return corpus.load(path)


@st.cache_resource(show_spinner=False, max_entries=2)
def _opened(path: str, stamp: Stamp) -> Opened:
    said = [row for row in curation.history(log_of(Path(path))) if row.number <= stamp[1]]
    corrected = curation.apply(_analysed(path, stamp[0]), curation.effective(said))
    defined = _own_themes(Path(path))
    loaded = own.joined(corrected.corpus, defined)
    built = Opened(
        index.build(loaded), _options(loaded), names.of_entities(loaded.entities), {d.code: d.name for d in defined},
        corrected.missing,
    )  # fmt: skip
    gc.collect()
    gc.freeze()  # or every rerun ends in a full collection over the loaded corpus
    return built


def _own_themes(path: Path) -> tuple[own.OwnTheme, ...]:
    """The readers' own themes; none where their file is damaged, which the themes page says."""
    try:
        return own.load(path)
    except own.UnusableTheme:
        return ()


@st.cache_resource(show_spinner=False, max_entries=64)
def _selected(path: str, stamp: Stamp, chosen: Selection) -> View:
    return selection.select(_opened(path, stamp).index, chosen)


def _options(loaded: corpus.Corpus) -> dict[str, list[str]]:
    def ranked(column: pd.Series) -> list[str]:
        counts = column.value_counts()
        return [str(c) for c in counts[counts > 0].index[:OFFERED]]

    acts, types = (set(loaded.quotations[c].dropna().unique()) for c in ("speech_act", "type"))
    return {
        "outlets": ranked(loaded.articles["outlet"]),
        "speakers": ranked(loaded.quotations["speaker_id"]),
        "themes": ranked(loaded.themes["theme"]),
        "entities": ranked(loaded.mentions["entity_id"]),
        "acts": [a for a in SPEECH_ACTS if a in acts],
        "types": [q for q in QUOTATION_TYPES if q in types],
        "rules": quality.surest_first(ranked(loaded.quotations["rule"])),
    }


def opened(path: Path) -> Opened:
    """Open a corpus folder as it stands now. Raises UnreadableCorpus."""
    now = stamp(path)
    st.session_state[_AT] = (path, now)
    return _opened(str(path), now)


def analysed(path: Path) -> Corpus:
    """The corpus as the engine left it, without corrections, when this run opened it."""
    return _analysed(str(path), opened_at(path)[0])


def missing(path: Path) -> dict[int, curation.Missing]:
    """The corrections, by number, that found nothing to correct when this run opened the corpus."""
    return _opened(str(path), opened_at(path)).missing


def view(path: Path, chosen: Selection) -> View:
    """The selected part of a corpus folder, shared by all sessions. Raises UnreadableCorpus.

    As it stood when this session opened it: what another reader corrects meanwhile shows on the next run, not in
    half of this one.
    """
    return _selected(str(path), opened_at(path), chosen)


def opened_at(path: Path) -> Stamp:
    """The stamp of a corpus folder when this run opened it: what a run keeps of the corpus is kept under this one."""
    where, then = st.session_state.get(_AT, (None, (0, 0)))
    return then if where == path else stamp(path)


def stamp(path: Path) -> Stamp:
    """Of a corpus folder as it stands now; zeros where there is none. Raises UnreadableCorpus for a damaged log."""
    marker, themes = path / "about.json", path / own.FILE
    if not marker.exists():
        return (0, 0)
    made = max(p.stat().st_mtime_ns for p in (marker, themes) if p.exists())
    return (made, curation.stamp(log_of(path)))


def ready(path: Path) -> bool:
    """Whether the folder can be opened at once (the sample may still have to be analysed)."""
    return (path / "about.json").exists()


def kept() -> list[str]:
    """The names of the corpora kept under ``var/corpora``."""
    return sorted(p.name for p in CORPORA.iterdir() if ready(p)) if CORPORA.is_dir() else []


def safe_name(asked: str) -> str:
    """A reader's name for a corpus as the name of one folder: letters, digits and hyphens.

    >>> safe_name(" ../زيارة  يناير "), safe_name("..")
    ('زيارة-يناير', '')
    """
    return re.sub(r"[^\w]+", "-", asked).strip("-_")[:60]


def as_folder(path: str) -> Path:
    """A folder as a reader typed it."""
    return Path(path).expanduser()


def read_uploads(files: list[tuple[str, bytes]]) -> tuple[list[Article], list[Problem]]:
    """The articles in uploaded files (name, bytes), through the same readers as files on disk."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data) in enumerate(files, 1):
            path = Path(folder) / Path(name).name
            if path.exists():
                path = path.with_name(f"{number}-{path.name}")
            path.write_bytes(data)
        return readers.read([folder])


def joined(open_corpus: Corpus, more: list[Article]) -> list[Article]:
    """The articles of a corpus, then those of ``more`` whose id it does not have."""
    frame = open_corpus.articles.merge(open_corpus.texts, on="article_id")
    here = [
        Article(
            a.article_id, a.title, a.text[len(a.title) + 1 :] if a.title else a.text,
            None if pd.isna(a.published) else a.published.to_pydatetime(), "" if pd.isna(a.outlet) else a.outlet,
            a.url, a.author, a.dateline,
        )
        for a in frame.itertuples()
    ]  # fmt: skip
    ids = {a.article_id for a in here}
    return here + [a for a in more if a.article_id not in ids]


def carry_corrections(path: Path, to: Path) -> None:
    """Bring the corrections of a corpus into another that holds its articles too."""
    curation.import_csv(log_of(to), curation.export_csv(log_of(path)))


def make_sample(progress: Callable[[float], object]) -> None:
    """Analyse the sample into its folder, if no other session has by now."""
    with _making:
        if not ready(sample_folder()):
            articles, problems = readers.read([SAMPLE])
            keep(articles, problems, sample_folder(), progress)


def keep(articles: list[Article], problems: list[Problem], path: Path, progress: Callable[[float], object]) -> None:
    """Analyse articles into a corpus folder, telling ``progress`` the share done; what was wrong with the input
    goes into ``about``. The folder appears whole or not at all."""
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        progress(done / len(articles))

    found = aqwal.analyse(articles, progress=tell)
    found.about["problems"] = {language: [p.text(language) for p in problems] for language in ("ar", "en")}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}-"))
    corpus.save(found, part)
    if not path.exists():
        part.rename(path)
        return
    for file in sorted(part.iterdir(), key=lambda file: file.name == "about.json"):
        file.replace(path / file.name)
    part.rmdir()

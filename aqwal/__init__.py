"""Aqwal: who says what, about what and whom, and when, in a corpus of Arabic news.

The whole method on one screen::

    text -> fold, words, sentences          aqwal.text
         -> mentions of people, bodies, places    aqwal.entities
         -> quotations, then their speakers       aqwal.quotations, aqwal.speakers
         -> times (TIMEX3)                        aqwal.times
         -> themes (IPTC Media Topics)            aqwal.themes
    every article -> one register of entities     aqwal.register
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import blake2b
from itertools import chain, islice
from typing import NamedTuple

from . import entities, quotations, speakers, themes, times
from .articles import Article
from .corpus import Corpus, table
from .register import consolidate
from .register_names import Name
from .setting import setting
from .text import Document, read

__all__ = ["Article", "Corpus", "analyse"]
__version__ = "0.1.0"

BATCH = 64
"""Articles analysed together: enough to tag in bulk, few enough that memory does not grow."""


class Rows(NamedTuple):
    """The rows of one batch, in published offsets; entities still by name (``register.Name``)."""

    articles: list[tuple]
    texts: list[tuple]
    quotations: list[tuple]
    mentions: list[tuple]
    times: list[tuple]
    themes: list[tuple]


def analyse(
    articles: Iterable[Article], *, workers: int = 1, ner: str = "", progress: Callable[[int], object] | None = None
) -> Corpus:
    """Everything said, mentioned, dated and discussed in ``articles``.

    ``ner`` names a Hugging Face model that finds the mentions in place of the embedded tagger.
    ``progress`` is told the number of articles after each batch. Ids must be unique: the readers see to
    that. No text makes this raise.

    >>> corpus = analyse([Article("a", "", "قال وزير الخارجية إن المحادثات مستمرة.")])
    >>> corpus.texts.text[0][slice(*corpus.quotations.loc[0, ["content_start", "content_end"]])]
    'المحادثات مستمرة'
    """
    done = []
    for rows in _rows(partial(analyse_batch, ner=ner), _batches(articles), workers):
        done.append(rows)
        if progress:
            progress(len(rows.articles))
    collected = {field: list(chain.from_iterable(getattr(r, field) for r in done)) for field in Rows._fields}
    names: Counter[Name] = Counter(row[-1] for row in collected["mentions"])
    names.update(row[10] for row in collected["quotations"] if row[10] is not None)
    ids, entity_rows = consolidate(names)
    collected["mentions"] = [(*row[:-1], ids[row[-1]]) for row in collected["mentions"]]
    collected["quotations"] = [(*row[:10], ids.get(row[10]), *row[11:]) for row in collected["quotations"]]
    return Corpus(
        **{field: table(field, collected[field]) for field in Rows._fields},
        entities=table("entities", entity_rows),
        about={"engine": __version__, "articles": len(collected["articles"])},
    )


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _rows(
    batch_rows: Callable[[list[Article]], Rows], batches: Iterable[list[Article]], workers: int
) -> Iterator[Rows]:
    if workers <= 1:
        yield from map(batch_rows, batches)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(batch_rows, batches)


def analyse_batch(articles: list[Article], ner: str = "") -> Rows:
    """The findings of a few articles as rows in published offsets; ``ner`` as in :func:`analyse`."""
    documents = [
        read(a.text, title_end=len(a.title), published=a.day, outlet=a.outlet or a.url, dateline=a.dateline)
        for a in articles
    ]
    rows = Rows([], [], [], [], [], [])
    for article, document, mentions in zip(articles, documents, entities.find(documents, ner), strict=True):
        _add(rows, article, document, mentions)
    return rows


def _add(rows: Rows, article: Article, document: Document, mentions: list) -> None:
    a, span = article.article_id, document.published_span
    digest = blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    rows.articles.append(
        (a, article.title, article.outlet or None, article.published, article.url, article.author, article.dateline,
         len(document.words), digest)
    )  # fmt: skip
    rows.texts.append((a, article.text))
    place = setting(document, mentions)
    for m in mentions:
        rows.mentions.append(
            (a, *span(m.start, m.end), m.type, Name(m.name, m.type, m.kind, m.entity_id).within(place))
        )
    found = speakers.attribute(document, quotations.find(document, mentions), mentions)
    for q in found:
        speaker = q.speaker and Name(q.speaker.name, "", *q.speaker[1:]).within(place)
        words = document.word_at(q.content[1] - 1) - document.word_at(q.content[0]) + 1
        rows.quotations.append(
            (a, q.type, *span(*q.content), *(span(*q.cue) if q.cue else (None, None)),
             *(span(*q.source) if q.source else (None, None)), q.cue_lemma or None, q.speech_act, speaker, q.rule, words)
        )  # fmt: skip
    for t in times.find(document):
        rows.times.append((a, *span(t.start, t.end), t.type, t.value, t.calendar, t.begin, t.finish))
    for e in themes.find(document):
        rows.themes.append((a, *span(e.start, e.end), e.theme, e.weight))

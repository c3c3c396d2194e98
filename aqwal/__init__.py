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
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import blake2b

from . import entities, quotations, speakers, themes, times
from .articles import Article
from .batches import batches, in_order
from .corpus import Corpus, table
from .gathering import Gathered, Rows
from .register import consolidate
from .register_names import Name
from .setting import setting
from .text import Document, read

__all__ = ["Article", "Corpus", "analyse"]
__version__ = "0.1.0"

BATCH = 16
"""Articles analysed together: enough to tag in bulk, few enough that what the tagger works on stays in the cache
(with 64 the system spent a tenth of the time on handing out and taking back memory)."""


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
    gathered = Gathered()
    whole = (article.whole() for article in articles)
    for rows in in_order(partial(analyse_batch, ner=ner), batches(whole, BATCH), workers):
        gathered.add(rows)
        if progress:
            progress(len(rows.articles))
    mentioned, speaking = gathered.column("mentions", "entity_id"), gathered.column("quotations", "speaker_id")
    names: Counter[Name] = Counter(mentioned)
    names.update(name for name in speaking if name is not None)
    ids, entity_rows = consolidate(names)
    known = {
        "mentions": {"entity_id": [*map(ids.get, mentioned)]},
        "quotations": {"speaker_id": [*map(ids.get, speaking)]},
    }
    tables = {name: table(name, gathered.frame(name, **known.get(name, {}))) for name in Rows._fields}
    return Corpus(
        **tables,
        entities=table("entities", entity_rows),
        about={"engine": __version__, "articles": len(tables["articles"])},
    )


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
    digest = blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    rows.articles.append(
        (a, article.title, article.outlet or None, article.published, article.url, article.author, article.dateline,
         len(document.words), digest)
    )  # fmt: skip
    rows.texts.append((a, document.text))
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

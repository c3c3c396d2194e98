"""An article and what was found in it -> marked, escaped, right-to-left HTML. Pure functions, no Streamlit."""

from collections.abc import Collection, Iterable
from html import escape
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from aqwal.curation.targets import Span, overlaps
from aqwal.index import Index

from .names import Names
from .wording import plain

LAYERS = ("content", "cue", "source", "mention", "time", "theme")
"""What can be marked, from the outermost in: of two marks on the same words the earlier one goes around the other."""
USUAL = LAYERS[:-1]
"""What is marked unless the reader says otherwise: the evidence for themes stands in every other word."""
_TAGS = {
    "place": "span",
    "content": "mark",
    "cue": "u",
    "source": "b",
    "mention": "span",
    "time": "span",
    "theme": "span",
}
_ORDER = list(_TAGS)
SAME_SPAN = 0.5
"""Overlap (Jaccard) at which a quotation is the one that a link asks for."""
PLACE = "place"
"""The anchor of what a link asks for."""


class Mark(NamedTuple):
    """A stretch ``[start, end)`` of the published text to be marked as one of LAYERS, or as the "place" asked for.

    ``kind`` (a quotation's or mention's type), ``quotation`` (its row number) and ``state`` ("dim" outside the
    selection, "asked" for the one asked for) become classes; ``note`` shows when the pointer rests on it, and
    ``anchor`` is what links lead to.
    """

    start: int
    end: int
    layer: str
    kind: str = ""
    quotation: int = -1
    note: str = ""
    state: str = ""
    anchor: str = ""


def marked(text: str, marks: Iterable[Mark]) -> str:
    """One paragraph with its marks as nested elements; a mark that crosses another's end is closed and opened again.
    A mark may begin before the paragraph or end after it.

    >>> marked("قال إنه آت", [Mark(0, 3, "cue"), Mark(4, 10, "content", quotation=7, anchor="q4-10")])
    '<u class="aq-cue">قال</u> <mark class="aq-content aq-q7" id="q4-10">إنه آت</mark>'
    """
    waiting = sorted(
        (m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end, _ORDER.index(m.layer)), reverse=True
    )
    cuts = sorted({0, len(text), *(cut for m in waiting for cut in (m.start, m.end) if 0 < cut < len(text))})
    out: list[str] = []
    opened: list[Mark] = []
    for at, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        depth = next((i for i, m in enumerate(opened) if m.end <= at), len(opened))
        out += [f"</{_TAGS[m.layer]}>" for m in reversed(opened[depth:])]
        opened[depth:] = [m for m in opened[depth:] if m.end > at]
        out += [_open(m, again=True) for m in opened[depth:]]
        while at < following and waiting and waiting[-1].start <= at:
            opened.append(waiting.pop())
            out.append(_open(opened[-1], again=opened[-1].start < 0))
        out.append(escape(text[at:following]))
    return "".join([*out, *(f"</{_TAGS[m.layer]}>" for m in reversed(opened))])


def _open(mark: Mark, again: bool = False) -> str:
    classes = [f"aq-{mark.layer}"]
    classes += [f"aq-{mark.kind}"] if mark.kind else []
    classes += [f"aq-q{mark.quotation}"] if mark.quotation >= 0 else []
    classes += [f"aq-{mark.state}"] if mark.state else []
    anchor = f' id="{mark.anchor}"' if mark.anchor and not again else ""
    note = f' title="{escape(mark.note)}"' if mark.note else ""
    return f'<{_TAGS[mark.layer]} class="{" ".join(classes)}"{anchor}{note}>'


def paragraphs(text: str, title_end: int, marks: Collection[Mark]) -> str:
    """A whole article: the headline, then its paragraphs, each with the marks that fall on it."""
    out, at = [], 0
    for line in text.split("\n"):
        end = at + len(line)
        here = [m for m in marks if m.start < end and m.end > at]
        html = marked(line, [m._replace(start=m.start - at, end=m.end - at) for m in here])
        if line.strip():
            out.append(f'<h2 dir="auto">{html}</h2>' if end <= title_end else f'<p dir="auto">{html}</p>')
        at = end + 1
    return "".join(out)


def marks_of(
    index: Index,
    article: int,
    layers: Collection[str],
    names: Names,
    shown: Collection[int] | None = None,
    asked: Span | None = None,
) -> list[Mark]:
    """The marks of one article (its row number). Quotations whose row is not in ``shown`` are dimmed; ``asked`` is
    the stretch that was asked for, a quotation or anything else."""
    t = names.words
    marks: list[Mark] = []
    here = quotation_at(index, article, asked) if "content" in layers else -1
    if asked and here < 0:
        marks.append(Mark(*asked, "place", state="asked", anchor=PLACE))
    for q in rows_of(index, "quotations", article).itertuples():
        state = "asked" if q.Index == here else "dim" if shown is not None and q.Index not in shown else ""
        note = " · ".join([names.speaker(q.speaker_id), t(f"act.{q.speech_act}"), t(f"type.{q.type}")])
        spans = {
            "content": (q.content_start, q.content_end),
            "cue": (q.cue_start, q.cue_end),
            "source": (q.source_start, q.source_end),
        }
        marks += [
            Mark(
                int(start),
                int(end),
                layer,
                q.type if layer == "content" else "",
                q.Index,
                note,
                state,
                _anchor(q, here) if layer == "content" else "",
            )
            for layer, (start, end) in spans.items()
            if layer in layers and not pd.isna(start)
        ]
    if "mention" in layers:
        for m in rows_of(index, "mentions", article).itertuples():
            marks.append(
                Mark(m.start, m.end, "mention", m.type, note=f"{names.entity(m.entity_id)} · {t(f'mention.{m.type}')}")
            )
    if "time" in layers:
        for x in rows_of(index, "times", article).itertuples():
            marks.append(Mark(x.start, x.end, "time", note=plain(x.value)))
    if "theme" in layers:
        evidence = rows_of(index, "themes", article)
        for (start, end), found in evidence.groupby(["start", "end"])["theme"]:
            marks.append(Mark(start, end, "theme", note=" · ".join(dict.fromkeys(names.theme(code) for code in found))))
    return marks


def quotation_at(index: Index, article: int, asked: Span | None) -> int:
    """The row of the quotation that a stretch of an article is, or nearly is; -1 where none is."""
    rows = rows_of(index, "quotations", article)
    if asked is None or rows.empty:
        return -1
    overlap = overlaps(rows["content_start"].to_numpy(), rows["content_end"].to_numpy(), asked)
    return int(rows.index[overlap.argmax()]) if overlap.max() >= SAME_SPAN else -1


def _anchor(q: Any, here: int) -> str:
    return PLACE if q.Index == here else f"q{q.content_start}-{q.content_end}"


def rows_of(index: Index, table: str, article: int) -> pd.DataFrame:
    """The rows of a table that belong to one article, in the order of the text."""
    rows = getattr(index.corpus, table).iloc[np.flatnonzero(index.article_of[table] == article)]
    return rows.sort_values("content_start" if table == "quotations" else "start", kind="stable")


def margin(index: Index, article: int, names: Names, asked: Span | None = None, correct: str = "") -> str:
    """The quotations of an article in order: speaker, cue and act, each a link to its place in the text. With words
    for it, ``correct``, a pencil stands beside each, which presses the button "aq-press-START-END" of Streamlit."""
    t, text = names.words, index.texts[article]
    here = quotation_at(index, article, asked)
    items = []
    for q in rows_of(index, "quotations", article).itertuples():
        cue = (
            ""
            if pd.isna(q.cue_start)
            else f'<bdi class="aq-cue">{escape(plain(text[int(q.cue_start) : int(q.cue_end)]))}</bdi> · '
        )
        items.append(
            f'<li{" class=aq-here" if q.Index == here else ""}><a href="#{_anchor(q, here)}"><b><bdi>{escape(names.speaker(q.speaker_id))}</bdi></b>'
            f"<span>{cue}{t(f'act.{q.speech_act}')} · {t(f'type.{q.type}')}</span></a>{_pencil(q, correct)}</li>"
        )
    links = "".join(
        f'.aq-reader:has(a[href="#{_anchor(q, here)}"]:hover) .aq-content.aq-q{q.Index}{{outline:2px solid var(--aq-accent)}}'
        for q in rows_of(index, "quotations", article).itertuples()
    )
    return f"<style>{links}</style><ol>{''.join(items)}</ol>" if items else f"<p>{t('no_quotations_here')}</p>"


def _pencil(q: Any, words: str) -> str:
    place = f"{q.content_start}-{q.content_end}"
    press = f'type="button" class="aq-pencil" data-press="aq-press-{place}" title="{escape(words)}" aria-label="{escape(words)}"'
    return f"<button {press}>✎</button>" if words else ""


def page(
    index: Index,
    article: int,
    names: Names,
    layers: Collection[str],
    shown: Collection[int] | None = None,
    asked: Span | None = None,
    correct: str = "",
) -> str:
    """The reader: the marked article, and the margin beside it. ``asked`` is the stretch that was asked for (its anchor
    is PLACE); ``correct`` as in :func:`margin`."""
    row = index.corpus.articles.iloc[article]
    body = paragraphs(index.texts[article], len(row["title"]), marks_of(index, article, layers, names, shown, asked))
    t = names.words
    about = [names.outlet(row["outlet"]), names.day(row["published"]), plain(row["author"]), plain(row["dateline"])]
    facts = " · ".join(f"<bdi>{escape(fact)}</bdi>" for fact in about if fact)
    if row["url"].startswith(("https://", "http://")):
        facts += f' · <a href="{escape(row["url"])}" target="_blank" rel="noopener noreferrer">{t("source_link")}</a>'
    heading = t("quotations_here")
    return (
        f'<div class="aq-reader"><article dir="rtl" lang="ar"><p class="aq-facts" dir="{"rtl" if t.language == "ar" else "ltr"}">{facts}</p>'
        f"{body}</article><aside><h3>{heading}</h3>{margin(index, article, names, asked, correct)}</aside></div>"
    )

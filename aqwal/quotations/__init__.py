"""Find quotations: content, cue and source.

The method on one screen::

    document -> words, gaps, sentences, marked runs                        page, marks
             -> cues that report: reading, complement, source              lexicon, conjugation, openings, reports
             -> whom they address                                          addressees
             -> homographs and sources that cannot speak left out           homographs, speaking
             -> words passed on, verbal nouns, texts that say               passed_on
             -> where each content ends; what lies inside others' words    clauses
             -> speaker and colon (الوزير: ...)                             colons
             -> prepositional cues (بحسب الوزير)                            nominal
             -> marks whose cue follows them, or that carry none            lone
"""

from ..findings import Mention, Quotation
from ..text import Document
from .build import from_headline, from_lone, from_nominal, from_report
from .colons import headlines
from .lexicon import toml
from .lone import lone_marks
from .nominal import nominal_cues
from .page import lay_out
from .reports import reports


def find(document: Document, mentions: list[Mention]) -> list[Quotation]:
    """Quotations in order of their content, speakers still unresolved. Never raises, whatever the text.

    >>> from ..text import read
    >>> document = read("قال وزير النقل إن الجسر سيفتح غدا، مضيفاً أن العمل انتهى.")
    >>> [document.folded[slice(*q.content)] for q in find(document, [])]
    ['الجسر سيفتح غدا', 'العمل انتهي']
    """
    page = lay_out(document, mentions)
    known = reports(page)
    named = {k for r in known.values() for k in range(r.at, r.opened.until)}
    around = [n for n in nominal_cues(page, known) if n.words[0] not in named]
    closers = {n.words[0] for n in around}
    found: list[Quotation] = []
    heard: set[str] = set()
    consumed = 0
    for report in known.values():
        heard.update(page.words[slice(*report.source)] if report.source else ())
        if document.starts[report.at] >= consumed:
            quotation = from_report(page, report, known, closers)
            if quotation:
                found.append(quotation)
                consumed = quotation.content[1]
    titled = [from_headline(page, *line) for line in headlines(page, heard)]
    covered = {k for q in titled for k in range(*q.content)}
    found = [q for q in found if q.content[0] not in covered]
    found = _distinct(titled + found + [from_nominal(page, n) for n in around])
    return _distinct(found + [from_lone(page, x) for x in lone_marks(page, [q.content for q in found])])


def _distinct(found: list[Quotation]) -> list[Quotation]:
    seen = set()
    kept = []
    for q in sorted(found, key=lambda q: (q.content, q.cue is None)):
        if q.content not in seen:
            seen.add(q.content)
            kept.append(q)
    return kept


def rules() -> dict[str, dict[str, str]]:
    """What each rule does (``ar``, ``en``) and an ``example`` of our own, by the code that quotations carry.

    >>> rules()["headline"]["example"]
    'وزير الأشغال: الجسر جاهز قبل الشتاء'
    """
    return toml("rules")

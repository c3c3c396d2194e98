"""Reports without a verb of their own speaker: words passed on, verbal nouns, and texts that say."""

from ..text import fold_word
from .frames import Report
from .homographs import is_first
from .lexicon import Cue, classes, cues
from .openings import opening
from .page import Page
from .sources import subject

_SPEAKS = frozenset(["people", "bodies", "documents", "media"])


def relayed(page: Page, at: int, cue: Cue) -> Report | None:
    """نقلت الوكالة عن الوزير قوله إن: who spoke stands after the preposition, and the cue is قوله where it is there."""
    if not cue.joined and not is_first(page, at, page.words[at - 1] if at > page.sentence_start[at] else ""):
        return None
    (after,) = cue.takes
    w, folded = page.words, fold_word(after)
    stop = min(page.sentence[at], at + 14)
    for j in range(at + 1, stop):
        if w[j] == folded:
            break
    else:
        return None
    for k in range(j + 1, min(page.sentence[at], j + 30)):
        for second in cues().get(w[k], ()):
            if second.kind == "masdar" and second.suffixed:
                opened = opening(page, k, second)
                if opened and (opened.kind != "prep" or opened.word - k < 3):
                    named = subject(page, j + 1, k, governed=True)
                    passed_on = second._replace(kind="relay")
                    return Report(at, (k, k + 1), passed_on, opened, named, False) if named else None
    plain = Cue(cue.lemma, "relay", "say", frozenset(["that", "speech"]), "", cue.tense, cue.gender, cue.number, "", "")
    opened = opening(page, j, plain)
    if opened is None:
        return None
    named = subject(page, j + 1, opened.until, governed=True)
    if named is None or not any(k in page.people or classes(w[k]) & _SPEAKS for k in range(*named)):
        return None
    return Report(at, (at, at + 1), plain, opened, named, False)


def nominalised(page: Page, at: int, cue: Cue) -> Report | None:
    """قوله إن، إعلان الوزارة أن، دعوة المجلس إلى: a verbal noun with its speaker and what was said."""
    opened = opening(page, at, cue)
    if opened is None or opened.kind == "noun" or opened.until - at > 14:
        return None
    if cue.suffixed:
        if opened.kind == "prep" or opened.until - at > 7:
            return None
        return Report(at, (at, at + 1), cue, opened, None, False)
    named = subject(page, at + 1, opened.until)
    if named is None or named[0] != at + 1 or cue.joined == "ب" or opened.kind == "marks":
        return None
    if not (named[0] in page.people or classes(page.words[named[0]]) & _SPEAKS or cue.lemma == "قال"):
        return None
    if opened.kind == "prep" and (named[1] != opened.until or opened.until - at > 8):
        return None
    return Report(at, (at, at + 1), cue, opened, named, False)


def document(page: Page, at: int, cue: Cue) -> Report | None:
    """جاء في البيان أن، ورد في تقرير: "..."."""
    w = page.words
    if at + 1 < page.sentence[at] and w[at + 1] in ("فيه", "فيها"):
        return _document_before(page, at, cue)
    if at + 2 >= page.sentence[at] or w[at + 1] != "في" or "documents" not in classes(w[at + 2]):
        return None
    opened = opening(page, at + 1, cue)
    if opened is None:
        return None
    named = subject(page, at + 2, opened.until)
    return Report(at, (at, at + 1), cue, opened, named, False) if named else None


def _document_before(page: Page, at: int, cue: Cue) -> Report | None:
    """أصدرت النقابة بيانا جاء فيه أن: the text stands before its verb."""
    for k in range(at - 1, max(page.sentence_start[at], at - 8) - 1, -1):
        word = page.words[k]
        if classes(word) & {"documents"} or (word.endswith("ا") and classes(word[:-1]) & {"documents"}):
            opened = opening(page, at + 1, cue)
            return Report(at, (at, at + 1), cue, opened, (k, k + 1), True) if opened else None
    return None

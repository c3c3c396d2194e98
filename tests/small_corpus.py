"""A small corpus made by hand, for the tests of pages and charts: what the tests say of it does not move with the engine.

Everybody and everything in it is invented. It holds what pages stumble over: an article without day, outlet, title and
findings; a quotation without speaker, one without source; and one article whose every string tries to break out.
"""

import re
from pathlib import Path

from aqwal import corpus

HOSTILE_TITLE = (
    "<script>alert(1)</script> *نجوم* \N{RIGHT-TO-LEFT OVERRIDE}مقلوب [رابط](javascript:alert(1)) :red[أحمر]"
)
HOSTILE_NAME = "<img src=x onerror=alert(2)> **سامر** \N{RIGHT-TO-LEFT OVERRIDE}الخطيب"
HOSTILE_OUTLET = '"><b onmouseover=alert(3)>صحيفة'

# {marks} around what was found: c content, q cue, s source, m mention, t time, e evidence of a theme.
ARTICLES = [
    ("a1", "فتح الجسر", "الرصيف", "2023-12-30", "{q:قال} {s:وزير النقل سامر الخطيب} إن {c:{m:الجسر} سيفتح {t:غدا}}."),
    ("a2", "تحذير من الموج", "الرصيف", "2024-01-02", "{q:حذرت} {s:هيئة الموانئ} {c:من {e:الموج العالي}} في {m:ميناء اللؤلؤ}."),
    ("a3", "بيان النقابة", "دفتر الساحل", "2024-01-02", "{q:أعلنت} {s:نقابة الصيادين} {c:أنها لن تقبل «{e:الضرائب}»}. {q:وأضافت}: {c:«سنعود»}."),
    ("a4", "كلمات بلا قائل", "دفتر الساحل", "2024-03-15", "على الجدار {c:«لا للضرائب»}، وفي {m:جنيف} {e:اقتصاد}."),
    ("a5", "", None, None, "خبر قصير لم يوجد فيه شيء."),
    ("a6", HOSTILE_TITLE, HOSTILE_OUTLET, "2024-02-01", "{q:قال} {s:<b>سامر</b> & شركاه} إن {c:</article><script>alert(4)</script> {m:«النص» <i>}}."),
]  # fmt: skip
# Of each quotation, in order: type, lemma, act, speaker, rule.
QUOTATIONS = [
    ("indirect", "قال", "say", "p1", "verb-that"),
    ("act", "حذر", "warn", "o1", "verb-prep"),
    ("mixed", "أعلن", "announce", "o2", "verb-that"),
    ("direct", "أضاف", "add", "o2", "verb-colon"),
    ("direct", None, "other", None, "marks"),
    ("indirect", "قال", "say", "p2", "verb-that"),
]
MENTIONS = [("LOC", "l1"), ("LOC", "l2"), ("LOC", "l3"), ("ORG", "o3")]
THEMES = ["medtop:06000000", "medtop:04000000", "medtop:04000000"]
ENTITIES = [
    ("p1", "PER", "person", "سامر الخطيب", ""), ("o1", "ORG", "organisation", "هيئة الموانئ", "Ports Authority"),
    ("o2", "ORG", "organisation", "نقابة الصيادين", "Fishers' Union"), ("p2", "PER", "person", HOSTILE_NAME, ""),
    ("l1", "LOC", "place", "الجسر", ""), ("l2", "LOC", "place", "ميناء اللؤلؤ", ""), ("l3", "LOC", "place", "جنيف", "Geneva"),
    ("o3", "ORG", "organisation", "«النص» <i>", ""),
]  # fmt: skip


def spans(marked: str, shift: int) -> tuple[str, list[tuple[str, int, int]]]:
    """A text without its {marks}, and (layer, start, end) of each, in order of the start."""
    text, found, opened = "", [], []
    for piece in re.split(r"(\{\w:|\})", marked):
        if piece == "}":
            layer, start = opened.pop()
            found.append((layer, start + shift, len(text) + shift))
        elif piece.startswith("{"):
            opened.append((piece[1], len(text)))
        else:
            text += piece
    return text, sorted(found, key=lambda span: (span[1], -span[2]))


def build() -> corpus.Corpus:
    """The corpus: 6 articles, 6 quotations, 4 mentions, 1 time, 3 pieces of evidence."""
    rows: dict[str, list[tuple]] = {name: [] for name in corpus.COLUMNS}
    for code, title, outlet, day, body in ARTICLES:
        text, found = spans(body, len(title) + 1 if title else 0)
        whole = f"{title}\n{text}" if title else text
        url = "https://example.org/a1" if code == "a1" else "javascript:alert(5)" if code == "a6" else ""
        rows["articles"].append((code, title, outlet, day, url, "", "", len(whole.split()), code))
        rows["texts"].append((code, whole))
        cue = source = (None, None)
        for layer, *span in found:
            if layer == "q":
                cue, source = span, (None, None)
            elif layer == "s":
                source = span
            elif layer == "c":
                kind, lemma, act, speaker, rule = QUOTATIONS[len(rows["quotations"])]
                rows["quotations"].append((code, kind, *span, *cue, *source, lemma, act, speaker, rule, 3))
                cue = source = (None, None)
            elif layer == "m":
                kind, entity = MENTIONS[len(rows["mentions"])]
                rows["mentions"].append((code, *span, kind, entity))
            elif layer == "t":
                rows["times"].append((code, *span, "DATE", "2023-12-31", "gregorian", "2023-12-31", "2024-01-01"))
            elif layer == "e":
                rows["themes"].append((code, *span, THEMES[len(rows["themes"])], 1.0))
    rows["entities"] = [(*entity, [], "", None, None) for entity in ENTITIES]
    tables = {name: corpus.table(name, found) for name, found in rows.items()}
    return corpus.Corpus(**tables, about={"problems": {"ar": ["ملف <b>ناقص</b>"], "en": ["a *broken* file"]}})


def write(folder: Path) -> Path:
    """The corpus as a folder."""
    corpus.save(build(), folder)
    return folder

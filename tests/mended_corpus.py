"""A small corpus to be corrected, made by hand, everybody and everything in it invented: two spellings of one man, two
men under one name, a body that is a medium, a place that is none, and a name that tries to break out."""

from pathlib import Path

from small_corpus import spans

from aqwal import corpus

HOSTILE = "<img src=x onerror=alert(1)> **نهر** [الرمان](javascript:alert(2))"

# {c content}, {q cue}, {s source}, {m mention}, as in small_corpus.
ARTICLES = [
    ("m1", "بيان عن الجسر", "الرصيف", "2024-01-01", "{q:قال} {s:{m:سامر الخطيب}} إن {c:الجسر سيفتح قريبا}. {q:وأضاف} {c:أن العمل انتهى}."),
    ("m2", "حديث عن الميناء", "دفتر الساحل", "2024-01-02", "{q:أكد} {s:{m:سامر الخطيبي}} {c:أن الميناء آمن}. {q:ورأى} {s:{m:الخطيبي}} {c:أن الرصيف واسع}."),
    ("m3", "جولة في المدينة", "الرصيف", "2024-01-03", "{q:قالت} {s:{m:ليلى العطار}} إن {c:السوق مفتوح}. {q:وقالت} {s:{m:ليلى يوسف}} إن {c:الحديقة مغلقة}."),
    ("m4", "في هذا الإطار", "دفتر الساحل", "2024-01-04", "في هذا {m:إطار} نقلت {m:مرصد اللؤلؤ} خبرا، وجرى {m:" + HOSTILE + "} هادئا."),
    ("m5", "كلام منقول", "الرصيف", "2024-01-05", "{q:ذكر} {s:{m:نادر السماك}} {c:أن البحر هادئ}. {q:وتابع}: {c:«لا عاصفة اليوم»}. وعلى الجدار {c:«ممنوع الوقوف»}."),
    ("m6", "سوق السمك", "دفتر الساحل", "2024-01-06", "وصل {m:نادر السماكي} إلى السوق، ومعه {m:هدى الملاح} و{m:هدى الملاحي}."),
]  # fmt: skip
SPEAKERS = ["x-samir", "x-samir", "x-samiri", "x-samiri", "x-layla", "x-layla", "x-nadir", "x-nadir", None]
MENTIONS = [
    ("PER", "x-samir"), ("PER", "x-samiri"), ("PER", "x-samiri"), ("PER", "x-layla"), ("PER", "x-layla"), ("LOC", "x-itar"),
    ("ORG", "x-marsad"), ("LOC", "x-hostile"), ("PER", "x-nadir"), ("PER", "x-nadiri"), ("PER", "x-huda"), ("PER", "x-hudai"),
]  # fmt: skip
ENTITIES = [
    ("x-samir", "PER", "person", "سامر الخطيب", "Samer al-Khatib"), ("x-samiri", "PER", "person", "سامر الخطيبي", ""),
    ("x-layla", "PER", "person", "ليلى العطار", "Layla al-Attar"), ("x-itar", "LOC", "place", "إطار", ""),
    ("x-marsad", "ORG", "organisation", "مرصد اللؤلؤ", ""), ("x-hostile", "LOC", "place", HOSTILE, ""),
    ("x-nadir", "PER", "person", "نادر السماك", ""), ("x-nadiri", "PER", "person", "نادر السماكي", ""),
    ("x-huda", "PER", "person", "هدى الملاح", ""), ("x-hudai", "PER", "person", "هدى الملاحي", ""),
]  # fmt: skip


def build() -> corpus.Corpus:
    """The corpus in memory."""
    rows: dict[str, list[tuple]] = {name: [] for name in corpus.COLUMNS}
    for code, title, outlet, day, body in ARTICLES:
        text, found = spans(body, len(title) + 1)
        whole = f"{title}\n{text}"
        rows["articles"].append((code, title, outlet, day, "", "", "", len(whole.split()), code))
        rows["texts"].append((code, whole))
        cue = source = (None, None)
        for layer, *span in found:
            if layer == "q":
                cue, source = span, (None, None)
            elif layer == "s":
                source = span
            elif layer == "c":
                speaker = SPEAKERS[len(rows["quotations"])]
                rows["quotations"].append(
                    (code, "indirect", *span, *cue, *source, "قال", "say", speaker, "verb-that", 3)
                )
                cue = source = (None, None)
            elif layer == "m":
                kind, entity = MENTIONS[len(rows["mentions"])]
                rows["mentions"].append((code, *span, kind, entity))
    rows["entities"] = [(*entity, [], "", None, None) for entity in ENTITIES]
    return corpus.Corpus(**{name: corpus.table(name, found) for name, found in rows.items()}, about={})


def write(folder: Path) -> Path:
    """The corpus as a folder, with no corrections yet."""
    corpus.save(build(), folder)
    return folder

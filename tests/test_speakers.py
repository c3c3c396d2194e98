"""Speakers: the cases of tests/cases/speakers.toml, and what must hold for any text."""

import random
import tomllib
from pathlib import Path

import pytest

from aqwal.findings import KINDS, Mention, Quotation
from aqwal.speakers import attribute
from aqwal.text import Document, fold_word, read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "speakers.toml").read_text(encoding="utf-8"))["case"]


def case_of(case: dict) -> object:
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["name"].replace(" ", "-"), marks=marks)


def mentions_of(document: Document, case: dict) -> list[Mention]:
    """Every occurrence of the people and bodies of a case, the longest first, none overlapping."""
    found: list[Mention] = []
    wanted = [(n, "PER", "person") for n in case.get("people", ())] + [
        (n, "ORG", "organisation") for n in case.get("bodies", ())
    ]
    for name, type_, kind in sorted(wanted, key=lambda w: -len(w[0])):
        form, at = fold_word(name), 0
        forms = (form, "لل" + form[2:] if form.startswith("ال") else form)
        for written in dict.fromkeys(forms):
            while (at := document.folded.find(written, at)) >= 0:
                end = at + len(written)
                if all(end <= m.start or m.end <= at for m in found):
                    found.append(Mention(at, end, type_, name, kind, None))
                at = end
            at = 0
    return sorted(found)


def quotations_of(document: Document, rows: list[list[str]]) -> list[Quotation]:
    """The rows of a case as quotations: each begins no earlier than the one before."""
    made, since = [], 0
    for cue, source, content, _ in rows:
        starts = [document.folded.index(fold_word(words), since) if words else -1 for words in (cue, source)]
        spans = [(at, at + len(fold_word(w))) if w else None for at, w in zip(starts, (cue, source), strict=True)]
        since = max(since, *starts)
        at = document.folded.find(fold_word(content), since)
        if at < 0:
            at = document.folded.index(fold_word(content))
        made.append(Quotation("indirect", (at, at + len(fold_word(content))), *spans, "", "say", "test", None))
        since = max(since, at if not cue and not source else since) + 1
    return made


@pytest.mark.parametrize("case", [case_of(c) for c in CASES])
def test_speakers(case: dict) -> None:
    title = case.get("title", "")
    text = f"{title}\n{case['text']}" if title else case["text"]
    document = read(text, title_end=len(title))
    found = attribute(document, quotations_of(document, case["quotations"]), mentions_of(document, case))
    names = [q.speaker.name if q.speaker else "?" for q in found]
    assert names == [speaker for *_, speaker in case["quotations"]]


def test_case_names_are_unique() -> None:
    names = [c["name"] for c in CASES]
    assert len(names) == len(set(names))


LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى"
PIECES = ["قال", "الوزير", "وزير", "سموه", "المصدر نفسه", "من جهته", "باسم", "لل", "و", "علي", "على", "«", "»", "\"", "”", "\n", ":", "،", ".",
          "\N{ARABIC TATWEEL}", "\N{ARABIC FATHA}", "\N{ZERO WIDTH NON-JOINER}", "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}", "2024", "NATO", "(", ")"]  # fmt: skip


def jumble(random_: random.Random) -> str:
    words = [
        random_.choice(PIECES) if random_.random() < 0.5 else "".join(random_.choices(LETTERS, k=random_.randint(1, 7)))
        for _ in range(random_.randint(1, 60))
    ]
    return "".join(w + random_.choice([" ", " ", " ", ""]) for w in words)


def some_span(random_: random.Random, document: Document) -> tuple[int, int]:
    """A span of whole words, or of any characters."""
    if document.words and random_.random() < 0.7:
        first = random_.randrange(len(document.words))
        last = min(len(document.words) - 1, first + random_.randrange(6))
        return document.starts[first], document.ends[last]
    a, b = sorted(random_.randint(0, len(document.folded)) for _ in "ab")
    return a, b


@pytest.mark.parametrize("seed", range(8))
def test_never_raises_and_changes_nothing_else(seed: int) -> None:
    random_ = random.Random(seed)
    for _ in range(150):
        text = jumble(random_)
        document = read(text, title_end=random_.randint(0, len(text)))
        mentions = sorted(
            Mention(*s, random_.choice(("PER", "ORG", "LOC")), "اسم", "person", random_.choice(("", "Q159")))
            for s in (some_span(random_, document) for _ in range(random_.randrange(6)))
        )
        given = []
        for _ in range(random_.randrange(1, 6)):
            content, cue, source = (some_span(random_, document) for _ in range(3))
            cue, source = random_.choice((None, cue)), random_.choice((None, source, source))
            given.append(Quotation("direct", content, cue, source, "", "say", "test", None))
        found = attribute(document, given, mentions)
        assert [q._replace(speaker=None) for q in found] == given
        for q in found:
            assert q.speaker is None or (q.speaker.name.strip() and q.speaker.kind in KINDS)


def test_without_quotations_nothing_is_done() -> None:
    assert attribute(read("نص"), [], []) == []

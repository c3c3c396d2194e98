"""Quotations: cases in words, what every text must keep to, and texts of every kind."""

import random
import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqwal import quotations
from aqwal.findings import QUOTATION_TYPES, SPEECH_ACTS, Quotation
from aqwal.text import Document, read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quotations.toml").read_text(encoding="utf-8"))["case"]
FIELDS = ("content", "cue", "source", "type", "act", "rule")
PIECES = [
    "قال", "وقال", "وأضاف", "الوزير", "سامر الخطيب", "إن", "أن", "أنه", "بأن", "مشيرا", "إلى", "على", "مؤكدا", "دعا", "بحسب", "وفقا ل",
    "الذي", "التي", "كما", "فيما", "لم", "نقلت", "عن", "قوله", "جاء في", "بيان", "«", "»", '"', "''", "“", "”", "'", "((", "))", ":", "،", ".",
    "..", "؟", "\n", " ", "\N{ARABIC TATWEEL}", "\N{ARABIC FATHATAN}", "2024", "10:30", "المدينة", "وفق ما أعلنته", "على حد تعبيره", "ﷲ",
]  # fmt: skip


def found_in(text: str, headline: bool = False) -> tuple[Document, list[Quotation]]:
    document = read(text, title_end=text.find("\n") if headline and "\n" in text else len(text) if headline else 0)
    return document, quotations.find(document, [])


def in_words(document: Document, q: Quotation) -> dict[str, str]:
    def words(span: tuple[int, int] | None) -> str:
        return document.text[slice(*document.published_span(*span))] if span else ""

    return {
        "content": words(q.content), "cue": words(q.cue), "source": words(q.source), "type": q.type, "act": q.speech_act,
        "rule": q.rule,
    }  # fmt: skip


def keeps_to_the_rules(document: Document, found: list[Quotation]) -> None:
    n = len(document.folded)
    for q in found:
        for span in (q.content, q.cue, q.source):
            assert span is None or 0 <= span[0] < span[1] <= n
        assert document.folded[slice(*q.content)].strip()
        assert q.type in QUOTATION_TYPES
        assert q.speech_act in SPEECH_ACTS
        assert q.rule in quotations.rules()
        assert q.cue is not None or q.rule in ("headline", "marks-only")
        if q.cue and q.rule != "nominal":
            assert q.cue[1] <= q.content[0] or q.content[1] <= q.cue[0]
    contents = [q.content for q in found]
    assert contents == sorted(contents)
    assert len(set(contents)) == len(contents)


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] or "empty" for c in CASES])
def test_case(case, request):
    if "fails" in case:
        request.applymarker(pytest.mark.xfail(reason=case["fails"], strict=True))
    document, found = found_in(case["text"], case.get("headline", False))
    got = [in_words(document, q) for q in found]
    assert [g["content"] for g in got] == [q["content"] for q in case["quotations"]]
    for g, expected in zip(got, case["quotations"], strict=True):
        assert {k: g[k] for k in FIELDS if k in expected} == expected
    keeps_to_the_rules(document, found)


@pytest.mark.parametrize("code", quotations.rules())
def test_every_rule_explains_itself_by_an_example_that_it_finds(code):
    rule = quotations.rules()[code]
    assert rule["ar"].endswith(".")
    assert rule["en"].endswith(".")
    _, found = found_in(rule["example"], headline=code == "headline")
    assert code in [q.rule for q in found]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text):
    document, found = found_in(text)
    keeps_to_the_rules(document, found)


@settings(max_examples=250, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
)
def test_any_mix_of_cues_and_marks(text):
    document, found = found_in(text, headline="\n" in text)
    keeps_to_the_rules(document, found)


def test_mutated_texts():
    chance = random.Random(1)
    for case in CASES * 3:
        text = list(case["text"])
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(text) + 1)
            if chance.random() < 0.5:
                del text[at : at + chance.randrange(1, 8)]
            else:
                text.insert(at, chance.choice(PIECES))
        document, found = found_in("".join(text), headline=case.get("headline", False))
        keeps_to_the_rules(document, found)


def test_time_grows_with_the_text_alone():
    once, twice = (min(_seconds(times) for _ in range(3)) for times in (1, 2))
    assert twice < 4 * once + 0.05


def _seconds(times: int) -> float:
    document = read("وقال الوزير بحسب «الوزارة إن كذا وكذا " * (400 * times))
    start = process_time()
    quotations.find(document, [])
    return process_time() - start

"""Mentions: what they promise whatever the text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqwal import entities
from aqwal.findings import KINDS, MENTION_TYPES
from aqwal.text import read

LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإىة ًٌٍَُِّ\u200f.،؟!:"«»()-\n 0123456789abcXYZ'
WORDS = st.sampled_from("الرئيس وقال باريس لندن الأمم المتحدة وزارة الخارجية محمد العلي للسعودية بمصر ( ) . ،".split())


@given(st.one_of(st.text(LETTERS, max_size=300), st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80)))
@settings(max_examples=300, deadline=None)
def test_mentions_stay_inside_the_text_in_order(text: str) -> None:
    document = read(text)
    [mentions] = entities.find([document])
    at = 0
    for m in mentions:
        assert at <= m.start < m.end <= len(document.folded)
        assert m.type in MENTION_TYPES
        assert m.kind in KINDS
        assert m.name.strip()
        at = m.end


def test_short_form_takes_the_full_name() -> None:
    document = read("وصل الوزير سامر الخطيب إلى بيروت. وقال الخطيب إن الزيارة ناجحة.")
    [mentions] = entities.find([document])
    assert [m.name for m in mentions if m.type == "PER"] == ["سامر الخطيب", "سامر الخطيب"]


CASES = tomllib.loads((Path(__file__).parent / "cases" / "mentions.toml").read_text(encoding="utf-8"))["case"]


def case_id(case: dict) -> str:
    return case["text"][:30]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, id=case_id(c), marks=[pytest.mark.xfail(reason=c["fails"])] if "fails" in c else [])
        for c in CASES
    ],
)
def test_mentions_of_case(case: dict) -> None:
    document = read(case["text"])
    [mentions] = entities.find([document])
    found = [f"{m.type} {document.text[slice(*document.published_span(m.start, m.end))]}" for m in mentions]
    if case.get("among"):
        assert set(case["mentions"]) <= set(found)
    else:
        assert found == case["mentions"]
    if "names" in case:
        assert [m.name for m in mentions] == case["names"]
    for words in case.get("never", []):
        assert words not in {m.name for m in mentions}

"""Mentions: what they promise whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from aqwal import entities
from aqwal.findings import KINDS, MENTION_TYPES
from aqwal.text import read

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإىة ًٌٍَُِّ\u200f.،؟!:\"«»()-\n 0123456789abcXYZ"
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

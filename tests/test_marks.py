"""Quotation marks: pairs, wrong-way, nested, mixed, doubled, unclosed, stray."""

import pytest

from aqwal.quotations.marks import runs


def marked(text: str, introduced: tuple[str, ...] = ()) -> list[str]:
    """The runs as text; an unclosed one ends with a slash."""
    found = runs(text, lambda at: "that" if introduced and text[:at].rstrip().endswith(introduced) else "")
    return [text[r.start : r.end] + ("" if r.closed else "/") for r in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «نعم» ثم «لا»", ["«نعم»", "«لا»"]),
        ("قال:”نعم هنا”.", ["”نعم هنا”"]),
        ("قال: “نعم هنا.", ["“نعم هنا./"]),
        ("قال: “نعم هنا.\nثم عاد", ["“نعم هنا./"]),
        ('قال "نعم، و"النهر" هنا" ثم', ['"نعم، و"النهر" هنا"', '"النهر"']),
        ("قال ''نعم هنا'' ثم", ["''نعم هنا''"]),
        ("قال ((نعم هنا)) ثم", ["((نعم هنا))"]),
        ("قال » نعم هنا « ثم » لا «", ["» نعم هنا «", "» لا «"]),
        ('قال " نعم هنا " ثم', ['" نعم هنا "']),
        ("قال 'نعم هنا\" ثم", ["'نعم هنا\""]),
        ('وصفها ب"الحلم" ثم', ['"الحلم"']),
        ("تقرير لل«ساحل» اليوم", ["«ساحل»"]),
        ("انتهى الكلام”. ثم عاد", []),
        ("شركة O'Neil تعمل", []),
        ("بلا علامات", []),
        ('"', ['"/']),
        ("", []),
        ("قال «نعم\nهنا» ثم", ["«نعم\nهنا»"]),
    ],
)
def test_runs(text, expected):
    assert marked(text) == expected


def test_a_mark_after_a_verb_opens_even_when_it_closes_by_shape():
    assert marked("وقال إن»العمل مستمر» ثم", ("إن",)) == ["»العمل مستمر»"]


def test_depth_counts_from_the_outside():
    assert [r.depth for r in runs('«نعم، إن "الحل" قريب»', lambda at: "")] == [0, 1]

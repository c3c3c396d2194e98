"""What a selection keeps, on a small corpus made by hand so that each filter's effect is known."""

import pandas as pd
import pytest

from aqwal import corpus
from aqwal.index import build
from aqwal.selection import Selection, from_query, select, to_query

POLITICS, ELECTION, SPORT = "medtop:11000000", "medtop:20000574", "medtop:15000000"


@pytest.fixture(scope="module")
def index():
    texts = {"a": "0123456789 الانتخابات غدا", "b": "0123456789 المباراة", "c": "بلا تاريخ ولا اقتباس"}
    dates = {"a": pd.Timestamp(2024, 1, 5, 13), "b": pd.Timestamp(2024, 2, 1), "c": None}
    outlets = {"a": "الوحدة", "b": "النهار", "c": None}
    span = (None, None)
    return build(corpus.Corpus(
        articles=corpus.table("articles", [(a, a, outlets[a], dates[a], "", "", "", 3, "") for a in texts]),
        texts=corpus.table("texts", list(texts.items())),
        quotations=corpus.table("quotations", [
            ("a", "direct", 0, 5, *span, *span, "قال", "say", "s1", "r1", 1),
            ("a", "indirect", 11, 25, *span, *span, "أكد", "assert", "s2", "r2", 2),
            ("b", "direct", 0, 9, *span, *span, "قال", "say", None, "r1", 1),
        ]),
        mentions=corpus.table("mentions", [("a", 11, 20, "ORG", "e1"), ("b", 0, 3, "PER", "e2")]),
        entities=corpus.table("entities", [(e, "PER", "person", e, "", [], "", None, None) for e in ("e1", "e2", "s1", "s2")]),
        times=corpus.table("times", [("a", 22, 25, "DATE", "2024-01-06", "gregorian", None, None)]),
        themes=corpus.table("themes", [
            ("a", 11, 21, ELECTION, 1.0), ("a", 0, 2, SPORT, 0.05), ("b", 11, 19, SPORT, 2.0), ("b", 0, 2, SPORT, 1.0),
        ]),
        about={},
    ))  # fmt: skip


def kept(index, **selection):
    view = select(index, Selection(**selection))
    return "".join(view.articles["article_id"]), view.quotations.index.to_list()


@pytest.mark.parametrize(
    ("selection", "articles", "quotations"),
    [
        ({}, "abc", [0, 1, 2]),
        ({"since": "2024-01-05"}, "ab", [0, 1, 2]),
        ({"until": "2024-01-05"}, "a", [0, 1]),
        ({"since": "2024-01-06", "until": "2024-02-01"}, "b", [2]),
        ({"outlets": ("النهار",)}, "b", [2]),
        ({"speakers": ("s2",)}, "a", [1]),
        ({"speakers": ("s1", "s2")}, "a", [0, 1]),
        ({"speakers": ("s1",), "acts": ("assert",)}, "", []),
        ({"types": ("direct",)}, "ab", [0, 2]),
        ({"rules": ("r1",)}, "ab", [0, 2]),
        ({"themes": (ELECTION,)}, "a", [1]),
        ({"themes": (POLITICS,)}, "a", [1]),
        ({"themes": (SPORT,)}, "b", [2]),  # a's sport holds less than a tenth of its evidence
        ({"entities": ("e1",)}, "a", [1]),
        ({"words": "الإنتخابات"}, "a", [1]),
        ({"words": "ولا"}, "c", []),
        ({"outlets": ("غيرها",)}, "", []),
    ],
)
def test_each_filter_keeps_what_it_should(index, selection, articles, quotations):
    assert kept(index, **selection) == (articles, quotations)


def test_a_view_counts_its_quotations_and_carries_dates_to_every_table(index):
    view = select(index, Selection(speakers=("s1",)))
    assert view.articles["quotations"].to_list() == [1]
    for name in ("quotations", "mentions", "times", "themes"):
        frame = getattr(view, name)
        assert set(frame["published"]) == {pd.Timestamp(2024, 1, 5, 13)}
        assert set(frame["outlet"]) == {"الوحدة"}


def test_a_selection_survives_the_address_bar():
    selection = Selection(
        "2024-01-01",
        "2024-02-01",
        ("الوحدة",),
        ("s1", "s2"),
        (SPORT,),
        ("e1",),
        ("say",),
        ("direct",),
        ("r1",),
        'كلمة و"أخرى"',
    )
    assert from_query(to_query(selection)) == selection
    assert from_query({}) == Selection()
    assert from_query({"since": "yesterday", "until": "20240101"}) == Selection()


def test_evidence_inside_a_quotation_is_joined_to_it_and_to_no_other(index):
    assert index.quotation_themes[["quotation", "theme"]].astype(str).to_numpy().tolist() == [
        ["0", SPORT], ["1", ELECTION], ["2", SPORT],
    ]  # fmt: skip
    assert index.quotation_mentions.astype(str).to_numpy().tolist() == [["1", "e1"], ["2", "e2"]]


def test_an_empty_corpus_can_be_selected_from():
    view = select(build(corpus.empty()), Selection(words="x", themes=(SPORT,), speakers=("s",)))
    assert view.articles.empty
    assert view.quotations.empty

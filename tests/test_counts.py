"""What the charts count, on the small corpus and on tables made for one question each."""

import numpy as np
import pandas as pd
import pytest
import small_corpus

from aqwal import corpus, counts
from aqwal.counts import words
from aqwal.counts.layout import apart, place
from aqwal.index import build
from aqwal.selection import Selection, select


@pytest.fixture(scope="module")
def index():
    return build(small_corpus.build())


@pytest.fixture
def view(index):
    return select(index, Selection())


@pytest.fixture(scope="module")
def nothing():
    return select(build(corpus.empty()), Selection())


def test_speakers_are_ranked_and_the_unresolved_left_out(view):
    table = counts.speakers(view)
    assert table["speaker_id"].tolist()[0] == "o2"
    assert table["n"].sum() == 5
    assert set(table["speaker_id"]) == {"p1", "p2", "o1", "o2"}


def test_a_crossing_keeps_the_commonest_values_and_counts_all_others_as_rest(view):
    table = counts.crossed(view, "speech_act", ["o2", "p1"], 1)
    assert table[["speech_act", "n"]].to_numpy().tolist() == [["say", 0], ["", 2], ["say", 1], ["", 0]]


def test_a_crossing_can_sum_words(view):
    assert counts.crossed(view, "outlet", ["o2"], 3, "words")["n"].sum() == 6


def test_who_names_whom_leaves_out_those_who_name_themselves(index):
    made = small_corpus.build()
    named = made._replace(
        mentions=pd.concat([made.mentions, made.mentions.iloc[:1].assign(entity_id="p1")], ignore_index=True).astype(
            {"entity_id": "category", "article_id": "category", "type": "category"}
        )
    )
    pairs = counts.named_by(select(build(named), Selection()), ["p1", "p2"])
    assert pairs.to_numpy().tolist() == [["p1", "l1", 1], ["p2", "o3", 1]]


def test_periods_without_anything_are_counted_as_nothing(view):
    table = counts.over_time(view.articles, None, "month")
    assert table["n"].tolist() == [1, 2, 1, 1]
    assert table["period"].iloc[0] == pd.Timestamp("2023-12-01")


@pytest.mark.parametrize(("selection", "before", "now", "halves"), [
    ({}, 4, 1, True),
    ({"since": "2024-01-01", "until": "2024-01-31"}, 1, 2, False),
    ({"since": "2024-02-01"}, 3, 2, False),
])  # fmt: skip
def test_a_view_is_held_against_the_period_before(index, selection, before, now, halves):
    course = counts.course(select(index, Selection(**selection)))
    assert (len(course.before.articles), len(course.now.articles), course.halves) == (before, now, halves)


def test_there_is_no_course_without_dates_or_without_a_period_before(index, nothing):
    assert counts.course(nothing) is None
    assert counts.course(select(index, Selection(until="2023-12-31", since="2023-12-30"))) is None


def test_change_is_a_difference_of_shares_with_its_statistic():
    before = pd.DataFrame({"c": ["a", "b"], "n": [10, 10]})
    now = pd.DataFrame({"c": ["a", "c"], "n": [40, 10]})
    table = counts.change(before, now, "c", "n", (100, 100)).set_index("c")
    assert table.loc["a", "points"] == pytest.approx(0.3)
    # two proportions, pooled: 0.3 / sqrt(0.25 * 0.75 * 2/100)
    assert table.loc["a", "z"] == pytest.approx(4.899, abs=0.001)
    assert table.loc["b", "points"] == pytest.approx(-0.1)
    assert table.loc["c", "before"] == 0


def test_themes_over_time_add_up_to_the_articles(view):
    table = counts.themes_over_time(view, "month")
    assert table.groupby("period")["n"].sum().round(6).tolist() == [2, 0, 1]


def test_the_evidence_of_a_theme_is_that_of_all_below_it(view):
    assert counts.rows_about(view, "medtop:04000000").tolist() == [1, 2]


def test_groups_of_entities_divide_them(view):
    table = counts.entities(view)
    people, bodies, places, media = (
        set(counts.of_group(table, g)["entity_id"]) for g in ("people", "bodies", "places", "media")
    )
    assert (people, bodies, places, media) == (set(), {"o3"}, {"l1", "l2", "l3"}, set())


def test_company_is_met_in_articles_and_the_backbone_keeps_the_strongest():
    edges = pd.DataFrame({"a": ["x"] * 5, "b": list("12345"), "n": [9, 8, 7, 6, 5]})
    kept = counts.backbone(edges, each=1)
    assert kept["b"].tolist() == list("12345")  # each of them has no stronger one
    hub = pd.DataFrame({"a": ["x", "x", "y"], "b": ["y", "z", "z"], "n": [9, 2, 5]})
    assert counts.backbone(hub, each=1)[["a", "b"]].to_numpy().tolist() == [["x", "y"], ["y", "z"]]


def test_mentions_of_two_are_those_where_both_are(view):
    assert counts.mentions_of(view, "l3").tolist() == [2]
    assert counts.mentions_of(view, "l3", "l1").tolist() == []


def network(size=30):
    rng = np.random.default_rng(3)
    nodes = pd.DataFrame({"entity_id": [f"e{i}" for i in range(size)], "n": rng.integers(3, 40, size)})
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size) if (i // 10 == j // 10) and rng.random() < 0.6]
    return nodes, pd.DataFrame([(f"e{i}", f"e{j}", 2) for i, j in pairs], columns=["a", "b", "n"])


def test_a_layout_is_the_same_every_time_and_finite():
    nodes, edges = network()
    at = place(nodes, edges)
    assert np.array_equal(at, place(nodes, edges))
    assert np.isfinite(at).all()
    assert np.abs(at).max() <= 1 + 1e-9


def test_those_who_keep_company_stand_together():
    nodes, edges = network()
    at = place(nodes, edges)
    apart_from = np.sqrt(((at[:, None] - at[None]) ** 2).sum(axis=2))
    same = np.equal.outer(np.arange(30) // 10, np.arange(30) // 10)
    assert apart_from[same & ~np.eye(30, dtype=bool)].mean() < 0.6 * apart_from[~same].mean()


@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_smallest_networks_have_a_layout(size):
    nodes = pd.DataFrame({"entity_id": [f"e{i}" for i in range(size)], "n": [2] * size})
    edges = pd.DataFrame({"a": ["e0"] * (size > 1), "b": ["e1"] * (size > 1), "n": [2] * (size > 1)})
    assert place(nodes, edges).shape == (size, 2)


def test_labels_are_pushed_apart():
    at = apart(np.zeros((6, 2)) + np.arange(6)[:, None] * 0.1, np.full((6, 2), (20.0, 8.0)))
    gap = np.abs(at[:, None] - at[None]) - (40, 16)
    np.fill_diagonal(gap[:, :, 0], 0)
    assert (gap > -0.5).any(axis=2).all()


def timed(rows, published):
    """A view whose articles were published on ``published`` and hold the times ``rows`` (type, value, begin, finish)."""
    made = corpus.Corpus(
        articles=corpus.table("articles", [(f"a{i}", "", None, day, "", "", "", 1, "") for i, day in enumerate(published)]),
        texts=corpus.table("texts", [(f"a{i}", "نص قصير فيه كلام") for i in range(len(published))]),
        quotations=corpus.table("quotations", []), mentions=corpus.table("mentions", []),
        entities=corpus.table("entities", []), themes=corpus.table("themes", []), about={},
        times=corpus.table("times", [("a0", 0, 2, kind, value, "gregorian", begin, finish) for kind, value, begin, finish in rows]),
    )  # fmt: skip
    return select(build(made), Selection())


TIMES = [
    ("DATE", "2024-01-03", "2024-01-03", "2024-01-04"),
    ("DATE", "2024-01", "2024-01-01", "2024-02-01"),
    ("DATE", "2003", "2003-01-01", "2024-01-05"),
    ("SET", "P1W", "2024-01-01", "2024-01-02"),
    ("DURATION", "P2D", None, None),
    ("DATE", "1995", "1995-06-01", "1995-06-02"),
]


def test_points_and_spans_part_by_the_length_of_the_period():
    view = timed(TIMES, ["2024-01-01", "2024-01-05"])
    points, spans = counts.spoken(view, "day")
    assert (points["value"].tolist(), spans["value"].tolist()) == (["2024-01-03", "1995"], ["2024-01", "2003"])
    points, spans = counts.spoken(view, "month")
    assert "2024-01" in points["value"].tolist()
    assert spans["value"].tolist() == ["2003"]


def test_the_lanes_show_the_days_of_publication_and_count_what_lies_outside():
    table, before, after = counts.lanes(timed(TIMES, ["2024-01-01", "2024-01-05"]), "day")
    assert table["published"].sum() == 2
    assert table["spoken"].sum() == 1
    assert (before, after) == (1, 0)
    assert table["period"].min() >= pd.Timestamp("2023-12-30")


def test_the_same_span_printed_twice_is_drawn_once():
    rows = [("DATE", "2003", "2003-01-01", "2024-01-05"), ("DATE", "2003", "2003-01-01", "2024-03-01")]
    found = counts.spans(timed(rows, ["2024-01-05"]), "month")
    assert found[["n"]].to_numpy().tolist() == [[2]]
    assert found["finish"].iloc[0] == pd.Timestamp("2024-03-01")


def test_a_peak_stands_out_beyond_chance_and_even_counts_have_none():
    days = pd.date_range("2024-01-01", periods=30)
    even = pd.DataFrame({"period": days, "published": [2, 3] * 15})
    burst = even.assign(published=[2, 3] * 14 + [14, 3])
    assert counts.peaks(even) == []
    assert counts.peaks(burst) == [days[28]]
    assert counts.peaks(even.head(3)) == []


def test_chance_alone_rarely_makes_a_peak():
    rng = np.random.default_rng(5)
    days = pd.date_range("2024-01-01", periods=60)
    found = sum(bool(counts.peaks(pd.DataFrame({"period": days, "published": rng.poisson(4, 60)}))) for _ in range(300))
    assert found <= 9  # 3 % of corpora, where the method promises about one


def test_words_are_counted_by_article_and_by_span_and_found_again(index):
    found = words.tokens(index)
    whole = words.counted(found, words.of_articles(found, np.arange(6)))
    assert whole["صياد"] == 1
    said = index.corpus.quotations
    article = index.article_of["quotations"].astype(np.int64)
    spans = words.of_spans(found, article, said["content_start"].to_numpy(), said["content_end"].to_numpy())
    inside = words.counted(found, spans)
    assert "صياد" not in inside
    for lemma in inside:
        for a, start, end in words.places(found, lemma, np.arange(6)):
            assert index.texts[a][start:end].strip()
    assert sum(inside.values()) <= sum(whole.values())


def test_nothing_is_counted_in_an_empty_corpus(nothing):
    assert counts.speakers(nothing).empty
    assert counts.entities(nothing).empty
    assert counts.themes(nothing, "all").empty
    assert counts.themes_over_time(nothing, "month").empty
    assert counts.outlet_themes(nothing).empty
    assert counts.lanes(nothing, "month")[0].empty
    assert counts.spans(nothing, "month").empty
    assert counts.listed(nothing).empty
    nodes, edges = counts.company(nothing)
    assert nodes.empty
    assert edges.empty

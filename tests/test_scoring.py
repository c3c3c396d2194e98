"""Our scorer: small cases by hand, and agreement with the one beside the gold where that is at hand."""

import importlib.util
import warnings

import pytest

from aqwal import Article, analyse, corpus, scoring
from benchmarks.shared import GOLD, SHARED, annotated_articles

TEXT = "قال سامر الخطيب إن الحديقة جاهزة. وأكدت ليلى الهاشمي أن العمل انتهى."


def made(quotations, names=()):
    rows = [
        ("a", q["type"], *q["content"], *(q.get("cue") or (None, None)), None, None, None, q.get("act", "say"),
         q.get("speaker"), "r", 1)
        for q in quotations
    ]  # fmt: skip
    entities = [(name, "PER", "person", name, "", [], "", None, None) for name in names]
    return corpus.empty()._replace(
        quotations=corpus.table("quotations", rows), entities=corpus.table("entities", entities)
    )


def gold(*quotations):
    return [{"id": "a", "quotations": [{"cue": None, "act": "say", **q} for q in quotations]}]


def test_the_same_quotations_score_one_everywhere():
    q = {"type": "indirect", "content": [18, 33], "cue": [0, 3], "speaker": "سامر الخطيب"}
    result = scoring.score(gold(q), made([q], ["سامر الخطيب"]))
    assert {f.value for f in result.f1.values()} == {1.0}
    assert {result.rates[k].value for k in ("speaker", "cue", "act")} == {1.0}


def test_a_content_that_is_too_long_counts_as_found_but_not_as_right():
    result = scoring.score(
        gold({"type": "direct", "content": [0, 10], "speaker": "x"}),
        made([{"type": "direct", "content": [0, 20], "speaker": None}]),
    )
    assert (result.f1["all@0.3"].value, result.f1["all@0.8"].value, result.f1["end2end"].value) == (1, 0, 0)


def test_an_act_without_a_clause_is_no_core_quotation():
    result = scoring.score(gold({"type": "act", "content": [0, 10], "speaker": "x"}), made([]))
    assert (result.f1["all@0.8"].gold, result.f1["core@0.8"].gold) == (1, 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("قاسم الأحمد", "الرئيس قاسم الأحمد", True),
        ("وزارة الصحه", "وزارة الصحة", True),
        ("سامر الخطيب", "ليلى الخطيب", False),
        ("سامر", None, False),
        ("الوزير", "الوزير", True),
    ],
)
def test_speakers_are_compared_by_the_words_of_their_names(one, other, same):
    assert scoring.same_speaker(one, other) is same


def test_the_scorer_beside_the_gold_agrees(tmp_path):
    if not (GOLD / "quotations.jsonl").exists():
        warnings.warn("NO GOLD: our scorer is not compared with the one in ../shared.", stacklevel=1)
        pytest.skip("no ../shared")
    spec = importlib.util.spec_from_file_location("theirs", SHARED / "score" / "score_quotations.py")
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    annotated, articles = annotated_articles()
    analysed = analyse(articles)
    corpus.save(analysed, tmp_path)
    expected, ours = theirs.score(GOLD / "quotations.jsonl", tmp_path), scoring.score(annotated, analysed)
    for measure, f1 in ours.f1.items():
        assert f1.value == pytest.approx(expected[measure][2]), measure
    for rate in ("speaker", "cue", "act"):
        assert (ours.rates[rate].value or 0) == pytest.approx(expected[rate]), rate


def test_articles_the_corpus_lacks_count_as_missed():
    result = scoring.score(
        gold({"type": "direct", "content": [0, 9], "speaker": "x"}), analyse([Article("b", "", TEXT)])
    )
    assert result.f1["all@0.8"].value == 0

"""Themes: the vocabulary is IPTC's, the evidence is found and nothing else is, sums over spans add up."""

import csv
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqwal import themes
from aqwal.corpus import table
from aqwal.text import fold_word, read
from aqwal.themes import own
from aqwal.themes.deviation import residuals
from aqwal.themes.forms import bare, endings
from aqwal.themes.matcher import Evidence, Matcher
from aqwal.themes.vocabulary import learnt, written

CASES = Path(__file__).parent / "cases"
CASE_LIST = tomllib.loads((CASES / "themes.toml").read_text(encoding="utf-8"))["case"]


def found(text: str) -> list[tuple[str, str, float]]:
    """(published words, code without its prefix, weight) of every finding."""
    document = read(text)
    return [
        (text[slice(*document.published_span(t.start, t.end))], t.theme.removeprefix("medtop:"), t.weight)
        for t in themes.find(document)
    ]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, id=c["why"], marks=[pytest.mark.xfail(reason=c["fails"], strict=True)] if "fails" in c else [])
        for c in CASE_LIST
    ],
)
def test_case(case):
    evidence = found(case["text"])
    pairs = {(words, code) for words, code, _ in evidence}
    for words, code in case.get("themes", []):
        assert (words, code) in pairs
    for words, code in case.get("never", []):
        assert words in case["text"]
        assert (words, code) not in pairs
    if "leading" in case:
        sums = Counter()
        for _, code, weight in evidence:
            sums[themes.top(f"medtop:{code}")] += weight
        assert sums.most_common(1)[0][0] == f"medtop:{case['leading']}"


def test_concepts_are_iptcs():
    with (CASES / "media_topics.tsv").open(encoding="utf-8", newline="") as lines:
        real = {r["code"]: r for r in csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t")}
    concepts = themes.concepts()
    assert len(concepts) >= 137
    for code, concept in concepts.items():
        entry = real[code.removeprefix("medtop:")]
        assert (concept.parent or "").removeprefix("medtop:") == entry["parent"]
        assert concept.parent is None or concept.parent in concepts
        assert concept.parent is None or concept.en == entry["en"]
        assert concept.ar
    tops = [c for c in concepts.values() if c.parent is None]
    assert len(tops) == 17
    assert all(themes.official(c.code) for c in tops)
    assert not themes.official("medtop:20000638")


def test_arabic_labels_are_distinct_among_siblings():
    labels = themes.labels("ar")
    for children in themes.tree().values():
        assert len({labels[c] for c in children}) == len(children)


def test_tree_reaches_every_concept():
    tree, seen, rest = themes.tree(), [], [None]
    while rest:
        children = tree.get(rest.pop(), [])
        seen += children
        rest += children
    assert sorted(seen) == sorted(themes.concepts())


def test_no_evidence_is_written_twice_for_a_concept():
    twice = [k for k, n in Counter((e.phrase, e.theme) for e in written() if e.theme).items() if n > 1]
    assert twice == []


def test_every_evidence_word_can_be_found():
    """Each entry, written as it stands, is matched (the longer entry that begins alike may take its place)."""
    matcher = Matcher((*written(), *learnt()))
    missed = [
        e.phrase for e in written()
        if not matcher.hits(read(" ".join(w.removeprefix("=") for w in e.phrase.split())))
    ]  # fmt: skip
    assert missed == []


def test_learnt_words_stand_beside_written_evidence():
    assert learnt()
    word = learnt()[0]
    form = word.phrase.split("|")[0].removeprefix("=")
    assert not [t for t in themes.find(read(form)) if t.theme == word.theme and t.weight == word.weight]


def test_repeated_evidence_weighs_its_square_root():
    once = sum(w for _, _, w in found("تضخم"))
    four = sum(w for _, _, w in found("تضخم، تضخم، تضخم، تضخم"))
    assert four == pytest.approx(2 * once)


def test_longest_phrase_wins_and_findings_never_overlap():
    spans = [(h.first, h.last) for h in Matcher(written()).hits(read("وزير الخارجية في الأمم المتحدة وحقوق الإنسان"))]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    matcher = Matcher([Evidence("سعر", "a", 1, False, "a"), Evidence("سعر صرف", "b", 1, False, "b")])
    assert [t.theme for t in matcher.find(read("سعر الصرف ثم السعر"))] == ["b", "a"]


def test_two_themes_may_share_a_word():
    matcher = Matcher([Evidence("سد", "a", 1, False, "a"), Evidence("سد", "b", 2, False, "b")])
    assert {(t.theme, t.weight) for t in matcher.find(read("السد"))} == {("a", 1.0), ("b", 2.0)}


@pytest.mark.parametrize(("word", "forms"), [
    ("شركة", {"شركه", "شركتين", "شركات", "شركتها", "شركاتهم"}),
    ("مستشفى", {"مستشفي", "مستشفيات", "مستشفاها"}),
    ("دولي", {"دولي", "دوليه", "دوليين"}),
    ("وزراء", {"وزراء", "وزرايها", "وزراوه"}),
])  # fmt: skip
def test_endings(word, forms):
    assert forms <= endings(word)


@pytest.mark.parametrize(
    ("word", "stem"), [("وبالمدارس", "مدارس"), ("للغة", "لغه"), ("فالحكومة", "حكومه"), ("وللدول", "دول")]
)
def test_bare(word, stem):
    assert stem in bare(fold_word(word))


def test_a_particle_is_not_taken_off_a_short_word():
    assert "حر" not in bare("بحر")
    assert "دين" not in bare("بدين")


@given(st.text(alphabet='ابتجحدرسشعفقكلمنهوي ةىأإآؤئء.،\n"«»\u0640\u064b\u0651\ufefb0٣aB', max_size=200))
def test_no_text_raises_and_spans_stay_inside(text):
    document = read(text)
    last = 0
    for t in themes.find(document):
        assert 0 <= t.start < t.end <= len(document.folded)
        assert t.start >= last or t.weight > 0
        assert t.theme in themes.concepts()
        assert t.weight > 0
        last = t.start


def test_within_adds_up_evidence_inside_spans():
    rows = table(
        "themes", [("a", 0, 4, "x", 1.0), ("a", 5, 9, "x", 2.0), ("a", 8, 12, "y", 1.0), ("b", 0, 4, "y", 3.0)]
    )
    spans = pd.DataFrame({"article_id": ["a", "a", "b", "c"], "start": [0, 5, 0, 0], "end": [9, 12, 3, 9]})
    sums = themes.within(rows, spans)
    assert [tuple(r) for r in sums.itertuples(index=False)] == [(0, "x", 3.0, 2), (1, "x", 2.0, 1), (1, "y", 1.0, 1)]
    assert themes.within(rows.iloc[:0], spans).empty


def test_within_agrees_with_a_plain_loop():
    rng = np.random.default_rng(1)
    start = rng.integers(0, 200, 300)
    rows = table("themes", pd.DataFrame({
        "article_id": rng.choice(["a", "b", "c"], 300), "start": start, "end": start + rng.integers(1, 12, 300),
        "theme": rng.choice(["x", "y"], 300), "weight": 1.0,
    }))  # fmt: skip
    begin = rng.integers(0, 180, 40)
    spans = pd.DataFrame({"article_id": rng.choice(["a", "b", "d"], 40), "start": begin, "end": begin + 30})
    got = {(r.span, r.theme): r.words for r in themes.within(rows, spans).itertuples()}
    want = Counter(
        (i, r.theme) for i, s in enumerate(spans.itertuples()) for r in rows.itertuples()
        if r.article_id == s.article_id and s.start <= r.start and r.end <= s.end
    )  # fmt: skip
    assert got == dict(want)


def test_own_themes_are_found_saved_and_loaded(tmp_path):
    water = own.define("الأمن المائي", "سد، سدود؛ مياه جوفية")
    texts = pd.DataFrame({"article_id": ["a", "b"], "text": ["بُنيت السُّدود فوق المياه الجوفية.", "لا شيء هنا"]})
    rows = own.rows(texts, [water])
    assert [texts.text[0][r.start : r.end] for r in rows.itertuples()] == ["السُّدود", "المياه الجوفية"]
    assert set(rows.theme) == {water.code}
    own.save([water], tmp_path)
    assert own.load(tmp_path) == (water,)
    assert own.load(tmp_path / "elsewhere") == ()


@pytest.mark.parametrize(("name", "words"), [("", "سد"), ("ماء", ""), ("ماء", " ،؛ . ")])
def test_a_theme_needs_a_name_and_words(name, words):
    with pytest.raises(own.UnusableTheme, match="missing"):
        own.define(name, words)


@pytest.mark.parametrize("damaged", ["", "{", "[1]", '[{"name": "x"}]', '{"a": 1}'])
def test_damaged_own_themes_say_so(tmp_path, damaged):
    (tmp_path / own.FILE).write_text(damaged, encoding="utf-8")
    with pytest.raises(own.UnusableTheme, match=own.FILE):
        own.load(tmp_path)


def test_big_groups_do_not_deviate_by_being_big():
    rows = pd.DataFrame({"theme": ["x", "y"] * 500 + ["x"] * 20, "group": ["big"] * 1000 + ["small"] * 20})
    cells = themes.deviation(rows).set_index(["theme", "group"])
    assert cells.loc[("x", "big"), "count"] == 500
    assert cells.loc[("x", "small"), "residual"] > 3 > 0 > cells.loc[("x", "big"), "residual"]
    assert cells.expected.sum() == pytest.approx(1020)


def test_deviation_takes_counts_and_passes_over_what_is_missing():
    rows = pd.DataFrame({"theme": ["x", "y", None], "group": ["a", "b", "a"], "n": [3, 4, 9]})
    cells = themes.deviation(rows, count="n")
    assert cells["count"].tolist() == [3, 0, 0, 4]
    assert themes.deviation(rows.iloc[:0]).empty


def test_residuals_are_standard_normal_under_independence():
    rng = np.random.default_rng(0)
    shares = np.outer([0.2, 0.3, 0.5], [0.1, 0.4, 0.5]).ravel()
    drawn = [residuals(rng.multinomial(500, shares).reshape(3, 3).astype(float))[1][0, 0] for _ in range(2000)]
    assert np.std(drawn) == pytest.approx(1, abs=0.06)
    assert np.mean(drawn) == pytest.approx(0, abs=0.06)

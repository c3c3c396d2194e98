"""Corrections: each takes hold, none is lost, any can be undone."""

import multiprocessing

import pandas as pd
import pytest

from aqwal import corpus, curation
from aqwal.curation import Correction

TEXT = "قال سامر الخطيب إن الحديقة جاهزة. وأكد الخطيب أن العمل انتهى في مدينة اللؤلؤ."
WHO = "محررة"


def span(words, after=0):
    start = TEXT.index(words, after)
    return start, start + len(words)


def rows():
    first, second = span("الحديقة جاهزة"), span("العمل انتهى في مدينة اللؤلؤ")
    full, short, city = span("سامر الخطيب"), span("الخطيب", 20), span("اللؤلؤ")
    return first, second, full, short, city


@pytest.fixture
def made():
    first, second, full, short, city = rows()
    none = (None, None)
    return corpus.Corpus(
        articles=corpus.table("articles", [("a", "", "المرصد", None, "", "", "", 12, "")]),
        texts=corpus.table("texts", [("a", TEXT)]),
        quotations=corpus.table("quotations", [
            ("a", "indirect", *first, *none, *full, "قال", "say", "x-1", "verb-clause", 2),
            ("a", "indirect", *second, *none, *short, "أكد", "assert", "x-2", "verb-clause", 5),
        ]),
        mentions=corpus.table("mentions", [("a", *full, "PER", "x-1"), ("a", *short, "PER", "x-2"), ("a", *city, "PER", "x-3")]),
        entities=corpus.table("entities", [
            ("x-1", "PER", "person", "سامر الخطيب", "Samer al-Khatib", [], "", None, None),
            ("x-2", "PER", "person", "الخطيب", "", ["خطيب"], "", None, None),
            ("x-3", "PER", "person", "اللؤلؤ", "", [], "", None, None),
        ]),
        times=corpus.table("times", []), themes=corpus.table("themes", []), about={},
    )  # fmt: skip


def corrected(made, *corrections):
    return curation.apply(made, [c._replace(who=WHO) for c in corrections]).corpus


def test_a_merge_moves_everything_and_keeps_the_other_name(made):
    after = corrected(made, Correction("merge", WHO, entity_id="x-2", value="x-1"))
    assert after.mentions["entity_id"].to_list() == ["x-1", "x-1", "x-3"]
    assert after.quotations["speaker_id"].to_list() == ["x-1", "x-1"]
    assert after.entities.set_index("entity_id").loc["x-1", "aliases"] == ["الخطيب", "خطيب"]
    assert made.mentions["entity_id"].to_list() == ["x-1", "x-2", "x-3"], "what was analysed must not change"


def test_a_split_moves_only_what_is_printed_so(made):
    merged = corrected(made, Correction("merge", WHO, entity_id="x-1", value="x-2"))
    after = corrected(merged, Correction("split", WHO, entity_id="x-2", value="سامر الخطيب"))
    new = after.entities.loc[after.entities["name_ar"] == "سامر الخطيب", "entity_id"].item()
    assert after.mentions["entity_id"].to_list() == [new, "x-2", "x-3"]
    assert after.quotations["speaker_id"].to_list() == [new, "x-2"]


def test_names_and_types_change(made):
    after = corrected(
        made,
        Correction("rename-ar", WHO, entity_id="x-3", value="مدينة اللؤلؤ"),
        Correction("rename-en", WHO, entity_id="x-3", value="Pearl City"),
        Correction("retype", WHO, entity_id="x-3", value="LOC/place"),
    )
    city = after.entities.set_index("entity_id").loc["x-3"]
    assert city[["name_ar", "name_en", "type", "kind"]].to_list() == ["مدينة اللؤلؤ", "Pearl City", "LOC", "place"]
    assert after.mentions["type"].to_list() == ["PER", "PER", "LOC"]


def test_rejecting_and_setting_a_speaker(made):
    first, second, _, _, city = rows()
    after = corrected(
        made,
        Correction("reject-quotation", WHO, article_id="a", start=first[0], end=first[1]),
        Correction("reject-mention", WHO, article_id="a", start=city[0], end=city[1]),
        Correction("set-speaker", WHO, article_id="a", start=second[0], end=second[1], value="x-1"),
    )
    assert after.quotations["speaker_id"].to_list() == ["x-1"]
    assert after.mentions["entity_id"].to_list() == ["x-1", "x-2"]
    unknown = corrected(after, Correction("set-speaker", WHO, article_id="a", start=second[0], end=second[1]))
    assert unknown.quotations["speaker_id"].isna().all()


def test_a_new_analysis_with_slightly_other_spans_is_corrected_too(made):
    first = rows()[0]
    correction = Correction("reject-quotation", WHO, article_id="a", start=first[0] - 1, end=first[1])
    assert len(corrected(made, correction).quotations) == 1
    elsewhere = Correction("reject-quotation", WHO, article_id="a", start=0, end=6)
    assert len(corrected(made, elsewhere).quotations) == 2


@pytest.mark.parametrize("action", [a for a in curation.ACTIONS if a != "undo"])
def test_what_is_no_longer_there_is_told(made, action):
    gone = Correction(action, WHO, entity_id="x-99", value="LOC/place", article_id="zz", start=0, end=5)
    after = curation.apply(made, [gone._replace(number=7)])
    for name in corpus.COLUMNS:
        assert getattr(after.corpus, name).equals(getattr(made, name)), name
    assert list(after.missing) == ([] if action == "keep-apart" else [7])


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (Correction("abolish", WHO), "is no correction"),
        (Correction("merge", WHO, entity_id="x-1"), "merge needs value"),
        (Correction("merge", "", entity_id="x-1", value="x-2"), "needs who"),
        (Correction("merge", WHO, entity_id="x-1", value="x-1"), "with itself"),
        (Correction("reject-mention", WHO, article_id="a", start=5, end=5), "no span"),
        (Correction("retype", WHO, entity_id="x-1", value="LOC"), "no type/kind"),
    ],
)
def test_a_correction_that_says_too_little_is_refused(tmp_path, correction, said):
    with pytest.raises(ValueError, match=said):
        curation.add(tmp_path, correction)
    assert curation.history(tmp_path) == []


def test_history_keeps_everything_and_undoing_is_a_row_too(tmp_path):
    rename = curation.add(tmp_path, Correction("rename-ar", WHO, "خطأ في الاسم", "x-1", value="سامر"))
    undone = curation.undo(tmp_path, rename, "محرر آخر")
    log = curation.history(tmp_path)
    assert [(c.number, c.action, c.who, c.why) for c in log] == [
        (rename, "rename-ar", WHO, "خطأ في الاسم"), (undone, "undo", "محرر آخر", ""),
    ]  # fmt: skip
    assert all(pd.Timestamp(c.at).tzinfo for c in log)
    assert curation.effective(log) == []
    curation.undo(tmp_path, undone, WHO)
    assert [c.number for c in curation.effective(curation.history(tmp_path))] == [rename]
    with pytest.raises(ValueError, match="no correction has the number 99"):
        curation.undo(tmp_path, 99, WHO)


def correct_many(folder, who):
    for n in range(40):
        curation.add(folder, Correction("rename-ar", who, entity_id=f"x-{n}", value=who))


def test_two_readers_who_correct_at_once_lose_nothing(tmp_path):
    curation.add(tmp_path, Correction("rename-ar", WHO, entity_id="x-0", value="أول"))
    context = multiprocessing.get_context("spawn")
    readers = [context.Process(target=correct_many, args=(tmp_path, who)) for who in ("أ", "ب")]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(120)
        assert reader.exitcode == 0
    log = curation.history(tmp_path)
    assert len(log) == 81
    assert [sum(c.who == who for c in log) for who in ("أ", "ب")] == [40, 40]
    assert curation.stamp(tmp_path) == 81


def test_an_export_can_be_imported_elsewhere_and_twice(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir(), there.mkdir()
    rename = curation.add(here, Correction("rename-ar", WHO, "=1+1", "x-1", value="@سامر"))
    curation.add(here, Correction("reject-mention", WHO, article_id="a", start=0, end=3))
    curation.undo(here, rename, WHO)
    curation.add(there, Correction("retype", WHO, entity_id="x-9", value="ORG/medium"))
    data = curation.export_csv(here)
    assert b"'=1+1" in data
    assert curation.import_csv(there, data) == (3, [])
    assert curation.import_csv(there, data) == (0, [])
    moved = curation.history(there)
    assert [c._replace(number=0) for c in moved[1:3]] == [c._replace(number=0) for c in curation.history(here)[:2]]
    assert [c.action for c in curation.effective(moved)] == ["retype", "reject-mention"]


def test_bad_rows_of_an_import_are_named_and_the_rest_is_kept(tmp_path):
    good = "1,2026-01-01T00:00:00+00:00,م,,rename-ar,x-1,,,,اسم\n"
    head = "number,at,who,why,action,entity_id,article_id,start,end,value\n"
    bad = "2,,م,,explode,x-1,,,,\n3,,م,,reject-mention,,a,x,5,\n4,,م,,undo,,,,,77\n"
    added, problems = curation.import_csv(tmp_path, (head + bad + good).encode())
    assert added == 1
    assert [(p.row, p.code) for p in problems] == [(1, "unknown_action"), (2, "no_integer"), (3, "undoes_nothing")]
    assert curation.import_csv(tmp_path, b"\xff\xfe\x00")[1][0].code == "no_csv"


def test_likely_merges_are_suggested_and_different_people_are_not(made):
    def entity(code, name, kind="person", type_="PER"):
        return (code, type_, kind, name, "", [], "", None, None)

    entities = corpus.table("entities", [
        entity("x-1", "عبدالرحمن الصفدي"), entity("x-2", "عبد الرحمن الصفدى"), entity("x-3", "ليلى الصفدي"),
        entity("x-4", "ليلى يوسف الصفدي"), entity("per-1", "نبيل العامري"), entity("per-2", "نبيل العامرى"),
        entity("x-5", "الصفدي", "organisation", "ORG"),
    ])  # fmt: skip
    found = curation.suggest(made._replace(entities=entities))
    assert {frozenset((s.entity_id, s.into)): s.reason for s in found} == {
        frozenset(("x-1", "x-2")): "spelling", frozenset(("x-3", "x-4")): "part",
    }  # fmt: skip


def test_two_merges_of_one_entity_and_what_is_said_of_it_after_all_hold(made):
    after = corrected(
        made,
        Correction("merge", WHO, entity_id="x-2", value="x-1"),
        Correction("merge", WHO, entity_id="x-2", value="x-3"),
        Correction("rename-en", WHO, entity_id="x-2", value="Pearl"),
        Correction("set-speaker", WHO, article_id="a", start=rows()[0][0], end=rows()[0][1], value="x-2"),
    )
    assert after.entities["entity_id"].to_list() == ["x-3"]
    assert after.entities["name_en"].to_list() == ["Pearl"]
    assert after.quotations["speaker_id"].to_list() == ["x-3", "x-3"]


def test_a_split_of_a_short_name_leaves_the_longer_one(made):
    merged = corrected(made, Correction("merge", WHO, entity_id="x-2", value="x-1"))
    after = corrected(merged, Correction("split", WHO, entity_id="x-1", value="الخطيب"))
    new = after.entities.loc[after.entities["name_ar"] == "الخطيب", "entity_id"].item()
    assert after.mentions["entity_id"].to_list() == ["x-1", new, "x-3"]
    assert after.quotations["speaker_id"].to_list() == ["x-1", new]
    assert "الخطيب" not in after.entities.set_index("entity_id").loc["x-1", "aliases"]


def test_redoing_undoes_every_undoing(tmp_path):
    rename = curation.add(tmp_path, Correction("rename-ar", WHO, entity_id="x-1", value="سامر"))
    curation.undo(tmp_path, rename, "قارئ")
    curation.undo(tmp_path, rename, "قارئة")
    assert curation.effective(curation.history(tmp_path)) == []
    assert len(curation.redo(tmp_path, rename, WHO)) == 2
    assert [c.number for c in curation.effective(curation.history(tmp_path))] == [rename]
    assert curation.redo(tmp_path, rename, WHO) == [], "in force already"
    with pytest.raises(curation.Refused, match="99"):
        curation.redo(tmp_path, 99, WHO)


def test_what_readers_keep_apart_or_split_is_not_suggested_again(made):
    def entity(code, name):
        return (code, "PER", "person", name, "", [], "", None, None)

    pair = made._replace(
        entities=corpus.table("entities", [entity("x-1", "سامر الخطيب"), entity("x-2", "سامر الخطيبي")])
    )
    known = {"x-1", "x-2"}
    (found,) = curation.suggest(pair)
    assert curation.undecided([found], [], known) == [found]
    assert curation.undecided([found], [Correction("keep-apart", WHO, entity_id="x-2", value="x-1")], known) == []
    assert curation.undecided([found], [], {"x-1"}) == [], "merged away"
    split = Correction("split", WHO, entity_id="x-1", value="سامر الخطيبي")
    twins = pair._replace(entities=pair.entities.assign(entity_id=["x-1", curation.split_id(split)]))
    found = curation.suggest(twins)
    assert curation.undecided(found, [], set(twins.entities["entity_id"])) == found != []
    assert curation.undecided(found, [split], set(twins.entities["entity_id"])) == []


NAMES = [
    # one, other, type, kind, their countries, whether they may be one
    ("عزام الدخيل", "عزام بن محمد الدخيل", "PER", "person", "", "", True),
    ("أرسين فينغر", "أرسين فينجر", "PER", "person", "", "", True),
    ("حسن البنا", "أحمد سيف الإسلام حسن البنا", "PER", "person", "", "", False),  # a son is not his father
    ("أحمد عادل", "عادل أحمد الصالح", "PER", "person", "", "", False),  # the words in another order
    ("ممدوح الحارثي", "محمد الحارثي", "PER", "person", "", "", False),  # another given name
    ("مصدر أمني", "مصادر أمنية", "PER", "anonymous", "", "", False),  # one unnamed source is not another
    ("مجلس الوزراء", "مجلس الوزراء السعودي", "ORG", "organisation", "KW", "SA", False),
    ("مجلس الوزراء", "مجلس الوزراء السعودي", "ORG", "organisation", "", "SA", True),
    ("وزارة الدفاع اليمنية", "وزارة الدفاع البريطانية", "ORG", "organisation", "", "", False),
    ("ريفربليت", "ريفر بليت", "ORG", "organisation", "", "", True),
]


@pytest.mark.parametrize(("one", "other", "type_", "kind", "here", "there", "may_be_one"), NAMES)
def test_which_names_may_be_one(made, one, other, type_, kind, here, there, may_be_one):
    rows = [("x-8", type_, kind, one, "", [], here, None, None), ("x-9", type_, kind, other, "", [], there, None, None)]
    assert bool(curation.suggest(made._replace(entities=corpus.table("entities", rows)))) is may_be_one


def test_a_name_that_fits_many_comes_after_one_that_fits_one_alone(made):
    """وزارة الخارجية may be each of the ministries; and of two bodies, the one that only stands within the other's name
    is the weaker suggestion."""
    names = [
        "وزارة الخارجية",
        "وزارة الخارجية المصرية",
        "وزارة الخارجية القطرية",
        "وزارة الخارجية النرويجية",
        "الهلال الأحمر",
        "الهلال الأحمر السعودي",
        "بعثة الهلال الأحمر",
    ]
    entities = [(f"x-{n}", "ORG", "organisation", name, "", [], "", None, None) for n, name in enumerate(names, 10)]
    named = corpus.table("mentions", [("a", *rows()[2], "ORG", entity[0]) for entity in entities for _ in range(3)])
    found = curation.suggest(made._replace(entities=corpus.table("entities", entities), mentions=named))
    assert {found[0].entity_id, found[0].into} == {"x-14", "x-15"}
    assert {found[0].reason, found[0].together} == {"part", 1}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("1,,م,,retype,x-1,,,,ORG/<b>", "no_type"), ("1,,م,,rename-ar,x-1,,,,  ", "missing"),
        ("1,,م,,reject-mention,,a,0,99999999999,", "no_span"), ("1,,م,,reject-mention,,a,0,999999999999999999999,", "no_integer"),
        ("1,yesterday,م,,rename-ar,x-1,,,,اسم", "no_moment"), ("1,2026-01-01,م,,rename-ar,x-1,,,,اسم", "no_moment"),
        (f"1,,{'م' * 501},,rename-ar,x-1,,,,اسم", "too_long"), ("1,,م,,undo,,,,,²", "undoes_nothing"),
    ],
)  # fmt: skip
def test_no_row_of_a_file_can_break_the_log(tmp_path, row, code):
    head = "number,at,who,why,action,entity_id,article_id,start,end,value\n"
    added, refused = curation.import_csv(tmp_path, (head + row).encode())
    assert (added, [r.code for r in refused]) == (0, [code])
    assert refused[0].text("ar").startswith("الصف 1: ")


def test_a_speaker_whom_the_corpus_does_not_know_can_be_named(made):
    first, second, *_ = rows()
    who = curation.new_id("هدى الملاح")
    said = [
        Correction("set-speaker", WHO, article_id="a", start=span[0], end=span[1], value=who, value_name="هدى الملاح")
        for span in (first, second)
    ]
    after = corrected(made, *said, Correction("rename-en", WHO, entity_id=who, value="Huda"))
    assert after.quotations["speaker_id"].to_list() == [who, who]
    huda = after.entities.set_index("entity_id").loc[who]
    assert huda[["type", "kind", "name_ar", "name_en"]].to_list() == ["PER", "person", "هدى الملاح", "Huda"]
    assert after.entities.dtypes.to_dict() == made.entities.dtypes.to_dict()
    assert curation.described(made, said[0]).value_name == "هدى الملاح"

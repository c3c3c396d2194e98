"""Corrections after another analysis: each finds what was corrected where its words are now, or says that it does not."""

import sqlite3

import pytest

from aqwal import Article, analyse, corpus, curation
from aqwal.curation import Correction
from aqwal.curation.targets import place

WHO = "محررة"
BODY = (
    "قال وزير النقل سامر الخطيب إن الجسر سيفتح غدا. وأكدت سلمى العطار أن السوق مفتوح.\n"
    "وأضاف الخطيب أن العمل انتهى. وقال محمود السماك إن الميناء آمن."
)
NEW = "وصلت سفينة إلى الميناء صباح أمس. وقال محمود السماك إن البحر هادئ.\n"


def analysed(body=BODY, article_id="a"):
    return analyse([Article(article_id, "بيان عن الجسر", body)])


def quotation(made, words):
    text = made.texts["text"][0]
    for q in made.quotations.itertuples():
        if words in text[q.content_start : q.content_end]:
            return {"article_id": "a", "start": int(q.content_start), "end": int(q.content_end)}
    raise AssertionError(f"no quotation of {words}")


def mention(made, words, nth=0):
    text = made.texts["text"][0]
    found = [m for m in made.mentions.itertuples() if text[m.start : m.end] == words]
    return {"article_id": "a", "start": int(found[nth].start), "end": int(found[nth].end)}


def contents(made):
    text = made.texts["text"][0]
    return [text[q.content_start : q.content_end] for q in made.quotations.itertuples()]


def applied(made, *corrections):
    return curation.apply(made, [c._replace(number=n) for n, c in enumerate(corrections, 1)])


@pytest.mark.parametrize(
    "body",
    [BODY, NEW + BODY, BODY.replace("غدا. ", "غدا.\n" + NEW), BODY.replace("قال", "قالَ", 1), BODY.replace("وأكدت", "وكذلك أكدت")],
)  # fmt: skip
def test_a_correction_finds_its_words_in_a_text_that_was_changed_elsewhere(body):
    made, again = analysed(), analysed(body)
    speaker = made.entities.loc[made.entities["name_ar"] == "سلمى العطار", "entity_id"].item()
    said = [
        Correction("reject-quotation", WHO, **quotation(made, "الميناء آمن")),
        Correction("set-speaker", WHO, **quotation(made, "العمل انتهى"), value=speaker),
        Correction("reject-mention", WHO, **mention(made, "محمود السماك")),
    ]
    after = applied(again, *(curation.described(made, c) for c in said))
    assert not after.missing
    assert [c for c in contents(again) if c not in contents(after.corpus)] == ["الميناء آمن"]
    text = again.texts["text"][0]
    moved = after.corpus.quotations.iloc[[i for i, c in enumerate(contents(after.corpus)) if "العمل انتهى" in c]]
    assert moved["speaker_id"].to_list() == [speaker]
    left = [text[m.start : m.end] for m in after.corpus.mentions.itertuples()]
    assert left.count("محمود السماك") == body.count("محمود السماك") - 1
    gone = set(zip(again.mentions["start"], again.mentions["end"], strict=True)) - set(
        zip(after.corpus.mentions["start"], after.corpus.mentions["end"], strict=True)
    )
    assert text[: min(gone)[0]].endswith("انتهى. وقال "), "the one in the same surroundings, not the first of that name"


@pytest.mark.parametrize(
    ("body", "article_id", "why"),
    [
        (BODY.replace("الميناء آمن", "الطريق مغلق"), "a", "no_words"),
        (
            BODY.replace("وقال محمود السماك إن الميناء آمن", "الميناء آمن"),
            "a",
            "no_words",
        ),  # too few, in other surroundings
        (BODY, "b", "no_article"),
    ],
)
def test_words_that_are_gone_are_told_and_correct_nothing(body, article_id, why):
    made = analysed()
    said = curation.described(made, Correction("reject-quotation", WHO, **quotation(made, "الميناء آمن")))
    again = analysed(body, article_id)
    after = applied(again, said)
    assert [m.code for m in after.missing.values()] == [why]
    assert after.corpus.quotations.equals(again.quotations)
    assert all(after.missing[1].text(language) for language in ("ar", "en"))
    assert not applied(made, said).missing, "it holds again when its target comes back"


def moved(made, table, row, by):
    start, end = {"quotations": ("content_start", "content_end"), "mentions": ("start", "end")}[table]
    frame = getattr(made, table).copy()
    frame.loc[row, start] += by[0]
    frame.loc[row, end] += by[1]
    return made._replace(**{table: frame})


@pytest.mark.parametrize(("by", "held"), [((0, 0), True), ((-2, 0), True), ((0, 3), True), ((-3, -4), False)])
def test_a_mention_whose_bounds_another_engine_draws_a_little_otherwise_is_still_found(by, held):
    made = analysed()
    at = mention(made, "الخطيب") if "الخطيب" in BODY else {}
    row = made.mentions.index[made.mentions["start"] == at["start"]][0]
    said = curation.described(made, Correction("reject-mention", WHO, **at))
    again = moved(made, "mentions", row, by)
    after = applied(again, said)
    assert (not after.missing) is held
    assert len(after.corpus.mentions) == len(made.mentions) - held


def test_of_words_printed_twice_the_same_one_is_found():
    text = "في هذا إطار واسع، وفي ذاك إطار ضيق."
    second = text.rindex("إطار")
    old = Correction(
        "reject-mention", WHO, article_id="a", start=second, end=second + 4, words="إطار",
        before=text[max(0, second - 32) : second], after=text[second + 4 :],
    )  # fmt: skip
    grown = "وكتب عن إطار الاتفاق. " + text
    assert place(grown, old) == (grown.rindex("إطار"), grown.rindex("إطار") + 4)


def test_an_entity_that_became_known_is_found_by_its_name_and_of_two_of_that_name_neither():
    made = analysed()
    old = made.entities.loc[made.entities["name_ar"] == "سلمى العطار", "entity_id"].item()
    said = curation.described(made, Correction("rename-en", WHO, entity_id=old, value="Salma al-Attar"))
    assert said.entity_name == "سلمى العطار"
    known = made.entities.assign(entity_id=made.entities["entity_id"].replace(old, "per-salma"))
    after = applied(made._replace(entities=known), said)
    assert not after.missing
    assert after.corpus.entities.set_index("entity_id").loc["per-salma", "name_en"] == "Salma al-Attar"
    twins = corpus.table("entities", [*known.itertuples(index=False), ("per-2", "PER", "person", "سلمى العطار", "", [], "", None, None)])  # fmt: skip
    assert [m.code for m in applied(made._replace(entities=twins), said).missing.values()] == ["no_entity"]


def test_what_repeats_or_follows_a_rejection_is_not_called_missing():
    made = analysed()
    at = quotation(made, "الميناء آمن")
    said = [
        Correction("reject-quotation", WHO, **at),
        Correction("reject-quotation", WHO, **at),
        Correction("set-speaker", WHO, **at),
    ]
    after = applied(made, *(curation.described(made, c) for c in said))
    assert not after.missing
    assert len(after.corpus.quotations) == len(made.quotations) - 1


def test_a_split_of_a_name_that_nothing_prints_makes_nobody():
    made = analysed()
    code = str(made.entities["entity_id"][0])
    after = applied(made, Correction("split", WHO, entity_id=code, value="اسم لا يطبعه أحد"))
    assert [m.code for m in after.missing.values()] == ["no_name"]
    assert after.corpus.entities.equals(made.entities)


def test_a_log_of_an_earlier_version_is_read_and_goes_on(tmp_path):
    with sqlite3.connect(tmp_path / "corrections.sqlite") as log:
        log.execute(
            'CREATE TABLE corrections (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, '
            'action TEXT NOT NULL, entity_id TEXT NOT NULL, article_id TEXT NOT NULL, start INTEGER, "end" INTEGER, value TEXT NOT NULL)'
        )  # fmt: skip
        log.execute(
            "INSERT INTO corrections VALUES (1, '2026-01-01T00:00:00+00:00', 'م', '', 'rename-ar', 'x-1', '', NULL, NULL, 'اسم')"
        )
    log.close()
    assert [c.value for c in curation.history(tmp_path)] == ["اسم"]
    exported = curation.export_csv(tmp_path)
    curation.add(tmp_path, Correction("rename-en", WHO, entity_id="x-1", value="Name", entity_name="اسم"))
    assert [c.entity_name for c in curation.history(tmp_path)] == ["", "اسم"]
    assert curation.import_csv(tmp_path, exported) == (0, [])


def test_words_go_along_in_a_file_and_do_not_make_a_row_new(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    made = analysed()
    curation.add(here, curation.described(made, Correction("reject-quotation", WHO, **quotation(made, "الميناء آمن"))))
    assert curation.import_csv(there, curation.export_csv(here)) == (1, [])
    assert curation.history(there)[0].words == "الميناء آمن"
    assert curation.history(there)[0].before.endswith("السماك إن ")

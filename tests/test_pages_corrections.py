"""The page of corrections, and what keeps them: in both languages, through re-analysis, against hostile names and logs."""

import io
import re
import zipfile

import mended_corpus
import pandas as pd
import pytest
from page_text import html

from aqwal import corpus, curation
from aqwal.__main__ import main
from aqwal.articles import Article
from aqwal.curation import Correction
from components import corpora, corpus_tables

WHO = "محررة"
PARTS = ("suggested", "entity", "history", "files")


@pytest.fixture
def folder(tmp_path):
    return mended_corpus.write(tmp_path / "corpus")


@pytest.fixture
def page(open_app, folder):
    return lambda **query: open_app("pages/corrections.py", folder=folder, **query)


def log(folder):
    return [(c.action, c.entity_id, c.value) for c in curation.history(folder)]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_in_both_languages(page, language, part):
    app = page(lang=language, part=part, entity="x-layla")
    assert app.main.caption
    assert app.get("button_group")[0].value == part


@pytest.mark.parametrize("query", [{"part": "<b>"}, {"entity": "no-such"}, {"entity": "<script>alert(1)</script>"}])
def test_a_senseless_link_does_no_harm(page, query):
    app = page(lang="en", **query)
    assert "<script>alert" not in html(app)
    assert not app.main.warning or "no entity with that code" in app.main.warning[0].value


def test_a_correction_without_a_name_is_refused_and_one_with_a_name_is_written(page, folder):
    app = page(lang="en")
    app.button(key="accept.x-samir.x-samiri").click().run()
    assert "your name is missing" in app.error[0].value
    assert log(folder) == []
    app.text_input(key="mending.who.en").set_value(WHO)
    app.button(key="accept.x-samir.x-samiri").click().run()
    assert log(folder) == [("merge", "x-samir", "x-samiri")]
    assert "Correction 1 is kept" in app.success[0].value


def test_a_correction_holds_at_once_on_every_page_and_is_undone_at_once(open_app, folder):
    app = open_app("pages/articles.py", folder=folder, lang="en", article="m2")
    assert "Samer al-Khatib" not in html(app)
    merge = curation.add(folder, Correction("merge", WHO, entity_id="x-samiri", value="x-samir"))
    assert "Samer al-Khatib" in html(app.run())
    curation.undo(folder, merge, WHO)
    assert "Samer al-Khatib" not in html(app.run())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_history_says_every_kind_of_correction_in_words(page, folder, language):
    span = {"article_id": "m1", "start": 33, "end": 50}
    for correction in (
        Correction("merge", WHO, entity_id="x-samir", value="x-samiri"), Correction("keep-apart", WHO, entity_id="x-huda", value="x-hudai"),
        Correction("split", WHO, entity_id="x-layla", value="ليلى يوسف"), Correction("rename-ar", WHO, entity_id="x-huda", value="هدى"),
        Correction("rename-en", WHO, "<b>لأن</b>", entity_id="x-huda", value="Huda"), Correction("retype", WHO, entity_id="x-huda", value="ORG/medium"),
        Correction("reject-quotation", WHO, **span), Correction("reject-mention", WHO, article_id="gone", start=0, end=4),
        Correction("set-speaker", WHO, **span, value="x-huda"), Correction("set-speaker", WHO, **span),
        Correction("rename-ar", "<script>alert(1)</script>", entity_id="x-hostile", value="نهر"),
    ):  # fmt: skip
        curation.add(folder, correction)
    curation.undo(folder, 1, WHO)
    app = page(lang=language, part="history")
    said = html(app)
    assert said.count('class="aq-row"') == 12
    assert "سامر الخطيبي" in said if language == "ar" else "Samer al-Khatib" in said
    assert "&lt;b&gt;لأن&lt;/b&gt;" in said
    assert "<script>alert" not in said
    assert {"ar": "نص لم يعد في المدونة", "en": "words no longer in the corpus"}[language] in said
    labels = [b.label for b in app.main.button]
    assert labels.count({"ar": "أعده", "en": "Redo"}[language]) == 1
    assert labels.count({"ar": "تراجع", "en": "Undo"}[language]) == 10


def test_a_damaged_log_is_said_and_offers_a_way_out(open_app, folder):
    (folder / "corrections.sqlite").write_bytes(b"no database at all" * 100)
    app = open_app(folder=folder, lang="en")
    assert "corrections can be neither read nor written" in app.error[0].value.replace("\\", "")
    assert [b.label for b in app.main.button if "sample" in b.label.lower()]


def test_a_new_analysis_on_the_command_line_keeps_the_corrections_and_tells_those_without_a_target(tmp_path, capsys):
    text = tmp_path / "a.txt"
    text.write_text("عنوان الخبر\nقال وزير النقل سامر الخطيب إن الجسر سيفتح غدا.", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["analyse", str(text), "--out", str(out)]) == 0
    quotation = corpus.load(out).quotations.iloc[0]
    span = int(quotation["content_start"]), int(quotation["content_end"])
    curation.add(out, Correction("reject-quotation", WHO, "", "", "a", *span))
    assert main(["analyse", str(text), "--out", str(out)]) == 0
    assert [c.action for c in curation.history(out)] == ["reject-quotation"]
    again = corpus.load(out)
    assert len(curation.apply(again, curation.history(out)).corpus.quotations) == len(again.quotations) - 1
    assert "finds nothing" not in capsys.readouterr().err
    text.write_text("عنوان الخبر\nوصلت السفينة صباح أمس.", encoding="utf-8")
    assert main(["analyse", str(text), "--out", str(out)]) == 0
    assert "correction 1 finds nothing to correct" in capsys.readouterr().err


def test_a_new_analysis_in_the_dashboard_keeps_the_corrections(tmp_path):
    article = Article("a", "عنوان الخبر", "قال وزير النقل سامر الخطيب إن الجسر سيفتح غدا.")
    kept = tmp_path / "corpora" / "visit"
    corpora.keep([article], [], kept, lambda _: None)
    before = corpora.stamp(kept)
    curation.add(kept, Correction("rename-ar", WHO, entity_id="x", value="اسم"))
    corpora.keep([article, article._replace(article_id="b")], [], kept, lambda _: None)
    assert len(corpus.load(kept).articles) == 2
    assert [c.value for c in curation.history(kept)] == ["اسم"]
    assert corpora.stamp(kept)[0] != before[0]
    assert [p.name for p in kept.parent.iterdir()] == ["visit"], "nothing is left behind"


def test_the_log_of_the_sample_stays_when_the_engine_changes(monkeypatch, tmp_path):
    monkeypatch.setattr(corpora, "VAR", tmp_path)
    logs = set()
    for engine in ("one", "another"):
        monkeypatch.setattr(corpora, "sample_folder", lambda engine=engine: tmp_path / "sample" / engine)
        logs.add(corpora.log_of(corpora.sample_folder()))
    assert logs == {tmp_path / "corrections" / "sample"}
    assert corpora.log_of(tmp_path / "corpora" / "visit") == tmp_path / "corpora" / "visit"


def test_corrections_go_along_when_files_are_added_to_a_corpus(tmp_path):
    old, new = (mended_corpus.write(tmp_path / name) for name in ("old", "new"))
    curation.add(old, Correction("rename-en", WHO, entity_id="x-huda", value="Huda"))
    corpora.carry_corrections(old, new)
    corpora.carry_corrections(old, new)
    assert log(new) == log(old) == [("rename-en", "x-huda", "Huda")]


def test_a_link_to_a_quotation_still_leads_there_after_another_was_rejected(open_app, folder):
    made = corpus.load(folder).quotations
    last, first = made[made["article_id"] == "m3"].iloc[-1], made.iloc[0]
    at = f"{last['content_start']}-{last['content_end']}"
    asked = r'aq-asked" id="place"[^>]*>([^<]*)<'
    app = open_app("pages/articles.py", folder=folder, lang="en", article="m3", at=at)
    before = re.search(asked, html(app))[1]
    assert before == "الحديقة مغلقة"
    span = {"article_id": first["article_id"], "start": int(first["content_start"]), "end": int(first["content_end"])}
    curation.add(folder, Correction("reject-quotation", WHO, **span))
    assert re.search(asked, html(app.run()))[1] == before


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_correction_without_a_target_is_told_on_every_page_and_in_the_history(open_app, folder, page, language):
    curation.add(folder, Correction("rename-ar", WHO, entity_id="x-gone", value="اسم", entity_name="اسم قديم"))
    assert {"ar": "لا يسري على هذا التحليل: تصويب واحد", "en": "Not in force on this analysis: 1 correction"}[
        language
    ] in html(open_app(folder=folder, lang=language)) + str([link.proto.label for link in open_app(folder=folder, lang=language).get("page_link")])  # fmt: skip
    said = html(page(lang=language, part="history"))
    assert "اسم قديم" in said
    assert {"ar": "لا كيان بهذا الرمز في هذا التحليل", "en": "This analysis has no entity of that code"}[
        language
    ] in said


def test_corrections_reach_the_tables_that_are_taken_away_and_go_along_with_them(open_app, folder):
    first = corpus.load(folder).quotations.iloc[0]
    span = {"article_id": first["article_id"], "start": int(first["content_start"]), "end": int(first["content_end"])}
    curation.add(folder, Correction("reject-quotation", WHO, **span))
    curation.add(folder, Correction("rename-en", WHO, entity_id="x-huda", value="Huda of the Sea"))
    made = open_app("pages/corpus.py", folder=folder, lang="en")
    assert [b for b in made.get("download_button") if "CSV" in b.proto.label]
    made = corpora._opened(str(folder), corpora.stamp(folder)).index.corpus
    with zipfile.ZipFile(io.BytesIO(corpus_tables.zipped(made, "csv", folder))) as files:
        assert "Huda of the Sea" in files.read("entities.csv").decode("utf-8-sig")
        rows = pd.read_csv(io.BytesIO(files.read("quotations.csv")))
        assert len(rows) == len(corpus.load(folder).quotations) - 1
        assert "Huda of the Sea" in files.read("corrections.csv").decode("utf-8-sig")

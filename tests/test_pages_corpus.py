"""The corpus page: what is loaded, adding files with their faults named, opening another corpus, the tables as files."""

import io
import zipfile

import pandas as pd
import pytest
import small_corpus

from aqwal import corpus, index
from aqwal.selection import Selection, select
from components import corpora, corpus_tables, names
from components.wording import Words

GOOD = "عنوان الخبر\nبيروت - الرصيف: قال وزير النقل سامر الخطيب إن الجسر سيفتح غدا.".encode()


@pytest.fixture
def var(monkeypatch, tmp_path):
    monkeypatch.setattr(corpora, "VAR", tmp_path)
    monkeypatch.setattr(corpora, "CORPORA", tmp_path / "corpora")
    monkeypatch.setattr(corpora, "_LAST", tmp_path / "last-corpus.txt")
    return tmp_path


def test_outlets_gaps_and_undated_articles_are_told():
    view = select(index.build(small_corpus.build()), Selection())
    named = names.read(names.of_entities(view.corpus.entities), Words("corpus", "en"))
    table = corpus_tables.by_outlet(view, named)
    assert table["Articles"].tolist() == [2, 2, 1, 1]
    assert table.set_index("Outlet").loc["unknown outlet", ["Undated", "First day"]].tolist() == [1, ""]
    assert [days for days, _, _ in corpus_tables.gaps(view)] == [42, 29]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_import_report_is_shown_with_nothing_acting_in_it(open_app, language):
    app = open_app("pages/corpus.py", lang=language)
    shown = [m.value for m in app.markdown if m.value.startswith("* ")]
    assert shown == [{"ar": "* ملف \\<b\\>ناقص\\</b\\>", "en": "* a \\*broken\\* file"}[language]]


def test_files_are_added_analysed_kept_and_opened(open_app, var):
    app = open_app("pages/corpus.py", lang="en")
    app.file_uploader[0].set_value([("a.txt", GOOD, "text/plain"), ("b.csv", b"", "text/csv")]).run()
    app.text_input(key="corpus.name.en").set_value(" زيارة / يناير ").run()
    next(b for b in app.main.button if b.label == "Analyse and open").click().run()
    assert not app.exception
    kept = corpus.load(var / "corpora" / "زيارة-يناير")
    assert kept.articles["title"].tolist() == ["عنوان الخبر"]
    assert any("b.csv" in problem for problem in kept.about["problems"]["en"])
    assert (var / "last-corpus.txt").read_text(encoding="utf-8").endswith("زيارة-يناير")
    assert any("b.csv" in m.value.replace("\\", "") for m in app.markdown)


def test_nothing_readable_is_said_and_nothing_is_kept(open_app, var):
    app = open_app("pages/corpus.py", lang="en")
    app.file_uploader[0].set_value([("b.csv", b"x,y\n1,2\n", "text/csv")]).run()
    app.text_input(key="corpus.name.en").set_value("x").run()
    next(b for b in app.main.button if b.label == "Analyse and open").click().run()
    assert "No article could be read" in app.error[0].value
    assert not (var / "corpora").exists()


def test_a_name_is_needed_and_must_be_free(open_app, var):
    app = open_app("pages/corpus.py", lang="en")
    app.file_uploader[0].set_value([("a.txt", GOOD, "text/plain")]).run()
    next(b for b in app.main.button if b.label == "Analyse and open").click().run()
    assert "Name the corpus first" in app.error[0].value
    corpus.save(corpus.empty(), var / "corpora" / "taken")
    app.text_input(key="corpus.name.en").set_value("taken").run()
    next(b for b in app.main.button if b.label == "Analyse and open").click().run()
    assert "There is a corpus of that name" in app.error[0].value


def test_a_folder_is_opened_or_said_to_be_none(open_app, var, empty_folder, tmp_path):
    app = open_app("pages/corpus.py", lang="en")
    app.text_input(key="corpus.path.en").set_value(str(tmp_path / "nowhere")).run()
    next(b for b in app.main.button if b.label == "Open").click().run()
    assert "could not be opened" in app.error[0].value
    app.text_input(key="corpus.path.en").set_value(str(empty_folder)).run()
    next(b for b in app.main.button if b.label == "Open").click().run()
    assert any("This corpus holds no articles yet" in e.proto.body for e in app.get("html"))


def test_two_uploads_of_one_name_are_both_read():
    articles, _ = corpora.read_uploads([("a.txt", GOOD), ("a.txt", GOOD.replace("غدا".encode(), "بعد غد".encode()))])
    assert len(articles) == 2


def test_joining_keeps_what_is_there_and_repeats_nothing():
    there = small_corpus.build()
    again = corpora.joined(there, [])
    assert [a.text for a in again] == there.texts["text"].tolist()
    assert [a.outlet for a in again][4] == ""
    assert len(corpora.joined(there, [again[0], again[1]._replace(article_id="new")])) == 7


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_tables_come_back_from_their_files(kind, tmp_path):
    there = small_corpus.build()
    with zipfile.ZipFile(io.BytesIO(corpus_tables.zipped(there, kind, tmp_path))) as bundle:
        assert {n.partition(".")[0] for n in bundle.namelist()} == set(corpus.COLUMNS)
        data = bundle.read(f"quotations.{kind}")
    if kind == "csv":
        assert data.startswith(b"\xef\xbb\xbf")
        read = pd.read_csv(io.BytesIO(data))
    else:
        read = pd.read_parquet(io.BytesIO(data))
    assert read["content_start"].tolist() == there.quotations["content_start"].tolist()

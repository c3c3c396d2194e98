"""Themes: shares, course, deviations, words and topics, as a page."""

import pytest
import small_corpus
from page_charts import charts, english_left_over
from page_text import html

from aqwal.themes.own import define, save
from components import themes
from components.evidence import Asked

PAGE = "pages/themes.py"
ECONOMY = "medtop:04000000"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_shares_and_course_in_both_languages(open_app, language):
    app = open_app(PAGE, lang=language)
    figures = charts(app)
    tree = figures[0]["data"][0]
    assert tree["type"] == "treemap"
    assert {"medtop:04000000", "medtop:06000000"} <= set(tree["ids"])
    assert {"ar": "عمّ يدور الكلام، وبأي نصيب؟", "en": "What is it about, and how much of it?"}[language] in html(app)
    if language == "ar":
        assert not [left for figure in figures for left in english_left_over(figure, {"<b"})]


def test_a_theme_in_focus_shows_what_lies_below_and_the_way_back(open_app):
    app = open_app(PAGE, lang="en")
    app.session_state["themes.focus"] = ECONOMY
    app.run()
    assert set(charts(app)[0]["data"][0]["ids"]) == {ECONOMY}
    app.button(key="themes.focus..en").click().run()
    assert len(charts(app)[0]["data"][0]["ids"]) > 1


def test_a_focus_that_the_selection_does_not_hold_is_given_up(open_app):
    app = open_app(PAGE, lang="en", speakers="o2")
    app.session_state["themes.focus"] = "medtop:15000000"
    app.run()
    assert not app.exception
    assert charts(app)[0]["data"][0]["ids"]


def test_evidence_is_shown_in_its_sentence_marked_and_escaped(open_app):
    app = open_app(PAGE, lang="en")
    app.session_state["aqwal.evidence"] = Asked("t", (), ((1, 21, 32), (5, 0, 5)), "content", None)
    app.run()
    page = html(app)
    assert '<mark class="aq-content"' in page
    assert "2 sentences" in page
    assert "<script>alert" not in page


@pytest.fixture
def own_folder(tmp_path):
    return small_corpus.write(tmp_path / "corpus")


def test_a_name_and_words_become_a_theme_at_once_and_stay(open_app, own_folder):
    app = open_app(PAGE, folder=own_folder, lang="en")
    app.text_input(key="own.name").set_value("الصيد")
    app.text_area(key="own.words").set_value("الصيادين، الموج العالي")
    next(b for b in app.button if b.label == "Add the theme").click().run()
    assert not app.exception
    assert any("2 articles" in said.value for said in app.info)
    code = define("الصيد", "x").code
    assert code in charts(app)[0]["data"][0]["ids"]
    again = open_app(PAGE, folder=own_folder, lang="ar", themes=code)
    assert "الموضوع: الصيد" in html(again) or any("الصيد" in b.label for b in again.main.button)
    assert "مقالين" in html(again)
    again.button(key=f"own.remove.{code}").click().run()
    assert not (own_folder / "own_themes.json").read_text(encoding="utf-8").count("الصيد")


def test_an_own_theme_takes_nothing_from_the_standard_ones(open_app, own_folder):
    before = charts(open_app(PAGE, folder=own_folder, lang="en"))[0]["data"][0]
    save([define("الصيد", "الصيادين، الموج العالي، الضرائب")], own_folder)
    after = charts(open_app(PAGE, folder=own_folder, lang="en"))[0]["data"][0]
    share = dict(zip(before["ids"], before["values"], strict=True))
    assert {c: v for c, v in zip(after["ids"], after["values"], strict=True) if c in share} == pytest.approx(share)


def test_a_theme_without_words_is_refused_in_words(open_app, own_folder):
    app = open_app(PAGE, folder=own_folder, lang="ar")
    app.text_input(key="own.name").set_value("الصيد")
    next(b for b in app.button if b.label == "أضف الموضوع").click().run()
    assert any("ينقص الاسم أو الكلمات" in said.value for said in app.info)


def test_a_damaged_file_of_themes_does_not_close_the_corpus(open_app, own_folder):
    (own_folder / "own_themes.json").write_text("{damaged", encoding="utf-8")
    app = open_app(PAGE, folder=own_folder, lang="en")
    assert charts(app)
    assert "could not be read" in app.warning[0].value


def test_a_second_run_draws_the_same(open_app, own_folder, monkeypatch):
    monkeypatch.setattr(themes, "MOST", 1)  # so that there is a rest
    app = open_app(PAGE, folder=own_folder, lang="en")
    first = charts(app)
    app.run()
    assert not app.exception
    assert charts(app) == first

"""Themes: shares, course, deviations, words and topics, as a page."""

import pytest
from page_charts import charts, english_left_over
from page_text import html

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


@pytest.mark.parametrize(("language", "message"), [("ar", "لا مقالات ضمن هذا الاختيار"), ("en", "No articles in this selection")])
def test_an_empty_selection_is_said_in_words(open_app, language, message):
    app = open_app(PAGE, lang=language, words="لاشيءكهذا")
    assert message in html(app)
    assert not charts(app)


def test_articles_without_evidence_are_said_in_words(open_app):
    app = open_app(PAGE, lang="en", words="قصير")
    assert "No evidence of a theme" in app.info[0].value


def test_an_empty_corpus_has_no_charts(open_app, empty_folder):
    assert not charts(open_app(PAGE, folder=empty_folder, lang="ar"))

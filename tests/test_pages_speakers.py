"""Speakers: ranking, acts, course, profile and comparison, as a page."""

import pytest
from page_charts import charts, english_left_over, written
from page_text import html

from components.evidence import Asked

PAGE = "pages/speakers.py"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_who_how_and_when_in_both_languages(open_app, language):
    app = open_app(PAGE, lang=language)
    ranking, acts, course = charts(app)
    assert {code for trace in ranking["data"] for code, _ in trace["customdata"]} == {"p1", "p2", "o1", "o2"}
    assert ranking["layout"]["yaxis"]["side"] == ("right" if language == "ar" else "left")
    assert course["data"][0]["customdata"][0][1] == "o2"
    title = {"ar": "من الأكثر كلامًا، وفي أي الصحف؟", "en": "Who speaks most, and in which outlets?"}[language]
    assert title in html(app)
    if language == "ar":
        assert not [left for figure in (ranking, acts, course) for left in english_left_over(figure, {"img", "alert"})]


def test_hostile_names_are_written_and_do_nothing(open_app):
    app = open_app(PAGE, lang="en", speakers="p2")
    assert "<img" not in html(app)
    assert "&lt;img" in html(app)
    for figure in charts(app):
        assert not any("<img" in str(trace) for trace in figure["data"])


def test_the_ranking_may_be_by_words(open_app):
    app = open_app(PAGE, lang="en")
    app.segmented_control(key="measure.en").set_value("words").run()
    assert "Whose words fill most space" in html(app)
    assert sum(sum(trace["x"]) for trace in charts(app)[0]["data"]) == 15


def test_a_chosen_speaker_has_a_profile_and_the_ranking_keeps_everybody(open_app):
    app = open_app(PAGE, lang="en", speakers="o2")
    page = html(app)
    assert "Profile" in page
    assert "2 quotations" in page
    assert "نقابة الصيادين" in page  # its other name
    ranking = next(f for f in charts(app) if len(f["data"]) and len(f["data"][0]["customdata"]) == 4)
    assert sorted(set(ranking["data"][0]["marker"]["opacity"])) == [0.35, 1]
    assert "«سنعود»" in page or "سنعود" in page


def test_up_to_four_are_compared_side_by_side(open_app):
    app = open_app(PAGE, lang="en", speakers="o2~p1")
    assert "Side by side" in html(app)
    titles = html(app)
    assert titles.count("How?") == 2
    assert "the first" not in titles


def test_a_speaker_whom_the_corpus_does_not_know_is_no_profile(open_app):
    app = open_app(PAGE, lang="en", speakers="nobody")
    assert "Profile" not in html(app)
    assert charts(app)


def test_the_window_shows_the_quotations_behind_a_mark(open_app):
    app = open_app(PAGE, lang="en")
    app.session_state["aqwal.evidence"] = Asked("title", (0, 3), (), "", None)
    app.run()
    page = html(app)
    assert "2 quotations" in page
    assert page.index("سنعود") < page.index("سيفتح")  # the newest first


def test_the_axis_of_time_is_in_the_readers_words(open_app):
    course = charts(open_app(PAGE, lang="ar"))[2]
    assert any("ديسمبر" in text and "٢٠٢٣" in text for text in written(course))


def test_the_window_may_show_what_stands_on_the_page_too(open_app):
    app = open_app(PAGE, lang="en", speakers="o2")
    app.session_state["aqwal.evidence"] = Asked("title", (2, 3), (), "", None)
    app.run()
    assert not app.exception
    assert html(app).count("سنعود") == 2


def test_rows_that_a_correction_has_renumbered_meanwhile_are_not_shown(open_app):
    app = open_app(PAGE, lang="en")
    app.session_state["aqwal.evidence"] = Asked("title", (0, 3), (), "", None, (0, 0))
    app.run()
    assert "Another reader has just corrected the corpus" in app.toast[0].value
    assert "2 quotations" not in html(app)

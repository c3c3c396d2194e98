"""Timeline: two lanes, grains, Hijri dates and dated events, as a page."""

import pytest
from page_charts import charts, english_left_over, written
from page_text import html

PAGE = "pages/timeline.py"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_published_above_and_spoken_of_below(open_app, language):
    app = open_app(PAGE, lang=language)
    published, spoken = charts(app)[0]["data"][:2]
    assert (published["yaxis"], spoken["yaxis"]) == ("y", "y2")
    assert sum(published["y"]) == 5
    assert sum(spoken["y"]) == 1
    if language == "ar":
        assert not english_left_over(charts(app)[0], set())


@pytest.mark.parametrize(("grain", "bars"), [("month", 4), ("year", 2)])
def test_the_reader_sets_the_length_of_a_period(open_app, grain, bars):
    app = open_app(PAGE, lang="en")
    app.segmented_control(key="timeline.grain.en").set_value(grain).run()
    published = charts(app)[0]["data"][0]
    assert len([n for n in published["y"] if n]) == bars
    app.button(key="switch.language").click().run()
    assert app.segmented_control(key="timeline.grain.ar").value == grain


def test_hijri_dates_on_request(open_app):
    app = open_app(PAGE, lang="ar")
    assert not any("هـ" in text for text in written(charts(app)[0]))
    app.toggle(key="timeline.hijri.ar").set_value(True).run()
    assert any("١٤٤٥ هـ" in text for text in written(charts(app)[0]))
    assert "جمادى الآخرة ١٤٤٥ هـ" in html(app)


def test_the_pointer_reads_or_selects(open_app):
    app = open_app(PAGE, lang="en")
    assert "dragmode" not in charts(app)[0]["layout"]
    app.toggle(key="timeline.brush.en").set_value(True).run()
    assert charts(app)[0]["layout"]["dragmode"] == "select"


def test_dated_events_are_listed_with_their_sentence(open_app):
    page = html(open_app(PAGE, lang="en"))
    assert "31 December 2023" in page
    assert '<span class="aq-time">غدا</span>' in page

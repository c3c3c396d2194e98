"""The frame of every page: language, ground, filters, chips, the sentence, links that restore what was seen."""

import re

import pytest
from page_text import html
from small_corpus import HOSTILE_NAME

PAGES = [
    "app.py",
    *(
        f"pages/{page}.py"
        for page in ("speakers", "themes", "entities", "timeline", "articles", "corpus", "corrections", "method")
    ),
]


def sentence(app) -> str:
    return next(e.proto.body for e in app.get("html") if "aq-on-screen" in e.proto.body)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_opens_in_both_languages(open_app, path, language):
    app = open_app(path, lang=language)
    assert f'"dir": "{"rtl" if language == "ar" else "ltr"}"' in html(app)
    expected = {"ar": "٦ اقتباسات من ٦ مقالات", "en": "6 quotations from 6 articles"}[language]
    assert expected in sentence(app)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_empty_selection_says_so(open_app, path, language):
    app = open_app(path, lang=language, words="عبارة لا ترد في أي نص")
    assert {"ar": "لا مقالات ضمن هذا الاختيار", "en": "No articles in this selection"}[language] in sentence(app)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_empty_corpus_says_so(open_app, empty_folder, path, language):
    app = open_app(path, folder=empty_folder, lang=language)
    assert {"ar": "لا مقالات في هذه المدونة بعد", "en": "This corpus holds no articles yet"}[language] in sentence(app)


def test_the_masthead_names_the_corpus_that_is_open(open_app):
    app = open_app(lang="en")
    assert '<div class="aq-corpus"><bdi>corpus</bdi></div>' in html(app)
    assert "aq-banner" not in html(app)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_articles_without_days_are_shown_without_a_chart_of_time(open_app, path, language):
    app = open_app(path, lang=language, words="خبر قصير")
    assert {"ar": "بلا تاريخ نشر", "en": "without a date of publication"}[language] in sentence(app)
    assert not [c for c in app.get("plotly_chart") if '"type":"date"' in c.proto.spec]


def test_a_folder_that_is_no_corpus_gets_a_message_and_a_way_out(open_app, tmp_path):
    app = open_app(folder=tmp_path, lang="en")
    assert "could not be opened" in app.error[0].value
    assert [b.label for b in app.main.button if "sample" in b.label.lower()]


def test_a_link_restores_the_selection(open_app):
    app = open_app(lang="en", speakers="o2", since="2024-01-01")
    assert "2 quotations from 1 article" in sentence(app)
    assert app.multiselect(key="filter.speakers.en").value == ["o2"]


def test_unknown_codes_and_days_in_a_link_do_no_harm(open_app):
    app = open_app(lang="xx", ground="green", since="2024-02-31", speakers="<script>~nobody", themes="medtop:0")
    assert "لا مقالات ضمن هذا الاختيار" in sentence(app)


def test_filtering_writes_codes_into_the_link_and_a_chip_lifts_them(open_app):
    app = open_app(lang="en")
    app.multiselect(key="filter.speakers.en").set_value(["o2"]).run()
    assert app.query_params["speakers"] == "o2"
    assert "2 quotations from 1 article" in sentence(app)
    chip = app.button(key="chip.speakers.o2.en")
    assert "Fishers' Union" in chip.label
    chip.click().run()
    assert "speakers" not in app.query_params
    assert "6 quotations" in sentence(app)


def test_words_and_types_filter_and_all_are_cleared_together(open_app):
    app = open_app(lang="en")
    app.text_input(key="filter.words.en").set_value("سنعود").run()
    app.multiselect(key="filter.types.en").set_value(["direct"]).run()
    assert "1 quotation from 1 article" in sentence(app)
    app.button(key="chip.all.en").click().run()
    assert "6 quotations" in sentence(app)


def test_the_selection_survives_a_change_of_language_and_of_page(open_app):
    app = open_app(lang="en", speakers="o2")
    app.button(key="switch.language").click().run()
    assert "اقتباسان من مقال واحد" in sentence(app)
    assert app.multiselect(key="filter.speakers.ar").value == ["o2"]
    app.switch_page("pages/articles.py").run()
    assert "اقتباسان من مقال واحد" in sentence(app)
    assert app.query_params["speakers"] == "o2"


def test_the_period_moves_by_months_and_lands_in_the_link(open_app):
    app = open_app(lang="en")
    slider = app.select_slider[0]
    assert slider.value == (0, 3)
    slider.set_value((1, 2)).run()
    assert (app.query_params["since"], app.query_params["until"]) == ("2024-01-01", "2024-02-29")
    assert "4 quotations from 3 articles" in sentence(app)
    assert app.select_slider[0].value == (1, 2)
    app.button(key="chip.since..en").click().run()
    assert app.select_slider[0].value == (0, 3)


def test_the_ground_is_the_readers_choice(open_app):
    app = open_app(lang="en", ground="dark")
    assert '"ground": "dark"' in html(app)
    assert any("--aq-paper:#14181D" in e.proto.body for e in app.get("html"))
    app.button(key="switch.ground").click().run()
    assert app.query_params["ground"] == "light"
    assert any("--aq-paper:#FBF9F5" in e.proto.body for e in app.get("html"))


def test_undated_articles_and_unknown_outlets_are_said(open_app):
    assert "1 article without a date" in sentence(open_app(lang="en"))
    assert "without a date of publication" in sentence(open_app(lang="en", words="خبر قصير"))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_published_strings_cannot_break_out(open_app, path, language):
    app = open_app(path, lang=language, speakers="p2")
    page = html(app)
    assert "<script>alert" not in page
    assert "<img" not in page
    label = app.button(key=f"chip.speakers.p2.{language}").label
    assert "\\<img" in label
    assert "\\*\\*سامر" in label
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" in HOSTILE_NAME
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in label
    for chart in app.get("plotly_chart"):  # Plotly reads a few tags of its own in every text
        assert not re.search(r"<(img|b on|script)", chart.proto.spec)
    for element in [*app.markdown, *app.caption, *app.subheader, *app.info, *app.warning]:
        assert "<img" not in element.value.replace("\\<img", "")
        assert "**سامر**" not in element.value

"""Pages of charts where there is nothing to draw: each says so in words and draws nothing empty."""

import pytest
from page_charts import charts
from page_text import html

NOTHING = {
    "pages/entities.py": "Nobody and nothing is named", "pages/speakers.py": "No quotations in this selection",
    "pages/themes.py": "No evidence of a theme", "pages/timeline.py": "No dated articles",
}  # fmt: skip
"""The pages, and what each says of articles in which it finds nothing."""


@pytest.mark.parametrize("page", NOTHING)
@pytest.mark.parametrize(
    ("language", "message"), [("ar", "لا مقالات ضمن هذا الاختيار"), ("en", "No articles in this selection")]
)
def test_an_empty_selection_is_said_in_words(open_app, page, language, message):
    app = open_app(page, lang=language, words="لاشيءكهذا")
    assert message in html(app)
    assert not charts(app)


@pytest.mark.parametrize(("page", "message"), NOTHING.items())
def test_articles_without_what_a_page_shows_are_said_in_words(open_app, page, message):
    app = open_app(page, lang="en", words="قصير")
    assert message in app.info[0].value
    assert not charts(app)


@pytest.mark.parametrize("page", NOTHING)
def test_an_empty_corpus_has_no_charts(open_app, empty_folder, page):
    assert not charts(open_app(page, folder=empty_folder, lang="ar"))

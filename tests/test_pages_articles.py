"""The table of articles and the reader, as pages."""

import pytest
import small_corpus
from page_text import html


@pytest.mark.parametrize(("language", "first"), [("ar", "words"), ("en", "published")])
def test_the_table_reads_in_the_direction_of_the_page(open_app, language, first):
    app = open_app("pages/articles.py", lang=language)
    table = app.dataframe[0]
    assert len(table.value) == 6
    assert next(iter(table.proto.column_order)) == first


def test_days_are_in_the_readers_digits_newest_first_undated_last(open_app):
    days = open_app("pages/articles.py", lang="ar").dataframe[0].value["published"].tolist()
    assert days[0] == "٢٠٢٤/٠٣/١٥"
    assert days[-1] == ""


def test_headlines_are_searched_as_folded_words(open_app):
    app = open_app("pages/articles.py", lang="en")
    app.text_input(key="articles.search.en").set_value("تَحذير مِن").run()
    assert app.dataframe[0].value["title"].tolist() == ["تحذير من الموج"]
    app.text_input(key="articles.search.en").set_value("لا شيء كهذا").run()
    assert not app.dataframe
    assert "No headline" in app.main.caption[0].value


def test_a_link_opens_an_article_at_a_quotation(open_app):
    q = small_corpus.build().quotations.loc[3]
    app = open_app("pages/articles.py", lang="en", article="a3", at=f"{q['content_start']}-{q['content_end']}")
    page = html(app)
    assert 'aq-q3 aq-asked" id="place"' in page
    assert 'getElementById("place")' in page
    assert "Fishers&#x27; Union" in page


@pytest.mark.parametrize("asked", ["", "3", "99999999999999999999-9", "5-5", "-1", "<script>", "²-³"])
def test_a_senseless_quotation_in_a_link_does_no_harm(open_app, asked):
    page = html(open_app("pages/articles.py", lang="en", article="a3", at=asked))
    assert "aq-q3" in page
    assert "aq-asked" not in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_article_that_is_not_there_says_so(open_app, language):
    app = open_app("pages/articles.py", lang=language, article="<b>no such</b>")
    assert {"ar": "لا يوجد في هذه المدونة مقال بهذا الرمز", "en": "This corpus has no article with that code"}[
        language
    ] in app.warning[0].value
    app.main.button[-1].click().run()
    assert len(app.dataframe) == 1


def test_previous_and_next_follow_the_table(open_app):
    app = open_app("pages/articles.py", lang="en", article="a4")
    steps = {b.label: b for b in app.main.button}
    assert steps["Previous"].disabled
    steps["Next"].click().run()
    assert app.query_params["article"] == "a6"
    steps = {b.label: b for b in app.main.button}
    assert not steps["Previous"].disabled


def test_an_article_outside_the_selection_is_shown_and_said_to_be_outside(open_app):
    app = open_app("pages/articles.py", lang="en", article="a1", speakers="o2")
    assert any("outside the present selection" in caption.value for caption in app.main.caption)
    assert "aq-dim" in html(app)


def test_layers_are_chosen_by_the_reader_and_kept_across_languages(open_app):
    app = open_app("pages/articles.py", lang="en", article="a1")
    assert 'class="aq-time"' in html(app)
    app.pills(key="articles.layers.en").set_value(["content"]).run()
    assert 'class="aq-time"' not in html(app)
    app.button(key="switch.language").click().run()
    assert app.pills(key="articles.layers.ar").value == ["content"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_hostile_article_is_read_and_does_nothing(open_app, language):
    page = html(open_app("pages/articles.py", lang=language, article="a6"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "javascript:" not in page.replace("رابط](javascript:alert(1))", "")
    assert "<b onmouseover" not in page

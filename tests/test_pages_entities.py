"""Entities: rankings, course, company, map and card, as a page."""

import pandas as pd
import pytest
import small_corpus
from page_charts import charts, english_left_over
from page_text import html

from aqwal import corpus

PAGE = "pages/entities.py"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_groups_that_there_are_can_be_chosen(open_app, language):
    app = open_app(PAGE, lang=language)
    tabs = app.segmented_control(key=f"entities.group.{language}")
    assert tabs.value == "bodies"  # nobody of this corpus is a person who is mentioned
    tabs.set_value("places").run()
    assert charts(app)[0]["data"][0]["customdata"] == ["l1", "l2", "l3"]
    if language == "ar":
        assert not [left for figure in charts(app) for left in english_left_over(figure, set())]


def test_a_chosen_entity_has_a_card_with_its_sentences(open_app):
    app = open_app(PAGE, lang="en", entities="l3")
    page = html(app)
    assert "Geneva" in page
    assert "جنيف" in page  # its other name
    assert 'class="aq-mention"' in page
    assert "1 article" in page


def test_the_ranking_keeps_everything_when_one_is_chosen(open_app):
    app = open_app(PAGE, lang="en", entities="l3")
    app.segmented_control(key="entities.group.en").set_value("places").run()
    ranking = next(f for f in charts(app) if f["data"][0].get("customdata") == ["l1", "l2", "l3"])
    assert ranking["data"][0]["marker"]["opacity"] == [0.35, 0.35, 1]


def test_an_entity_that_the_corpus_does_not_know_has_no_card(open_app):
    app = open_app(PAGE, lang="en", entities="nothing")
    assert "newest first" not in html(app)
    assert charts(app)


def test_hostile_names_are_written_and_do_nothing(open_app):
    app = open_app(PAGE, lang="en", entities="o3")
    assert "&lt;i&gt;" in html(app)
    assert "<i>" not in html(app)


@pytest.mark.parametrize(
    ("language", "held"), [("ar", "رئيس (سوريا، ٢٠٠٠–٢٠٢٤)"), ("en", "President (Syria, 2000–2024)")]
)
def test_a_card_names_the_offices_held_with_their_years(open_app, tmp_path, language, held):
    made = small_corpus.build()
    known = made.entities.replace({"entity_id": {"l3": "per-bashar-al-assad"}})
    mentions = made.mentions.assign(
        entity_id=made.mentions["entity_id"].cat.rename_categories({"l3": "per-bashar-al-assad"})
    )
    syria = known.iloc[[0]].assign(entity_id="Q858", name_ar="سوريا", name_en="Syria")
    corpus.save(made._replace(entities=pd.concat([known, syria], ignore_index=True), mentions=mentions), tmp_path / "c")
    page = html(open_app(PAGE, folder=tmp_path / "c", lang=language, entities="per-bashar-al-assad"))
    assert held in page

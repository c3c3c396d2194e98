"""Entities in a real browser: bars, circles of the map and nodes of the network open the sentences."""

from driving import PATIENCE
from marks import card, click, close, window


def test_a_bar_and_a_node_open_their_sentences(visit):
    page = visit("/entities?lang=en")
    click(page, card(page, "entities-people").locator(".point path").nth(0))
    assert window(page).locator(".aq-mention").count()
    close(page)
    click(page, card(page, "entities-company").locator(".scatterlayer .trace").last.locator(".point").first)
    assert window(page).locator(".aq-mention").count()


def test_the_map_is_drawn_without_any_request_and_its_circles_open_their_sentences(visit):
    page = visit("/entities?lang=ar", locale="ar-EG")
    page.get_by_role("radio", name="أمكنة").or_(page.get_by_role("button", name="أمكنة")).first.click()
    card(page, "entities-map").wait_for(timeout=PATIENCE)
    click(page, card(page, "entities-map").locator(".scatterlayer .trace").last.locator(".point").first)
    window(page)


def test_keeping_one_opens_its_card(visit):
    page = visit("/entities?lang=en")
    click(page, card(page, "entities-people").locator(".point path").nth(0))
    window(page).get_by_role("button", name="Keep only this").click()
    page.get_by_role("heading", name="Its sentences, newest first").wait_for(timeout=PATIENCE)

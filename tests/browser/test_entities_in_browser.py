"""Entities in a real browser: bars, circles of the map and nodes of the network open the sentences."""

from driving import PATIENCE, settle
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
    settle(page)
    click(page, card(page, "entities-map").locator(".scatterlayer .trace").last.locator(".point").first)
    window(page)


def test_keeping_one_opens_its_card(visit):
    page = visit("/entities?lang=en")
    click(page, card(page, "entities-people").locator(".point path").nth(0))
    window(page).get_by_role("button", name="Keep only this").click()
    page.get_by_role("heading", name="Its sentences, newest first").wait_for(timeout=PATIENCE)


def test_more_names_of_one_kind_are_drawn_on_demand_and_the_same_way_each_time(visit):
    places = []
    for _ in range(2):
        page = visit("/entities?lang=en")
        page.get_by_role("radio", name="150").click()
        page.get_by_text("Only People", exact=True).click()
        company = card(page, "entities-company")
        company.get_by_text("ties", exact=False).first.wait_for(timeout=PATIENCE)
        settle(page)
        page.wait_for_timeout(1500)
        places.append(
            company.locator(".scatterlayer .trace")
            .last.locator(".point")
            .evaluate_all("all => all.map(e => e.getAttribute('transform'))")
        )
        assert company.locator(".aq-chart-caption").inner_text().startswith(f"{len(places[-1])} entities")
    assert places[0] == places[1]


def test_on_a_phone_the_network_keeps_its_width_within_its_card(visit):
    page = visit("/entities?lang=ar", locale="ar-EG", width=390)
    company = card(page, "entities-company")
    company.locator(".scatterlayer .point").first.wait_for(state="attached", timeout=PATIENCE)
    assert company.locator(".js-plotly-plot").bounding_box()["width"] >= 700
    assert company.bounding_box()["width"] <= 390
    main = page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 1


def test_the_map_shows_the_arab_world_or_the_whole(visit):
    page = visit("/entities?lang=en")
    page.get_by_role("radio", name="Places").click()
    drawn = card(page, "entities-map")
    caption, counted = drawn.locator(".aq-chart-caption"), []
    for part, said in (("The Arab world and around", "off this map"), ("The world", "without known coordinates")):
        page.get_by_role("radio", name=part, exact=True).click()
        caption.filter(has_text=said).wait_for(timeout=PATIENCE)
        settle(page)
        page.wait_for_timeout(1500)
        assert ("off this map" in caption.inner_text()) is (part != "The world")
        counted.append(drawn.locator(".scatterlayer .trace").last.locator(".point").count())
    assert 0 < counted[0] < counted[1]

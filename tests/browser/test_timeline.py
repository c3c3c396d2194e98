"""Timeline in a real browser: a bar opens what was published or spoken of; a drag keeps a period."""

from urllib.parse import parse_qs, urlparse

import pytest
from driving import PATIENCE
from marks import card, click, middle, window


def test_a_bar_opens_what_was_published_then(visit):
    page = visit("/timeline?lang=en")
    click(page, card(page, "timeline").locator(".point path").nth(6))  # the first months shown precede any publication
    assert window(page).locator("blockquote").count()


@pytest.mark.parametrize("locale", ["en-US", "ar-EG"])
def test_a_drag_keeps_the_days_it_covers(visit, locale):
    page = visit("/timeline?lang=en", locale=locale)
    page.get_by_text("Drag to select a period").click()
    chart = card(page, "timeline-days")
    chart.locator(".point path").first.wait_for(state="attached", timeout=PATIENCE)
    x, y = middle(page, chart.locator(".point path").nth(4))
    page.mouse.move(x, y - 5)
    page.mouse.down()
    page.mouse.move(x + 60, y - 5, steps=6)
    page.mouse.move(x + 160, y - 5, steps=6)
    page.mouse.up()
    page.wait_for_url(lambda url: "since=" in url and "until=" in url, timeout=PATIENCE)
    query = parse_qs(urlparse(page.url).query)
    assert "2023-01" <= query["since"][0] < query["until"][0] <= "2024-12-31"

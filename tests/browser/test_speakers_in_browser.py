"""Speakers in a real browser: a segment opens its sentences, a bar the profile, further bars a comparison."""

from urllib.parse import parse_qs, urlparse

import pytest
from driving import PATIENCE
from marks import card, click, close, window


def chosen(page) -> list[str]:
    return parse_qs(urlparse(page.url).query).get("speakers", [""])[0].split("~")


@pytest.mark.parametrize("locale", ["en-US", "ar-EG"])
def test_a_segment_opens_its_sentences_and_the_way_to_the_article(visit, locale):
    page = visit("/speakers?lang=ar", locale=locale)
    click(page, card(page, "speakers-acts").locator(".point path").nth(1))
    found = window(page)
    assert found.locator(".aq-card blockquote").first.inner_text().strip()
    found.get_by_role("link", name="اقرأها في موضعها").first.click()
    page.wait_for_selector(".aq-reader", timeout=PATIENCE)
    assert parse_qs(urlparse(page.url).query)["at"]


def test_a_bar_opens_the_profile_and_a_second_one_compares(visit):
    page = visit("/speakers?lang=en")
    bars = card(page, "speakers-ranking").locator(".point path")
    click(page, bars.nth(0))
    page.get_by_role("heading", name="Profile").wait_for(timeout=PATIENCE)
    assert len(chosen(page)) == 1
    click(page, bars.nth(1))
    page.get_by_role("heading", name="Side by side").wait_for(timeout=PATIENCE)
    assert len(chosen(page)) == 2


def test_the_window_keeps_what_it_shows(visit):
    page = visit("/speakers?lang=en")
    click(page, card(page, "speakers-acts").locator(".point path").nth(0))
    window(page).get_by_role("button", name="Keep only this").click()
    page.get_by_role("dialog").wait_for(state="detached", timeout=PATIENCE)
    page.wait_for_url(lambda url: "acts=" in url, timeout=PATIENCE)
    assert chosen(page)[0]


def test_the_same_mark_can_be_clicked_again(visit):
    page = visit("/speakers?lang=en")
    for _ in range(2):
        click(page, card(page, "speakers-acts").locator(".point path").nth(0))
        window(page)
        close(page)

"""Method in a real browser: from a rule to what it found."""

from urllib.parse import parse_qs, urlparse

from driving import PATIENCE, settle


def test_a_rule_leads_to_what_it_found(visit):
    page = visit("/method?lang=en")
    page.get_by_role("link", name="Read what it found in this corpus").first.click()
    page.wait_for_url(lambda url: "rules=" in url, timeout=PATIENCE)
    settle(page)
    assert parse_qs(urlparse(page.url).query)["rules"] == ["verb-clause"]
    page.locator(".st-key-aq-chips").get_by_text("verb and clause").first.wait_for(timeout=PATIENCE)

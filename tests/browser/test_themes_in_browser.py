"""Themes in a real browser: down into the tree, to the sentences, and a theme of one's own."""

from driving import PATIENCE
from marks import card, click, window


def test_the_tree_goes_down_and_then_opens_the_sentences(visit):
    page = visit("/themes?lang=en")
    tree = card(page, "themes-shares")
    outer = tree.locator(".slice").nth(1)  # the first is the whole
    outer.wait_for(state="attached", timeout=PATIENCE)
    outer.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    box = outer.bounding_box()
    page.mouse.click(box["x"] + 30, box["y"] + 10)  # on its own name, above its parts
    tree.locator(".aq-chart-title", has_text="What lies within").wait_for(timeout=PATIENCE)
    page.get_by_role("button", name="Read its evidence").click()
    assert window(page).locator("mark.aq-content").count()


def test_a_word_opens_the_sentences_that_use_it(visit):
    page = visit("/themes?lang=ar")
    click(page, card(page, "words-distinctive").locator(".point path").nth(0))
    word = window(page).locator("mark").first.inner_text()
    assert word.strip()
    assert page.get_by_role("dialog").locator(".aq-card").count() > 1


def test_a_cell_opens_what_it_counts(visit):
    page = visit("/themes?lang=en")
    click(page, card(page, "themes-outlets").locator(".scatterlayer .point").first)
    window(page)

"""What a reader comes for: open, filter by speaker and topic, read the sentence in its place, take a chart away."""

import re
from urllib.parse import parse_qs, urlparse

import pytest
from driving import settle

LOCALES = ["en-US", "ar-EG"]
WORDS = {
    "ar": {
        "speaker": "المتحدث",
        "theme": "الموضوع",
        "read": "اقرأها في موضعها",
        "export": "حفظ",
        "csv": "جدول CSV",
        "png": "صورة PNG",
    },
    "en": {
        "speaker": "Speaker",
        "theme": "Theme",
        "read": "Read in place",
        "export": "Export",
        "csv": "CSV table",
        "png": "PNG image",
    },
}


def query(page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def choose_first(page, label: str) -> None:
    """Choose the first option of a filter of the side panel."""
    page.get_by_test_id("stSidebar").get_by_test_id("stMultiSelect").filter(has_text=label).first.locator(
        "input"
    ).click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    settle(page)


def quotations_on_screen(page) -> int:
    said = page.locator(".aq-on-screen").inner_text()
    digits = said.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")).replace("٬", "").replace(",", "")
    return int(re.search(r"\d+", digits)[0])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_open_filter_read_and_export(visit, locale, language):
    words = WORDS[language]
    page = visit(f"/?lang={language}", locale=locale)
    everything = quotations_on_screen(page)

    choose_first(page, words["speaker"])
    speaker = query(page)["speakers"]
    by_speaker = quotations_on_screen(page)
    assert 0 < by_speaker < everything
    choose_first(page, words["theme"])
    assert query(page)["themes"]
    assert query(page)["speakers"] == speaker
    assert 0 < quotations_on_screen(page) <= by_speaker
    assert page.locator(".st-key-aq-chips [data-testid=stButton]").count() == 3

    page.get_by_role("button", name=words["export"]).first.click()
    for kind, start in (("csv", b"\xef\xbb\xbf"), ("png", b"\x89PNG")):
        with page.expect_download() as download:
            page.get_by_role("button", name=words[kind]).first.click()
        assert download.value.path().read_bytes().startswith(start)
        assert download.value.suggested_filename.endswith(f".{kind}")
    page.keyboard.press("Escape")

    card = page.locator(".aq-card").first
    content = card.locator("blockquote").inner_text().strip()
    page.get_by_role("link", name=words["read"]).first.click()
    page.wait_for_url("**/articles?**")
    asked = page.locator(".aq-content.aq-asked")
    asked.first.wait_for()
    settle(page)
    assert " ".join("".join(asked.all_inner_texts()).split()) == content
    page.wait_for_timeout(1500)
    box = asked.first.bounding_box()
    assert 0 <= box["y"] <= 900, "the quotation is not in sight"
    assert query(page)["speakers"] == speaker


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_link_opens_the_same_view_on_a_fresh_visit(visit, language):
    page = visit(f"/?lang={language}")
    choose_first(page, WORDS[language]["speaker"])
    path = page.url.partition("//")[2].partition("/")[2]
    again = visit(f"/{path}")
    assert again.locator(".aq-on-screen").inner_text() == page.locator(".aq-on-screen").inner_text()
    again.get_by_role("link", name={"ar": "المقالات", "en": "Articles"}[language]).click()
    again.wait_for_url("**/articles?**")
    settle(again)
    assert query(again)["speakers"] == query(page)["speakers"]
    again.go_back()
    again.wait_for_timeout(1000)
    settle(again)
    assert query(again)["speakers"] == query(page)["speakers"]


@pytest.mark.parametrize("locale", LOCALES)
def test_language_and_ground_change_the_whole_document(visit, locale):
    page = visit("/articles", locale=locale)
    root = page.locator("html")
    assert (root.get_attribute("dir"), root.get_attribute("lang")) == ("rtl", "ar")
    page.get_by_role("button", name="English").click()
    page.wait_for_function("document.documentElement.dir === 'ltr'")
    settle(page)
    assert query(page)["lang"] == ["en"]
    page.get_by_role("button", name="Dark", exact=False).click()
    page.wait_for_function("getComputedStyle(document.querySelector('.stApp')).backgroundColor === 'rgb(20, 24, 29)'")
    settle(page)
    assert query(page)["ground"] == ["dark"]
    page.reload()
    settle(page)
    page.wait_for_function("getComputedStyle(document.querySelector('.stApp')).backgroundColor === 'rgb(20, 24, 29)'")


@pytest.mark.parametrize(
    "path", ["/", "/speakers", "/themes", "/entities", "/timeline", "/articles", "/corpus", "/corrections", "/method"]
)
@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_is_wider_than_the_page(visit, path, width):
    page = visit(path, width=width, locale="ar-EG")
    page.wait_for_timeout(1000)
    wide = page.evaluate("""() => {
      const main = document.querySelector('[data-testid=stMain]');
      return [main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - window.innerWidth];
    }""")
    assert max(wide) <= 1
    sidebar = page.get_by_test_id("stSidebar")
    assert sidebar.is_visible() == (width == 1400)


def test_filters_open_as_a_sheet_on_a_phone(visit):
    page = visit("/", width=390)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebar").get_by_text("المتحدث", exact=True).wait_for()
    box = page.get_by_test_id("stSidebar").bounding_box()
    assert box["x"] + box["width"] == pytest.approx(390, abs=2), "the sheet comes from the right in Arabic"


def test_the_slider_keeps_its_labels_apart_and_runs_as_time_does(visit):
    for locale in LOCALES:
        page = visit("/", locale=locale)
        page.get_by_test_id("stSliderThumbValue").nth(1).wait_for()
        first, last = (thumb.bounding_box() for thumb in page.get_by_test_id("stSliderThumbValue").all())
        assert first["x"] + first["width"] <= last["x"]


def test_a_choice_in_the_table_opens_the_article(visit):
    page = visit("/articles")
    table = page.get_by_test_id("stDataFrame").bounding_box()
    page.mouse.click(table["x"] + 15, table["y"] + 55)
    page.locator(".aq-reader article").wait_for()
    settle(page)
    assert query(page)["article"]
    first = page.locator(".aq-reader h2").inner_text()
    page.get_by_role("button", name="التالي").click()
    page.wait_for_function("title => document.querySelector('.aq-reader h2')?.innerText !== title", arg=first)
    page.locator(".aq-reader aside a").first.click()
    page.wait_for_timeout(800)
    assert 0 <= page.locator(".aq-content:target").first.bounding_box()["y"] <= 900
    page.get_by_role("button", name="قائمة المقالات").click()
    page.get_by_test_id("stDataFrame").wait_for()

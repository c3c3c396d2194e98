"""The files of a chart, downloaded by a real browser."""

import pytest
from marks import card

STARTS = {
    "PNG": b"\x89PNG",
    "SVG": b"<svg",
    "PDF": b"%PDF",
    "HTML": b"<!doctype html>",
    "CSV": b"\xef\xbb\xbf",
    "Excel": b"PK",
}


@pytest.mark.parametrize(("path", "chart"), [("/speakers", "speakers-ranking"), ("/timeline", "timeline")])
def test_every_kind_of_file_comes_with_a_sensible_name(visit, path, chart):
    page = visit(f"{path}?lang=ar", locale="ar-EG")
    card(page, chart).get_by_role("button", name="حفظ").click()
    for kind, start in STARTS.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=kind).last.click()
        assert download.value.path().read_bytes().startswith(start)
        assert download.value.suggested_filename.startswith(f"aqwal-{chart}-20230117-20241227-ar.")


def test_the_table_is_behind_one_quiet_word(visit):
    page = visit("/speakers?lang=en")
    card(page, "speakers-ranking").get_by_role("button", name="Table").click()
    page.get_by_test_id("stDataFrame").first.wait_for()

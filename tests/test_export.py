"""The files a chart can be saved as: what is in them, and what happens where there is no browser or it hangs."""

import io
import re
import threading
import time

import openpyxl
import pandas as pd
import pytest
from get_browser import found

from components import export, rendering
from components.charts.base import Style
from components.charts.ranked import ranked
from components.export import Chart
from components.palette import LIGHT
from components.wording import Words

TABLE = pd.DataFrame({"المتحدث": ["سامر الخطيب", '=HYPERLINK("x")', "-1+2"], "العدد": [9, 7, 3]})
CAPTION = "١٩ اقتباسًا من ٧ مقالات · المتحدث: <b>سامر</b>"
needs_browser = pytest.mark.skipif(not found(), reason="no Chromium here to draw images with")


def chart(language: str) -> Chart:
    rows = TABLE.assign(code=["a", "b", "c"], label=TABLE["المتحدث"], n=TABLE["العدد"])
    figure = ranked(rows, Style(Words("speakers", language), LIGHT), code="code", label="label", noun="quotation")
    return Chart("top-speakers", figure, TABLE, "من الأكثر كلامًا؟", CAPTION, "")


def test_csv_opens_in_excel_and_runs_nothing():
    data = export.build("ar", chart("ar"), "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[0] == "المتحدث,العدد"
    assert lines[1] == "سامر الخطيب,9"  # the letters as published, not shaped
    assert lines[2].lstrip('"').startswith("'=")
    assert lines[3].startswith("'-1+2")


@pytest.mark.parametrize(("language", "rtl"), [("ar", True), ("en", False)])
def test_a_workbook_reads_in_the_readers_direction_and_runs_nothing(language, rtl):
    sheet = openpyxl.load_workbook(io.BytesIO(export.build(language, chart(language), "xlsx"))).active
    assert bool(sheet.sheet_view.rightToLeft) == rtl
    assert sheet["A2"].value == "سامر الخطيب"
    assert {cell.data_type for row in sheet.iter_rows(min_row=2, max_col=1) for cell in row} == {"s"}


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_stands_alone(language, direction):
    page = export.build(language, chart(language), "html").decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert "من الأكثر كلامًا؟" in page
    assert "&lt;b&gt;سامر" in page
    assert "data:font/ttf;base64," in page
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=[\"']?https?:", page)
    assert '"showSendToCloud": false' in page


@pytest.fixture
def fresh_pool():
    rendering._pool.cache_clear()
    yield
    rendering._pool.cache_clear()


@needs_browser
@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_images_are_drawn(kind, start):
    data = export.build("ar", chart("ar"), kind)
    assert data.startswith(start)
    if kind == "svg":
        assert b"@font-face" in data
        assert "سامر الخطيب" in data.decode()  # raw text, found by a search
    if kind == "png":
        from PIL import Image

        image = Image.open(io.BytesIO(data)).convert("L")
        assert image.width == 2200
        title = image.crop((1100, 20, 2200, 110))
        assert min(title.getdata()) < 80  # the title stands on the right, in ink


def test_title_and_caption_keep_clear_of_the_chart():
    made = chart("ar")
    framed = rendering.captioned(made.figure, made.title, " · ".join(["كلمة"] * 60))
    lines = framed.layout.title.subtitle.text.count("<br>") + 1
    assert lines > 1
    assert framed.layout.margin.t >= made.figure.layout.margin.t + 40 + 16 * lines
    assert framed.layout.margin.l >= made.figure.layout.margin.l
    assert framed.layout.title.x == 1
    assert rendering.captioned(chart("en").figure, "t", "c").layout.title.x == 0


def test_without_a_browser_images_say_so(monkeypatch):
    monkeypatch.setattr(rendering, "browser", lambda: None)
    with pytest.raises(rendering.NoBrowser):
        export.build("ar", chart("ar"), "png")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_a_browser_the_menu_says_what_to_install_and_the_mode_bar_stays(open_app, monkeypatch, language):
    monkeypatch.setattr(rendering, "browser", lambda: None)
    app = open_app(lang=language)
    assert any("apt-get install chromium" in caption.value for caption in app.caption)
    configs = [element.proto.config for element in app.get("plotly_chart")]
    assert all('"displayModeBar": true' in config for config in configs)
    assert '"toImage"' in configs[0]


def test_a_hang_blocks_nobody_for_long(monkeypatch, fresh_pool):
    never = threading.Event()
    monkeypatch.setattr(rendering, "browser", lambda: "/no/such/browser")
    monkeypatch.setattr(rendering, "LIMIT", 0.3)
    monkeypatch.setattr(rendering.kaleido, "start_sync_server", lambda **_: None)
    monkeypatch.setattr(rendering.kaleido, "calc_fig_sync", lambda *_, **__: never.wait())
    try:
        for _ in range(2):  # the second is not stuck behind the first
            begun = time.monotonic()
            with pytest.raises(RuntimeError, match="no image"):
                rendering.image(chart("ar").figure, "png", "t", "c")
            assert time.monotonic() - begun < 5
    finally:
        never.set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_name_of_a_file_says_what_is_in_it(open_app, language):
    app = open_app("pages/speakers.py", lang=language)
    names = {b.proto.url.rpartition("/")[2] for b in app.get("download_button")} | {
        b.label for b in app.get("download_button")
    }
    assert any("CSV" in name for name in names)
    view = type("V", (), {"articles": pd.DataFrame({"published": pd.to_datetime(["2024-01-02", None, "2024-03-15"])})})
    page = type("P", (), {"view": view, "language": language})
    assert export.file_name(page, chart(language)) == f"aqwal-top-speakers-20240102-20240315-{language}"

"""The README's pictures: ``python docs/take_pictures.py http://localhost:8501`` with the sample open in the dashboard."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.get_browser import found

PICTURES = {
    "overview-ar": "?lang=ar&ground=light", "articles-ar": "articles?article=2023-01-17-daftar-river-talks-open&lang=ar&ground=light",
    "speakers-en-dark": "speakers?lang=en&ground=dark", "themes-ar": "themes?lang=ar&ground=light",
    "timeline-ar": "timeline?lang=ar&ground=light",
}  # fmt: skip


def main(address: str) -> None:
    """Write every picture into docs/pictures."""
    folder = Path(__file__).parent / "pictures"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=found(), args=["--no-sandbox", "--disable-background-networking"])
        for name, query in PICTURES.items():
            page = browser.new_page(
                viewport={"width": 1400, "height": 1000}, locale="ar-EG" if "ar" in name else "en-US"
            )
            page.goto(f"{address}/{query}")
            page.wait_for_selector(".aq-on-screen", timeout=120_000)
            page.wait_for_timeout(4_000)  # figures draw themselves after the page
            page.screenshot(path=folder / f"{name}.png")
            page.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8501")

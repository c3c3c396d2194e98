"""A served dashboard and a real browser to drive it with. Any request that leaves this machine fails the test."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
from driving import PATIENCE, serving, settle
from get_browser import found

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of the dashboard, serving the sample, which it analyses first."""
    with serving(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Chromium; without one these tests are skipped, loudly, but under CI that is a failure."""
    path = found()
    if not path:
        message = "No Chromium or Chrome: the browser tests did NOT run. Install one (apt-get install chromium)."
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield launched
        launched.close()


@pytest.fixture
def visit(browser, server, request):
    """Opens a page of the dashboard: ``visit("/articles", locale="ar-EG", width=390)``; waits until it is drawn."""
    contexts, strays = [], []

    def opened(path: str = "/", locale: str = "en-US", width: int = 1400):
        context = browser.new_context(viewport={"width": width, "height": 900}, locale=locale, accept_downloads=True)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        local = (server, server.replace("http:", "ws:"), "data:", "blob:")
        page.on("request", lambda asked: asked.url.startswith(local) or strays.append(asked.url))
        page.goto(server + path)
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not strays, f"requests left this machine: {strays}"

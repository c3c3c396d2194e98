"""Waiting for the dashboard."""

PATIENCE = 90_000
"""Milliseconds that anything may take on a loaded machine."""


def settle(page) -> None:
    """Wait until the page is drawn and no script runs."""
    page.wait_for_selector(".aq-on-screen", timeout=PATIENCE)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)

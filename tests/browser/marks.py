"""Clicking on what a chart draws: Plotly takes clicks on a layer above its marks, so the pointer goes to their middle."""

from driving import PATIENCE, settle


def card(page, name: str):
    """The card of a chart."""
    return page.locator(f".st-key-aq-chart-{name}")


def middle(page, mark) -> tuple[float, float]:
    """The middle of a mark, once it is in sight and rests."""
    mark.wait_for(state="attached", timeout=PATIENCE)
    mark.scroll_into_view_if_needed()
    before = None
    for _ in range(40):
        box = mark.bounding_box()
        if box and box == before:
            break
        before = box
        page.wait_for_timeout(250)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click(page, mark) -> None:
    """Click on the middle of a mark."""
    page.mouse.click(*middle(page, mark))


def window(page):
    """The window of sentences, once a click has opened it."""
    found = page.get_by_role("dialog")
    found.locator(".aq-card").first.wait_for(timeout=PATIENCE)
    return found


def close(page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached", timeout=PATIENCE)
    settle(page)

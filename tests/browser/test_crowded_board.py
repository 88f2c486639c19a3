"""800 people on the board: only what is near is drawn, and everybody is reached."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Count, Mode, sit_down

pytestmark = pytest.mark.parametrize("hospital", ["crowded"], indirect=True)

ALL = 800
DRAWN_AT_MOST = 240
"""Rows: six blocks of forty, for what is in sight and a screen or two around it."""

NODES_AT_MOST = 40 * DRAWN_AT_MOST
LAST = "Tora"


def board_of(browser, hospital, mode: Mode = Mode.MOUSE, query: str = "") -> Page:
    karin = sit_down(browser, hospital, "Karin", mode, Count())
    karin.page.goto(f"/rotations/{query}")
    return karin.page


def drawn(page: Page) -> tuple[int, int]:
    """Count the rows of people and all nodes in them."""
    rows, nodes = page.locator("[data-people]").evaluate(
        "all => [all.querySelectorAll('.board-row').length,"
        " all.querySelectorAll('*').length]"
    )
    return rows, nodes


def scroll_through(page: Page, element: str) -> list[tuple[int, int]]:
    """Scroll from the first to the last, a block at a time; tell what was drawn."""
    scroller = page.locator(element)
    found = []
    for _step in range(60):
        expect(page.locator("[data-state]")).to_have_count(0)
        found.append(drawn(page))
        is_over = scroller.evaluate(
            "all => { const from = all.scrollTop; all.scrollTop += 1700;"
            " return all.scrollTop === from }"
        )
        if is_over:
            return found
    pytest.fail("The board has no end.")


def test_only_what_is_near_is_drawn_while_one_scrolls(browser, hospital):
    page = board_of(browser, hospital)

    found = scroll_through(page, "[data-board]")

    assert max(rows for rows, _nodes in found) <= DRAWN_AT_MOST
    assert max(nodes for _rows, nodes in found) <= NODES_AT_MOST
    assert len(found) > ALL * 44 / 1700
    page.locator("[data-board]").scroll_into_view_if_needed()
    expect(page.get_by_role("link", name=LAST, exact=True)).to_be_in_viewport()


def test_a_small_screen_draws_no_more(browser, hospital):
    page = board_of(browser, hospital)
    page.set_viewport_size({"width": 320, "height": 640})
    page.reload()

    expect(page.locator("[data-state]")).to_have_count(0)

    assert drawn(page)[0] <= DRAWN_AT_MOST


def test_tab_goes_on_from_one_block_to_the_next(browser, hospital):
    page = board_of(browser, hospital, Mode.KEYBOARD)
    names = page.locator("[data-people] .board-name > a")
    names.nth(39).scroll_into_view_if_needed()
    expect(names.nth(40)).to_be_attached()
    links = page.locator("[data-block-page='1'] a:visible")

    links.last.focus()
    page.keyboard.press("Tab")

    expect(names.nth(40)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(links.last).to_be_focused()


def test_without_a_script_there_are_pages(browser, hospital):
    page = board_of(browser, hospital, Mode.NO_SCRIPT)

    page.get_by_role("link", name="Page 20", exact=True).click()

    expect(page.get_by_role("link", name=LAST, exact=True)).to_be_visible()
    assert drawn(page)[0] == ALL % 40 or drawn(page)[0] == 40

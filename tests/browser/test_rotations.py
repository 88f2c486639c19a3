"""A block is moved by drag, by keys and by a form; all three land in a draft."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.crawl import address_of
from tests.browser.hands import Count, Mode, sit_down

pytestmark = pytest.mark.parametrize("hospital", ["rotating"], indirect=True)

RADIOLOGY = "a.board-bar[data-block='2']"
PANEL = "[data-board-panel]"


def board_of(browser, hospital, mode: Mode = Mode.MOUSE) -> Page:
    karin = sit_down(browser, hospital, "Karin", mode, Count())
    karin.page.goto("/rotations/")
    return karin.page


def finish_in(page: Page) -> str:
    return page.locator(".board-people .board-about").inner_text()


def keep(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_block_is_dragged_and_its_consequence_seen_first(browser, hospital):
    page = board_of(browser, hospital)
    before = finish_in(page)
    box = page.locator(RADIOLOGY).locator(".board-edge").bounding_box()
    assert box is not None

    page.mouse.move(box["x"] + 40, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 10)
    page.mouse.move(box["x"] + 40 + 3 * 18, box["y"] + 10)
    page.mouse.up()

    panel = page.locator(PANEL)
    expect(panel).to_contain_text("weeks later")
    expect(panel).to_contain_text("Finish")
    assert "draft=" not in page.url
    expect(panel.get_by_role("button", name="Put it into a new draft")).to_be_focused()
    keep(page)
    assert "draft=" in page.url
    assert finish_in(page) != before
    expect(page.locator("a.board-bar.whatif")).to_have_count(4)


def test_a_block_is_moved_and_stretched_by_keys_and_announced(browser, hospital):
    page = board_of(browser, hospital, Mode.KEYBOARD)
    said = page.locator("[data-board-status]")
    page.locator(RADIOLOGY).focus()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("12 months")
    expect(said).to_contain_text("weeks later")
    page.keyboard.press("Escape")
    expect(said).to_contain_text("Nothing is changed")
    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator(RADIOLOGY)).to_be_focused()
    page.keyboard.press("Shift+ArrowLeft")
    expect(said).to_contain_text("11 months")
    expect(page.locator(PANEL)).to_contain_text("Then")
    page.keyboard.press("Enter")
    keep(page)

    expect(page.locator("a.board-bar.whatif")).to_have_count(5)


@pytest.mark.parametrize("mode", [Mode.MOUSE, Mode.NO_SCRIPT])
def test_a_block_is_moved_by_a_form(browser, hospital, mode):
    page = board_of(browser, hospital, mode)
    page.goto(address_of(page.locator(RADIOLOGY)))

    page.get_by_label("Months of full time").fill("6")
    page.get_by_role("button", name="See what it leads to").click()
    expect(page.locator("#consequence")).to_contain_text("Finish")
    page.get_by_role("button", name="Put it into a new draft").click()

    page.wait_for_url("**/rotations/?draft=**")
    expect(page.locator("a.board-bar.whatif")).to_have_count(5)


def test_a_draft_is_published_and_the_trainee_says_yes(browser, hospital):
    page = board_of(browser, hospital, Mode.NO_SCRIPT)
    page.goto(address_of(page.locator(RADIOLOGY)))
    begins = page.locator("#id_starts_on")
    begins.fill(f"{int(begins.input_value()[:4]) + 1}-02")
    page.get_by_role("button", name="See what it leads to").click()
    page.get_by_role("button", name="Put it into a new draft").click()

    page.get_by_role("link", name="See what it changes").click()
    page.get_by_role("link", name="Publish …").click()
    expect(page.locator("main")).to_contain_text("Tora")
    page.get_by_role("button", name="Publish and ask 1 trainee").click()
    expect(page.locator("main")).to_contain_text("waits for the trainee")
    tora = sit_down(browser, hospital, "Tora", Mode.MOUSE, Count()).page
    tora.goto(address_of(page.get_by_role("link", name="See the plan")))
    tora.get_by_role("button", name="Agree").click()
    page.reload()

    expect(page.locator("main")).to_contain_text("the trainee agreed on")


def test_only_what_is_seen_is_drawn(browser, hospital):
    page = board_of(browser, hospital)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.route(
        "**/*part=rows*",
        lambda route: route.fulfill(
            content_type="text/html",
            body='<div class="board-row">drawn</div>' * 40,
        ),
    )

    page.evaluate(
        """async () => {
          const board = document.querySelector("[data-board]");
          Object.assign(board.dataset, {pages: "20", all: "800"});
          const script = document.querySelector("script[src*='rotations/board']");
          await import(script.src + "?again");
        }"""
    )

    assert page.locator(".board-block").count() == 20
    expect(page.get_by_text("drawn").first).to_be_attached()
    assert len([url for url in requests if "part=rows" in url]) < 20

"""J3: an activity is recorded on a phone in four interactions, and nothing is lost."""

import shutil

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import HERE, serving
from tests.browser.hands import Count, Mode, sit_down

MOST = 4
PHONE = ViewportSize(width=390, height=844)
NAME = "Tora Isotopsen"
TITLE = "Tolket PET av hjertet"


@pytest.fixture
def ward(ground, tmp_path):
    """Serve a copy of the demo that nobody else writes in."""
    copy = tmp_path / "demo.sqlite3"
    shutil.copy(ground.folder / "demo.sqlite3", copy)
    with serving(ground, copy) as address:
        yield address


def on_phone(browser, address, mode=Mode.MOUSE, count=None, name=NAME):
    hands = sit_down(browser, address, name, mode, count or Count())
    hands.page.set_viewport_size(PHONE)
    hands.page.goto("/")
    return hands


def tick_first(hands):
    """Tick the first objective that is proposed: one interaction."""
    box = hands.page.locator("#proposed input[type=checkbox]").first
    hands.count.done.append("field: objective")
    if hands.mode is Mode.KEYBOARD:
        hands.reach(box)
        hands.page.keyboard.press("Space")
    else:
        box.check()


def faults(page):
    page.evaluate((HERE / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    return [fault["id"] for fault in found]


@pytest.mark.parametrize("mode", list(Mode))
def test_an_activity_is_sent_in_four_interactions(browser, ward, mode):
    count = Count()
    hands = on_phone(browser, ward, mode, count)

    hands.follow("Record an activity")
    hands.write("What you did", TITLE)
    tick_first(hands)
    hands.press("Send to be signed")

    said = hands.page.locator("main").inner_text()
    assert TITLE in said
    assert "Not seen by" in said
    assert len(count) <= MOST, count.done
    if mode is Mode.MOUSE:
        assert faults(hands.page) == []


def test_what_is_written_is_saved_and_survives_a_closed_tab(browser, ward):
    hands = on_phone(browser, ward)
    page = hands.page
    page.goto("/progress/activities/new/")
    assert faults(page) == []

    page.get_by_label("What you did").fill(TITLE)
    page.wait_for_url("**/edit/")
    again = page.context.new_page()
    page.close()
    again.goto("/progress/activities/")
    again.get_by_role("listitem").filter(has_text=TITLE).get_by_role(
        "link"
    ).first.click()
    again.get_by_role("link", name="Go on writing").click()

    assert again.get_by_label("What you did").input_value() == TITLE


def test_a_lost_network_loses_nothing_and_nobody_else_sees_it(browser, ward):
    hands = on_phone(browser, ward)
    page = hands.page
    page.goto("/progress/activities/new/")
    page.route("**/keep/", lambda route: route.abort())

    page.get_by_label("What you did").fill(TITLE)
    page.get_by_text("there is no connection").wait_for()
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert "ferd:draft" in stored
    assert "hjertet" not in stored
    page.goto("/demo/")
    with page.expect_navigation():
        page.get_by_role("button", name="Be Hanna Spektraas", exact=True).click()
    page.goto("/progress/activities/new/")
    page.wait_for_load_state("networkidle")
    assert page.get_by_label("What you did").input_value() == ""

    page.goto("/demo/")
    with page.expect_navigation():
        page.get_by_role("button", name=f"Be {NAME}", exact=True).click()
    page.goto("/progress/activities/new/")
    page.get_by_text("is here again").wait_for()

    assert page.get_by_label("What you did").input_value() == TITLE

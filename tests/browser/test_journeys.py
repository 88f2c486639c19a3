"""J1 and the first part of J2, by mouse, by keyboard alone, without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.crawl import address_of
from tests.browser.hands import Count, Mode, sit_down

AHUS = Path(__file__).parents[1] / "corpus" / "plans" / "ahus-nukleaermedisin.txt"

MODES = pytest.mark.parametrize("mode", Mode)
MOST_FOR_A_PLAN = {Mode.MOUSE: 7, Mode.KEYBOARD: 7, Mode.NO_SCRIPT: 8}
MOST_FOR_A_TRAINEE = 8


@MODES
@pytest.mark.parametrize("hospital", ["cast"], indirect=True)
def test_a_plan_comes_in_without_a_correction(browser, hospital, mode):
    count = Count()
    karin = sit_down(browser, hospital, "Karin", mode, count)
    karin.page.goto("/plans/")

    karin.follow("Bring in a plan")
    karin.choose("Which unit's plan is it?", "Nuclear medicine")
    karin.give_file("The plan", AHUS)
    if mode is Mode.NO_SCRIPT:
        karin.press("Read the plan")
    assert karin.page.locator("#questions").count() == 0
    karin.press("Make it a draft")
    version = karin.path
    karin.press("Send to the committee")
    kari = sit_down(browser, hospital, "Kari", mode, count)
    kari.page.goto(version)
    kari.press("Approve")
    karin.page.goto(version)
    karin.press("Publish")

    assert karin.page.locator(".page-title .state").inner_text() == "Published"
    karin.page.goto(f"{version}coverage/")
    gist = karin.page.locator(".matrix-gist").inner_text()
    assert gist.startswith("102 learning objectives: 0 without a stage")
    assert karin.page.locator(".matrix tbody tr").count() == 102
    assert karin.page.locator("td.mark-elsewhere").count() == 10
    assert len(count) <= MOST_FOR_A_PLAN[mode], count.done


@MODES
@pytest.mark.parametrize("hospital", ["published"], indirect=True)
def test_a_trainee_begins(browser, hospital, mode):
    count = Count()
    karin = sit_down(browser, hospital, "Karin", mode, count)
    karin.page.goto("/schedules/trainees/")
    karin.page.goto(address_of(karin.page.get_by_role("link", name="Tora")))

    karin.follow("Appoint a supervisor")
    karin.choose("Educational supervisor", "Sven")
    karin.press("Appoint")
    karin.press("Propose the plan")
    karin.press("Agree")
    tora = sit_down(browser, hospital, "Tora", mode, count)
    tora.page.goto("/schedules/mine/")
    tora.press("Agree")
    assert tora.page.locator(".page-title .state").inner_text() == "Agreed"
    tora.press("Put it in my calendar")

    secret = tora.page.locator("#calendar-address").inner_text()
    calendar = tora.page.request.get(secret).text()
    assert calendar.count("BEGIN:VEVENT") >= 4
    assert len(count) <= MOST_FOR_A_TRAINEE, count.done


@pytest.mark.parametrize("hospital", ["published"], indirect=True)
@pytest.mark.parametrize("mode", [Mode.MOUSE, Mode.NO_SCRIPT])
def test_rows_are_added_and_the_result_is_seen_before_anything_is_kept(
    browser, hospital, mode
):
    karin = sit_down(browser, hospital, "Karin", mode, Count())
    page = karin.page
    page.goto("/schedules/trainees/")
    page.goto(address_of(page.get_by_role("link", name="Tora")))
    trainee = page.url
    karin.follow("Propose a plan")
    leave = page.locator("#leaves .form-row")

    karin.activate("button", "Add a row Leave")
    expect(leave).to_have_count(2)
    leave.last.get_by_label("From").fill("2028-01-03")
    leave.last.get_by_label("To and including").fill("2028-12-22")
    karin.activate("button", "See the result first")

    page.locator("#preview p", has_text="Complete on").wait_for()
    assert page.locator("#leaves input").nth(5).is_visible()
    page.goto(trainee)
    assert page.get_by_text("There is no plan yet.").is_visible()


@pytest.mark.parametrize("hospital", ["cast"], indirect=True)
def test_a_fact_and_its_line_light_up_together(browser, hospital):
    karin = sit_down(browser, hospital, "Karin", Mode.MOUSE, Count())
    page = karin.page
    page.goto("/plans/import/")
    karin.choose("Which unit's plan is it?", "Nuclear medicine")
    karin.give_file("The plan", AHUS)

    page.locator(".understood li a").first.focus()
    line = page.locator(".source [data-lit]")
    assert "0-1 år" in line.inner_text()
    page.mouse.move(0, 0)
    page.locator(".source li[data-pair]").nth(1).hover()

    assert page.locator(".understood [data-lit]").count() >= 1

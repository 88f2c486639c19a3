"""A place between hospitals: offered, asked for, promised by both, left with notice.

Counted at the width of a phone, by mouse, by keyboard alone and without a script.
"""

import shutil
from datetime import date

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import serving
from tests.browser.hands import Count, Hands, Mode, sit_down

PHONE: ViewportSize = {"width": 320, "height": 700}
TITLE = "CT and MR"
MOST_TO_PUBLISH = 7
MOST_TO_ASK = 5
MOST_TO_ANSWER = 2
MOST_TO_WITHDRAW = 3


@pytest.fixture
def hospitals(ground, tmp_path):
    """Serve a copy of the demo: Karin at Nordvik, Gro at Fjordbyen."""
    copy = tmp_path / "demo.sqlite3"
    shutil.copy(ground.folder / "demo.sqlite3", copy)
    with serving(ground, copy) as address:
        yield address


@pytest.mark.parametrize("mode", Mode)
def test_a_place_is_offered_asked_for_promised_and_left(browser, hospitals, mode):
    counts = [Count() for _step in range(5)]

    def at_work(name: str, count: Count) -> Hands:
        hands = sit_down(browser, hospitals, name, mode, count)
        hands.page.set_viewport_size(PHONE)
        return hands

    publish(at_work("Karin Kompassdal", counts[0]))
    address = ask(at_work("Gro Kameraas", counts[1]))
    commit(at_work("Karin Kompassdal", counts[2]), "Answer : Amir Technetius")
    commit(at_work("Gro Kameraas", counts[3]), "Read and commit : Amir Technetius")
    gro = at_work("Gro Kameraas", counts[4])
    gro.page.goto(address)
    expect(gro.page.locator(".page-title .state")).to_have_text("Committed")
    withdraw(gro)

    budgets = (MOST_TO_PUBLISH, MOST_TO_ASK, MOST_TO_ANSWER, MOST_TO_ANSWER)
    for count, most in zip(counts, (*budgets, MOST_TO_WITHDRAW), strict=True):
        assert len(count) <= most, count.done


def publish(karin: Hands) -> None:
    """Karin opens two of radiology's places to other trusts."""
    karin.page.goto("/rotations/places/")
    karin.follow("Publish places")
    karin.write("What the places are called", TITLE)
    karin.choose("Unit", "Radiologisk seksjon")
    karin.write("Number of places", "2")
    karin.write("From", f"{year()}-01-01")
    karin.pick("Open to other trusts")
    karin.press("Publish places")
    expect(karin.page.locator("h1")).to_have_text(TITLE)


def ask(gro: Hands) -> str:
    """Gro asks for three months for Amir; give where the request stands."""
    gro.page.goto("/rotations/places/")
    gro.follow(f"Ask for a place : {TITLE}, Radiologisk seksjon")
    gro.choose("For whom", "Amir Technetius, on other days")
    gro.write("From", f"{year()}-09-01")
    gro.write("To and including", f"{year()}-11-30")
    gro.press("Ask for the place")
    expect(gro.page.locator(".page-title .state")).to_have_text("Asked for")
    return gro.path


def commit(hands: Hands, verb: str) -> None:
    """One side says yes, from the list of what waits."""
    hands.page.goto("/rotations/places/requests/")
    hands.follow(verb)
    hands.press("Commit the place")


def withdraw(gro: Hands) -> None:
    """Gro gives notice; the stay ends when the notice is over, and all are told."""
    gro.follow("Withdraw")
    gro.write("Why?", "Amir has fallen ill")
    gro.press("Withdraw from the place")
    expect(gro.page.locator("main")).to_contain_text("Amir has fallen ill")


def year() -> int:
    """Give the year after next: far enough ahead for any notice."""
    return date.today().year + 2  # noqa: DTZ011, TID251  the day of the real server

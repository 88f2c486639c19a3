"""J8: ten months of parental leave, a proposal, and everyone is told."""

import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import date

import pytest

from tests.browser.conftest import ROOT, serving
from tests.browser.hands import Count, Mode, sit_down

MOST = 6
WAIT = 120_000
"""Milliseconds; the first question on a machine compiles the solver."""


@pytest.fixture
def workplace(ground, tmp_path):
    """Serve a copy of the demo, with a worker beside the server."""
    copy = tmp_path / "demo.sqlite3"
    shutil.copy(ground.folder / "demo.sqlite3", copy)
    with serving(ground, copy) as address, working(ground, copy):
        yield address


@contextmanager
def working(ground, database):
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "work", "--no-startup-delay"],
        cwd=ROOT,
        env=ground.environment(database),
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()


def fill(hands, label, text):
    """Fill a field: one interaction."""
    hands.count.done.append(f"field: {label}")
    hands.page.get_by_label(label).fill(text)


@pytest.mark.parametrize("mode", [Mode.MOUSE, Mode.NO_SCRIPT])
def test_a_leave_leads_to_a_new_plan_and_everyone_is_told(browser, workplace, mode):
    count = Count()
    karin = sit_down(browser, workplace, "Karin Kompassdal", mode, count)
    page = karin.page
    page.goto("/schedules/trainees/")
    year = date.today().year + 1  # noqa: DTZ011, TID251  the day of the real server

    karin.follow("Hanna Spektraas")
    karin.follow("Something has changed")
    fill(karin, "From", f"{year}-02-01")
    fill(karin, "To and including", f"{year}-11-30")
    karin.press("Find a new plan")
    publish = page.get_by_role("button", name="Choose and publish: fewest changes")
    publish.wait_for(timeout=WAIT)

    text = page.locator("#run").inner_text()
    assert "must change, whatever is done" in text
    assert page.locator("form[action*='/publish/']").count() >= 2
    assert page.locator("#run svg").count() >= 4
    karin.press("Choose and publish: fewest changes")

    assert "everyone is told" in page.locator("main").inner_text()
    assert len(count) <= MOST, count.done
    hanna = sit_down(browser, workplace, "Hanna Spektraas", mode, Count())
    hanna.page.goto("/notices/")
    assert "Karin" in hanna.page.locator("main").inner_text()

"""Takes the pictures of the README from the running demo.

Usage: ./dev demo in one window, then `.venv/bin/python tools/pictures.py` in another.
"""

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    address = parser.parse_args().address
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS
        )
        page = browser.new_page(viewport={"width": 1200, "height": 780})
        sign_in(page, address, "Karin Kompassdal")
        page.goto(f"{address}/schedules/trainees/")
        page.get_by_role("link", name="Tora Isotopsen").click()
        take(page, "way")
        page.goto(f"{address}/plans/")
        page.get_by_role("link", name="radiologi-utkast.txt").click()
        take(page, "import")
        page.goto(f"{address}/plans/")
        page.get_by_role("link", name="Nukleærmedisin", exact=True).first.click()
        page.goto(page.url + "coverage/")
        take(page, "coverage")
        page.set_viewport_size({"width": 1200, "height": 1080})
        page.goto(f"{address}/rotations/")
        take(page, "board")
        browser.close()


def sign_in(page: Page, address: str, name: str) -> None:
    """Become one of the cast."""
    page.goto(f"{address}/demo/")
    page.locator("li", has_text=name).get_by_role("button").click()


def take(page: Page, name: str) -> None:
    """Keep what is on the screen."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()

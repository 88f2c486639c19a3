"""A person at a browser, who counts each click, key command and filled field."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page


class Mode(StrEnum):
    """How the person works."""

    MOUSE = "mouse"
    KEYBOARD = "keyboard"
    NO_SCRIPT = "no script"


@dataclass
class Count:
    """How many interactions a journey has taken so far, and which."""

    done: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.done)


@dataclass
class Hands:
    """One person's page; interactions are counted over all persons of a journey."""

    page: Page
    mode: Mode
    count: Count

    def press(self, name: str) -> None:
        """Press a button that leads to another page."""
        with self.page.expect_navigation():
            self.activate("button", name)

    def follow(self, name: str) -> None:
        """Follow a link."""
        with self.page.expect_navigation():
            self.activate("link", name)

    def activate(self, role: Literal["button", "link"], name: str) -> None:
        """Click, or go there by Tab and press Enter."""
        target = self.page.get_by_role(role, name=name, exact=True).first
        self.count.done.append(f"{role}: {name}")
        if self.mode is Mode.KEYBOARD:
            self.reach(target)
            self.page.keyboard.press("Enter")
        else:
            target.click()

    def choose(self, label: str, option: str) -> None:
        """Choose from a list: one field."""
        target = self.page.get_by_label(label)
        self.count.done.append(f"field: {label}")
        if self.mode is Mode.KEYBOARD:
            self.reach(target)
            self.page.keyboard.type(option)
        else:
            target.select_option(label=option)

    def write(self, label: str, text: str) -> None:
        """Fill a field, a date as 2027-02-01: one field."""
        whole = re.compile(rf"^{re.escape(label)}\s*(\*|\(|$)")
        target = self.page.get_by_label(whole)
        self.count.done.append(f"field: {label}")
        if self.mode is not Mode.KEYBOARD:
            target.fill(text)
            return
        self.reach(target)
        if target.get_attribute("type") == "date":
            year, month, day = text.split("-")
            text = f"{month}{day}{year}"
        self.page.keyboard.type(text)

    def pick(self, label: str) -> None:
        """Pick one of a few: one field."""
        target = self.page.get_by_role("radio", name=label)
        self.count.done.append(f"field: {label}")
        if self.mode is not Mode.KEYBOARD:
            target.check()
            return
        group = f"input[name={target.get_attribute('name')}]"
        for _step in range(400):
            if self.page.locator(f"{group}:focus").count():
                break
            self.page.keyboard.press("Tab")
        while not target.is_checked():
            self.page.keyboard.press("ArrowDown")

    def give_file(self, label: str, file: Path) -> None:
        """Choose or drop a file, which is sent at once by a script: one field."""
        self.count.done.append(f"file: {label}")
        target = self.page.get_by_label(label)
        if self.mode is Mode.KEYBOARD:
            self.reach(target)
        if self.mode is Mode.NO_SCRIPT:
            target.set_input_files(file)
            return
        with self.page.expect_navigation():
            target.set_input_files(file)

    def reach(self, target: Locator) -> None:
        """Go there by Tab alone; what has the focus must be seen to have it."""
        target.wait_for()
        for _step in range(400):
            if target.evaluate("element => element === document.activeElement"):
                assert target.evaluate(SEEN), f"{target}: focus is not visible"
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"{target} cannot be reached by Tab.")

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path


SEEN = """element => {
  const style = getComputedStyle(element);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return outline || style.boxShadow !== "none";
}"""


def sit_down(
    browser: Browser, address: str, name: str, mode: Mode, count: Count
) -> Hands:
    """Sign in as someone of the cast, in English; signing in is not counted."""
    context = browser.new_context(
        java_script_enabled=mode is not Mode.NO_SCRIPT, base_url=address
    )
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto("/demo/")
    with page.expect_navigation():
        page.get_by_role("button", name=f"Be {name}", exact=True).click()
    return Hands(page, mode, count)

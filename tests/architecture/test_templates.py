"""Templates hold to the content policy, and to a size one can read."""

import re
from pathlib import Path

import pytest

import ferd

SOURCE = Path(ferd.__file__).parent
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
LONGEST = 100

FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*="),
    "a style element": re.compile(r"<style\b"),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)"),
    "an inline handler": re.compile(r"\s(on[a-z]+|hx-on[:a-z-]*)\s*="),
    "unescaped text": re.compile(r"\|\s*safe\b|{%\s*autoescape off"),
    "another server": re.compile(r"(src|href)=\"(https?:)?//"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    found = [
        f"{file.relative_to(SOURCE)}: {match.group().strip()}"
        for file in TEMPLATES
        for match in FORBIDDEN[what].finditer(file.read_text())
    ]

    assert found == []


def test_every_template_can_be_read_in_one_go():
    lengths = {
        str(file.relative_to(SOURCE)): file.read_text().count("\n")
        for file in TEMPLATES
    }

    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}


def test_text_is_declared_safe_in_as_few_places_as_one_can_check():
    declares = re.compile(r"\bmark_safe\(|\bSafeString\(")
    places = [
        str(file.relative_to(SOURCE))
        for file in sorted(SOURCE.rglob("*.py"))
        for _ in declares.finditer(file.read_text())
    ]

    assert len(places) <= 5, places
    assert places.count("foundation/drawing/markup.py") == 2  # nothing, and the one


# The library that signs people in and out reads its own forms.
SIGNING_IN = ("areas/accounts/", "foundation/templates/ui/person_menu.html")
FORM = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL)


def test_a_form_that_changes_something_carries_a_key():
    found = [
        str(file.relative_to(SOURCE))
        for file in TEMPLATES
        if not str(file.relative_to(SOURCE)).startswith(SIGNING_IN)
        for form in FORM.findall(file.read_text())
        if "{% csrf_token %}" not in form or "{% form_key %}" not in form
    ]

    assert found == []

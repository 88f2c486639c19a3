"""Whoever has chosen a language reads that language, on every page."""

import re
from functools import cache

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.architecture.access import whole_table
from tests.web.page_words import Words, texts_of

pytestmark = pytest.mark.portable

GIVEN = {
    "Imaging",
    "Nuclear medicine",
    "Radiology",
    "Elsewhere",
}
"""Names and words that the tests themselves have written into the pages."""

FOR_DEVELOPERS = {"web:style_guide"}

PAGES = {
    address: row
    for address, row in whole_table().items()
    if row.method == "get"
    and 200 in row.expected().values()
    and address not in FOR_DEVELOPERS
}


@pytest.fixture(scope="module", autouse=True)
def _compiled():
    call_command("compile_translations", verbosity=0)


@cache
def wrong_words(reader: str) -> tuple[Words, ...]:
    return tuple(Words(each, reader) for each in ("nb", "nn", "en") if each != reader)


def read(client, url, language):
    client.cookies["django_language"] = language
    answer = client.get(url)
    if not answer["Content-Type"].startswith("text/html") or not answer.content:
        return set()
    page = answer.content.decode()
    if "<html" in page:
        assert f'lang="{language}"' in page
    return texts_of(page, language) - GIVEN


@pytest.mark.parametrize("address", sorted(PAGES))
def test_a_page_speaks_the_language_of_its_reader(client, cast, address):
    row = PAGES[address]
    url = reverse(address.split(" ")[0], args=row.args(cast))
    reader = next(name for name, status in row.expected().items() if status == 200)
    if reader != "nobody":
        client.force_login(getattr(cast, reader))

    found = {
        language: set().union(*(words.among(texts) for words in wrong_words(language)))
        for language in ("nb", "nn", "en")
        for texts in [read(client, url, language)]
    }

    assert found == {"nb": set(), "nn": set(), "en": set()}


def test_english_on_a_norwegian_page_would_be_noticed():
    page = """<html lang="nb"><h1>Utdanningsplaner</h1><button aria-label="Search">
      </button><p>Version 3</p><p lang="en">Training plans</p></html>"""

    wrong = Words("en", "nb").among(texts_of(page, "nb"))

    assert wrong == {"Search"}


def test_the_two_norwegians_are_kept_apart():
    words = Words("nb", "nn")

    assert "Ingenting venter på deg." in words.whole
    assert not any(
        re.search(r"\b(ikke|hvordan|fra)\b", t) for t in Words("nn", "nb").whole
    )

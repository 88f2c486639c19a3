"""Training plans as HTML: one file, nothing fetched, nothing run."""

from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ferd.formats.documents.cleaning import clean_text
from ferd.formats.plans.write_html import write_html
from tests.formats.plans.printed_plans import (
    BARE,
    EDITION,
    EMPTY,
    HOSTILE,
    PLAN,
    REQUIREMENTS,
    hostile_edition,
    hostile_plan,
)

FETCHING = ("src", "srcset", "data", "action", "formaction", "background", "poster")


def first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None
    return node


def written(language: str = "nb") -> LexborHTMLParser:
    html = write_html(
        PLAN, language=language, edition=EDITION, requirements=REQUIREMENTS
    )
    return LexborHTMLParser(html)


@pytest.mark.parametrize(
    ("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")]
)
def test_a_page_says_its_language_and_title(language, tag):
    page = written(language)

    assert first(page, "html").attributes["lang"] == tag
    assert first(page, "title").text() == "Utdanningsplan for nukleærmedisin"


def test_headings_come_in_order_under_one_title():
    page = written()

    levels = [int((node.tag or "h0")[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_tables_have_captions_and_column_headers():
    page = written()

    tables = page.css("table")
    assert len(tables) == 8
    for table in tables:
        assert first(table, "caption").text()
        assert all(th.attributes["scope"] == "col" for th in table.css("thead th"))


def test_the_drawing_has_words():
    page = written()

    drawing = first(page, "figure svg")
    name = drawing.attributes["aria-labelledby"]
    assert drawing.attributes["role"] == "img"
    assert "BDA/RAD: 3,5-4,5 år." in first(page, f"#{name}").text()


def test_an_empty_plan_is_a_page():
    page = LexborHTMLParser(write_html(EMPTY, language="nb", edition=BARE))

    assert first(page, "h1").text() == "Plan uten tittel"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text):
    html = write_html(hostile_plan(text), language="nb", edition=hostile_edition(text))

    page = LexborHTMLParser(html)
    heading = " ".join(clean_text(text).split())[:200]
    assert heading in first(page, "h1").text()
    assert heading in " ".join(first(page, "main").text().split())
    assert page.css("script, img, iframe, object, embed, link, form, base") == []
    for node in page.css("body *"):
        names = set(node.attributes)
        assert not names.intersection(FETCHING)
        assert not any(name.startswith("on") for name in names)
        assert (node.attributes.get("href") or "https://").startswith("https://")


def test_a_page_fetches_nothing():
    page = written()

    assert "url(" not in first(page, "style").text()
    assert "@import" not in first(page, "style").text()
    policy = first(page, "meta[http-equiv]").attributes["content"] or ""
    assert policy.startswith("default-src 'none'")

"""What is true of every drawing, whatever it shows."""

from html.parser import HTMLParser

import pytest

from ferd.foundation.drawing.drawings import draw
from tests.foundation.drawing import samples

EMPTY = {"br", "col", "input"}


class Reader(HTMLParser):
    """Collects what is in a drawing, and fails when it is not well formed."""

    def __init__(self, text):
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append((self.open[-1] if self.open else "", data))

    def named(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.mark.parametrize("make", samples.ALL)
def test_text_from_people_is_never_markup(make):
    attack = '<img src=x onerror="alert(1)">&\'"'

    drawn = Reader(draw(make(attack)))

    assert drawn.named("img") == []
    assert not [a for _, attrs in drawn.elements for a in attrs if a.startswith("on")]
    assert any("<img src=x" in text for _, text in drawn.words)


@pytest.mark.parametrize("make", samples.ALL)
def test_nothing_is_inline(make):
    drawn = Reader(draw(make()))

    for _, attributes in drawn.elements:
        assert "style" not in attributes
    assert drawn.named("script") == drawn.named("style") == []


@pytest.mark.parametrize("make", samples.ALL)
def test_ids_are_unique_and_every_reference_is_met(make):
    drawn = Reader(draw(make()))

    ids = [a["id"] for _, a in drawn.elements if "id" in a]
    wanted = {
        word
        for _, a in drawn.elements
        for name in ("aria-labelledby", "aria-describedby")
        for word in a.get(name, "").split()
    }
    fills = {a["fill"][5:-1] for _, a in drawn.elements if "url(#" in a.get("fill", "")}
    used = {a["href"][1:] for a in drawn.named("use")}
    assert len(ids) == len(set(ids))
    assert wanted | fills | used <= set(ids)


@pytest.mark.parametrize("make", samples.PICTURES)
def test_a_picture_has_a_title_and_a_description(make):
    drawn = Reader(draw(make()))

    pictures = [a for a in drawn.named("svg") if a.get("role") == "img"]
    assert pictures
    for attributes in pictures:
        assert attributes["aria-labelledby"].endswith("-title")
        assert attributes["aria-describedby"].endswith("-desc")
    assert ("title", "Title Etappe") in drawn.words
    assert ("desc", "Description Etappe") in drawn.words


@pytest.mark.parametrize("make", samples.ALL)
def test_a_sign_without_a_name_is_hidden_from_those_who_listen(make):
    drawn = Reader(draw(make()))

    for attributes in drawn.named("svg"):
        assert attributes.get("role") == "img" or attributes["aria-hidden"] == "true"


@pytest.mark.parametrize("make", [samples.timeline, samples.stages, samples.curve])
def test_a_picture_has_a_table_with_the_same_values(make):
    drawn = Reader(draw(make()))

    assert len(drawn.named("table")) == 1
    assert all("scope" in attributes for attributes in drawn.named("th"))
    assert len(drawn.named("caption")) == 1

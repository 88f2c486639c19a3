"""Text made fit to be printed."""

from dataclasses import dataclass

from ferd.formats.documents.cleaning import clean_text, cleaned


@dataclass(frozen=True, slots=True)
class Inner:
    text: str


@dataclass(frozen=True, slots=True)
class Outer:
    parts: tuple[Inner, ...]
    number: int


def test_what_cannot_be_printed_is_dropped():
    assert clean_text("a\x00b\x07c\ud800d\ufffee\u202ef") == "abcdef"


def test_what_can_be_seen_is_kept():
    text = "æøå ŋ \N{HEBREW LETTER ALEF} \N{GRINNING FACE} #import $x$ <script>"

    assert clean_text(text) == text


def test_line_breaks_become_one_kind():
    assert clean_text("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


def test_a_letter_in_two_parts_becomes_one():
    assert clean_text("a\N{COMBINING RING ABOVE}") == "å"


def test_text_is_cleaned_however_deep_it_lies():
    value = Outer((Inner("a\x00"), Inner("b")), 3)

    assert cleaned(value) == Outer((Inner("a"), Inner("b")), 3)

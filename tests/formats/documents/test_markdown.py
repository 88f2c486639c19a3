"""Markdown as blocks: what a section may hold, and what it may not."""

import pytest

from ferd.formats.documents.blocks import (
    Heading,
    Items,
    Paragraph,
    Quotation,
    Run,
    Table,
    Verbatim,
    plain,
)
from ferd.formats.documents.markdown import is_safe_address, read_markdown


def test_text_is_dressed():
    (paragraph,) = read_markdown("a **b *c*** `d` [e](https://f.no)", level=3)

    assert paragraph == Paragraph(
        (
            Run("a "),
            Run("b ", bold=True),
            Run("c", bold=True, italic=True),
            Run(" "),
            Run("d", code=True),
            Run(" "),
            Run("e", address="https://f.no"),
        )
    )


def test_lists_nest():
    (items,) = read_markdown("- a\n  - b\n- c", level=3)

    inner = Items(None, ((Paragraph(plain("b")),),))
    outer = ((Paragraph(plain("a")), inner), (Paragraph(plain("c")),))
    assert items == Items(None, outer)


def test_a_numbered_list_keeps_its_first_number():
    (items,) = read_markdown("4. a\n5. b", level=3)

    assert isinstance(items, Items)
    assert items.start == 4


def test_a_table_keeps_its_cells():
    (table,) = read_markdown("|a|b|\n|-|-|\n|1||", level=3)

    header = (plain("a"), plain("b"))
    assert table == Table("", header, ((plain("1"), ()),), (1.0, 1.0))


def test_headings_begin_at_the_level_and_never_jump():
    blocks = read_markdown("## a\n#### b\n###### c\n## d\n# e", level=3)

    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert levels == [3, 4, 5, 3, 3]


def test_a_heading_within_a_list_is_no_heading():
    (items,) = read_markdown("- # a", level=3)

    assert items == Items(None, ((Paragraph((Run("a", bold=True),)),),))


def test_html_is_text_and_pictures_are_words():
    (block,) = read_markdown("<b>a</b> ![b](http://c.no/d.png)", level=3)

    assert isinstance(block, Paragraph)
    assert "".join(run.text for run in block.text) == "<b>a</b> b"


def test_a_quotation_and_code_keep_their_form():
    quotation, code = read_markdown("> a\n\n```\nb\n  c\n```", level=3)

    assert quotation == Quotation((Paragraph(plain("a")),))
    assert code == Verbatim("b\n  c")


@pytest.mark.parametrize("source", ["> " * 500 + "slutt", "- " * 500 + "slutt"])
def test_nothing_is_lost_in_the_deep(source):
    blocks = read_markdown(source, level=3)

    assert "slutt" in repr(blocks)


def test_lists_deeper_than_four_stay_at_the_fourth():
    source = "\n".join("  " * depth + f"- nivå {depth}" for depth in range(9))

    blocks = read_markdown(source, level=3)

    assert all(f"nivå {depth}" in repr(blocks) for depth in range(9))
    assert repr(blocks).count("Items(") == 4


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://a.no/b", True),
        ("http://a.no", True),
        ("mailto:a@b.no", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("//a.no", False),
        ("https:", False),
        ("http://[", False),
        ("https://a.no/" + "b" * 3000, False),
    ],
)
def test_only_addresses_of_the_web_are_live(address, is_safe):
    assert is_safe_address(address) is is_safe

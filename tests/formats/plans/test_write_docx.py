"""Training plans as Word documents: real structure, no life of their own."""

import zipfile
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from ferd.formats.documents.cleaning import clean_text
from ferd.formats.plans.write_docx import write_docx
from tests.formats.plans.printed_plans import (
    BARE,
    EDITION,
    EMPTY,
    HOSTILE,
    PLAN,
    REQUIREMENTS,
    hostile_edition,
    hostile_plan,
    large_plan,
)


def written(language: str = "nb") -> bytes:
    return write_docx(
        PLAN, language=language, edition=EDITION, requirements=REQUIREMENTS
    )


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        return {name: file.read(name).decode("utf-8") for name in names}


def opened(data: bytes):
    return docx.Document(BytesIO(data))


def text_of(document) -> str:
    inside = document.element.body.iter(qn("w:t"), qn("w:br"))
    return "".join(node.text or " " for node in inside)


@pytest.mark.parametrize(
    ("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")]
)
def test_a_document_says_its_language_and_title(language, tag):
    data = written(language)

    document = opened(data)
    tags = document.styles.element.xpath("//w:lang/@w:val")
    assert set(tags) == {tag}
    assert document.core_properties.title == "Utdanningsplan for nukleærmedisin"
    assert document.core_properties.language == tag


def test_headings_are_headings_in_order():
    document = opened(written())

    styles = [p.style.name for p in document.paragraphs]
    levels = [int(s.split()[1]) for s in styles if s.startswith("Heading ")]
    assert styles[0] == "Title"
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_table_has_a_header_row_and_says_what_it_shows():
    document = opened(written())

    assert len(document.tables) == 8
    for table in document.tables:
        first, *rest = [row._tr for row in table.rows]  # noqa: SLF001 - no public way
        assert first.xpath("w:trPr/w:tblHeader")
        assert not any(row.xpath("w:trPr/w:tblHeader") for row in rest)
    captions = document.element.body.xpath("//w:tblCaption/@w:val")
    assert captions[0] == "Tidslinje: tid, sted og læringsmål"


def test_the_timeline_stands_in_cells():
    document = opened(written("nn"))

    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0][1:] == [
        *("Helseføretak", "Sjukehus", "Avdeling/læringsstad", "Læringsmål"),
    ]
    assert rows[3] == ["3,5-4,5 år", "Nordvik HF", "Nordvik", "BDA/RAD", "18-67"]


def test_the_drawing_has_words():
    document = opened(written())

    (words,) = document.element.body.xpath("//wp:docPr/@descr")
    assert "Nordvik HF, Nordvik, BDA/RAD: 3,5-4,5 år." in words


def test_each_numbered_list_begins_again():
    document = opened(written())

    first = [p for p in document.paragraphs if p.text == "Utdanning og karriere"]
    lists = {p._p.pPr.numPr.numId.val for p in first}  # noqa: SLF001 - no public way
    assert len(first) == len(lists) == 3


def test_an_empty_plan_is_a_document():
    document = opened(write_docx(EMPTY, language="en", edition=BARE))

    assert document.paragraphs[0].text == "Plan without a title"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text):
    data = write_docx(hostile_plan(text), language="nb", edition=hostile_edition(text))

    parts = parts_of(data)
    heading = " ".join(clean_text(text).split())[:200]
    assert heading in text_of(opened(data))
    for name, xml in parts.items():
        if name.endswith(".rels"):
            assert 'TargetMode="External"' not in xml
    everything = "".join(parts.values())
    assert everything.count("<w:fldSimple") == 2
    assert "<w:instrText" not in everything
    assert "root:" not in everything


def test_a_link_is_written_out():
    text = text_of(opened(written()))

    assert "arbeidsplanen (https://eksempel.no/plan)" in text


def test_a_large_plan_is_written_whole():
    text = text_of(opened(write_docx(large_plan(), language="nb", edition=BARE)))

    assert "871-900" in text
    assert text.count("Fellesundervisning") == 12 * 5

"""Training plans as PDF: accessible, archivable, and unable to do anything."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from ferd.formats import fonts
from ferd.formats.documents.cleaning import clean_text
from ferd.formats.documents.typesetting import within_typeface
from ferd.formats.plans.write_pdf import write_pdf
from tests.formats import pdf_structure as pdf
from tests.formats.plans.printed_plans import (
    BARE,
    BODY,
    EDITION,
    EMPTY,
    HOSTILE,
    PLAN,
    REQUIREMENTS,
    hostile_edition,
    hostile_plan,
    large_plan,
)

LANGUAGES = ("nb", "nn", "en")


def written(language: str = "nb") -> bytes:
    return write_pdf(
        PLAN, language=language, edition=EDITION, requirements=REQUIREMENTS
    )


@pytest.mark.parametrize(
    ("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")]
)
def test_a_pdf_says_its_language_and_shows_its_title(language, tag):
    data = written(language)

    with pdf.opened(data) as document:
        assert str(document.Root.Lang) == tag
        assert str(document.docinfo.Title) == "Utdanningsplan for nukleærmedisin"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_a_pdf_is_tagged_and_claims_both_standards():
    data = written()

    with pdf.opened(data) as document:
        metadata = document.Root.Metadata.read_bytes().decode()
        assert bool(document.Root.MarkInfo.Marked)
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_come_in_order_without_a_jump(language):
    data = written(language)

    with pdf.opened(data) as document:
        levels = pdf.heading_levels(document)
    assert levels[0] == 1
    assert {1, 2, 3} == set(levels)
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_tables_have_header_cells_and_the_drawing_has_words():
    data = written()

    with pdf.opened(data) as document:
        elements = list(pdf.elements(document))
        tables = [e for e in elements if str(e.S) == "/Table"]
        headers = [e for e in elements if str(e.S) == "/TH"]
        figures = [e for e in elements if str(e.S) == "/Figure"]
        assert len(tables) == 5 + 3
        assert len(headers) == 5 + 3 + 3 + 3 + 2 + 3 * 2
        (figure,) = figures
        assert "Fjordbyen HF, Fjordbyen, NM: 4,5-5 år." in str(figure.Alt)


def test_a_pdf_holds_all_of_the_plan_and_of_the_edition():
    text = pdf.text_of(written())

    for said in (
        "Nordvik universitetssykehus",
        "14. mars 2027 av utdanningsutvalget",
        "Publisert",
        "1-17, 69-75, 77-81, 97, 99",
        "Planen leder til 101 av 102 læringsmål.",
        "Ingen periode leder til: 102.",
        "Kan bare nås utenfor Nordvik HF",
        "68, 89-92, 94, 96, 98, 100-101",
        "3,5-4,5 år: plass til 2 om gangen.",
        "Radiologiåret skal være gjort før oppholdet ved Fjordbyen.",
        "1-2 uker",
        "2.1.2 Veiledning",
        "arbeidsplanen (https://eksempel.no/plan)",
        "Undersøkelser i året 3 200",
        "1 time",
        "SHA-256 " + "0123456789abcdef" * 4,
        "Loggoppføring 1042",
        "Side 2 av",
    ):
        assert pdf.bare(said) in text


def test_every_language_has_its_own_labels():
    texts = {language: pdf.text_of(written(language)) for language in LANGUAGES}

    for language, said in (
        ("nb", "Kan bare nås ved"),
        ("nn", "Kan berre nåast ved"),
        ("en", "Reachable only at"),
        ("en", "14 March 2027 by"),
        ("en", "Years 3.5-4.5"),
    ):
        here = {name for name, text in texts.items() if pdf.bare(said) in text}
        assert here == {language}


def test_the_same_copy_is_the_same_bytes():
    assert written() == written()


def test_an_empty_plan_is_a_document_with_a_neutral_title():
    data = write_pdf(EMPTY, language="nn", edition=BARE)

    with pdf.opened(data) as document:
        assert str(document.docinfo.Title) == "Plan utan tittel"
    assert pdf.bare("Planen har inga tidslinje enno.") in pdf.text_of(data)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text):
    data = write_pdf(hostile_plan(text), language="nb", edition=hostile_edition(text))

    seen = pdf.text_of(data)
    heading = " ".join(clean_text(text).split())[:200]
    assert pdf.bare(within_typeface(heading)) in seen
    assert "root:" not in seen
    with pdf.opened(data) as document:
        assert pdf.dangers(document) == []
        assert pdf.addresses(document) == []


def test_a_word_without_end_is_broken_and_kept_whole():
    plan = dataclasses.replace(hostile_plan("a"), specialty="x" * 100_000)
    long = dataclasses.replace(
        plan.sections[0], body="x" * 100_000, heading="Lang", number="1"
    )

    data = write_pdf(
        dataclasses.replace(plan, sections=(long,)), language="nb", edition=BARE
    )

    assert pdf.text_of(data).count("x") >= 100_000


def test_a_link_is_live_only_where_it_leads_to_the_web():
    data = written()

    with pdf.opened(data) as document:
        assert pdf.addresses(document) == ["https://eksempel.no/plan"]
        assert pdf.dangers(document) == []


def test_a_letter_the_typeface_lacks_is_written_as_its_number():
    assert within_typeface("a\N{GRINNING FACE}b\N{COMBINING ACUTE ACCENT}") == (
        "a[U+1F600]b\N{COMBINING ACUTE ACCENT}"
    )
    assert ord("ŋ") in fonts.drawable_characters()


def test_a_large_plan_is_written_whole():
    plan = large_plan()

    data = write_pdf(plan, language="nb", edition=BARE)

    text = pdf.text_of(data)
    assert all(f"Avd.{n}" in text for n in range(30))
    assert text.count("Fellesundervisning") == 12 * 5
    assert pdf.bare("Planen nevner 900 læringsmål.") in text


def test_many_threads_may_write_at_once():
    with ThreadPoolExecutor(4) as pool:
        files = list(pool.map(written, ["nb", "nn", "en"] * 4))

    assert files[:3] * 4 == files


def test_a_tag_of_every_kind_of_text_is_there():
    data = written()

    with pdf.opened(data) as document:
        found = set(pdf.tags(document))
    wanted = {"/Title", "/P", "/L", "/LI", "/LBody", "/Link", "/BlockQuote", "/Strong"}
    assert wanted <= found
    assert BODY.count("\n- ") == 2

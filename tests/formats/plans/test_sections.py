import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.documents.read_markdown import read_markdown
from ferd.formats.plans.implementation import sections
from tests.formats.plans.written import AHUS, ahus, line_of, sections_of

AHUS_HEADINGS = [
    ("2.1.1", "Hensikt og målsetting", 230),
    ("2.1.2", "Beskrivelse av nukleærmedisinsk seksjon", 258),
    ("2.1.3", "Utdanning", 335),
    ("2.1.4", "Veiledning og faglig utvikling (leger i spesialisering)", 459),
    ("2.1.5", "Supervisjon av leger i spesialisering", 512),
    ("2.1.6", "Felles kompetansemål (FKM)", 556),
    ("2.1.7", "Vurdering og dokumentasjon av oppnådde læringsmål og egnethet", 589),
    ("2.1.8", "Internundervisning", 611),
    ("2.1.9", "Forskningsaktiviteter", 656),
    ("2.1.10", "Evaluering og revisjon av utdanningsplanen", 753),
    ("2.1.11", "Annet", 761),
]


def numbers_of(text):
    return [section.number for section in sections_of(text)]


def test_the_real_plan_has_its_eleven_sections_where_they_stand():
    found = sections(ahus())

    assert [(s.number, s.heading, line_of(s)) for s in found] == AHUS_HEADINGS


def test_no_word_of_the_real_plan_is_lost_between_its_sections():
    written = AHUS.read_text(encoding="utf-8")
    written = written[written.index("2.1.1.") :]

    found = " ".join(f"{s.number} {s.heading} {s.body}" for s in sections(ahus()))

    assert re.findall(r"\w+", found) == re.findall(r"\w+", written)


def test_lines_broken_at_the_margin_become_paragraphs_again():
    supervision = sections(ahus())[3]

    paragraphs = supervision.body.split("\n\n")

    assert paragraphs[1] == (
        "Under veiledningssamtalene tas opp kandidatens fremdrift og deretter "
        "tilrettelegges arbeidsoppgavene, slik at LiS vil oppfylle alle kravene i "
        "utdannelsestiden."
    )


def test_lists_of_the_real_plan_stay_lists():
    found = {section.number: section.body for section in sections(ahus())}

    assert "\n\n1. Utdanning og karriere\n2. Yrkesfaglige forhold\n" in found["2.1.4"]
    assert found["2.1.8"].count("\n- ") == 6
    assert "- LIS oppfordres til å delta på forskningsmøter" in found["2.1.3"]


def test_items_with_letters_keep_them():
    (section,) = sections_of("2.1 Ansvar\na) Leder\nb) Veileder\n2.2 Annet\n")[:1]

    assert section.body == "a) Leder\n\nb) Veileder"


@pytest.mark.parametrize(
    "written",
    [
        "2.1.1 Hensikt\nTekst.\n2.1.2 Veiledning\nTekst.",
        "2.1.1. Hensikt\nTekst.\n2.1.2. Veiledning\nTekst.",
        "2.1.1) Hensikt\nTekst.\n2.1.2) Veiledning\nTekst.",
        "2. 1. 1 Hensikt\nTekst.\n2.1.2Veiledning\nTekst.",
        "2.1.1\nHensikt\nTekst.\n2.1.2\nVeiledning\nTekst.",
        "Kapittel 2.1.1 Hensikt\nTekst.\nKapittel 2.1.2: Veiledning\nTekst.",
        "## 2.1.1 Hensikt\nTekst.\n## 2.1.2 Veiledning\nTekst.",
    ],
)
def test_headings_are_found_however_they_are_numbered(written):
    found = sections_of(written)

    assert [(s.number, s.heading, s.body) for s in found] == [
        ("2.1.1", "Hensikt", "Tekst."),
        ("2.1.2", "Veiledning", "Tekst."),
    ]


def test_a_misspelt_heading_is_a_heading():
    found = sections_of(
        "2.1 Veileding og fagleg utvking\nTekst.\n2.2 Supervison\nTekst."
    )

    assert [s.heading for s in found] == ["Veileding og fagleg utvking", "Supervison"]


def test_the_table_of_contents_makes_no_section_twice():
    text = textwrap.dedent("""\
        Innhold
        1 Innledning ........ 2
        2 Veiledning ........ 3
        2.1 Samtaler ........ 3

        1 Innledning
        Planen gjelder for alle leger i spesialisering.
        2 Veiledning
        Alle har veileder.
        2.1 Samtaler
        De holdes hver måned.
        """)

    found = sections_of(text)

    assert [(s.number, line_of(s)) for s in found] == [
        ("1", 6),
        ("2", 8),
        ("2.1", 10),
    ]


def test_contents_without_dots_make_no_section_twice():
    text = (
        "1. Innledning 2\n2. Kurs 3\n3. Annet 4\n1. Innledning\nOm planen.\n"
        "2. Kurs\nOm kurs.\n3. Annet\nOm annet."
    )

    assert [(s.number, s.body) for s in sections_of(text)] == [
        ("1", "Om planen."),
        ("2", "Om kurs."),
        ("3", "Om annet."),
    ]


def test_dates_times_and_measures_are_no_headings():
    text = (
        "2.1 Kurs\nTekst.\n2.2 Møter\n12.30 Lunsj for alle\n10.2.2024 Revidert\n"
        "3.5 timer er avsatt.\n2.3 Annet\nTekst."
    )

    assert numbers_of(text) == ["2.1", "2.2", "2.3"]


def test_the_next_part_of_the_plan_ends_the_last_section():
    found = sections_of("2.1 Kurs\nTekst.\n2.2 Annet\nSlutt.\nDEL 3: Egen plan\nMal.")

    assert [(s.number, s.heading) for s in found][-1] == ("", "DEL 3: Egen plan")
    assert found[1].body == "Slutt."


def test_page_numbers_and_running_heads_are_left_out():
    pages = [
        f"Plan, nevro\n2.{i} Del {w}\nTekst {w}.\nMer {w}.\nUt {w}.\nSide {i} av 4"
        for i, w in enumerate(["en", "to", "tre", "fire"], start=1)
    ]

    found = sections_of("\f".join(pages))

    assert [" ".join(s.body.split()) for s in found] == [
        f"Tekst {w}. Mer {w}. Ut {w}." for w in ["en", "to", "tre", "fire"]
    ]


def test_headings_without_numbers_are_taken_from_the_format():
    text = "# Plan\n\n## Veiledning\n\nHver måned.\n\n## Kurs\n\nTo i året.\n"

    found = sections(read_markdown(text))

    assert [(s.number, s.heading, s.body) for s in found] == [
        ("", "Veiledning", "Hver måned."),
        ("", "Kurs", "To i året."),
    ]


def test_plain_text_without_numbers_is_cut_at_usual_headings():
    text = "Rettleiing\nKvar LIS har rettleiar.\n\nInternundervisning\nKvar tysdag."

    assert [s.heading for s in sections_of(text)] == [
        "Rettleiing",
        "Internundervisning",
    ]


def test_a_table_in_a_section_becomes_a_table():
    here = Source(1, 2)
    table = Table((Row(("Hva", "Når"), here), Row(("Kurs", "Vår"), here)), here)
    blocks = (Line("2.1 Kurs", Source(1, 1)), table, Line("2.2 Annet", Source(1, 4)))

    found = sections(Document(blocks))

    assert found[0].body == "|  |  |\n| --- | --- |\n| Hva | Når |\n| Kurs | Vår |"


def test_a_word_split_at_the_margin_is_mended():
    text = (
        "2.1 Kurs\nHar nukleær-\nmedisin og divisjons-\nog klinikkmøter.\n2.2 Annet\n"
    )

    body = sections_of(text)[0].body

    assert body == "Har nukleærmedisin og divisjons- og klinikkmøter."


@given(st.text())
def test_any_text_has_sections_or_none(text):
    for section in sections_of(text):
        assert section.source is not None


@given(
    st.lists(
        st.sampled_from(
            [
                "",
                " ",
                "2.1.1 Kurs",
                "2.1.2",
                "1. En",
                "2. To",
                "a) b",
                "- c",
                "• d",
                "Tekst.",
            ]
        )
    )
)
def test_any_order_of_lines_can_be_read(lines):
    found = sections_of("\n".join(lines))

    assert all(section.heading or section.number for section in found)

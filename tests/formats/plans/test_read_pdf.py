import io

import pikepdf
import pytest
import typst

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Line, Table
from ferd.formats.plans.documents.read_pdf import read_pdf
from ferd.formats.plans.documents.unreadable import Unreadable
from tests.corpus.plans.make_corpus import FOLDER, NAME, stages

TEXT = (FOLDER / f"{NAME}.txt").read_text(encoding="utf-8")


def read(source, page="width: 16cm, height: 20cm"):
    source = f'#set page({page})\n#set text(lang: "nb", size: 11pt)\n{source}'
    return read_pdf(typst.compile(source.encode(), timestamp=0))


def tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(table):
    return [row.cells for row in table.rows]


def texts(document):
    return [line.text for line in document.lines() if line.text]


@pytest.mark.parametrize("form", ["", "-unruled"])
def test_the_timeline_is_found_with_lines_and_without(form):
    document = read_pdf((FOLDER / f"{NAME}{form}.pdf").read_bytes())

    (table,) = tables(document)
    joined = [tuple(" ".join(cell.split()) for cell in row) for row in cells(table)]
    expected = [tuple(cell.replace("/ ", "/") for cell in row) for row in stages(TEXT)]
    assert [tuple(c.replace("/ ", "/") for c in row) for row in joined] == expected
    assert {row.source.page for row in table.rows} == {2}


def test_every_word_of_the_plan_is_read_once_and_in_order():
    document = read_pdf((FOLDER / f"{NAME}.pdf").read_bytes())

    found = "".join(" ".join(texts(document)).replace("-", "").split())
    for part in (
        "Veileder blir utnevnt allerede",
        "2.1.11. Annet",
        "minst 2 obligator",
    ):
        assert found.count(part.replace(" ", "")) == 1
    assert found.index("2.1.1.Hensikt") < found.index("2.1.11.Annet")


def test_a_line_has_its_page_and_its_number_on_the_page():
    document = read("= Plan\nen \\ to\n#pagebreak()\ntre")

    assert [block for block in document.blocks if block.text] == [
        Line("Plan", Source(1, 1), level=1),
        Line("en", Source(1, 2)),
        Line("to", Source(1, 3)),
        Line("tre", Source(2, 1)),
    ]
    assert document.page_count == 2


def test_paragraphs_are_parted_by_an_empty_line():
    document = read("#set par(spacing: 2em)\n" + "en \\ to \\ tre\n\nfire \\ fem")

    found = [block.text for block in document.blocks]
    assert found == ["en", "to", "tre", "", "fire", "fem"]


def test_text_beside_a_table_keeps_its_place():
    document = read("for\n#table(columns: 2, [a], [b], [c], [d])\netter")

    before, table, after = document.blocks
    assert (before.text, after.text) == ("for", "etter")
    assert cells(table) == [("a", "b"), ("c", "d")]
    assert [row.source.line for row in table.rows] == [2, 3]


def test_merged_cells_have_their_text_once_and_keep_the_columns():
    source = """#table(columns: 3, table.cell(rowspan: 2)[A], table.cell(colspan: 2)[B],
        [c], [d], [e], [f], [g])"""

    (table,) = tables(read(source))

    assert cells(table) == [("A", "B", ""), ("", "c", "d"), ("e", "f", "g")]
    assert [row.continued for row in table.rows] == [(), (0,), ()]


def test_cells_in_the_middle_of_tall_rows_stay_in_their_row():
    source = """#table(columns: (3cm, 3cm), align: horizon,
        [kort], [en \\ to \\ tre], [neste], [fire \\ fem])"""

    (table,) = tables(read(source))

    assert cells(table) == [("kort", "en\nto\ntre"), ("neste", "fire\nfem")]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("nuklear- \\ medisin", "nuklearmedisin"),
        ("inn- \\ og utland", "inn-\nog utland"),
        ("CT- \\ bilder", "CT-bilder"),
        ("1- \\ 17", "1-17"),
        ("98, \\ 100-101", "98,\n100-101"),
        ("BDA/ \\ NM", "BDA/\nNM"),
    ],
)
def test_a_word_cut_inside_a_cell_is_whole_again(cut, whole):
    (table,) = tables(read(f"#table(columns: 2, [{cut}], [x])"))

    assert cells(table) == [(whole, "x")]


def test_a_word_cut_off_by_the_side_of_its_cell_is_whole_again():
    source = "#table(columns: (2.1cm, 2cm), [Nordbyha \\ gen], [Nord \\ og], [a], [b])"

    (table,) = tables(read(source))

    assert cells(table)[0] == ("Nordbyhagen", "Nord\nog")


def test_a_table_goes_on_over_the_page_without_its_header_again():
    rows = ", ".join(f"[{i} aar], [A], [{i}]" for i in range(60))
    source = f"#table(columns: 3, table.header([Tid], [Sted], [Maal]), {rows})"

    document = read(source)

    (table,) = tables(document)
    assert document.page_count > 1
    assert [row.cells[0] for row in table.rows] == [
        "Tid",
        *(f"{i} aar" for i in range(60)),
    ]
    assert {row.source.page for row in table.rows} == set(
        range(1, document.page_count + 1)
    )


def test_a_row_cut_by_the_page_is_one_row():
    long = " \\ ".join(f"mål {i}," for i in range(60))
    source = f"#table(columns: 3, [Tid], [Sted], [Mål], [0-1 år], [A], [{long} slutt])"

    (table,) = tables(read(source))

    assert len(table.rows) == 2
    assert table.rows[1].cells[2].endswith("mål 59, slutt")


def test_headers_footers_and_page_numbers_are_left_out_but_a_date_is_kept_once():
    page = """height: 9cm, header: [Utdanningsplan for Ahus],
        footer: context [Gyldig fra 01.02.2026 #h(1fr) Side #counter(page).display()]"""
    body = "\n#pagebreak()\n".join(f"avsnitt {name}" for name in "abc")

    found = texts(read(body, page))

    assert [text for text in found if "Gyldig" not in text] == [
        "avsnitt a",
        "avsnitt b",
        "avsnitt c",
    ]
    assert sum("Gyldig fra 01.02.2026" in text for text in found) == 1


def test_prose_never_becomes_a_table():
    words = (
        "Utdanningsplanen er et verktøy for planlegging og oppfølging av den enkelte. "
    )
    source = f"#set par(justify: true)\n#set text(hyphenate: false)\n{words * 20}"

    assert tables(read(source, "width: 7cm, height: 25cm")) == []


def test_a_list_of_contents_never_becomes_a_table():
    source = "#outline()\n= Hensikt\n= Utdanning\n= Veiledning"

    assert tables(read(source)) == []


def test_a_frame_around_the_page_is_no_table():
    source = "#rect(width: 100%)[en \\ to #table(columns: 2, [a], [b], [c], [d])]"

    (table,) = tables(read(source))

    assert cells(table) == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_is_looked_at(angle):
    source = "#rotate(-ANGLEdeg, reflow: true)[#table(columns: 2, [a], [b], [c], [d])]"
    source = source.replace("ANGLE", str(angle))
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile(source.encode()))) as document:
        document.pages[0].Rotate = angle
        document.save(stream)

    (table,) = tables(read_pdf(stream.getvalue()))

    assert cells(table) == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize("angle", [-90, 90])
def test_words_on_end_in_a_header_are_read(angle):
    head = f"[#rotate({angle}deg, reflow: true)[Læringsmål]]"
    source = f"#table(columns: 2, {head}, [x], [1-17], [y])"

    (table,) = tables(read(source))

    assert cells(table) == [("Læringsmål", "x"), ("1-17", "y")]


def test_a_mark_across_the_page_is_no_text():
    source = "#place(center + horizon, rotate(-45deg)[UTKAST])\nPlan"

    assert texts(read(source)) == ["Plan"]


def test_joined_letters_and_hyphens_that_are_not_shown_are_made_plain():
    document = read(
        "effektiv spesialisering fl fi #sym.hyph.soft nukle#sym.hyph.soft;ær"
    )

    (text,) = texts(document)
    assert text == "effektiv spesialisering fl fi nuklear".replace("ear", "eær")


def test_an_empty_pdf_is_empty():
    with pytest.raises(Unreadable, match="empty"):
        read("")


def test_letters_drawn_as_shapes_are_said_to_be_no_text():
    with pytest.raises(Unreadable, match="no text"):
        read("#circle(radius: 1cm)")


def levels(document):
    return {line.text: line.level for line in document.lines() if line.level}


def test_larger_and_bolder_lines_are_headings():
    document = read(
        "= Utdanningsplan for en\\ lang spesialitet\nTekst. " * 1
        + "Tekst og mer tekst i samme avsnitt som fyller linjen. " * 9
        + "\n== Veiledning\n#strong[Merk:] at dette er tekst.\n\n"
        + "Tekst og mer tekst. " * 30
        + "\n\n#strong[Internundervisning]\n\nEn time i uken.\n\n"
        + "#strong[Dette er en hel setning.]\n\nTekst."
    )

    assert levels(document) == {
        "Utdanningsplan for en lang spesialitet": 1,
        "Veiledning": 2,
        "Internundervisning": 3,
    }


def test_a_text_that_is_bold_throughout_has_no_headings():
    document = read("#strong[En plan]\n\n#strong[for alle]\n\n#strong[som leser]")

    assert levels(document) == {}


def test_narrow_spaces_still_part_words():
    document = read("#set text(spacing: 45%)\nSociety of Nuclear Medicine of Norway")

    assert "Society of Nuclear Medicine of Norway" in texts(document)


def test_a_dated_footer_belongs_to_no_paragraph():
    footer = "Godkjent 1. mars 2027 #counter(page).display()"
    document = read(
        f"#set page(height: 8cm, footer: context [{footer}])\n"
        "Legen skal ha\n#pagebreak()\nveiledning.\n#pagebreak()\nSlutt."
    )

    shown = [line.text for line in document.lines()]
    at = shown.index("Godkjent 1. mars 2027 1")
    assert shown[at - 1] == shown[at + 1] == ""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from ferd.core.curriculum.catalogue import (
    ActivityKind,
    AssessmentKind,
    AssessmentMethod,
    Edition,
    LearningActivity,
    Objective,
    ObjectiveKind,
    RecommendedCount,
    Specialty,
    Theme,
)
from ferd.formats.tables import read_csv, read_xlsx, write_csv, write_xlsx
from ferd.formats.workbooks import MAX_ROWS

HOSTILE = ("=1+1", "+47 22", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "'quoted")


def codes(diagnostics):
    return [d.code for d in diagnostics]


def workbook(*rows, **cells):
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for row in rows:
        sheet.append(row)
    for address, value in cells.items():
        sheet[address] = value
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def make_edition():
    return Edition(
        specialty=Specialty("FKM"),
        source="table",
        objectives=(
            Objective(
                number=1,
                code="FKM 001",
                title="Tittel; med «tegn»",
                text="Første linje\nandre linje",
                explanation="Utdyping",
                group="Gruppe A",
                valid_from=date(2019, 3, 1),
                valid_to=date(2030, 12, 31),
                replaces="FKM 009",
                kind=ObjectiveKind.COMMON,
                theme=Theme.QUALITY,
                activities=("Kurs 1", "Prosedyre 1"),
                assessments=("Direkte observasjon",),
            ),
            *(
                Objective(
                    number=n, code=f"FKM {n:03d}", title=text, kind=ObjectiveKind.COMMON
                )
                for n, text in enumerate(HOSTILE, start=2)
            ),
        ),
        activities=(
            LearningActivity(key="Kurs 1", kind=ActivityKind.COURSE, title="Kurs 1"),
            LearningActivity(
                key="Prosedyre 1",
                kind=ActivityKind.CLINICAL_PROCEDURE,
                title="Prosedyre 1",
            ),
        ),
        assessments=(
            AssessmentMethod(
                key="Direkte observasjon",
                kind=AssessmentKind.DIRECT_OBSERVATION,
                title="Direkte observasjon",
            ),
        ),
    )


def with_counts(edition):
    course, procedure = edition.activities
    counts = (
        RecommendedCount(30, "operatør", "Barn"),
        RecommendedCount(5, "assistent"),
    )
    counted = replace(procedure, text="Om prosedyren", counts=counts)
    return replace(edition, activities=(course, counted))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_is_written_as_csv_reads_back_the_same(language):
    edition = make_edition()

    editions, diagnostics = read_csv(write_csv(edition, language=language))

    assert editions == (edition,)
    assert diagnostics == ()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_is_written_as_xlsx_reads_back_the_same_with_its_counts(language):
    edition = with_counts(make_edition())

    editions, diagnostics = read_xlsx(write_xlsx(edition, language=language))

    assert editions == (edition,)
    assert diagnostics == ()


def test_no_text_becomes_a_formula_in_a_workbook():
    data = write_xlsx(make_edition(), language="en")

    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.rows for cell in row]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.data_type == "n" and cell.value]
    assert set(HOSTILE) <= {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.hyperlink]


def test_no_cell_of_a_csv_file_begins_as_a_formula_does():
    data = write_csv(make_edition(), language="en").decode("utf-8-sig")

    cells = [c for row in csv.reader(io.StringIO(data), delimiter=";") for c in row]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1+1" in cells


def test_norwegian_excel_writes_semicolons_and_windows_1252():
    data = "Kode;Læringsmål\r\nNUK 001;Å måle\r\n".encode("cp1252")

    (edition,), _ = read_csv(data)

    assert edition.objectives[0].title == "Å måle"


@pytest.mark.parametrize(
    "written",
    [
        "Code,Title\nNUK-1,One\n",
        "\ufeffKode;Tittel\nNUK 1;One\n",
        "sep=;\nKode;Tittel\nNUK 1;One\n",
        "Kode\tTittel\nNUK 001\tOne\n",
        "Læringsmål NUK;\n;\nKode;Namn\nnuk1;One\n",
        "Læringsmål;Tittel\nNUK 001;One\n",
    ],
)
def test_a_table_is_understood_however_it_is_delimited_and_headed(written):
    (edition,), diagnostics = read_csv(written.encode())

    assert [(o.code, o.title) for o in edition.objectives] == [("NUK 001", "One")]
    assert diagnostics == ()


def test_utf16_from_excels_unicode_text_is_understood():
    (edition,), _ = read_csv("Kode\tTittel\nNUK 001\tÆøå\n".encode("utf-16"))

    assert edition.objectives[0].title == "Æøå"


def test_bare_numbers_need_a_specialty():
    data = b"Nr;Tittel\n1;En\n2;To\n"

    assert codes(read_csv(data)[1]) == ["CURR015", "CURR014"]
    (edition,), diagnostics = read_csv(data, specialty="nuk")
    assert [o.code for o in edition.objectives] == ["NUK 001", "NUK 002"]
    assert diagnostics == ()


def test_a_table_of_two_specialties_gives_two_editions():
    editions, _ = read_csv(b"Kode;Tittel\nNUK 001;En\nRAD 001;En\n")

    assert [e.specialty.code for e in editions] == ["NUK", "RAD"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["CURR001"]),
        (b" \n ", ["CURR001"]),
        (b"\x00\x01\x02\xff" * 50, ["CURR002"]),
        (b"Dette er bare tekst.\n", ["CURR005"]),
        (b"Kode;Tittel\n", ["CURR014"]),
        (b"Kode;Tittel\nhei;En\nNUK 1;En\n", ["CURR006"]),
        (b"Kode;Tittel\nNUK 1;En\nNUK 001;To\n", ["CURR007"]),
        (b"Kode;Tittel;Gyldig fra\nNUK 1;En;i morgen\n", ["CURR008"]),
        (b"Kode;Tittel;Gyldig fra\nNUK 1;En;31.02.2026\n", ["CURR008"]),
        (b"Kode;Tittel\nNUK 1;\n", ["CURR009"]),
        (b"Kode;Tittel;Tema\nFKM 1;En;ukjent\n", ["CURR016"]),
    ],
)
def test_what_is_odd_in_a_csv_file_is_said_in_one_sentence(data, expected):
    _, diagnostics = read_csv(data)

    assert codes(diagnostics) == expected
    assert all("%(" not in d.text() for d in diagnostics)


def test_dates_numbers_and_empty_rows_of_a_workbook_are_read():
    data = workbook(
        ["Læringsmål i nukleærmedisin"],
        [],
        ["Nr", "Tittel", "Gyldig fra"],
        [1.0, "En", date(2019, 3, 1)],
        [],
        [2, "To", "01.03.2019"],
    )

    (edition,), diagnostics = read_xlsx(data, specialty="NUK")

    assert [o.number for o in edition.objectives] == [1, 2]
    assert {o.valid_from for o in edition.objectives} == {date(2019, 3, 1)}
    assert diagnostics == ()


def test_a_lone_cell_in_the_last_corner_does_not_hang_the_reader():
    data = workbook(["Kode", "Tittel"], ["NUK 001", "En"], XFD1048576="x")

    (edition,), diagnostics = read_xlsx(data)

    assert [o.code for o in edition.objectives] == ["NUK 001"]
    assert codes(diagnostics) == ["CURR013"]


def test_a_sheet_of_more_rows_than_any_catalogue_is_cut():
    data = workbook(["Kode", "Tittel"], ["NUK 001", "En"], **{f"A{MAX_ROWS + 5}": "x"})

    assert "CURR013" in codes(read_xlsx(data)[1])


def test_a_workbook_that_unpacks_to_gigabytes_is_refused_unopened():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 150_000_000)

    editions, diagnostics = read_xlsx(packed.getvalue())

    assert editions == ()
    assert codes(diagnostics) == ["CURR003"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "CURR001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "CURR012"),
        (b"PK\x03\x04 and then nothing", "CURR018"),
        (b"PK\x05\x06" + b"\0" * 18, "CURR018"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_said_so_in_one_sentence(data, expected):
    editions, diagnostics = read_xlsx(data)

    assert editions == ()
    assert codes(diagnostics) == [expected]

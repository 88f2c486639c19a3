from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ferd.formats.catalogues import read_catalogue
from ferd.formats.tables import write_xlsx

CORPUS = Path(__file__).parents[1] / "corpus" / "catalogues"
TABLE = "Kode;Tittel;Læringsaktiviteter\nNUK 018;Tittel;Prosedyre 1\n".encode()
COUNTS = "Prosedyre;Rolle;Antall\nProsedyre 1;operatør;30\n".encode()


def corpus(name):
    return (CORPUS / name).read_bytes()


def workbook():
    (edition,), _ = read_catalogue([TABLE])
    return write_xlsx(edition, language="nb")


@pytest.mark.parametrize(
    ("files", "source"),
    [
        ([TABLE], "table"),
        ([workbook()], "table"),
        ([corpus("case_package.json")], "case"),
        ([corpus("hapi_objectives.json"), corpus("hapi_activity.json")], "hapi"),
    ],
)
def test_the_content_tells_the_format(files, source):
    (edition,), _ = read_catalogue(files)

    assert edition.source == source
    assert "NUK 018" in {o.code for o in edition.objectives}


def test_a_table_of_activities_is_read_beside_one_of_objectives():
    (edition,), diagnostics = read_catalogue([COUNTS, TABLE])

    assert edition.activities[0].counts[0].count == 30
    assert edition.activities[0].counts[0].role == "operatør"
    assert diagnostics == ()


def test_files_of_different_formats_are_joined_by_specialty():
    (edition,), _ = read_catalogue([TABLE, corpus("case_package.json")])

    assert [o.code for o in edition.objectives] == ["NUK 018", "NUK 019", "NUK 020"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "CURR001"),
        (b"%PDF-1.7 \x00\x01\x02", "CURR002"),
        (b'{"noe": 1}', "CURR002"),
        (b"{", "CURR004"),
        (b"PK\x03\x04", "CURR018"),
        (b"<html><body>Hei</body></html>", "CURR005"),
    ],
)
def test_a_file_that_is_no_catalogue_gets_one_sentence(data, expected):
    editions, diagnostics = read_catalogue([data])

    assert editions == ()
    assert [d.code for d in diagnostics] == [expected]


def test_a_file_larger_than_any_catalogue_is_not_read():
    _, diagnostics = read_catalogue([b" " * 60_000_001])

    assert [d.code for d in diagnostics] == ["CURR019"]


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_bytes_make_the_reader_stumble(noise, position):
    data = TABLE[:position] + noise + TABLE[position:]

    editions, diagnostics = read_catalogue([data])

    assert editions or diagnostics

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pytest

from ferd.core.curriculum.catalogue import ActivityKind, RecommendedCount, Theme
from ferd.core.curriculum.shipped_editions import shipped_editions
from ferd.formats.case import read_case, write_case
from tests.formats.case_schema import PACKAGE

GOLDEN = Path(__file__).parents[1] / "corpus" / "catalogues" / "case_package.json"
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def golden():
    return json.loads(GOLDEN.read_text("utf-8"))


def read(package, **options):
    return read_case(json.dumps(package).encode(), **options)


def codes(diagnostics):
    return [d.code for d in diagnostics]


def test_the_golden_package_has_the_shape_of_case():
    jsonschema.validate(golden(), PACKAGE)


def test_the_golden_package_is_read_in_full():
    (edition,), diagnostics = read_case(GOLDEN.read_bytes())

    first, second, third = edition.objectives
    assert edition.specialty.code == "NUK"
    assert edition.specialty.nb == "Nukleærmedisin"
    assert edition.title == "Nukleærmedisin 2019"
    assert edition.valid_from == date(2019, 3, 1)
    assert (first.code, first.title, first.text) == ("NUK 018", "", "")
    assert first.group == "Gruppe A"
    assert first.same_as == ("https://other.example.no/items/18",)
    assert (second.title, second.text) == ("Tittel 19", "Tekst til læringsmål 19")
    assert second.explanation == "Utdypende tekst til læringsmål 19"
    assert (second.activities, second.assessments) == (("PROS-1",), ("VURD-1",))
    assert third.replaces == "NUK 019"
    assert edition.activities[0].kind is ActivityKind.CLINICAL_PROCEDURE
    assert edition.activities[0].counts == (RecommendedCount(30, "operatør", "Barn"),)
    assert codes(diagnostics) == ["CURR009"]


def test_what_was_read_is_written_and_read_back_the_same():
    (edition,), _ = read_case(GOLDEN.read_bytes())

    written = write_case(edition, changed_at=NOON)
    (again,), _ = read_case(written)

    jsonschema.validate(json.loads(written), PACKAGE)
    stripped = [replace(o, raw="") for o in edition.objectives]
    assert [replace(o, raw="") for o in again.objectives] == stripped
    assert write_case(again, changed_at=NOON) == written


def test_unknown_fields_links_and_definitions_come_out_again():
    package = golden()
    (edition,), _ = read(package)

    written = json.loads(write_case(edition, changed_at=NOON))

    items = {item["identifier"]: item for item in written["CFItems"]}
    peers = [a for a in written["CFAssociations"] if a["associationType"] == "isPeerOf"]
    assert written["CFDefinitions"] == package["CFDefinitions"]
    assert written["CFDocument"]["frameworkType"] == "Curriculum"
    assert items[package["CFItems"][1]["identifier"]]["educationLevel"] == ["LIS3"]
    assert peers == [package["CFAssociations"][-1]]
    assert len(written["CFItems"]) == len(package["CFItems"])
    assert len(written["CFAssociations"]) == len(package["CFAssociations"])


def test_the_shipped_edition_goes_out_and_comes_in_without_gaining_text():
    for shipped in shipped_editions():
        written = write_case(shipped, changed_at=NOON)

        (again,), _ = read_case(written)

        jsonschema.validate(json.loads(written), PACKAGE)
        assert [o.code for o in again.objectives] == [
            o.code for o in shipped.objectives
        ]
        assert not any(o.title or o.text for o in again.objectives)


def test_a_theme_survives_the_journey():
    _, common = shipped_editions()
    first = replace(common.objectives[0], theme=Theme.COMMUNICATION, title="Tittel 1")
    edition = replace(common, objectives=(first,))

    (again,), _ = read_case(write_case(edition, changed_at=NOON))

    assert again.objectives[0].theme is Theme.COMMUNICATION
    assert (again.objectives[0].title, again.objectives[0].text) == ("Tittel 1", "")


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("CFDocument", "title", ""),
        ("CFItems", "identifier", "18"),
        ("CFItems", "fullStatement", ""),
        ("CFAssociations", "associationType", "childOf"),
        ("CFAssociations", "lastChangeDateTime", "yesterday"),
    ],
)
def test_the_shape_refuses_a_package_with_one_fault(part, field, value):
    package = golden()
    place = package[part]
    (place[0] if isinstance(place, list) else place)[field] = value

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(package, PACKAGE)


def test_bare_codes_belong_to_the_specialty_that_is_asked_for():
    package = golden()
    package["CFItems"] = [package["CFItems"][1] | {"humanCodingScheme": "018"}]
    package["CFAssociations"] = []

    (edition,), _ = read(package, specialty="nuk")

    assert edition.objectives[0].code == "NUK 018"
    assert codes(read(package)[1]) == ["CURR015"]


def test_faults_are_told_and_the_rest_is_read():
    package = golden()
    package["CFItems"].append(package["CFItems"][1] | {"identifier": "twice"})
    package["CFItems"].append({"identifier": "x", "fullStatement": "Uten kode"})
    package["CFAssociations"][1]["originNodeURI"]["identifier"] = "nowhere"

    (edition,), diagnostics = read(package)

    assert len(edition.objectives) == 3
    assert codes(diagnostics) == ["CURR007", "CURR011", "CURR010", "CURR009"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "CURR001"),
        (b"{", "CURR004"),
        (b"[" * 100_000, "CURR003"),
        (b"[1, 2]", "CURR002"),
        (b'{"CFItems": []}', "CURR002"),
        (b'{"CFDocument": {}, "CFItems": 7, "CFAssociations": [null]}', "CURR014"),
    ],
)
def test_what_is_no_package_is_said_so_in_one_sentence(data, expected):
    editions, diagnostics = read_case(data)

    assert editions == ()
    assert codes(diagnostics) == [expected]

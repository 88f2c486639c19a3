"""The drawing of a timeline."""

from xml.etree import ElementTree

import pytest

from ferd.formats.documents.bands import WIDTH, Band, Lane, draw_bands, height_of

LANES = (
    Lane(
        "Nordvik", "NM", (Band(0, 12, "0-1 år", "31 mål"), Band(12, 60, "Resten", ""))
    ),
    Lane("Fjordbyen & <Byen>", "", (Band(54, 60, "4,5-5 år", "12 mål", True),)),
)


def drawn(lanes: tuple[Lane, ...]) -> ElementTree.Element:
    svg = draw_bands(lanes, year="%(number)s. år")
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def texts(drawing: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in drawing.iter() if node.tag.endswith("text")]


def bands(drawing: ElementTree.Element) -> list[dict[str, float]]:
    names = ("x", "y", "width", "height")
    return [
        {name: float(node.attrib[name]) for name in names}
        for node in drawing.iter()
        if node.tag.endswith("rect") and node.get("stroke")
    ]


def test_a_drawing_names_places_stages_and_years():
    said = texts(drawn(LANES))

    assert {"Nordvik", "NM", "0-1 år", "31 mål", "1. år", "5. år"} <= set(said)
    assert "Fjordbyen & <Byen>" in said


def test_bands_are_as_long_as_their_months():
    first, second, third = bands(drawn(LANES))

    assert second["width"] / first["width"] == pytest.approx(4, rel=0.03)
    assert third["x"] + third["width"] == pytest.approx(WIDTH, abs=1)


def test_bands_that_overlap_stand_below_each_other():
    lane = Lane("A", "", (Band(0, 24, "a", ""), Band(12, 36, "b", "")))

    first, second = bands(drawn((lane,)))

    assert second["y"] >= first["y"] + first["height"]
    assert height_of((lane,)) > height_of((Lane("A", "", (Band(0, 36, "a", ""),)),))


def test_a_text_without_room_is_cut():
    lane = Lane("N" * 400, "", (Band(0, 12, "B" * 400, "C" * 400),))

    assert all(len(text) < 120 for text in texts(drawn((lane,))))

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ferd.core.curriculum.catalogue import ActivityKind, AssessmentKind
from ferd.formats.hapi import read_hapi

CORPUS = Path(__file__).parents[1] / "corpus" / "catalogues"
OBJECTIVES = (CORPUS / "hapi_objectives.json").read_bytes()
SPECIALTIES = (CORPUS / "hapi_specialties.json").read_bytes()
ACTIVITY = (CORPUS / "hapi_activity.json").read_bytes()


def codes(diagnostics):
    return [d.code for d in diagnostics]


def objective(**fields):
    own = {
        "id": "1",
        "tittel": "Læringsmål 1",
        "koder": {"lis-laeringsmal": ["NUK 001"]},
        "tekniskeData": {"infoType": "lis-laeringsmal"},
    }
    return json.dumps(own | fields).encode()


def test_saved_answers_are_read_together():
    (edition,), diagnostics = read_hapi([OBJECTIVES, SPECIALTIES, ACTIVITY])

    first, second = edition.objectives
    assert (edition.specialty.code, edition.specialty.nb) == ("NUK", "Nukleærmedisin")
    assert edition.source == "hapi"
    assert (first.code, first.title) == ("NUK 018", "Læringsmål 18")
    assert first.text == "Tekst til læringsmål 18.\n- Første\n- Andre"
    assert first.explanation == "Utdyping 18"
    assert first.group == "Gruppe A"
    assert first.valid_from == date(2019, 3, 1)
    assert first.replaces == "NUK 005"
    assert first.activities == second.activities == ("0006-3",)
    assert edition.activities[0].title == "Kurs 1"
    assert edition.activities[0].kind is ActivityKind.COURSE
    assert edition.activities[0].text == "Om kurs 1"
    assert edition.assessments[0].kind is AssessmentKind.DIRECT_OBSERVATION
    assert codes(diagnostics) == ["CURR017", "CURR011"]


def test_the_order_of_the_files_does_not_matter():
    files = [OBJECTIVES, SPECIALTIES, ACTIVITY]

    assert read_hapi(files)[0] == read_hapi(files[::-1])[0]


def test_objectives_alone_are_enough():
    (edition,), _ = read_hapi([OBJECTIVES])

    assert edition.specialty.nb == "Nukleærmedisin"
    assert [a.title for a in edition.activities] == ["Kurs 1"]


def test_the_json_is_kept_whole_with_fields_nobody_knows():
    (edition,), _ = read_hapi([OBJECTIVES])

    kept = [json.loads(o.raw) for o in edition.objectives]

    assert kept == json.loads(OBJECTIVES)[:2]
    assert kept[1]["etUkjentFelt"] == [1, 2]


@pytest.mark.parametrize(
    "envelope",
    [
        lambda item: item,
        lambda item: [item],
        lambda item: {"value": [item]},
        lambda item: {"antall": 1, "innhold": {"items": [item]}},
        lambda item: {"data": [item]},
    ],
)
def test_one_object_a_list_and_an_envelope_are_the_same(envelope):
    data = json.dumps(envelope(json.loads(objective()))).encode()

    (edition,), _ = read_hapi([data])

    assert [o.code for o in edition.objectives] == ["NUK 001"]


@pytest.mark.parametrize(
    "fields",
    [
        {"koder": {"noe-annet": "NUK-1"}},
        {"koder": {}, "data": {"kode": "NUK 1"}},
        {"koder": None, "kortTittel": "NUK 001"},
        {"koder": [], "tittel": "NUK 001: Læringsmål 1"},
        {"tekniskeData": None},
    ],
)
def test_the_code_is_found_where_it_stands(fields):
    (edition,), _ = read_hapi([objective(**fields)])

    assert edition.objectives[0].code == "NUK 001"
    assert edition.objectives[0].title == "Læringsmål 1"


@pytest.mark.parametrize("key", ["gyldigTil", "gyldig_til", "GyldigTil"])
def test_validity_is_found_however_it_is_spelt(key):
    (edition,), _ = read_hapi([objective(**{key: "2030-12-31T00:00"})])

    assert edition.objectives[0].valid_to == date(2030, 12, 31)


def test_an_ended_objective_with_a_date_is_kept():
    data = objective(status="Utgått", data={"gyldigTil": "2024-08-31"})

    (edition,), diagnostics = read_hapi([data])

    assert edition.objectives[0].valid_to == date(2024, 8, 31)
    assert diagnostics == ()


def test_what_it_replaces_may_stand_in_a_link():
    link = {"rel": "erstatter", "tittel": "NUK 009 Læringsmål 9", "href": "x/9"}

    (edition,), _ = read_hapi([objective(links=[link])])

    assert edition.objectives[0].replaces == "NUK 009"


def test_one_specialty_can_be_asked_for():
    other = objective(id="2", koder={"lis-laeringsmal": ["RAD 001"]})

    editions, _ = read_hapi([objective(), other], specialty="rad")

    assert [e.specialty.code for e in editions] == ["RAD"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["CURR001"]),
        (b'{"tittel": ', ["CURR004"]),
        (b'{"noe": "annet"}', ["CURR002"]),
        (b'[{"tittel": "En artikkel"}]', ["CURR014"]),
        (objective(data={"gyldigFra": "snart"}), ["CURR008"]),
        (b"[" + objective() + b"," + objective(id="2") + b"]", ["CURR007"]),
        (objective(koder={}, tittel="Uten kode"), ["CURR011"]),
        (objective(tittel="NUK 001"), ["CURR009"]),
    ],
)
def test_what_is_odd_is_said_in_one_sentence(data, expected):
    assert codes(read_hapi([data])[1]) == expected


def test_a_text_that_no_database_can_keep_is_cleaned():
    (edition,), _ = read_hapi([objective(tekst="a\u0000b\ud800c")])

    assert edition.objectives[0].text == "abc"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("id", "tittel", "koder", "links", "data", "tekniskeData"),
                    *("infoType", "href", "type", "rel", "gyldigFra", "value"),
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(JSON)
def test_no_json_makes_the_reader_stumble(value):
    editions, diagnostics = read_hapi([json.dumps(value).encode()])

    assert editions or diagnostics

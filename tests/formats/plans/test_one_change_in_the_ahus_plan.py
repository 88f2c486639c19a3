"""The real plan with one thing changed: what is said is right, little and clear."""

from datetime import date
from functools import cache

import pytest

from ferd.core.curriculum.model import as_ranges
from ferd.core.curriculum.shipped import requirements_for
from ferd.core.diagnostics import Severity
from ferd.core.plans.check import check_plan
from ferd.formats.plans.documents.read_text import read_text
from ferd.formats.plans.read import understand
from tests.formats.plans import ahus

ON = date(2026, 1, 1)
ROW_3 = "3,5-4,5 år AHUS Nordbyhagen BDA/RAD 18 - 67"
CELLS = (
    "1-17, 69-75, 77-81, 97, 99",
    "69-88, 93, 95, 97, 99, 102",
    "15-16, 68, 89-92, 94, 96, \n\n98, 100-101",
)
DELETIONS = [
    (cell, at) for cell in CELLS for at in range(len(cell.replace("\n", "").split(",")))
]


@cache
def found_in(text):
    reading = understand(read_text(text))
    checked = check_plan(reading.plan, requirements_for("NUK"), on=ON)
    return (*reading.diagnostics, *checked)


def changed(before, after):
    assert before in ahus.TEXT
    return ahus.TEXT.replace(before, after, 1)


def news(text):
    """Give what is said of a text and not of the real one; lines may have moved."""
    known = {(d.code, d.where) for d in found_in(ahus.TEXT)}
    return [d for d in found_in(text) if (d.code, d.where) not in known]


def codes(text):
    return [(d.code, d.where) for d in news(text)]


def test_the_real_plan_has_no_error_and_no_doubt_of_the_reader():
    found = found_in(ahus.TEXT)

    assert all(d.severity is not Severity.ERROR for d in found)
    assert not [d for d in found if d.code.startswith("READ")]


@pytest.mark.parametrize(("cell", "at"), DELETIONS)
def test_a_deleted_range_is_missing_exactly_as_far_as_no_other_stage_leads_to_it(
    cell, at
):
    ranges = [part.strip() for part in cell.split(",")]
    text = changed(cell, ", ".join(ranges[:at] + ranges[at + 1 :]))
    plan = understand(read_text(text)).plan
    lost = set(range(1, 103)) - set().union(*ahus.objectives(plan))

    said = news(text)

    assert {d.code for d in said} <= {"PLAN012"}
    assert [d.where for d in said] == [
        f"objective:{run}" for run in as_ranges(lost).split(", ") if run
    ]
    if lost & ahus.ONLY_AT_OUS:
        assert all("OUS" in d.text() for d in said)


def test_deleting_68_gives_one_error_that_names_68_and_ous():
    (error,) = news(changed("15-16, 68, 89", "15-16, 89"))

    assert error.severity is Severity.ERROR
    assert "068" in error.text()
    assert "OUS" in error.text()
    assert error.source is not None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            ROW_3,
            "",
            [
                ("PLAN008", "stage:3"),
                ("PLAN009", "timeline"),
                ("PLAN012", "objective:18-67"),
            ],
        ),
        (ROW_3, f"{ROW_3}\n\n{ROW_3}", [("READ129", "stage:3")]),
        (
            "3,5-4,5 år AHUS",
            "4,5-5,5 år AHUS",
            [
                ("PLAN007", "stage:3"),
                ("PLAN008", "stage:4"),
                ("PLAN009", "timeline"),
                ("PLAN022", "prerequisite:2"),
            ],
        ),
        ("3,5-4,5 år AHUS", "4,5-3,5 år AHUS", [("READ128", "stage:3")]),
        ("4,5-5 år", "4,5-4,9 år", [("PLAN009", "timeline")]),
        ("4,5-5 år", "4,5-55 år", [("PLAN017", "stage:4")]),
        ("1-3,5 år AHUS", "0,5-3,5 år AHUS", [("PLAN007", "stage:2")]),
        (
            "0-1 år AHUS",
            "0-0,5 år AHUS",
            [("PLAN008", "stage:2"), ("PLAN009", "timeline")],
        ),
        (
            "97, 99, 102",
            "97, 99, 103",
            [("PLAN012", "objective:102"), ("PLAN015", "stage:2")],
        ),
        ("18 - 67", "67 - 18", [("READ105", "stage:3")]),
        ("18 - 67", "18 - 67, 67", [("READ106", "stage:3")]),
        ("4,5-5 år OUS OUS NM", "4,5-5 år NM", [("READ111", "stage:4")]),
        (
            "minst 2 obligatoriske kurs per år",
            "obligatoriske kurs",
            [("PLAN030", "commitment:courses_per_year")],
        ),
        ("Innledning", "Godkjent 01.02.2024", [("PLAN032", "plan")]),
    ],
)
def test_one_change_gives_what_it_deserves_and_no_more(before, after, expected):
    said = codes(changed(before, after))

    assert said == expected or sorted(said) == sorted(expected)


@pytest.mark.parametrize(
    ("before", "after", "about"),
    [
        ("omtrent 10 %", "omtrent 15 %", "inpatient_share"),
        ("omtrent 3000", "omtrent 3200", "examinations_per_year"),
        ("(10 per år)", "(12 per år)", "supervision_rhythm"),
    ],
)
def test_statements_that_are_made_to_agree_are_no_longer_a_contradiction(
    before, after, about
):
    before_it, after_it = (
        {d.where for d in found_in(text) if d.code == "PLAN033"}
        for text in (ahus.TEXT, changed(before, after))
    )

    assert before_it - after_it == {f"fact:{about}"}
    assert not after_it - before_it

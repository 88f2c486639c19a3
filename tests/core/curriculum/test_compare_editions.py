from dataclasses import replace
from datetime import date

import pytest

from ferd.core.curriculum.catalogue import (
    ActivityKind,
    AssessmentKind,
    AssessmentMethod,
    Edition,
    LearningActivity,
    Objective,
    RecommendedCount,
    Specialty,
    Theme,
)
from ferd.core.curriculum.compare import (
    CatalogueChange,
    ChangeKind,
    compare_editions,
)
from ferd.core.curriculum.merge import merge_editions

TODAY = date(2026, 9, 1)


def make_edition(*objectives, **fields):
    return Edition(specialty=Specialty("NUK"), objectives=objectives, **fields)


def make_objective(number=18, **fields):
    return Objective(number=number, code=f"NUK {number:03d}", **fields)


def changes(stored, incoming):
    return compare_editions(stored, incoming, on=TODAY)


def test_the_same_edition_twice_changes_nothing():
    edition = make_edition(make_objective(1), make_objective(2, title="Tittel 2"))

    assert changes(edition, edition) == ()


def test_an_objective_that_is_new_is_added():
    incoming = make_edition(make_objective(1), make_objective(2, title="Tittel 2"))

    found = changes(make_edition(make_objective(1)), incoming)

    assert found == (CatalogueChange(ChangeKind.ADDED, "NUK 002", "", "Tittel 2"),)


def test_objectives_are_matched_by_number_however_the_code_is_written():
    stored = make_edition(make_objective(1, title="Tittel"))
    incoming = make_edition(Objective(number=1, code="NUK-1", title="Tittel"))

    assert changes(stored, incoming) == ()


def test_an_objective_that_has_gone_is_ended_and_never_lost():
    stored = make_edition(make_objective(1), make_objective(2, title="Tittel 2"))
    incoming = make_edition(make_objective(1))

    found = changes(stored, incoming)
    kept = merge_editions(stored, incoming, on=TODAY).objectives[1]

    assert found == (
        CatalogueChange(ChangeKind.REMOVED, "NUK 002", "Tittel 2", "../2026-09-01"),
    )
    assert kept.title == "Tittel 2"
    assert kept.valid_to == TODAY


def test_an_objective_that_had_already_ended_stays_as_it_was():
    ended = make_objective(2, valid_to=date(2025, 1, 1))
    stored = make_edition(make_objective(1), ended)

    assert changes(stored, make_edition(make_objective(1))) == ()


def test_a_replaced_objective_ends_the_day_before_its_successor_begins():
    stored = make_edition(make_objective(1))
    successor = make_objective(2, replaces="NUK-1", valid_from=date(2027, 1, 1))

    merged = merge_editions(stored, make_edition(successor), on=TODAY)

    assert merged.objectives[0].valid_to == date(2026, 12, 31)


def test_an_ended_objective_that_comes_back_is_restored():
    stored = make_edition(make_objective(1, title="Før", valid_to=date(2025, 1, 1)))

    found = changes(stored, make_edition(make_objective(1, title="Etter")))

    assert found == (
        CatalogueChange(ChangeKind.RESTORED, "NUK 001", "../2025-01-01", ""),
        CatalogueChange(ChangeKind.TITLE, "NUK 001", "Før", "Etter"),
    )


def test_an_end_that_is_announced_stands_when_the_document_is_silent():
    announced = make_objective(1, valid_to=date(2027, 1, 1))

    assert changes(make_edition(announced), make_edition(make_objective(1))) == ()


def test_what_the_document_is_silent_about_stays():
    full = make_objective(
        1,
        title="Tittel",
        text="Tekst",
        explanation="Utdyping",
        group="Gruppe",
        valid_from=date(2019, 3, 1),
        replaces="NUK 005",
        activities=("a",),
        assessments=("b",),
    )
    stored = make_edition(full)

    assert changes(stored, make_edition(make_objective(1))) == ()
    merged = merge_editions(stored, make_edition(make_objective(1)), on=TODAY)
    assert merged == stored


@pytest.mark.parametrize(
    ("kind", "field", "after", "shown"),
    [
        (ChangeKind.TITLE, "title", "Ny", "Ny"),
        (ChangeKind.TEXT, "text", "Ny", "Ny"),
        (ChangeKind.EXPLANATION, "explanation", "Ny", "Ny"),
        (ChangeKind.GROUP, "group", "Ny", "Ny"),
        (ChangeKind.VALIDITY, "valid_from", date(2020, 1, 1), "2020-01-01/.."),
        (ChangeKind.VALIDITY, "valid_to", date(2028, 1, 1), "../2028-01-01"),
        (ChangeKind.REPLACED, "replaces", "NUK 005", "NUK 005"),
        (ChangeKind.THEME, "theme", Theme.SYSTEM, "system"),
        (ChangeKind.ACTIVITIES, "activities", ("b", "a"), "a, b"),
        (ChangeKind.ASSESSMENTS, "assessments", ("a",), "a"),
    ],
)
def test_each_difference_is_one_change(kind, field, after, shown):
    incoming = make_edition(make_objective(1, **{field: after}))

    found = changes(make_edition(make_objective(1)), incoming)

    assert found == (CatalogueChange(kind, "NUK 001", "", shown),)


def test_the_edition_itself_may_change():
    found = changes(
        make_edition(title="Før", valid_from=date(2019, 3, 1)),
        make_edition(title="Etter"),
    )

    assert found == (
        CatalogueChange(
            ChangeKind.EDITION, "", "Før 2019-03-01/..", "Etter 2019-03-01/.."
        ),
    )


def test_activities_and_methods_are_added_and_changed():
    course = LearningActivity(key="1", kind=ActivityKind.COURSE, title="Kurs")
    method = AssessmentMethod(key="2", kind=AssessmentKind.OTHER, title="Vurdering")
    stored = make_edition(activities=(course,), assessments=(method,))
    counted = replace(course, counts=(RecommendedCount(30),))
    incoming = make_edition(
        activities=(counted, replace(course, key="3", title="Annet")),
        assessments=(
            replace(method, kind=AssessmentKind.COMMITTEE),
            replace(method, key="4", title="Ny"),
        ),
    )

    found = [(c.kind, c.code) for c in changes(stored, incoming)]

    assert found == [
        (ChangeKind.ACTIVITY_CHANGED, "1"),
        (ChangeKind.ACTIVITY_ADDED, "3"),
        (ChangeKind.ASSESSMENT_CHANGED, "2"),
        (ChangeKind.ASSESSMENT_ADDED, "4"),
    ]


def test_a_table_that_knows_only_titles_does_not_double_the_activities():
    course = LearningActivity(
        key="0006-3", kind=ActivityKind.COURSE, title="Kurs 1", text="Om kurset"
    )
    stored = make_edition(
        make_objective(1, activities=("0006-3",)), activities=(course,)
    )
    by_title = LearningActivity(key="Kurs 1", kind=ActivityKind.OTHER, title="Kurs 1")
    incoming = make_edition(
        make_objective(1, activities=("Kurs 1",)), activities=(by_title,)
    )

    assert changes(stored, incoming) == ()

from dataclasses import fields
from datetime import date

from ferd.core.curriculum.catalogue import (
    ACTIVITY_TITLES,
    ASSESSMENT_TITLES,
    THEME_TITLES,
    ActivityKind,
    AssessmentKind,
    Objective,
    ObjectiveKind,
    Theme,
    neutral_title,
)
from ferd.core.curriculum.model import split_code
from ferd.core.curriculum.shipped_editions import shipped_editions

WRITTEN_BY_THE_AUTHORITY = ("title", "text", "explanation", "group", "theme", "raw")


def test_nuclear_medicine_ships_as_102_numbers():
    nuclear_medicine, _ = shipped_editions()

    numbers = [objective.number for objective in nuclear_medicine.objectives]

    assert nuclear_medicine.specialty.code == "NUK"
    assert numbers == list(range(1, 103))
    assert nuclear_medicine.objectives[17].code == "NUK 018"


def test_the_common_competencies_ship_as_24_numbers_of_their_own_kind():
    _, common = shipped_editions()

    assert len(common.objectives) == 24
    assert {o.kind for o in common.objectives} == {ObjectiveKind.COMMON}


def test_no_shipped_objective_has_a_single_word_of_text():
    shipped = [o for edition in shipped_editions() for o in edition.objectives]

    assert {f.name for f in fields(Objective)} >= set(WRITTEN_BY_THE_AUTHORITY)
    assert not [o for o in shipped for f in WRITTEN_BY_THE_AUTHORITY if getattr(o, f)]


def test_a_neutral_title_is_the_number_in_the_readers_language():
    assert neutral_title(18, "nb") == "Læringsmål 18"
    assert neutral_title(18, "nn") == "Læringsmål 18"
    assert neutral_title(18, "en") == "Learning objective 18"


def test_an_objective_is_valid_between_its_dates_both_included():
    objective = Objective(
        number=1,
        code="NUK 001",
        valid_from=date(2019, 3, 1),
        valid_to=date(2026, 8, 31),
    )

    assert not objective.is_valid(date(2019, 2, 28))
    assert objective.is_valid(date(2019, 3, 1))
    assert objective.is_valid(date(2026, 8, 31))
    assert not objective.is_valid(date(2026, 9, 1))
    assert Objective(number=1, code="NUK 001").is_valid(date(1900, 1, 1))


def test_every_kind_and_theme_has_a_title():
    assert set(ACTIVITY_TITLES) == set(ActivityKind)
    assert set(ASSESSMENT_TITLES) == set(AssessmentKind)
    assert set(THEME_TITLES) == set(Theme)


def test_a_code_is_parted_into_specialty_and_number():
    assert split_code("nuk-1") == ("NUK", 1)
    assert split_code(" 001 ") == ("", 1)
    assert split_code("first") is None

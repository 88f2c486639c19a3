"""Prerequisites, conditions, observerships and front matter in made-up plans."""

from datetime import date

import pytest

from ferd.formats.plans.documents.read_text import read_text
from ferd.formats.plans.read import understand

PLAN = """Utdanningsplan for radiologi ved Sykehuset Østfold HF
Godkjent av utdanningsutvalget 14.03.2024. Sist revidert: 1. februar 2025

RAD = Radiologisk avdeling
NM = Nukleærmedisinsk seksjon

Tid Helseforetak Sykehus Avdeling Læringsmål
0-2 år SØ Kalnes RAD 1-50
2-4 år SØ Kalnes NM 51-80
4-5 år OUS Rikshospitalet RAD 81-102

"""


def plan_with(text):
    return understand(read_text(f"{PLAN}{text}\n")).plan


@pytest.mark.parametrize(
    ("text", "strength", "before", "after"),
    [
        ("Før rotasjon til OUS skal LIS ha fullført nukleærmedisin.", "hard", 3, (2,)),
        ("LIS må ha fullført nukleærmedisin før rotasjon til OUS.", "hard", 3, (2,)),
        (
            (
                "Læringsmål 1-50 bør være oppnådd før LIS begynner ved "
                "nukleærmedisinsk "
                "seksjon."
            ),
            "soft",
            2,
            (1,),
        ),
        ("Rotasjon til OUS forutsetter at 0-2 år er gjennomført.", "hard", 3, (1,)),
        (
            "Rotasjon til OUS kan først skje etter at nukleærmedisin er fullført.",
            "hard",
            3,
            (2,),
        ),
        (
            "For å kunne rotere til OUS må nukleærmedisin være fullført.",
            "hard",
            3,
            (2,),
        ),
        (
            "LIS må ha gjennomført de to første årene for å kunne rotere til OUS.",
            "hard",
            3,
            (1,),
        ),
        (
            "Tenesta ved nukleærmedisin må vere fullført før LIS kan rotere til OUS.",
            "hard",
            3,
            (2,),
        ),
        (
            "Det er ein fordel om nukleærmedisin er fullført før rotasjon til OUS.",
            "soft",
            3,
            (2,),
        ),
    ],
)
def test_a_prerequisite_has_a_strength_and_two_ends(text, strength, before, after):
    (prerequisite,) = plan_with(text).prerequisites

    assert prerequisite.strength == strength
    assert prerequisite.before_stage == before
    assert prerequisite.after_stages == after
    assert prerequisite.text == text


@pytest.mark.parametrize(
    "text",
    [
        (
            "Krav før rotasjon til OUS:\n- Nukleærmedisin skal være fullført.\n"
            "- Flest mulige LM fra 0-2 år."
        ),
        (
            "Krav til ferdigheter: Nukleærmedisin skal være fullført og "
            "flest mulige LM "
            "fra 0-2 år bør være oppnådd før rotasjon til OUS."
        ),
        (
            "Nukleærmedisin skal være fullført før rotasjon til OUS, men "
            "helst bør også "
            "0-2 år være gjennomført."
        ),
    ],
)
def test_must_and_should_are_told_apart(text):
    found = plan_with(text).prerequisites

    assert {(p.strength.value, p.before_stage, p.after_stages) for p in found} == {
        ("hard", 3, (2,)),
        ("soft", 3, (1,)),
    }


@pytest.mark.parametrize(
    "text",
    [
        (
            "Alle beskrivelser skal godkjennes av spesialist før de "
            "sendes til rekvirenten."
        ),
        "Veileder blir utnevnt allerede før kandidaten begynner.",
        "Utdanningsutvalget utnevner veileder før LIS blir ansatt.",
        "Prosedyrene skal leses før undersøkelsen.",
    ],
)
def test_not_everything_that_comes_before_is_a_prerequisite(text):
    assert plan_with(text).prerequisites == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "Tjenesten ved OUS kan tas tidligere dersom OUS har ledig plass.",
            "kan tas tidligere dersom OUS har ledig plass",
        ),
        (
            "OUS kan komme før det 5. året hvis radiologi er fullført.",
            "kan komme før det 5. året hvis radiologi er fullført",
        ),
    ],
)
def test_a_condition_to_move_belongs_to_the_stage_that_moves(text, condition):
    assert [s.may_move for s in plan_with(text).timeline] == ["", "", condition]


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        (
            (
                "LIS skal hospitere 2 uker ved Patologisk avdeling og 1 uke ved "
                "Kardiologisk avdeling."
            ),
            [("Patologisk avdeling", 2, 2), ("Kardiologisk avdeling", 1, 1)],
        ),
        (
            "Det anbefales hospitering ved Endokrinologisk seksjon i 1-2 veker.",
            [("Endokrinologisk seksjon", 1, 2)],
        ),
        (
            "Hospitering:\n- Nevrologisk avdeling, 2 uker\n- Kirurgisk avdeling, 1 uke",
            [("Nevrologisk avdeling", 2, 2), ("Kirurgisk avdeling", 1, 1)],
        ),
    ],
)
def test_observerships_have_a_place_and_weeks(text, stays):
    found = plan_with(text).observerships

    assert [(o.site.department, o.min_weeks, o.max_weeks) for o in found] == stays


def test_the_first_lines_say_what_plan_it_is():
    plan = plan_with("")

    assert plan.title == "Utdanningsplan for radiologi ved Sykehuset Østfold HF"
    assert (plan.specialty, plan.specialty_code) == ("radiologi", "RAD")
    assert plan.institution == "Sykehuset Østfold HF"
    assert plan.approved_on == date(2024, 3, 14)
    assert plan.revised_on == date(2025, 2, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Godkjent 14.03.2024", date(2024, 3, 14)),
        ("Godkjend: 2024-03-14", date(2024, 3, 14)),
        ("Vedtatt av utdanningsutvalget 14. mars 2024", date(2024, 3, 14)),
        ("Godkjent dato:\n14/3-24", date(2024, 3, 14)),
    ],
)
def test_a_date_of_approval_is_read(line, day):
    plan = understand(read_text(f"Utdanningsplan i nukleærmedisin\n{line}\n")).plan

    assert plan.approved_on == day


def test_a_day_that_does_not_exist_is_doubted():
    reading = understand(
        read_text("Utdanningsplan i nukleærmedisin\nGodkjent 31.02.2024")
    )

    assert reading.plan.approved_on is None
    assert "READ118" in [d.code for d in reading.diagnostics]


def test_the_code_of_another_specialty_is_learnt_from_its_objectives():
    text = """Utdanningsplan for spesialiteten geriatri
Tid | Sykehus | Læringsmål
0-2 år | A | GER 001, GER 002, GER-003
2-5 år | B | GER 004-GER 009
"""

    plan = understand(read_text(text)).plan

    assert (plan.specialty, plan.specialty_code) == ("geriatri", "GER")
    assert [s.objectives.numbers for s in plan.timeline] == [
        (1, 2, 3),
        (4, 5, 6, 7, 8, 9),
    ]

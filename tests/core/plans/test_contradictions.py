import pytest

from ferd.core.diagnostics import Source
from ferd.core.plans.contradictions import contradictions
from ferd.core.plans.model import Commitment, Fact, TrainingPlan
from ferd.formats.plans.implementation import commitments, facts, sections
from tests.formats.plans.written import ahus, facts_of, line_of, promises_of


def plan_of(text):
    return TrainingPlan(
        specialty="Nevrologi", facts=facts_of(text), commitments=promises_of(text)
    )


def disputed(text):
    return [found.about for found in contradictions(plan_of(text))]


def test_the_real_plan_contradicts_itself_on_three_matters():
    document = ahus()
    plan = TrainingPlan(
        specialty="Nukleærmedisin",
        facts=facts(document),
        commitments=commitments(document, sections(document)),
    )

    found = {
        c.about: [(s.value, line_of(s)) for s in c.statements]
        for c in contradictions(plan)
    }

    assert found == {
        "inpatient_share": [("10 %", 236), ("15\u201320 %", 285)],
        "examinations_per_year": [("3000", 234), ("3200", 283)],
        "supervision_rhythm": [("1 t/md.", 168), ("10/år", 463)],
    }


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Seksjonen har 5 overleger. Vi har 7 overleger.", "consultant_posts"),
        (
            "LIS har 4 timer fordypning per uke. Det gis 8 timer fordypning per uke.",
            "study_hours_per_week",
        ),
        (
            "Planen revideres årlig. Planen revideres hvert annet år.",
            "plan_revision_months",
        ),
        (
            "Prosedyrer revideres årlig. Prosedyrer oppdateres hvert tredje år.",
            "guideline_revision_months",
        ),
        (
            "Det gis 1 time veiledning per måned. Veileder og LIS møtes hvert kvartal.",
            "supervision_rhythm",
        ),
        (
            "LIS må ha minst 6 måneder ved OUS. Minst 1 år skal utføres ved OUS.",
            "minimum_months_at",
        ),
        (
            "Avdelinga har 4 LIS-stillingar. Det er seks LIS ved avdelinga.",
            "trainee_posts",
        ),
        (
            "Planen evalueres hvert tredje år. Utdanningsplanen skal revideres årlig.",
            "plan_revision_months",
        ),
        (
            "Det utføres 4000 undersøkelser årlig. Antall undersøkelser i året er 520.",
            "examinations_per_year",
        ),
        (
            "Årlig utføres 9 000 undersøkelser. Vi har 12 000 undersøkelser per år.",
            "examinations_per_year",
        ),
        (
            "Kompetansekomiteen møtes månedlig. Kollegiet har møte hvert kvartal.",
            "committee_interval_months",
        ),
        (
            "Kvar LIS har 4 timar fordjuping i veka. LIS har 6 timar studietid i veka.",
            "study_hours_per_week",
        ),
        (
            "Prosedyrene oppdateres årlig. Alle prosedyrer gjennomgås hvert annet år.",
            "guideline_revision_months",
        ),
        (
            "LIS får minst 4 kurs per år. LIS har 2 kurs per år.",
            "courses_per_year",
        ),
    ],
)
def test_two_figures_for_one_matter_contradict_each_other(text, about):
    assert disputed(text) == [about]


@pytest.mark.parametrize(
    "text",
    [
        "Seksjonen har 5 overleger. Det er 5 overleger ved seksjonen.",
        "Seksjonen har 5 overleger. Avdelingen har 30 overleger.",
        "Hamar har 5 overleger. Gjøvik har 7 overleger.",
        "I 2019 hadde vi 3000 undersøkelser. I 2021 hadde vi 3200 undersøkelser.",
        "10-20 % er inneliggende. 15 % er inneliggende.",
        "Prosedyrer revideres hvert annet år. Prosedyrer oppdateres hver to år.",
        "LIS må ha minst 1 år ved radiologisk seksjon. Minst 6 måneder er ved OUS.",
        (
            "Første år holdes veiledningssamtale månedlig. Deretter holdes "
            "veiledningssamtaler hver tredje måned."
        ),
        "Det gis én time veiledning per måned. Veiledningssamtale holdes månedlig.",
        "LIS1 har 2 kurs per år. LIS3 har 4 kurs per år.",
        "LIS skal ha minst 2 kurs per år. LIS kan få inntil 4 kurs per år.",
        "Veiledningssamtale holdes månedlig. Det gis minst 10 samtaler per år.",
        "Planen revideres årlig. Den individuelle planen revideres hvert halvår.",
        "LIS har 2 kurs i året. Det første året har LIS 4 kurs i året.",
        "Prosedyrer revideres hvert annet år. Metodeboken revideres årlig.",
        (
            "Det er 1 times undervisning hver tirsdag. Det er 45 minutter undervisning "
            "hver torsdag."
        ),
        "Kompetansekomiteen møtes månedlig. Utdanningsutvalget møtes hvert halvår.",
        "I 2021 utførte vi 4000 undersøkelser. Antall undersøkelser i 2023 var 5200.",
    ],
)
def test_what_may_all_be_true_is_no_contradiction(text):
    assert disputed(text) == []


def test_ranges_that_meet_agree():
    here = Source(1, 1)
    plan = TrainingPlan(
        specialty="",
        facts=(
            Fact(kind="beds", value=10, upper=15, unit="beds", source=here),
            Fact(kind="beds", value=15, unit="beds", source=here),
        ),
    )

    assert contradictions(plan) == ()


def test_only_the_statements_that_disagree_are_named():
    plan = TrainingPlan(
        specialty="",
        facts=tuple(
            Fact(kind="beds", value=value, upper=upper, unit="beds")
            for value, upper in [(10, None), (10, 20), (20, None)]
        ),
    )

    (found,) = contradictions(plan)

    assert [s.value for s in found.statements] == ["10", "20"]


def test_a_promise_without_a_figure_contradicts_nothing():
    vague = Commitment(kind="study_hours_per_week", value=None, unit="hours")
    exact = Commitment(kind="study_hours_per_week", value=4, unit="hours")

    plan = TrainingPlan(specialty="", commitments=(vague, exact))

    assert contradictions(plan) == ()

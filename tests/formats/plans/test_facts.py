import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.plans.kinds import FACTS
from ferd.formats.plans.implementation import facts
from tests.formats.plans.written import ahus, facts_of, line_of

AHUS = [
    ("leader_levels", 4, None, 128),
    ("inpatient_share", 10, None, 236),
    ("examinations_per_year", 3000, None, 234),
    ("sections_in_department", 8, None, 234),
    ("consultant_posts", 5, None, 260),
    ("trainee_posts", 1, None, 260),
    ("technologists", 11, None, 264),
    ("secretaries", 2, None, 264),
    ("physicists", 2, None, 266),
    ("gamma_cameras", 3, None, 272),
    ("pet_ct", 1, None, 272),
    ("examinations_per_year", 3200, None, 283),
    ("referrals_per_year", 2500, None, 283),
    ("inpatient_share", 15, 20, 285),
    ("professors", 2, None, 666),
]


def said(text):
    return [(fact.kind, fact.value) for fact in facts_of(text)]


def test_every_figure_of_the_real_plan_is_found_where_it_stands():
    found = facts(ahus())

    assert [(f.kind, f.value, f.upper, line_of(f)) for f in found] == AHUS


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Avdelingen har 12 overleger, 8 LIS og 3 legesekretærer.",
            [("consultant_posts", 12), ("trainee_posts", 8), ("secretaries", 3)],
        ),
        (
            "Avdelinga har sju overlegar og fire legar i spesialisering.",
            [("consultant_posts", 7), ("trainee_posts", 4)],
        ),
        (
            "Seksjonen har tre overlegestillinger og to LIS-stillinger.",
            [("consultant_posts", 3), ("trainee_posts", 2)],
        ),
        (
            "Seksjonen disponerer to gammakamera og ein PET-CT.",
            [("gamma_cameras", 2), ("pet_ct", 1)],
        ),
        (
            "Vi har 24 senger og ca. 9 500 polikliniske konsultasjoner i året.",
            [("beds", 24), ("outpatient_visits_per_year", 9500)],
        ),
        ("Det utføres rundt 1.200 operasjoner årlig.", [("operations_per_year", 1200)]),
        ("Om lag 40 prosent av pasientene er inneliggende.", [("inpatient_share", 40)]),
        ("Andelen inneliggende er 40 %.", [("inpatient_share", 40)]),
        ("Overleger: 7", [("consultant_posts", 7)]),
        (
            "Opptaksområdet har 594 000 innbyggere.",
            [("catchment_population", 594000)],
        ),
    ],
)
def test_a_figure_is_understood_in_other_words(sentence, expected):
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "En overlege er alltid til stede.",
        "Samarbeid mellom 2-3 LIS er en fordel.",
        "Hvis 2 LIS skriver sammen, leveres én oppgave.",
        "Spesialister har 4 mdr overlegepermisjon per 5 år.",
        "Ledernivå 3 - avdelingsleder",
        "LIS ser på 2 undersøkelser.",
        "I 2021 undersøkelser ble flyttet.",
    ],
)
def test_other_numbers_are_no_facts(sentence):
    assert said(sentence) == []


def test_a_range_keeps_both_its_ends():
    (fact,) = facts_of(
        "15\u201320 % av undersøkelsene gjøres på inneliggende pasienter."
    )

    assert (fact.value, fact.upper, fact.unit) == (15, 20, "percent")


def test_a_figure_said_twice_is_one_fact():
    text = "Seksjonen har 5 overleger. Det er 5 overleger ved seksjonen."

    assert said(text) == [("consultant_posts", 5)]


@given(st.text())
def test_any_text_can_be_searched_for_facts(text):
    assert all(fact.unit == FACTS[fact.kind] for fact in facts_of(text))

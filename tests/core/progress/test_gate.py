from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.progress.gate import (
    DEMANDED,
    Basis,
    Capacity,
    Case,
    Lack,
    Recommended,
    gate_holds,
    missing,
)

TORA, SVEN, MADS, OLAV = (UUID(int=n) for n in range(1, 5))
EDUCATIONAL, CLINICAL = Capacity


def by(person, capacity, round_=1, *, is_impartial=True):
    return Recommended(person, capacity, round_, is_impartial)


READY = Case(
    trainee=TORA,
    round=1,
    submitted_by=TORA,
    recommendations=(by(SVEN, EDUCATIONAL), by(MADS, CLINICAL)),
    deciding=frozenset({OLAV}),
)


def lacks(case):
    return [each.lack for each in missing(case)]


def with_recommendations(*recommendations):
    return replace(READY, recommendations=recommendations)


def test_nothing_is_missing_when_two_have_recommended_what_is_submitted():
    assert lacks(READY) == []
    assert gate_holds(READY)


def test_without_anything_everything_is_missing():
    case = Case(trainee=TORA, round=1)

    assert lacks(case) == [
        Lack.SUBMISSION,
        Lack.EDUCATIONAL_SUPERVISOR,
        Lack.CLINICAL_SUPERVISOR,
    ]
    assert all(each.template.endswith(".") for each in missing(case))


@pytest.mark.parametrize(
    ("recommendations", "expected"),
    [
        ((by(MADS, CLINICAL),), [Lack.EDUCATIONAL_SUPERVISOR]),
        ((by(SVEN, EDUCATIONAL),), [Lack.CLINICAL_SUPERVISOR]),
        (
            (by(SVEN, EDUCATIONAL), by(SVEN, CLINICAL)),
            [Lack.CLINICAL_SUPERVISOR],
        ),
        (
            (by(SVEN, EDUCATIONAL), by(SVEN, CLINICAL), by(MADS, EDUCATIONAL)),
            [],
        ),
        (
            (by(SVEN, EDUCATIONAL, 2), by(MADS, CLINICAL)),
            [Lack.EDUCATIONAL_SUPERVISOR],
        ),
        (
            (by(SVEN, EDUCATIONAL), by(MADS, CLINICAL, is_impartial=False)),
            [Lack.CLINICAL_SUPERVISOR],
        ),
        ((by(TORA, EDUCATIONAL), by(MADS, CLINICAL)), [Lack.EDUCATIONAL_SUPERVISOR]),
        ((by(SVEN, EDUCATIONAL), by(OLAV, CLINICAL)), [Lack.CLINICAL_SUPERVISOR]),
    ],
)
def test_only_two_different_impartial_others_of_this_round_count(
    recommendations, expected
):
    assert lacks(with_recommendations(*recommendations)) == expected


def test_one_who_recommended_may_approve_when_two_others_did():
    case = with_recommendations(*READY.recommendations, by(OLAV, CLINICAL))

    assert lacks(case) == []


@pytest.mark.parametrize("basis", [Basis.EQUAL_COMPETENCE, Basis.PRIOR_LEARNING])
def test_equal_competence_and_prior_learning_need_a_supervisor_and_a_reason(basis):
    case = replace(READY, basis=basis, recommendations=())

    assert lacks(case) == [Lack.EDUCATIONAL_SUPERVISOR, Lack.REASON]
    supervised = replace(case, recommendations=READY.recommendations[:1])
    assert lacks(replace(supervised, reason="Papers.")) == []


def test_a_conversion_needs_a_reason_and_somebody_else_who_submits():
    case = replace(READY, basis=Basis.CONVERSION, recommendations=(), reason=" ")

    assert lacks(case) == [Lack.REASON]
    assert lacks(replace(case, submitted_by=OLAV, reason="Old order.")) == [
        Lack.ANOTHER_WHO_SUBMITS
    ]
    assert lacks(replace(case, submitted_by=None, reason="x")) == [Lack.SUBMISSION]


def test_on_the_basis_of_training_the_approver_may_have_submitted_it():
    assert lacks(replace(READY, submitted_by=OLAV)) == []


RECOMMENDED = st.builds(
    Recommended,
    st.sampled_from([TORA, SVEN, MADS, OLAV]),
    st.sampled_from(Capacity),
    st.integers(1, 2),
    st.booleans(),
)


@given(st.lists(RECOMMENDED, max_size=6), st.sets(st.sampled_from([SVEN, OLAV])))
def test_the_gate_holds_exactly_when_two_others_stand_for_the_two_capacities(
    recommendations, deciding
):
    case = replace(
        READY, recommendations=tuple(recommendations), deciding=frozenset(deciding)
    )
    people = {SVEN, MADS, OLAV} - deciding
    counted = {
        (r.by, r.capacity)
        for r in recommendations
        if r.by in people and r.round == 1 and r.is_impartial
    }

    pairs = [
        (one, other)
        for one in people
        for other in people
        if one != other and {(one, EDUCATIONAL), (other, CLINICAL)} <= counted
    ]

    assert gate_holds(case) == bool(pairs)


def test_every_basis_says_whose_recommendation_it_demands():
    assert set(DEMANDED) == set(Basis)

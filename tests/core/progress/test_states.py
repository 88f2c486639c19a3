from itertools import product

import pytest

from ferd.core.progress.states import STEPS, Facts, State, Step, may_step, state_of

NOTHING = {
    "is_approved": False,
    "gate_holds": False,
    "is_submitted": False,
    "is_recommended": False,
    "has_evidence": False,
    "is_returned": False,
    "has_news": False,
}


def state(*true):
    return state_of(Facts(**NOTHING | dict.fromkeys(true, True)))


@pytest.mark.parametrize(
    ("true", "expected"),
    [
        ((), State.NOT_STARTED),
        (("has_evidence",), State.IN_PROGRESS),
        (("is_submitted",), State.IN_PROGRESS),
        (("is_recommended",), State.IN_PROGRESS),
        (("gate_holds", "is_recommended"), State.RECOMMENDED),
        (("gate_holds", "is_recommended", "is_submitted"), State.SUBMITTED),
        (("is_approved",), State.APPROVED),
        (("is_returned",), State.RETURNED),
        (("is_returned", "has_evidence"), State.RETURNED),
        (("is_returned", "has_evidence", "has_news"), State.IN_PROGRESS),
        (("is_returned", "is_submitted"), State.IN_PROGRESS),
        (("is_returned", "is_recommended"), State.IN_PROGRESS),
        (("is_returned", "gate_holds"), State.RECOMMENDED),
    ],
)
def test_a_state_is_the_first_line_that_is_true(true, expected):
    assert state(*true) is expected


def test_nothing_is_submitted_unless_the_gate_holds():
    for values in product([False, True], repeat=len(NOTHING)):
        facts = Facts(**dict(zip(NOTHING, values, strict=True)))
        found = state_of(facts)

        if found in {State.SUBMITTED, State.RECOMMENDED}:
            assert facts.gate_holds
        assert (found is State.APPROVED) == facts.is_approved


def test_only_what_is_submitted_is_approved():
    assert STEPS[Step.APPROVE] == {State.SUBMITTED}
    assert [s for s in State if may_step(Step.APPROVE, s)] == [State.SUBMITTED]


def test_what_is_approved_can_only_have_its_approval_withdrawn():
    steps = [step for step in Step if may_step(step, State.APPROVED)]

    assert steps == [Step.WITHDRAW_APPROVAL]

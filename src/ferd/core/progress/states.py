"""The states of an objective: derived from what has happened, never set.

Also the steps people take, as data: from which states each may be taken. Whether
a step leads to another state is again derived (`docs/rules/approval.md`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """How far an objective has come."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    RECOMMENDED = "recommended"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


class Step(StrEnum):
    """What people do with an objective."""

    SUBMIT = "submit"
    RECALL = "recall"
    RECOMMEND = "recommend"
    WITHDRAW_RECOMMENDATION = "withdraw_recommendation"
    RETURN = "return"
    APPROVE = "approve"
    WITHDRAW_APPROVAL = "withdraw_approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What has happened to an objective, as far as its state is concerned.

    Attributes:
        is_approved: there is an approval that has not been withdrawn.
        gate_holds: in this round, for the basis it is submitted on.
        is_submitted: in this round, and not recalled.
        is_recommended: in this round, by at least one who counts.
        has_evidence: that counts.
        is_returned: the round began with a return or a withdrawn approval.
        has_news: evidence that counts has come since the round began.
    """

    is_approved: bool
    gate_holds: bool
    is_submitted: bool
    is_recommended: bool
    has_evidence: bool
    is_returned: bool
    has_news: bool


OPEN = frozenset(State) - {State.APPROVED}

STEPS: Mapping[Step, frozenset[State]] = MappingProxyType(
    {
        Step.SUBMIT: OPEN - {State.SUBMITTED},
        Step.RECALL: frozenset({State.IN_PROGRESS, State.SUBMITTED}),
        Step.RECOMMEND: OPEN,
        Step.WITHDRAW_RECOMMENDATION: OPEN,
        Step.RETURN: frozenset({State.IN_PROGRESS, State.SUBMITTED}),
        Step.APPROVE: frozenset({State.SUBMITTED}),
        Step.WITHDRAW_APPROVAL: frozenset({State.APPROVED}),
    }
)
"""From which states each step may be taken."""


def state_of(facts: Facts) -> State:
    """Derive the state: the first line of the table in the rules that is true."""
    if facts.is_approved:
        return State.APPROVED
    if facts.gate_holds:
        return State.SUBMITTED if facts.is_submitted else State.RECOMMENDED
    has_begun = facts.is_submitted or facts.is_recommended
    if facts.is_returned and not (has_begun or facts.has_news):
        return State.RETURNED
    if has_begun or facts.has_evidence:
        return State.IN_PROGRESS
    return State.NOT_STARTED


def may_step(step: Step, state: State) -> bool:
    """Tell whether a step may be taken from a state."""
    return state in STEPS[step]

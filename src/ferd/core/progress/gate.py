"""What must be there before anybody approves an objective.

A generator of what is missing, each with its words; nothing missing means that
the gate holds. Who people are is only told by their identifiers here: whether
somebody has a role is asked where roles are kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from ferd.core.diagnostics import gettext_noop


class Basis(StrEnum):
    """What an approval rests on."""

    TRAINING = "training"
    EQUAL_COMPETENCE = "equal_competence"
    PRIOR_LEARNING = "prior_learning"
    CONVERSION = "conversion"


class Capacity(StrEnum):
    """As what somebody recommends."""

    EDUCATIONAL_SUPERVISOR = "educational_supervisor"
    CLINICAL_SUPERVISOR = "clinical_supervisor"


DEMANDED: Mapping[Basis, frozenset[Capacity]] = MappingProxyType(
    {
        Basis.TRAINING: frozenset(Capacity),
        Basis.EQUAL_COMPETENCE: frozenset({Capacity.EDUCATIONAL_SUPERVISOR}),
        Basis.PRIOR_LEARNING: frozenset({Capacity.EDUCATIONAL_SUPERVISOR}),
        Basis.CONVERSION: frozenset(),
    }
)
"""Whose recommendation each basis demands."""


class Lack(StrEnum):
    """What may be missing, in the order in which it is said."""

    SUBMISSION = "submission"
    EDUCATIONAL_SUPERVISOR = "educational_supervisor"
    CLINICAL_SUPERVISOR = "clinical_supervisor"
    ANOTHER_WHO_SUBMITS = "another_who_submits"
    REASON = "reason"


WORDS: Mapping[Lack, str] = MappingProxyType(
    {
        Lack.SUBMISSION: gettext_noop("It has not been submitted."),
        Lack.EDUCATIONAL_SUPERVISOR: gettext_noop(
            "The educational supervisor's recommendation is missing."
        ),
        Lack.CLINICAL_SUPERVISOR: gettext_noop(
            "A clinical supervisor's recommendation is missing."
        ),
        Lack.ANOTHER_WHO_SUBMITS: gettext_noop(
            "Somebody other than the approver must submit it on this basis."
        ),
        Lack.REASON: gettext_noop("The approver must give the reason for this basis."),
    }
)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing."""

    lack: Lack

    @property
    def template(self) -> str:
        """The English sentence, marked for translation."""
        return WORDS[self.lack]


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation that has not been withdrawn."""

    by: UUID
    capacity: Capacity
    round: int
    is_impartial: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known of one objective of one trainee.

    Attributes:
        round: recommendations of other rounds do not count.
        deciding: who would approve, and on whose behalf; empty while nobody asks.
        reason: the approver's; only other bases than training need one.
    """

    trainee: UUID
    round: int
    basis: Basis = Basis.TRAINING
    submitted_by: UUID | None = None
    recommendations: tuple[Recommended, ...] = ()
    deciding: frozenset[UUID] = field(default_factory=frozenset)
    reason: str = ""


def counting(case: Case) -> tuple[Recommended, ...]:
    """List the recommendations that count: of this round, impartial, of others."""
    return tuple(
        each
        for each in case.recommendations
        if each.round == case.round
        and each.is_impartial
        and each.by != case.trainee
        and each.by not in case.deciding
    )


def missing_recommendations(case: Case) -> Iterator[Missing]:
    """Say whose recommendation is missing: two demanded are of two people."""
    by = {
        capacity: {each.by for each in counting(case) if each.capacity is capacity}
        for capacity in Capacity
    }
    demanded = DEMANDED[case.basis]
    educational = by[Capacity.EDUCATIONAL_SUPERVISOR]
    clinical = by[Capacity.CLINICAL_SUPERVISOR]
    if Capacity.EDUCATIONAL_SUPERVISOR in demanded and not educational:
        yield Missing(Lack.EDUCATIONAL_SUPERVISOR)
    is_one_person = educational == clinical and len(clinical) == 1
    if Capacity.CLINICAL_SUPERVISOR in demanded and (is_one_person or not clinical):
        yield Missing(Lack.CLINICAL_SUPERVISOR)


def gate_holds(case: Case) -> bool:
    """Tell whether all have recommended whose recommendation is demanded."""
    return not any(missing_recommendations(case))


def missing(case: Case) -> Iterator[Missing]:
    """Say everything that is missing before it is approved."""
    if case.submitted_by is None:
        yield Missing(Lack.SUBMISSION)
    yield from missing_recommendations(case)
    if case.basis is Basis.TRAINING:
        return
    if case.submitted_by is not None and case.submitted_by in case.deciding:
        yield Missing(Lack.ANOTHER_WHO_SUBMITS)
    if not case.reason.strip():
        yield Missing(Lack.REASON)

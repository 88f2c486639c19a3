"""What a plan says about progress: who signs, what belongs together, what is enough.

The rules are values of a plan version, so that what counted as enough when a
doctor began is still found when the plan has changed since. Which of them holds
for an objective or an activity is said in `ruling`; whether it is met, in
`ferd.core.progress.sufficiency`.
"""

from dataclasses import dataclass
from enum import StrEnum


class ActivityKind(StrEnum):
    """The ways in which something may be learnt; the catalogue has the same."""

    SERVICE = "service"
    COURSE = "course"
    CLINICAL_PROCEDURE = "clinical_procedure"
    E_LEARNING = "e_learning"
    TEACHING = "teaching"
    GROUP_SUPERVISION = "group_supervision"
    SELF_STUDY = "self_study"
    SIMULATION = "simulation"
    PROJECT = "project"
    OTHER = "other"


class Signing(StrEnum):
    """Whether an activity counts once it is registered, or once it is signed."""

    SELF_REGISTERED = "self_registered"
    SIGNED = "signed"


class AssessorRole(StrEnum):
    """As what somebody assesses a trainee."""

    CLINICAL_SUPERVISOR = "clinical_supervisor"
    EDUCATIONAL_SUPERVISOR = "educational_supervisor"


class Signer(StrEnum):
    """Who may sign an activity."""

    CLINICAL_SUPERVISOR = "clinical_supervisor"
    EDUCATIONAL_SUPERVISOR = "educational_supervisor"
    EITHER = "either"

    @property
    def roles(self) -> frozenset[AssessorRole]:
        """The roles that may sign."""
        if self is Signer.EITHER:
            return frozenset(AssessorRole)
        return frozenset({AssessorRole(self.value)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRule:
    """Who confirms activities of one kind.

    Attributes:
        signer: who may sign; without meaning for what the trainee registers.
    """

    kind: ActivityKind
    signing: Signing = Signing.SIGNED
    signer: Signer = Signer.EITHER

    @property
    def must_be_signed(self) -> bool:
        """Tell whether the trainee's own word is not enough."""
        return self.signing is Signing.SIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveGroup:
    """Objectives that are judged together when the last of them is reached.

    Attributes:
        numbers: ascending, without repeats.
    """

    name: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityCount:
    """How many activities are wanted: of one kind, or of any when it is None."""

    times: int
    kind: ActivityKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SufficiencyRule:
    """How much evidence is enough for each objective that the rule is about.

    The rule is about a group, about some numbers, or about every objective when
    it names neither. Figures of 0 and empty lists ask for nothing.

    Attributes:
        numbers: ascending, without repeats.
        level: the entrustment level, 1 to 5, below which an observation does not
            count; None when any level will do.
        with_words: only observations with the assessor's own words count.
        observations, assessors, contexts: how many observations count at least,
            by how many different people, in how many different situations.
        roles: each must be the role of at least one of the assessors.
        recent_months: the newest that counts is at most so many months old.
        activities: done activities: signed, or registered where nobody signs.
    """

    group: str = ""
    numbers: tuple[int, ...] = ()
    observations: int = 0
    level: int | None = None
    with_words: bool = False
    assessors: int = 0
    roles: tuple[AssessorRole, ...] = ()
    contexts: int = 0
    recent_months: int | None = None
    activities: tuple[ActivityCount, ...] = ()

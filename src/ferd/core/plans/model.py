"""A training plan as plain values: what a department promises its trainees.

The same values come out of every reader, go into every writer, are stored with
each plan version and are what the checks look at. Months are months of full
time on the training clock; they may be fractions (a half month), never
negative.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ferd.core.diagnostics import Source
from ferd.core.plans.progress_rules import (
    ActivityRule,
    ObjectiveGroup,
    SufficiencyRule,
)


class Strength(StrEnum):
    """How binding a prerequisite is: *skal*, or *helst*."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class TrainingSite:
    """A place where a stage may be served, as the plan names it."""

    trust: str
    site: str
    department: str

    @property
    def title(self) -> str:
        """Name it in full: trust, site and department, as far as they are named."""
        return _listed(self.trust, self.site, self.department)

    @property
    def short_title(self) -> str:
        """Name it in a drawing: the hospital and the department will do."""
        return _listed(self.site or self.trust, self.department)


@dataclass(frozen=True, slots=True)
class Objectives:
    """The objectives a stage leads to, as understood and as written.

    Attributes:
        numbers: ascending, without repeats.
        codes: codes of other specialties or common competencies (FKM 3).
        symbolic: ``all``, ``remaining``, ``most``, ``see_individual_plan`` or
            ``count:N`` when the cell names no numbers; None otherwise.
        text: the cell as written, with line breaks removed.
    """

    numbers: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    symbolic: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stretch of the timeline.

    Attributes:
        order: counts from one, in the order of the document.
        label: what the document calls it (``0-1 år``, ``Fase 1``).
        from_months, to_months: its place on the training clock, from 0.
        text: the interval as written.
        placements: the sites where it may be served; more than one means any.
        alternative_of: the order of the stage it may replace.
        capacity: trainees it has room for at a time; None when not stated.
        may_move: the condition under which it may come at another time.
    """

    order: int
    label: str
    from_months: float | None
    to_months: float | None
    duration_months: float | None
    text: str = ""
    placements: tuple[TrainingSite, ...] = ()
    objectives: Objectives = Objectives()
    alternative_of: int | None = None
    capacity: int | None = None
    may_move: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisite:
    """What must (or should) be done before a stage.

    Attributes:
        before_stage: the order of the stage it guards; None when unclear.
        after_stages: the orders of the stages that come first.
    """

    strength: Strength
    text: str
    before_stage: int | None = None
    after_stages: tuple[int, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observership:
    """A stay of a week or two that has no row in the timeline."""

    site: TrainingSite
    min_weeks: float | None
    max_weeks: float | None
    text: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One numbered section of the implementation part; the body is Markdown."""

    number: str
    heading: str
    body: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One promise as data.

    Attributes:
        kind: such as ``supervision_meetings_per_year``; see
            docs/reference/commitments.md for all.
        value: the figure; None when the text gives none.
        unit: what the figure counts (``meetings``, ``hours``, ``months``).
        about: which unit or theme it concerns, when it is not the whole plan.
        text: the sentence that makes the promise.
    """

    kind: str
    value: float | None
    unit: str
    text: str = ""
    about: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure the plan states about its department: posts, equipment, volume.

    Attributes:
        kind: such as ``consultant_posts`` or ``examinations_per_year``.
        value, upper: the figure, or the ends of a range.
    """

    kind: str
    value: float
    unit: str
    upper: float | None = None
    text: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPlan:
    """A department's plan for one specialty.

    Attributes:
        specialty: its name as the document writes it.
        specialty_code: its short code (``NUK``); empty when not recognised.
        activity_rules, groups, sufficiency: what it says about progress; what
            holds where is said in `ruling`.
    """

    specialty: str
    specialty_code: str = ""
    institution: str = ""
    title: str = ""
    approved_on: date | None = None
    revised_on: date | None = None
    timeline: tuple[Stage, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    observerships: tuple[Observership, ...] = ()
    sections: tuple[Section, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    facts: tuple[Fact, ...] = ()
    activity_rules: tuple[ActivityRule, ...] = ()
    groups: tuple[ObjectiveGroup, ...] = ()
    sufficiency: tuple[SufficiencyRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One of two or more sentences that cannot all be true."""

    text: str
    value: str
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Sentences of one plan that say different things of the same matter."""

    about: str
    statements: tuple[Statement, ...] = field(default_factory=tuple)


def _listed(*names: str) -> str:
    """Join the names there are, each once."""
    return ", ".join(dict.fromkeys(filter(None, names)))

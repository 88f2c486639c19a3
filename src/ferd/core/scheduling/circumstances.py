"""What is true of one trainee: dates, fractions, leave, credit and choices.

Circumstances hold no rule and no plan; laid against a plan they give a pathway
(`ferd.core.scheduling.layout`). Stages are named by their order in the plan.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ferd.core.plans.model import TrainingSite
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import TrainingPart


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditedService:
    """Service elsewhere that counts here.

    Attributes:
        months: months of full time.
        basis: why it counts, as the decision says.
        stage: the stage it shortens; None when it is granted at large.
        part: the part of the training it belongs to; part 1 shortens nothing.
    """

    months: Fraction
    basis: str
    stage: int | None = None
    part: TrainingPart = TrainingPart.THREE


@dataclass(frozen=True, slots=True, kw_only=True)
class StageExtension:
    """That a stage is longer than the plan says, or shorter, and why.

    Attributes:
        months: months of full time more; below 0 for fewer.
    """

    stage: int
    months: Fraction
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditedObjectives:
    """Objectives converted from earlier training, with the basis.

    Attributes:
        numbers: objectives of the specialty.
        codes: objectives of others (``FKM 3``).
    """

    numbers: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPlacement:
    """Service that has begun or is done: its dates are no longer a plan."""

    stage: int
    period: Period
    site: TrainingSite | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChoice:
    """What has been chosen for one stage where the plan leaves a choice.

    Attributes:
        site: one of the stage's sites; None for the first it names.
        objectives: the stage's objectives, when the plan leaves them to the
            individual plan; empty otherwise.
        part: the part of the training the stage belongs to.
    """

    stage: int
    site: TrainingSite | None = None
    objectives: tuple[int, ...] = ()
    part: TrainingPart = TrainingPart.THREE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBlock:
    """A block of a stage with a place in time, from the planner or by hand.

    Attributes:
        starts_on: it begins on this day, or when what goes before is over.
        site: one of the stage's sites; None for the chosen or the first one.
        months: months of full time; None for what remains of the stage.
    """

    stage: int
    starts_on: date
    site: TrainingSite | None = None
    months: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Everything about one trainee that the dates depend on.

    Attributes:
        starts_on: the first day of parts 2 and 3 under this plan.
        served: what is already served, in any order.
        alternatives: the alternative stages chosen instead of those they may
            replace.
        stage_order: the order chosen, when it is not the plan's; stages left
            out follow in the plan's order.
        extensions: stages that are prolonged, or completed early.
        planned: blocks with a day of their own, which come in the order of their
            days; stages that no block names follow in the plan's order.
        wanted_by: the day the trainee or the employment expects completion.
    """

    starts_on: date
    fractions: tuple[WorkingFraction, ...]
    leaves: tuple[Leave, ...] = ()
    credited_service: tuple[CreditedService, ...] = ()
    credited_objectives: tuple[CreditedObjectives, ...] = ()
    served: tuple[ServedPlacement, ...] = ()
    choices: tuple[StageChoice, ...] = ()
    alternatives: tuple[int, ...] = ()
    stage_order: tuple[int, ...] = ()
    extensions: tuple[StageExtension, ...] = ()
    planned: tuple[PlannedBlock, ...] = ()
    wanted_by: date | None = None

    def choice_for(self, stage: int) -> StageChoice:
        """Give what is chosen for a stage; the first choice holds."""
        mine = (choice for choice in self.choices if choice.stage == stage)
        return next(mine, StageChoice(stage=stage))

    def extended_by(self, stage: int) -> Fraction:
        """Add up by how much a stage is longer than the plan says."""
        mine = (e.months for e in self.extensions if e.stage == stage)
        return sum(mine, Fraction(0))

    def credited_to(self, part: TrainingPart) -> Fraction:
        """Add up the service credited in one part."""
        mine = (c.months for c in self.credited_service if c.part is part)
        return sum(mine, Fraction(0))

    def named_stages(self) -> frozenset[int]:
        """Give every stage that something is said of."""
        credited = (credit.stage for credit in self.credited_service)
        return frozenset(
            (
                *(order for order in credited if order is not None),
                *(served.stage for served in self.served),
                *(choice.stage for choice in self.choices),
                *(block.stage for block in self.planned),
                *(extension.stage for extension in self.extensions),
                *self.alternatives,
                *self.stage_order,
            )
        )

"""One trainee's whole way through a plan, dated: what a layout gives.

Plain values only. `layout.lay_out` makes them, `progress` reads them against a
date, `revision` compares two. A pathway keeps the circumstances and the rules it
was made from, so that it can be explained and made again years later.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.time import Period, TimeAccount
from ferd.core.time_rules import LeaveKind, TimeRules, TrainingPart


class PlacementState(StrEnum):
    """Whether the dates are a fact or a plan."""

    SERVED = "served"
    PLANNED = "planned"


class ObjectiveState(StrEnum):
    """What the plan says of when an objective will be done."""

    CREDITED = "credited"
    EXPECTED = "expected"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days within a placement on which the trainee is not there.

    Attributes:
        kind: the kind of leave; None when there is no employment.
        deducted: the months that do not count, and move what follows.
    """

    period: Period
    kind: LeaveKind | None
    deducted: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One dated block of service in one stage.

    Attributes:
        stage: the order of the stage in the plan.
        site: the chosen site; None when the plan names none.
        account: where the time went; its quota is what was left at the start.
        share: the part of the pathway's months that is counted here.
        gaps: absence beyond the quota and days without employment.
    """

    stage: int
    label: str
    site: TrainingSite | None
    period: Period
    part: TrainingPart
    state: PlacementState
    account: TimeAccount
    share: Fraction
    gaps: tuple[Gap, ...] = ()

    @property
    def blocks(self) -> tuple[Period, ...]:
        """Give the stretches on which the trainee takes up the place."""
        blocks, start = [], self.period.start
        for gap in self.gaps:
            if start < gap.period.start:
                blocks.append(Period(start, gap.period.start))
            start = gap.period.end
        if start < self.period.end:
            blocks.append(Period(start, self.period.end))
        return tuple(blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedObjective:
    """When one objective is begun and expected done.

    Attributes:
        number: its number when it is the specialty's own; None otherwise.
        stages: the stages that lead to it, in the order they are served.
        basis: why it is credited; empty otherwise.
    """

    code: str
    number: int | None
    state: ObjectiveState
    stages: tuple[int, ...] = ()
    starts_on: date | None = None
    expected_on: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAccount:
    """What is served and credited in one part of the training."""

    part: TrainingPart
    served: TimeAccount
    credited: Fraction

    @property
    def months(self) -> Fraction:
        """Give what counts in all."""
        return self.served.counted + self.credited


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """A trainee's dated way through one plan.

    Attributes:
        placements: in the order of their dates; they never overlap.
        objectives: the specialty's own by number, then those of others by code.
        parts: the time account of each part of the training.
        completes_on: the day after the last day of service; None when the
            circumstances never lead there.
        diagnostics: what is odd or wrong about the circumstances or the result.
    """

    circumstances: Circumstances
    rules: TimeRules
    placements: tuple[Placement, ...]
    objectives: tuple[ExpectedObjective, ...]
    parts: tuple[PartAccount, ...]
    completes_on: date | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def months(self) -> Fraction:
        """Add up what is counted in the placements."""
        return sum((p.account.counted for p in self.placements), Fraction(0))

    @property
    def waits(self) -> tuple[Period, ...]:
        """Give the time before and between placements in which nothing is served.

        It is no placement: nothing is counted in it and no place is taken.
        """
        waits, free_from = [], self.circumstances.starts_on
        for placement in self.placements:
            if free_from < placement.period.start:
                waits.append(Period(free_from, placement.period.start))
            free_from = max(free_from, placement.period.end)
        return tuple(waits)

    def placements_of(self, stage: int) -> tuple[Placement, ...]:
        """Give the blocks of one stage, by date."""
        return tuple(p for p in self.placements if p.stage == stage)

    def objective(self, code: str) -> ExpectedObjective | None:
        """Find one objective by its code."""
        return next((o for o in self.objectives if o.code == code), None)

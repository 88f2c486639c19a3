"""What the checks look at: a plan together with what it is measured against."""

from dataclasses import dataclass
from datetime import date

from ferd.core.curriculum.coverage import Coverage
from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import Stage, TrainingPlan

A_DAY = 0.034
"""In months. A gap or an overlap of less than this is the rounding of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A plan under examination.

    Attributes:
        requirements: what its specialty demands; None when Ferd does not know.
        coverage: its objectives against its stages, worked out once.
        on: the day it is looked at; None leaves out what depends on the day.
    """

    plan: TrainingPlan
    requirements: Requirements | None
    coverage: Coverage
    on: date | None

    def stage(self, order: int) -> Stage | None:
        """Find a stage by its order; None when the plan has no such stage."""
        return next((s for s in self.plan.timeline if s.order == order), None)

    def main_line(self) -> tuple[Stage, ...]:
        """Give the stages that follow each other: all but the alternatives."""
        return tuple(s for s in self.plan.timeline if s.alternative_of is None)


def where_of(stage: Stage) -> str:
    """Name a stage as the place a diagnostic is about."""
    return f"stage:{stage.order}"


def title_of(stage: Stage) -> str:
    """Call a stage what the document calls it, or by its number."""
    return stage.label or f"#{stage.order}"

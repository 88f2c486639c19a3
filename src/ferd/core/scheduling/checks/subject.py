"""What the checks look at: a pathway beside the plan it was laid out from."""

from dataclasses import dataclass
from fractions import Fraction

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import Stage, TrainingPlan
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.demands import Demand
from ferd.core.scheduling.pathway import Pathway
from ferd.core.time_rules import TimeRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One layout under examination.

    Attributes:
        demands: what is to be served, in the order it was laid out.
    """

    plan: TrainingPlan
    requirements: Requirements
    demands: tuple[Demand, ...]
    pathway: Pathway

    @property
    def circumstances(self) -> Circumstances:
        """Give what the pathway was made from."""
        return self.pathway.circumstances

    @property
    def rules(self) -> TimeRules:
        """Give the rules it was made by."""
        return self.pathway.rules


def in_words(months: Fraction) -> float:
    """Round an amount of months for a sentence."""
    return round(float(months), 2)


def title_of(stage: Stage) -> str:
    """Call a stage what the document calls it, or by its number."""
    return stage.label or f"#{stage.order}"

"""What the area tells those above it, in the transaction in which it happens."""

from dataclasses import dataclass

from ferd.areas.schedules.models import IndividualPlan, Traineeship


@dataclass(frozen=True, slots=True)
class TraineeshipRegistered:
    """Somebody has begun, or will begin, to train for a specialty."""

    traineeship: Traineeship


@dataclass(frozen=True, slots=True)
class PlanInForce:
    """An individual plan binds, in place of the one before it."""

    plan: IndividualPlan

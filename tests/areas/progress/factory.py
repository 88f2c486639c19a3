"""Trainees with objectives as the tests need them, made by the actions.

Tora trains in nuclear medicine; Sven supervises her and signs.
"""

from ferd.areas.progress.models import ObjectiveProgress
from ferd.areas.schedules.models import Traineeship
from tests.areas.curriculum import factory as curriculum
from tests.areas.schedules import factory as schedules


def make_training(cast) -> Traineeship:
    """Let Tora train under Sven, with a row for each objective; no plan yet."""
    curriculum.ship()
    return schedules.make_supervised(cast)


def make_planned(cast) -> Traineeship:
    """Let Tora also have a plan in force."""
    curriculum.ship()
    return schedules.make_agreed(cast).traineeship


def objectives(traineeship, count=3) -> list[ObjectiveProgress]:
    rows = traineeship.progress.select_related("objective", "owner")
    return list(rows.order_by("objective__code")[:count])

"""The real plan of a real section, and what it says."""

from pathlib import Path

from ferd.core.plans.model import Stage, TrainingPlan

TEXT = (
    Path(__file__).parents[2] / "corpus" / "plans" / "ahus-nukleaermedisin.txt"
).read_text(encoding="utf-8")

IN_TWO_STAGES = {15, 16, *range(69, 76), *range(77, 82), 97, 99}
ONLY_AT_OUS = {68, 89, 90, 91, 92, 94, 96, 98, 100, 101}

FIRST = {*range(1, 18), *range(69, 76), *range(77, 82), 97, 99}
SECOND = {*range(69, 89), 93, 95, 97, 99, 102}
THIRD = set(range(18, 68))
FOURTH = {15, 16, 68, *range(89, 93), 94, 96, 98, 100, 101}


def stage(plan: TrainingPlan, order: int) -> Stage:
    return next(stage for stage in plan.timeline if stage.order == order)


def objectives(plan: TrainingPlan) -> list[set[int]]:
    return [set(stage.objectives.numbers) for stage in plan.timeline]

"""Plans as small as a test can be, and the real one's facts as values."""

from typing import Any

from ferd.core.curriculum.model import Requirements
from ferd.core.diagnostics import Source
from ferd.core.plans.model import (
    Objectives,
    Prerequisite,
    Stage,
    Strength,
    TrainingPlan,
    TrainingSite,
)

SMALL = Requirements(
    code="SML",
    name="Small medicine",
    objectives=frozenset(range(1, 11)),
    required_months=12,
)


def numbers(*ranges: range | int) -> tuple[int, ...]:
    spread = (list(r) if isinstance(r, range) else [r] for r in ranges)
    return tuple(sorted({n for part in spread for n in part}))


def make_stage(
    order: int = 1,
    start: float | None = 0,
    end: float | None = 12,
    objectives: Objectives | tuple[int, ...] = tuple(range(1, 11)),
    trust: str = "Nordvik",
    **others: Any,
) -> Stage:
    if not isinstance(objectives, Objectives):
        objectives = Objectives(numbers=objectives)
    length = end - start if start is not None and end is not None else None
    values: dict[str, Any] = {
        "order": order,
        "label": f"Stage {order}",
        "from_months": start,
        "to_months": end,
        "duration_months": length,
        "placements": (TrainingSite(trust, trust, "NM"),) if trust else (),
        "objectives": objectives,
        "source": Source(1, 10 + order),
    }
    return Stage(**{**values, **others})


def make_plan(*stages: Stage, **others: Any) -> TrainingPlan:
    values: dict[str, Any] = {
        "specialty": "Small medicine",
        "specialty_code": "SML",
        "timeline": stages or (make_stage(),),
    }
    return TrainingPlan(**{**values, **others})


def real_plan(*, without: int | None = None) -> TrainingPlan:
    """Give the timeline of the golden case: four stages, 102 objectives."""
    first = numbers(range(1, 18), range(69, 76), range(77, 82), 97, 99)
    second = numbers(range(69, 89), 93, 95, 97, 99, 102)
    third = numbers(range(18, 68))
    fourth = numbers(15, 16, 68, range(89, 93), 94, 96, 98, 100, 101)
    cells = ((0, 12, first), (12, 42, second), (42, 54, third), (54, 60, fourth))
    timeline = tuple(
        make_stage(
            order=order,
            start=start,
            end=end,
            objectives=tuple(n for n in cell if n != without),
            trust="OUS" if order == 4 else "AHUS",
        )
        for order, (start, end, cell) in enumerate(cells, start=1)
    )
    return TrainingPlan(
        specialty="Nukleærmedisin",
        specialty_code="NUK",
        timeline=timeline,
        prerequisites=(
            Prerequisite(
                strength=Strength.HARD,
                text="Before the stay at OUS",
                before_stage=4,
                after_stages=(1, 2, 3),
            ),
        ),
    )

"""The ways out of a conflict: one change each, tried on the whole problem.

How much must be eased is found for those who are in the conflict (`amounts`).
Then they are planned so, everybody else is planned around them, and what comes of
it is verified and priced.
"""

from collections.abc import Sequence
from time import monotonic

from ferd.core.scheduling.amounts import Eased, eased_enough
from ferd.core.scheduling.asking import only_trainees
from ferd.core.scheduling.conflict import Demand, Relaxation
from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.schedule import Limits
from ferd.core.scheduling.verify import violations


def ways_out(
    problem: Problem, demands: Sequence[Demand], *, until: float
) -> tuple[Relaxation, ...]:
    """Find the ways out of a clash, cheapest first, until time is up."""
    kept = {each.trainee for each in demands if each.rule == "everything_served"}
    core = only_trainees(problem, kept)
    found = []
    for demand in demands:
        eased = eased_enough(core, demand, until)
        relaxation = _tried(problem, core, eased, until) if eased else None
        if relaxation is not None:
            found.append(relaxation)
    return tuple(sorted(found, key=lambda each: (each.cost, each.amount)))


def _tried(
    problem: Problem, core: Problem, eased: Eased, until: float
) -> Relaxation | None:
    """Plan those in the clash, then everybody around them; None if that fails."""
    from ferd.core.scheduling.engine.plan import insert  # noqa: PLC0415  slow
    from ferd.core.scheduling.engine.solve import (  # noqa: PLC0415  to load
        plan_everybody,
    )

    whole, kept = eased.ease(problem), {trainee.id for trainee in core.trainees}
    limits = Limits(seconds=max(0.05, until - monotonic()))
    start = plan_everybody(only_trainees(whole, kept), limits=limits)
    schedule = insert(whole, start=start)
    if not kept <= schedule.ways.keys() or any(violations(whole, schedule)):
        return None
    return Relaxation(
        demand=eased.demand,
        amount=eased.amount,
        cost=cost_of(whole, schedule),
        unplaced=len(whole.trainees) - len(schedule.ways),
    )

"""Compiles the kernels, so that nobody who asks waits for it."""

from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.problem import (
    Option,
    Places,
    PlacesId,
    Problem,
    SiteId,
    StageId,
    StageNeed,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.schedule import Limits


def warm_up() -> None:
    """Plan two trainees who want one place: every kernel is compiled by it.

    Takes a minute where nothing has been compiled, else the time to load it.
    Called at set-up and when a worker starts, never in a web request.
    """
    place, stage = PlacesId("place"), StageId("stage")
    months = 6
    need = StageNeed(id=stage, work=200, options=(Option(place),))
    problem = Problem(
        months=months,
        places=(Places(id=place, site=SiteId("site"), capacity=(100,) * months),),
        trainees=tuple(
            Trainee(id=TraineeId(name), work=(100,) * months, stages=(need,), due=2)
            for name in ("one", "two")
        ),
    )
    solve(problem, limits=Limits(rounds=1))

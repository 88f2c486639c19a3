"""Problems that cannot be solved, for one reason that is known beforehand."""

from dataclasses import replace
from random import Random

from ferd.core.scheduling.conflict import Conflict, Demand
from ferd.core.scheduling.generate.hospitals import Mode, generate
from ferd.core.scheduling.problem import (
    FULL,
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

RARE = PlacesId("rare-procedures")
STAY = StageId("rare-procedures")


def generate_infeasible(seed: int) -> tuple[Problem, Conflict]:
    """Make up a department with too many who must be at one unit by one month.

    The unit has `room` places, a stay takes `long` months, and `turns` times
    `room` + 1 trainees must have been there before the last month of the turns:
    one too many. The rest can be planned without them. The conflict says of each
    of those trainees that they are served, and not too late, and that the unit
    has no more room; its demands name no months.
    """
    random = Random(f"planted/{seed}")  # noqa: S311  made-up people, no secrets
    problem = generate(Mode.DEPARTMENT, seed=seed, rho=0.8)
    room, long, turns = random.choice(((1, 6, 1), (1, 6, 2), (2, 6, 1), (1, 4, 3)))
    late = [
        _trainee(number, long, turns, problem.months)
        for number in range(room * turns + 1)
    ]
    unit = Places(id=RARE, site=SiteId("T00"), capacity=(room * FULL,) * problem.months)
    mixed = [*problem.trainees, *late]
    random.shuffle(mixed)
    planted = replace(problem, places=(*problem.places, unit), trainees=tuple(mixed))
    return planted, Conflict(tuple(_demands(late)))


def _trainee(number: int, long: int, turns: int, months: int) -> Trainee:
    """Make up one who must be done some months before another turn is over."""
    stay = StageNeed(
        id=STAY,
        work=long * FULL,
        options=(Option(RARE),),
        latest=long * (turns + 1) - 1,
    )
    return Trainee(
        id=TraineeId(f"L{number:02}"),
        work=(FULL,) * months,
        stages=(stay,),
        due=long * (turns + 1),
    )


def _demands(late: list[Trainee]) -> list[Demand]:
    return [
        *(Demand(rule="everything_served", trainee=each.id) for each in late),
        *(Demand(rule="not_too_late", trainee=each.id, stage=STAY) for each in late),
        Demand(rule="within_capacity", places=RARE),
    ]

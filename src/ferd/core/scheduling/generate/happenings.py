"""What may happen to a made-up plan: one event of each kind, from a seed."""

from dataclasses import replace
from random import Random

from ferd.core.scheduling.events import (
    CompletedEarly,
    Event,
    FractionChanged,
    Hired,
    LeaveTaken,
    ObjectiveNotReached,
    PlaceGained,
    PlaceLost,
    Resigned,
)
from ferd.core.scheduling.problem import FULL, Problem, TraineeId
from ferd.core.scheduling.schedule import Schedule


def generate_events(
    problem: Problem, schedule: Schedule, *, seed: int, today: int = 6
) -> tuple[Event, ...]:
    """Make up one event of each kind, each of someone or somewhere else.

    Somebody with a stage that begins after `today` goes on leave, works less, has
    an objective left or is done early; a unit that is used loses a place, another
    gains one; one is hired with the way of another, one leaves. That takes a
    department or more; ValueError when there are too few people.
    """
    random = Random(f"events/{seed}")  # noqa: S311  made-up people, no secrets
    coming = [
        (trainee, each)
        for trainee in problem.trainees
        for each in schedule.ways.get(trainee.id, ())[-1:]
        if each.start > today + 6
    ]
    some = random.sample(coming, 8)
    (away, a), (less, b), (failed, c), (quick, d), (gone, _), (model, _), *where = some
    lost, gained = (each for _, each in where)
    newcomer = replace(
        model,
        id=TraineeId(f"{model.id}-new"),
        stages=tuple(replace(need, pinned=None) for need in model.stages),
        published=(),
    )
    return (
        LeaveTaken(trainee=away.id, start=a.start - 5, end=a.start + 5),
        FractionChanged(trainee=less.id, start=b.start - 3, end=b.end + 12, work=60),
        PlaceLost(places=lost.places, start=lost.start, end=lost.start + 12),
        PlaceGained(places=gained.places, start=gained.start, end=gained.start + 12),
        Hired(trainee=newcomer),
        Resigned(trainee=gone.id, start=today + 3),
        ObjectiveNotReached(trainee=failed.id, stage=c.stage, work=3 * FULL),
        CompletedEarly(trainee=quick.id, stage=d.stage, work=FULL),
    )

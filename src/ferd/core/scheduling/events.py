"""What life does to a plan, as values, and what it makes of the problem.

An event never moves anybody: it changes what is asked. Who must move then is
found in `replan`.

- `due` keeps its meaning (see `stretching`): months of leave, work at a lower
  fraction and prolonged stages move it, so that only waiting is a delay.
- Windows and hard limits (`latest`) are calendar months, and stay.
- The horizon grows by as many months as somebody's due month moves.
- Lost room is not taken from under anybody: who has begun there, or begins within
  the freeze window, stays, and nothing is added until there is room again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from ferd.core.scheduling.pins import pin
from ferd.core.scheduling.problem import (
    FULL,
    Places,
    PlacesId,
    Problem,
    StageId,
    StageNeed,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.stretching import (
    due_after,
    extended,
    restretched,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveTaken:
    """Someone is away from month `start` to before `end`."""

    trainee: TraineeId
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionChanged:
    """Someone works `work` hundredths from month `start` to before `end`.

    Months of leave stay months of leave.
    """

    trainee: TraineeId
    start: int
    end: int
    work: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLost:
    """There is `room` less at some places from month `start` to before `end`."""

    places: PlacesId
    start: int
    end: int
    room: int = FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceGained:
    """There is `room` more at some places from month `start` to before `end`."""

    places: PlacesId
    start: int
    end: int
    room: int = FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class Hired:
    """Someone comes, with a whole way to serve."""

    trainee: Trainee


@dataclass(frozen=True, slots=True, kw_only=True)
class Resigned:
    """Someone leaves for good; from month `start` on they are not there."""

    trainee: TraineeId
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveNotReached:
    """A stage is prolonged by `work` hundredths of months.

    When it is over already, a piece is added to it that comes next.
    """

    trainee: TraineeId
    stage: StageId
    work: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedEarly:
    """A stage needs `work` hundredths of months less than was thought."""

    trainee: TraineeId
    stage: StageId
    work: int


PersonalEvent: TypeAlias = (
    LeaveTaken | FractionChanged | Resigned | ObjectiveNotReached | CompletedEarly
)
Event: TypeAlias = PersonalEvent | PlaceLost | PlaceGained | Hired


def apply(
    problem: Problem,
    schedule: Schedule,
    event: Event,
    *,
    today: int,
    freeze: int = 0,
) -> Problem:
    """Ask anew after an event, in month `today`, with a schedule published."""
    return apply_all(problem, schedule, (event,), today=today, freeze=freeze)


def apply_all(
    problem: Problem,
    schedule: Schedule,
    events: Sequence[Event],
    *,
    today: int,
    freeze: int = 0,
) -> Problem:
    """Ask anew after several events, in their order."""
    asked = pin(problem, schedule, today=today, freeze=freeze)
    for event in events:
        asked = _after(asked, event, today)
    return asked


def _after(problem: Problem, event: Event, today: int) -> Problem:
    match event:
        case PlaceLost():
            return _with_room(problem, event, -event.room)
        case PlaceGained():
            return _with_room(problem, event, event.room)
        case Hired(trainee=trainee):
            return replace(problem, trainees=(*problem.trainees, trainee))
        case _:
            return _changed(problem, event, today)


def _changed(problem: Problem, event: PersonalEvent, today: int) -> Problem:
    """Change one trainee, and let the horizon grow as far as the due month moves."""
    old = problem.trainees_by_id()[event.trainee]
    new = _trainee_after(old, event, today)
    trainees = tuple(new if t.id == old.id else t for t in problem.trainees)
    months = problem.months + max(0, new.due - old.due)
    return extended(replace(problem, trainees=trainees), months)


def _trainee_after(old: Trainee, event: PersonalEvent, today: int) -> Trainee:
    match event:
        case LeaveTaken():
            return _with_work(old, event, 0, today)
        case FractionChanged(work=work):
            return _with_work(old, event, work, today)
        case Resigned(start=start):
            return _without(old, start)
        case ObjectiveNotReached():
            return _prolonged(old, event, today)
        case CompletedEarly():
            return _shortened(old, event, today)
        case _:  # pragma: no cover
            assert_never(event)


def _with_work(
    old: Trainee, event: LeaveTaken | FractionChanged, work: int, today: int
) -> Trainee:
    months = tuple(
        was and work if event.start <= month < event.end else was
        for month, was in enumerate(old.work)
    )
    new = replace(old, work=months)
    return restretched(old, replace(new, due=due_after(old, new, 0)), today=today)


def _without(old: Trainee, start: int) -> Trainee:
    """Keep of a way only what is served before the last day."""
    kept = tuple(
        replace(
            need,
            work=max(1, sum(old.work[need.pinned.start : start])),
            pinned=replace(need.pinned, end=min(need.pinned.end, start)),
        )
        for need in old.stages
        if need.pinned is not None and need.pinned.start < start
    )
    work = tuple(w if m < start else 0 for m, w in enumerate(old.work))
    return replace(old, stages=kept, work=work, due=min(old.due, start), published=())


def _with_room(problem: Problem, event: PlaceLost | PlaceGained, more: int) -> Problem:
    def change(places: Places) -> Places:
        if places.id != event.places:
            return places
        capacity = tuple(
            max(0, room + more) if event.start <= month < event.end else room
            for month, room in enumerate(places.capacity)
        )
        return replace(places, capacity=capacity)

    return replace(problem, places=tuple(change(places) for places in problem.places))


def _prolonged(old: Trainee, event: ObjectiveNotReached, today: int) -> Trainee:
    need = _last_piece(old, event.stage)
    if need.pinned is not None and need.pinned.end <= today:
        new = _with_piece(old, need, event.work, today)
    else:
        new = _with_need(old, replace(need, work=need.work + event.work))
    new = replace(new, due=due_after(old, new, event.work))
    return restretched(old, new, today=today)


def _last_piece(trainee: Trainee, stage: StageId) -> StageNeed:
    """Find a stage, or the last piece that was added to it."""
    added = _next_piece(stage)
    has_more = any(need.id == added for need in trainee.stages)
    return _last_piece(trainee, added) if has_more else trainee.stage(stage)


def _next_piece(stage: StageId) -> StageId:
    return StageId(f"{stage}+")


def _with_piece(old: Trainee, need: StageNeed, work: int, today: int) -> Trainee:
    """Add a piece to a stage that is over; what waits for the stage waits for it."""
    piece = _next_piece(need.id)
    added = StageNeed(
        id=piece, work=work, options=need.options, after=(need.id,), earliest=today
    )
    stages = (
        replace(each, after=(*each.after, piece)) if need.id in each.after else each
        for each in old.stages
    )
    return replace(old, stages=(*stages, added))


def _shortened(old: Trainee, event: CompletedEarly, today: int) -> Trainee:
    """Take work away, though not work that is done already."""
    need = old.stage(event.stage)
    left = need.work - 1
    if need.pinned is not None and need.pinned.start < today:
        left = min(left, sum(old.work[today : need.pinned.end]))
    saved = min(event.work, left)
    new = _with_need(old, replace(need, work=need.work - saved))
    new = replace(new, due=due_after(old, new, -saved))
    return restretched(old, new, today=today)


def _with_need(old: Trainee, need: StageNeed) -> Trainee:
    stages = tuple(need if each.id == need.id else each for each in old.stages)
    return replace(old, stages=stages)

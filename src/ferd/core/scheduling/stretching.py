"""What happens to pinned stages and to due months when working time changes.

Leave stops the clock: a stage that has begun ends later, and so does the training
as a whole. Whatever delay comes from the leave itself is nobody's fault and no
cost of the plan: `Trainee.due` keeps its meaning, the month training is over in
when nobody waits, and so it moves with the working time.
"""

from dataclasses import replace
from itertools import accumulate

from ferd.core.scheduling.pins import free
from ferd.core.scheduling.problem import (
    FULL,
    Assignment,
    Problem,
    StageId,
    StageNeed,
    Trainee,
)


def restretched(old: Trainee, new: Trainee, *, today: int) -> Trainee:
    """Let what is pinned end when its work is done by the new working time.

    A stage that is pinned but has not begun may move again when its first month
    is no longer worked in or is taken by the stage before; and so may all that
    come after it.
    """
    works = {need.id: need.work for need in old.stages}
    pins: dict[StageId, Assignment | None] = {}
    busy, holds = 0, True
    for need, told in sorted(_pinned(new), key=lambda pair: pair[1].start):
        has_begun = told.start < today
        holds = holds and told.start >= busy and bool(new.work[told.start])
        if not holds and not has_begun:
            pins[need.id] = None
            continue
        served = sum(old.work[told.start : told.end])
        work = need.work - works[need.id] + min(works[need.id], served)
        is_over = told.end <= today and need.work == works[need.id]
        busy = told.end if is_over else done_by(new.work, told.start, work)
        pins[need.id] = replace(told, end=busy)
    return replace(new, stages=tuple(_moved(n, pins, today) for n in new.stages))


def due_after(old: Trainee, new: Trainee, extra: int) -> int:
    """Find the month training is over in when nobody waits, `extra` work included."""
    asked = sum(old.work[: max(old.due, 0)]) + extra
    if old.work == new.work and extra == 0:
        return old.due
    return done_by(new.work, 0, asked)


def done_by(work: tuple[int, ...], start: int, asked: int) -> int:
    """Find the month by which so much is done, beyond the horizon if need be.

    Beyond it, work goes on as in the last month, or full time after a leave.
    """
    done = 0
    for month, done in enumerate(accumulate(work[start:]), start + 1):
        if done >= asked:
            return month
    pace = work[-1] or FULL
    return len(work) + -(-(asked - done) // pace)


def extended(problem: Problem, months: int) -> Problem:
    """Let a problem go on until `months`: room and work as in its last month."""
    more = months - problem.months
    if more <= 0:
        return problem
    places = tuple(
        replace(
            each,
            capacity=each.capacity + each.capacity[-1:] * more,
            minimum=each.minimum + each.minimum[-1:] * more,
        )
        for each in problem.places
    )
    trainees = tuple(
        replace(each, work=each.work + each.work[-1:] * more)
        for each in problem.trainees
    )
    return replace(problem, months=months, places=places, trainees=trainees)


def _pinned(trainee: Trainee) -> list[tuple[StageNeed, Assignment]]:
    return [(need, need.pinned) for need in trainee.stages if need.pinned is not None]


def _moved(
    need: StageNeed, pins: dict[StageId, Assignment | None], today: int
) -> StageNeed:
    if need.id not in pins:
        return need
    pin = pins[need.id]
    return free(need, today) if pin is None else replace(need, pinned=pin)

"""Checks what `reachability` says, by other means: months counted one by one.

A path is walked through; that there is none is proved by going through all there
are. Nothing is shared with what found them but the values.
"""

from collections.abc import Collection, Iterator, Sequence

from ferd.core.scheduling.problem import (
    FULL,
    Assignment,
    Measure,
    PlacesId,
    Problem,
    StageId,
    StageNeed,
    Trainee,
)
from ferd.core.scheduling.reachability import (
    Obstacle,
    Path,
    Reach,
    RemainingObjective,
    Unreachable,
)


def check_reachability(
    own: Problem, objectives: Sequence[RemainingObjective], answers: Sequence[Reach]
) -> Iterator[str]:
    """Tell what is wrong with the answers; nothing when they are right."""
    asked = [objective.objective for objective in objectives]
    if asked != [answer.objective for answer in answers]:
        yield "not one answer for each objective"
        return
    for objective, answer in zip(objectives, answers, strict=True):
        for fault in _faults_of(own, objective, answer):
            yield f"{answer.objective}: {fault}"


def _faults_of(
    own: Problem, objective: RemainingObjective, answer: Reach
) -> Iterator[str]:
    if isinstance(answer, Path):
        yield from _faults_of_path(own, objective, answer)
    else:
        yield from _faults_of_denial(own, objective, answer)


def _faults_of_path(
    own: Problem, objective: RemainingObjective, path: Path
) -> Iterator[str]:
    trainee = own.trainees[0]
    served = {step.stage: step for step in path.steps}
    if not objective.stages or not served.keys() >= set(objective.stages):
        yield "a stage that leads to it is not served"
        return
    last = max((served[stage] for stage in objective.stages), key=lambda e: e.end)
    if last.places != path.approved_at:
        yield "it is approved elsewhere than where it ends"
    for step in path.steps:
        need = trainee.stage(step.stage)
        if need.pinned is None and step not in _starts(own, trainee, need):
            yield f"{step.stage} cannot be served so"
        if need.pinned not in {None, step}:
            yield f"{step.stage} is agreed otherwise"
        if not _is_in_order(trainee, need, step, served):
            yield f"{step.stage} is out of order"
        if _clash(trainee, step, path.steps):
            yield f"{step.stage} is at the same time as another stage"


def _is_in_order(
    trainee: Trainee,
    need: StageNeed,
    step: Assignment,
    served: dict[StageId, Assignment],
) -> bool:
    """Tell whether what must be over before a stage is; unless both are agreed."""
    return all(
        before in served and served[before].end <= step.start
        for before in need.after
        if need.pinned is None or trainee.stage(before).pinned is None
    )


def _clash(trainee: Trainee, step: Assignment, steps: Sequence[Assignment]) -> bool:
    pins = {need.pinned for need in trainee.stages if need.pinned is not None}
    return any(
        other.start < step.end and step.start < other.end
        for other in pins.union(steps)
        if other.stage != step.stage
    )


def _faults_of_denial(
    own: Problem, objective: RemainingObjective, answer: Unreachable
) -> Iterator[str]:
    known = {need.id for need in own.trainees[0].stages}
    is_missing = not objective.stages or not known.issuperset(objective.stages)
    if is_missing != (answer.obstacle is Obstacle.NO_STAGE):
        yield "whether any stage leads to it is told wrongly"
    if not is_missing and _is_possible(own, objective.stages):
        yield "there is a path"


def _is_possible(own: Problem, stages: Collection[StageId]) -> bool:
    """Go through everything that can be over by each month."""
    trainee = own.trainees[0]
    goal = set(stages)
    while more := {b for stage in goal for b in trainee.stage(stage).after} - goal:
        goal |= more
    asked = [n for n in trainee.stages if n.id in goal and n.pinned is None]
    steps = {need.id: _free_starts(own, trainee, need) for need in asked}
    todo = [(frozenset[StageId](), 0)]
    seen = set(todo)
    while todo:
        done, month = todo.pop()
        for need in asked:
            if need.id in done or not _may_follow(trainee, need, done):
                continue
            ends = {step.end for step in steps[need.id] if step.start >= month}
            new = {(done | {need.id}, end) for end in ends} - seen
            seen |= new
            todo += new
    return any(len(done) == len(asked) for done, _ in seen)


def _may_follow(trainee: Trainee, need: StageNeed, done: Collection[StageId]) -> bool:
    return all(
        before in done or trainee.stage(before).pinned is not None
        for before in need.after
    )


def _free_starts(own: Problem, trainee: Trainee, need: StageNeed) -> list[Assignment]:
    """List the ways to serve a stage around what is agreed already."""
    fixed = [(n, n.pinned) for n in trainee.stages if n.pinned is not None]
    return [
        step
        for step in _starts(own, trainee, need)
        if not any(
            (pin.start < step.end and step.start < pin.end)
            or (other.id in need.after and pin.end > step.start)
            or (need.id in other.after and step.end > pin.start)
            for other, pin in fixed
        )
    ]


def _starts(own: Problem, trainee: Trainee, need: StageNeed) -> list[Assignment]:
    """List every way to serve a stage by itself, in the room there is."""
    limit = own.months
    if need.latest is not None:
        limit = min(limit, need.latest)
    if trainee.max_delay is not None:
        limit = min(limit, trainee.due + trainee.max_delay)
    found = []
    for option in need.options:
        for start in range(max(need.earliest, 0), limit):
            end = _end(own, trainee, need.work, option.places, start)
            if end is not None and end <= limit:
                found.append(Assignment(need.id, option.places, start, end))
    return found


def _end(
    own: Problem, trainee: Trainee, work: int, places: PlacesId, start: int
) -> int | None:
    """Walk month by month until the work is done; None when it cannot be."""
    done, month = 0, start
    if not trainee.work[start]:
        return None
    while done < work:
        if month == own.months or not _has_room(own, trainee, places, month):
            return None
        done += trainee.work[month]
        month += 1
    return month


def _has_room(own: Problem, trainee: Trainee, places: PlacesId, month: int) -> bool:
    here = next(each for each in own.places if each.id == places)
    work = trainee.work[month]
    if not work:
        return True
    taken = work if here.measure is Measure.FRACTION else FULL
    return here.capacity[month] >= taken

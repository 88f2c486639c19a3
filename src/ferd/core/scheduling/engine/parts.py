"""What can be planned apart: trainees who share no places; and who stays put."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ferd.core.scheduling.engine.instance import Instance
from ferd.core.scheduling.engine.tables import Ints
from ferd.core.scheduling.problem import Problem, Trainee, TraineeId
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.way import Way, changed_stages


def components(instance: Instance) -> list[Ints]:
    """Split the trainees so that no two parts share places; the largest first."""
    tables, root = instance.tables, list(range(instance.room.shape[0]))

    def root_of(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    first = list[int]()
    for trainee in range(len(instance.problem.trainees)):
        line = tables.lines[trainee]
        places = tables.room_places[tables.rooms[line] : tables.rooms[line + 1]]
        roots = [root_of(int(place)) for place in places]
        for each in roots:
            root[each] = roots[0]
        first.append(roots[0] if roots else -1)
    parts: dict[int, list[int]] = {}
    for trainee, place in enumerate(first):
        parts.setdefault(root_of(place) if place >= 0 else -1, []).append(trainee)
    arrays = [np.array(part, np.int32) for part in parts.values()]
    return sorted(arrays, key=lambda part: (-part.size, int(part[0])))


def only_some_move(
    problem: Problem, start: Schedule, repair: frozenset[TraineeId]
) -> Problem:
    """Pin everyone's way in `start`, apart from those who may move or have none."""
    stays = {
        trainee.id: start.ways[trainee.id]
        for trainee in problem.trainees
        if trainee.id in start.ways and trainee.id not in repair
    }
    budget = problem.most_changed
    if budget is not None:
        changed = sum(
            bool(t.published) and bool(changed_stages(t, stays[t.id]))
            for t in problem.trainees
            if t.id in stays
        )
        budget = max(0, budget - changed)
    trainees = tuple(_pinned(t, stays) for t in problem.trainees)
    return replace(problem, trainees=trainees, most_changed=budget)


def _pinned(trainee: Trainee, stays: Mapping[TraineeId, Way]) -> Trainee:
    if trainee.id not in stays:
        return trainee
    served = {each.stage: each for each in stays[trainee.id]}
    stages = tuple(replace(n, pinned=served[n.id]) for n in trainee.stages)
    return replace(trainee, stages=stages)

"""One trainee at a time: exactly, one after the other, or as a spreadsheet does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ferd.core.scheduling.engine import ways
from ferd.core.scheduling.engine.instance import (
    Instance,
    Plan,
    instance_of,
    numbers_of,
    price_from,
    room_from,
)
from ferd.core.scheduling.engine.tables import Ints, Scratch
from ferd.core.scheduling.problem import PlacesId, Problem, TraineeId
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.way import Way

Room = Mapping[PlacesId, Sequence[int]]
Prices = Mapping[tuple[PlacesId, int], float]


@dataclass(frozen=True, slots=True)
class Planner:
    """Answers many questions about one problem; what they share is built once."""

    instance: Instance
    scratch: Scratch
    numbers: Mapping[TraineeId, int]

    @classmethod
    def of(cls, problem: Problem) -> "Planner":
        """Get ready to plan the trainees of a problem."""
        instance = instance_of(problem)
        return cls(instance, instance.scratch(), numbers_of(problem))

    def plan_one(
        self,
        trainee: TraineeId,
        residual: Room | None = None,
        prices: Prices | None = None,
    ) -> Way | None:
        """Find the trainee's cheapest way in the room that is left.

        Args:
            trainee: whose way.
            residual: hundredths left by place and month, after all that is
                pinned, the trainee's own too; None for all that pins leave.
            prices: of a whole place in a month; nothing costs nothing.
        """
        instance = self.instance
        room, price = room_from(instance, residual), price_from(instance, prices)
        market = instance.live_market(price)
        number, plan = self.numbers[trainee], instance.nobody()
        whom = np.array([number], np.int32)
        scratch = self.scratch
        ways.insert_all(
            instance.tables,
            market._replace(room=room.copy()),
            whom,
            scratch,
            plan.found,
            plan.codes,
        )
        line = int(plan.found[number])
        return None if line < 0 else instance.way(number, line, plan.codes[number])


def plan_one(
    problem: Problem,
    trainee: TraineeId,
    residual: Room | None = None,
    prices: Prices | None = None,
) -> Way | None:
    """Find one trainee's cheapest way; see `Planner.plan_one`."""
    if residual is None:
        return Planner.of(problem).plan_one(trainee, None, prices)
    alone = replace(problem, trainees=(problem.trainees_by_id()[trainee],))
    return Planner.of(alone).plan_one(trainee, residual, prices)


def insert(problem: Problem, *, start: Schedule | None = None) -> Schedule:
    """Place everyone who is not in `start`, one by one, each as cheaply as can be.

    Who is in it keeps the way, where it is one and there is room. Someone may be
    left out, for whom no room is left. The budget of altered ways is not minded.
    """
    instance = instance_of(problem)
    plan, room = begin_from(instance, start)
    missing = np.flatnonzero(plan.found < 0).astype(np.int32)
    insert_into(instance, plan, room, missing)
    return instance.schedule(plan)


def begin_from(instance: Instance, start: Schedule | None) -> tuple[Plan, Ints]:
    """Take over what holds of a schedule, and tell the room it leaves."""
    plan, room = instance.nobody(), instance.room.copy()
    flat, ways = room.reshape(-1), start.ways if start is not None else {}
    for i, trainee in enumerate(instance.problem.trainees):
        codes = instance.codes_of(i, ways[trainee.id]) if trainee.id in ways else None
        if codes is None:
            continue
        line = int(instance.tables.lines[i])
        rows, uses = instance.use(line, codes)
        if (flat[rows] >= uses).all():
            flat[rows] -= uses
            plan.found[i], plan.codes[i] = line, codes
    return plan, room


def insert_into(instance: Instance, plan: Plan, room: Ints, whom: Ints) -> None:
    """Place these trainees where there is room, who is hardest to place first."""
    tables = instance.tables
    slack = tables.due[tables.lines[whom]] - tables.first[tables.lines[whom]]
    order = whom[np.argsort(slack, kind="stable")]
    market = instance.live_market(instance.no_prices())._replace(room=room)
    ways.insert_all(tables, market, order, instance.scratch(), plan.found, plan.codes)


def first_fit(problem: Problem) -> Schedule:
    """Plan as one does in a spreadsheet: each stage in turn, as soon as there is room.

    The stages come in the order they are written in; the first option with room
    in the first month is taken.
    """
    instance = instance_of(problem)
    plan, room = instance.nobody(), instance.room.copy().reshape(-1)
    for trainee in range(len(problem.trainees)):
        line = int(instance.tables.lines[trainee])
        codes = _fit(instance, line, room)
        if codes is not None:
            rows, uses = instance.use(line, codes)
            room[rows] -= uses
            plan.found[trainee], plan.codes[trainee] = line, codes
    return instance.schedule(plan)


def _fit(instance: Instance, line: int, room: Ints) -> Ints | None:
    tables, months = instance.tables, instance.months
    codes, month = np.full(instance.width, -1, np.int32), 0
    base = int(tables.stages[line])
    if tables.max_end[line] < 0:
        return None
    for local in _in_turn(instance, line):
        code = _fit_stage(instance, line, base + local, month, room)
        if code < 0:
            return None
        codes[local] = code
        month = int(tables.end[base + local, code % months])
    return codes


def _in_turn(instance: Instance, line: int) -> list[int]:
    """List the stages as written, each after those that must be over."""
    tables, ideal, order = instance.tables, 0, list[int]()
    base = int(tables.ideals[tables.pattern[line]])
    while (first := tables.arcs[base + ideal]) < tables.arcs[base + ideal + 1]:
        order.append(int(tables.arc_stage[first]))
        ideal = int(tables.arc_to[first])
    return order


def _fit_stage(
    instance: Instance, line: int, stage: int, month: int, room: Ints
) -> int:
    tables, months = instance.tables, instance.months
    worked = tables.work[tables.worked[line]]
    options = range(tables.options[stage], tables.options[stage + 1])
    for start in range(month, months):
        end = int(tables.end[stage, start])
        for choice, option in enumerate(options):
            if end < 0:
                break
            place = tables.room_places[tables.rooms[line] + tables.option_room[option]]
            here = room[place * months + start : place * months + end]
            use = worked[start:end]
            if not tables.by_fraction[place]:
                use = np.where(use > 0, 100, 0)
            if (here >= use).all():
                return choice * months + start
    return -1

"""A problem made ready for the kernels, and plans as its codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ferd.core.scheduling.engine import ways
from ferd.core.scheduling.engine.arrays import tables_of
from ferd.core.scheduling.engine.tables import (
    Floats,
    Ints,
    Market,
    Scratch,
    Tables,
    narrow,
)
from ferd.core.scheduling.problem import Assignment, PlacesId, Problem, TraineeId
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.usage import pinned_usage
from ferd.core.scheduling.way import Way, pins_of


@dataclass(slots=True)
class Plan:
    """Who goes which way: a line for each trainee (-1: none), and its codes."""

    found: Ints
    codes: Ints

    def copy(self) -> "Plan":
        """Give another one with the same ways."""
        return Plan(self.found.copy(), self.codes.copy())


@dataclass(frozen=True, slots=True)
class Instance:
    """A problem as arrays.

    Attributes:
        room: hundredths left by what is pinned, by place and month.
        wished: hundredths of staffing still wished for, likewise.
        width: the most stages a line has.
    """

    problem: Problem
    tables: Tables
    room: Ints
    wished: Ints
    width: int

    @property
    def months(self) -> int:
        """Say how many months there are."""
        return self.problem.months

    def scratch(self) -> Scratch:
        """Make space for the kernels; each thread needs its own."""
        tables, months = self.tables, self.months
        ideals = int(np.diff(tables.ideals).max(initial=1))
        sites = int(tables.sites.max(initial=1))
        rooms = int(np.diff(tables.rooms).max(initial=1))
        return Scratch(
            np.zeros((ideals, months + 1, sites)),
            np.zeros((rooms, months + 1)),
            np.zeros(ideals, np.int32),
            np.zeros(ideals, np.int32),
            np.zeros(sites),
        )

    def market(self, price: Floats, altered: float = 0.0) -> Market:
        """Make a market with prices for all at once."""
        shortage = self.problem.weights.shortage
        wished = self.wished
        return Market(price, self.room, False, altered, wished, wished, shortage)

    def live_market(self, price: Floats) -> Market:
        """Make a market whose room is taken by one after the other."""
        shortage, wished = self.problem.weights.shortage, self.wished
        room, lack = self.room.copy(), wished.copy()
        return Market(price, room, True, 0.0, wished, lack, shortage)

    def no_prices(self) -> Floats:
        """Give prices of nothing."""
        return np.zeros(self.room.shape)

    def crowd(self, whom: Ints) -> tuple[Ints, Ints]:
        """Tell by place which of these trainees could be there."""
        tables = self.tables
        lines = tables.lines[whom]
        counts = tables.rooms[lines + 1] - tables.rooms[lines]
        rooms = _ranges(tables.rooms[lines], counts)
        places, who = tables.room_places[rooms], np.repeat(whom, counts)
        order = np.argsort(places, kind="stable")
        bounds = np.searchsorted(places[order], np.arange(self.room.shape[0] + 1))
        return bounds.astype(np.int32), who[order].astype(np.int32)

    def restricted(self, whom: Ints, room: Ints, wished: Ints) -> "Part":
        """See only the places that these trainees could be at, with this room."""
        tables = self.tables
        lines = np.concatenate([tables.lines[whom], tables.lines[whom + 1] - 1])
        counts = tables.rooms[lines + 1] - tables.rooms[lines]
        used = tables.room_places[_ranges(tables.rooms[lines], counts)]
        places = np.unique(used)
        local = np.zeros(room.shape[0], np.int32)
        local[places] = np.arange(places.size)
        seen = tables._replace(
            room_places=local[tables.room_places],
            by_fraction=tables.by_fraction[places],
        )
        part = replace(self, tables=seen, room=room[places], wished=wished[places])
        return Part(part, places)

    def nobody(self) -> Plan:
        """Give a plan in which nobody has a way."""
        count = len(self.problem.trainees)
        return Plan(
            np.full(count, -1, np.int32), np.full((count, self.width), -1, np.int32)
        )

    def use(self, line: int, codes: Ints) -> tuple[Ints, Ints]:
        """List the place-months a way takes (place * months + month), and how much."""
        rows, uses = np.empty(self.months, np.int32), np.empty(self.months, np.int32)
        count = ways.use_of(self.tables, narrow(line), codes, rows, uses)
        return rows[:count], uses[:count]

    def cost(self, line: int, codes: Ints) -> tuple[int, bool]:
        """Tell what a way costs by itself, and whether a published one is altered."""
        cost, altered = ways.way_cost(self.tables, narrow(line), codes)
        return int(cost) + int(self.tables.extra[line]) * altered, bool(altered)

    def way(self, trainee: int, line: int, codes: Ints) -> Way:
        """Write codes as a way, what is pinned included."""
        tables, who = self.tables, self.problem.trainees[trainee]
        way = list(pins_of(who))
        free = [need for need in who.stages if need.pinned is None]
        for local, need in enumerate(free):
            choice, start = divmod(int(codes[local]), self.months)
            stage = tables.stages[line] + local
            option = tables.options[stage] + choice
            room = tables.rooms[line] + tables.option_room[option]
            places = self.problem.places[tables.room_places[room]].id
            end = int(tables.end[stage, start])
            way.append(Assignment(need.id, places, start, end))
        return tuple(sorted(way, key=lambda each: (each.start, each.end)))

    def schedule(self, plan: Plan) -> Schedule:
        """Write a plan as a schedule."""
        return Schedule(
            {
                who.id: self.way(i, int(plan.found[i]), plan.codes[i])
                for i, who in enumerate(self.problem.trainees)
                if plan.found[i] >= 0
            }
        )

    def codes_of(self, trainee: int, way: Way) -> Ints | None:
        """Write a way as codes of the trainee's first line; None if it is none."""
        tables, who = self.tables, self.problem.trainees[trainee]
        line = int(tables.lines[trainee])
        free = [need for need in who.stages if need.pinned is None]
        served = {each.stage: each for each in way}
        if len(served) != len(way) or set(served) != {n.id for n in who.stages}:
            return None
        if not set(pins_of(who)) <= set(way):
            return None
        codes = np.full(self.width, -1, np.int32)
        for local, need in enumerate(free):
            code = self._code(line, local, served[need.id])
            if code is None:
                return None
            codes[local] = code
        return codes if self._in_order(line, codes[: len(free)]) else None

    def _code(self, line: int, local: int, each: Assignment) -> int | None:
        tables, stage = self.tables, int(self.tables.stages[line]) + local
        if not 0 <= each.start < self.months:
            return None
        if tables.end[stage, each.start] != each.end:
            return None
        rooms = range(tables.options[stage], tables.options[stage + 1])
        names = [
            (int(tables.option_cost[i]), i - rooms.start)
            for i in rooms
            if self._places_of(line, i) == each.places
        ]
        return min(names)[1] * self.months + each.start if names else None

    def _places_of(self, line: int, option: int) -> PlacesId:
        room = self.tables.rooms[line] + self.tables.option_room[option]
        return PlacesId(self.problem.places[self.tables.room_places[room]].id)

    def _in_order(self, line: int, codes: Ints) -> bool:
        """Tell whether stages follow one another as their order asks."""
        tables, ideal, month = self.tables, 0, 0
        base = int(tables.ideals[tables.pattern[line]])
        for local in np.argsort(codes % self.months, kind="stable"):
            start = codes[local] % self.months
            arcs = slice(tables.arcs[base + ideal], tables.arcs[base + ideal + 1])
            after = tables.arc_to[arcs][tables.arc_stage[arcs] == local]
            if start < month or not after.size:
                return False
            ideal = int(after[0])
            month = int(tables.end[tables.stages[line] + local, start])
        return bool(month <= tables.max_end[line]) or not codes.size


@dataclass(frozen=True, slots=True)
class Part:
    """An instance that knows only some places; their numbers in the whole."""

    instance: Instance
    places: Ints


def _ranges(starts: Ints, counts: Ints) -> Ints:
    """List every number of several ranges."""
    ends = np.cumsum(counts)
    steps = np.arange(ends[-1] if ends.size else 0)
    return (steps + np.repeat(starts - ends + counts, counts)).astype(np.int32)


def instance_of(problem: Problem) -> Instance:
    """Make a problem ready."""
    tables, months = tables_of(problem), problem.months
    pinned = pinned_usage(problem)
    shape = (len(problem.places), months)
    room, wished = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    for i, places in enumerate(problem.places):
        used = np.array(pinned[places.id], np.int32)
        room[i] = np.maximum(0, np.array(places.capacity, np.int32) - used)
        count = len(places.minimum[:months])
        least = np.array(places.minimum[:months], np.int32)
        wished[i, :count] = np.maximum(0, least - used[:count])
    width = int(np.diff(tables.stages).max(initial=1))
    return Instance(problem, tables, room, wished, max(width, 1))


def room_from(
    instance: Instance, residual: Mapping[PlacesId, Sequence[int]] | None
) -> Ints:
    """Write the room left as the kernels read it."""
    if residual is None:
        return instance.room
    return np.array(
        [residual[places.id] for places in instance.problem.places], np.int32
    ).reshape(instance.room.shape)


def price_from(
    instance: Instance, prices: Mapping[tuple[PlacesId, int], float] | None
) -> Floats:
    """Write prices as the kernels read them."""
    price = np.zeros(instance.room.shape)
    number = {places.id: i for i, places in enumerate(instance.problem.places)}
    for (places, month), each in (prices or {}).items():
        if places in number:
            price[number[places], month] = each
    return price


def numbers_of(problem: Problem) -> Mapping[TraineeId, int]:
    """Number the trainees as the tables do."""
    return {trainee.id: i for i, trainee in enumerate(problem.trainees)}

"""A better bound: tight places, each with the whole people it can really take.

The prices' bound lets everyone be a third here and a third there. Where a few want
in at a place, that is far from what whole people can do. For one place it is cheap
to be exact: what matters is who begins there when, and what that costs elsewhere
under the prices; the cheapest such choice within the room is a small program in
whole numbers. What it costs takes the place of what its trainees cost each alone,
and the place's own prices fall away. A trainee counts at one place at most.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ferd.core.scheduling.engine.ascent import Group
from ferd.core.scheduling.engine.instance import Plan
from ferd.core.scheduling.engine.linear import INFINITE, Linear, Seconds
from ferd.core.scheduling.engine.master import EPSILON
from ferd.core.scheduling.engine.pool import Pool
from ferd.core.scheduling.engine.starts import list_starts, list_uses
from ferd.core.scheduling.engine.tables import Floats, Ints, Tables

MOST = 60
"""So many trainees are looked at together at most."""

NODES = 500
"""How long whole people are sought for a place."""

PATIENCE, LEAST = 8, 0.005
"""After so many places in a row that gain less than this part of the gap: enough."""


@dataclass(frozen=True, slots=True)
class Starts:
    """Beginnings at a place, within a program's trainees.

    Attributes:
        away: of each trainee, what the cheapest way costs that never is there.
        owner, stage, month, value: of each beginning, whose, and what it costs.
    """

    away: Floats
    owner: Ints
    stage: Ints
    month: Ints
    value: Floats


@dataclass(slots=True)
class TightPlaces:
    """The bound of some prices, being raised place by place.

    Attributes:
        plan, below: a plan that is known (of everybody), and what it costs; the
            bound need go no higher.
        is_free: of each trainee, whether no place has counted them yet.
    """

    group: Group
    price: Floats
    altered: float
    plan: Plan
    below: int
    seconds: Seconds
    bound: float = field(init=False)
    values: Floats = field(init=False)
    is_free: np.ndarray[tuple[int], np.dtype[np.bool_]] = field(init=False)
    tables: Tables = field(init=False)

    def __post_init__(self) -> None:
        reply, tables = self.group.reply(self.price, self.altered), self._tables()
        self.bound, self.values, self.tables = reply.bound, reply.values, tables
        self.is_free = np.ones(self.group.whom.size, np.bool_)

    def _tables(self) -> Tables:
        """Copy what `list_starts` changes for a while."""
        tables = self.group.instance.tables
        return tables._replace(
            cost=tables.cost.copy(), option_cost=tables.option_cost.copy()
        )

    def raise_bound(self, order: Ints, go_on: Callable[[float], bool]) -> None:
        """Look at these places one after the other; tell of each better bound."""
        bounds, crowd = self.group.instance.crowd(self.group.whom)
        idle = 0
        for place in order:
            there = crowd[bounds[place] : bounds[place + 1]]
            gain = self._count(int(place), self._users(there))
            idle = 0 if gain > LEAST * (self.below - self.bound) else idle + 1
            is_over = idle >= PATIENCE or self.bound >= self.below
            if not go_on(self.bound) or is_over:
                return

    def _users(self, whom: Ints) -> Ints:
        """Number these trainees as the group does."""
        return np.searchsorted(self.group.whom, whom).astype(np.int32)

    def _count(self, place: int, users: Ints) -> float:
        """Count a place's users there, if that gains something; tell how much."""
        free = users[self.is_free[users]]
        if not 1 < free.size <= MOST:
            return 0.0
        gain = self.gain(place, free, is_all=free.size == users.size)
        if gain > 0:
            self.bound += gain
            self.is_free[free] = False
        return gain

    def gain(self, place: int, users: Ints, *, is_all: bool) -> float:
        """Tell by how much a place's users cost more together than each alone."""
        price, worth = self.price, 0.0
        if is_all:
            price, room = price.copy(), self.group.room[place]
            worth = float((np.maximum(price[place], 0.0) * room).sum()) / 100
            price[place] = np.minimum(price[place], 0.0)
        whom, before = self.group.whom[users], float(self.values[users].sum())
        alone = Group(self.group.instance, whom).reply(price, self.altered).values
        bound = self.bound + worth + float(alone.sum()) - before
        spare = min(self.below - bound, self._regret(whom, price, alone))
        starts = self._starts(place, whom, price, alone + max(0.0, spare) + EPSILON)
        return _least(self, place, whom, starts) + worth - before

    def _regret(self, whom: Ints, price: Floats, alone: Floats) -> float:
        """Tell by how much the plan that is known is dearer, under these prices."""
        pool, found = Pool(self.group.instance), self.plan.found[whom]
        if (found < 0).any():
            return INFINITE
        each = np.arange(whom.size, dtype=np.int32)
        pool.add(each, found, self.plan.codes[whom])
        priced = pool.priced(price, self.altered, slice(0, whom.size))
        return float(priced.sum() - alone.sum())

    def _starts(self, place: int, whom: Ints, price: Floats, limits: Floats) -> Starts:
        """List the beginnings that cost no more than the limits."""
        tables, months = self.tables, self.group.instance.months
        first, last = tables.lines[whom], tables.lines[whom + 1]
        most = int((tables.stages[last] - tables.stages[first]).sum()) * months
        away, value = np.empty(whom.size), np.empty(most)
        owner, begun = np.empty(most, np.int32), np.empty(most, np.int32)
        count = list_starts(
            tables,
            self.group.instance.market(price, self.altered),
            whom,
            place,
            self.group.scratches[0],
            away,
            limits,
            owner,
            begun,
            value,
        )
        stage, month = np.divmod(begun[:count], months)
        return Starts(away, owner[:count], stage, month, value[:count])


def _least(tight: TightPlaces, place: int, whom: Ints, starts: Starts) -> float:
    """Find what these trainees cost together at least, within the place's room."""
    count, instance = whom.size, tight.group.instance
    linear = Linear(seconds=tight.seconds)
    none, one = np.zeros(0, np.int32), np.ones(count)
    room = tight.group.room[place] / 100
    lower = np.concatenate([one, np.full(room.size, -INFINITE)])
    empty = np.zeros(lower.size, np.int32)
    linear.add_rows(lower, np.concatenate([one, room]), empty, none, np.zeros(0))
    each = np.arange(count, dtype=np.int32)
    linear.add_columns(starts.away, one, each, each, one)
    bounds, rows, uses = list_uses(
        instance.tables, whom, place, starts.owner, starts.stage, starts.month
    )
    one = np.ones(starts.owner.size)
    linear.add_columns(starts.value, one, bounds, rows, uses)
    columns = np.arange(linear.columns, dtype=np.int32)
    return linear.solve_whole(columns, {"mip_max_nodes": NODES}).bound

"""Column generation: the best mixture of ways, and the prices that belong to it.

The master takes one way a trainee and keeps to the room; a place and month gets a
row only when it is over its room or under its wish. New ways come from the
dynamic program under the master's prices, drawn towards the best prices so far.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ferd.core.scheduling.engine.ascent import Group, Reply
from ferd.core.scheduling.engine.linear import (
    INFINITE,
    Found,
    Linear,
    Seconds,
    unlimited,
)
from ferd.core.scheduling.engine.pool import Pool
from ferd.core.scheduling.engine.tables import Floats, Ints

EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Mixture:
    """An optimum of the master: how much of each way, at what prices."""

    cost: float
    share: Floats
    price: Floats
    altered: float
    each: Floats


class Master:
    """The linear program over the ways in a pool."""

    def __init__(
        self, group: Group, pool: Pool, seed: int = 0, seconds: Seconds = unlimited
    ) -> None:
        self.group, self.pool = group, pool
        self.linear = Linear(seed, seconds)
        self.row_of = np.full(2 * group.room.size, -1, np.int32)
        self.keys: Ints = np.zeros(0, np.int32)
        self.ways = 0
        self.column_of: Ints = np.zeros(0, np.int32)
        self.count = group.whom.size
        self._begin()

    def _begin(self) -> None:
        """Add a row for each trainee, the budget's, and who is unplaced."""
        tables, linear, count = self.group.instance.tables, self.linear, self.count
        none, one = np.zeros(0, np.int32), np.ones(count)
        starts = np.zeros(count, np.int32)
        linear.add_rows(one, one, starts, none, np.zeros(0))
        most = INFINITE if self.group.budget is None else float(self.group.budget)
        linear.add_rows(
            np.array([-INFINITE]), np.array([most]), starts[:1], none, np.zeros(0)
        )
        told = tables.told[self.group.whom]
        index = np.column_stack([np.arange(count), np.full(count, count)])
        value = np.column_stack([one, told.astype(float)])
        linear.add_columns(
            np.full(count, float(tables.unplaced)),
            np.full(count, INFINITE),
            np.arange(0, 2 * count, 2, dtype=np.int32),
            index.reshape(-1).astype(np.int32),
            value.reshape(-1),
        )

    def add_new_ways(self) -> None:
        """Take over what the pool has got since."""
        pool, part = self.pool, slice(self.ways, self.pool.size)
        if part.start == part.stop:
            return
        bounds = pool.bounds[part.start : part.stop + 1]
        inside = slice(int(bounds[0]), int(bounds[-1]))
        fresh = np.arange(part.start, part.stop)
        way = np.repeat(fresh, np.diff(bounds))
        rows, uses = pool.rows[inside], pool.uses[inside] * 0.01
        places = [(self.row_of[rows + shift], way, uses) for shift in self.shifts()]
        budget = np.full(fresh.size, self.count)
        one = np.ones(fresh.size)
        row = np.concatenate([pool.owner[part], budget, *(p[0] for p in places)])
        way = np.concatenate([fresh, fresh, *(p[1] for p in places)])
        use = np.concatenate([one, one * pool.altered[part], *(p[2] for p in places)])
        taken = (row >= 0) & (use != 0)
        row, way, use = row[taken], way[taken], use[taken]
        order = np.lexsort((row, way))
        starts = np.searchsorted(way[order], fresh).astype(np.int32)
        first = self.linear.columns
        self.linear.add_columns(
            pool.cost[part].astype(float),
            np.full(fresh.size, INFINITE),
            starts,
            row[order].astype(np.int32),
            use[order],
        )
        columns = np.arange(first, first + fresh.size, dtype=np.int32)
        self.column_of = np.concatenate([self.column_of, columns])
        self.ways = pool.size

    def shifts(self) -> tuple[int, int]:
        """Tell where the rows of room begin, and those of wishes."""
        return 0, self.group.room.size

    def add_rows(self, keys: Ints) -> None:
        """Add rows of room, and (their key past the room's) of wishes."""
        keys = keys[self.row_of[keys] < 0]
        if not keys.size:
            return
        size, pool = self.group.room.size, self.pool
        first = self.linear.rows
        self.row_of[keys] = np.arange(first, first + keys.size)
        self.keys = np.concatenate([self.keys, keys])
        is_wish, place = keys >= size, keys % size
        inside = slice(0, int(pool.bounds[self.ways]))
        column = np.repeat(self.column_of, np.diff(pool.bounds[: self.ways + 1]))
        rows, uses = pool.rows[inside], pool.uses[inside] * 0.01
        parts = [(self.row_of[rows + shift] - first, uses) for shift in self.shifts()]
        row = np.concatenate([part[0] for part in parts])
        use = np.concatenate([part[1] for part in parts])
        column = np.concatenate([column, column])
        taken = row >= 0
        row, use, column = row[taken], use[taken], column[taken]
        order = np.lexsort((column, row))
        room = self.group.room.reshape(-1)[place] / 100
        wish = self.group.wished.reshape(-1)[place] / 100
        self.linear.add_rows(
            np.where(is_wish, wish, -INFINITE),
            np.where(is_wish, INFINITE, room),
            np.searchsorted(row[order], np.arange(keys.size)).astype(np.int32),
            column[order].astype(np.int32),
            use[order],
        )
        self._add_shortages(self.row_of[keys[is_wish]])

    def _add_shortages(self, rows: Ints) -> None:
        if rows.size:
            self.linear.add_columns(
                np.full(rows.size, float(self.group.shortage)),
                np.full(rows.size, INFINITE),
                np.arange(rows.size, dtype=np.int32),
                rows.astype(np.int32),
                np.ones(rows.size),
            )

    def solve(self) -> Mixture:
        """Solve, and add rows until nothing is over its room or under its wish."""
        self.add_new_ways()
        while True:
            found = self.linear.solve()
            share = found.values[self.column_of]
            keys = self.broken(share)
            if not keys.size:
                return self._mixture(found, share)
            self.add_rows(keys)

    def broken(self, share: Floats) -> Ints:
        """List the rows that a mixture breaks and that are not there yet."""
        load = self.pool.load(share).reshape(-1)
        over = load > self.group.room.reshape(-1) + 1e-4
        under = load < self.group.wished.reshape(-1) - 1e-4
        keys = np.flatnonzero(np.concatenate([over, under])).astype(np.int32)
        return keys[self.row_of[keys] < 0]

    def _mixture(self, found: Found, share: Floats) -> Mixture:
        size = self.group.room.size
        price: Floats = np.zeros(size)
        if self.keys.size:
            duals = -found.prices[self.row_of[self.keys]]
            np.add.at(price, self.keys % size, duals)
        floor = np.where(self.group.wished.reshape(-1) > 0, -self.group.shortage, 0)
        price = np.maximum(price, floor).reshape(self.group.room.shape)
        return Mixture(
            found.cost,
            share,
            price,
            max(0.0, -float(found.prices[self.count])),
            found.prices[: self.count],
        )


@dataclass(slots=True)
class Generation:
    """What column generation has come to.

    Attributes:
        bound: no schedule of the group costs less.
        price, altered: the prices of that bound.
        mixture: the master's last optimum.
        is_done: whether no way can make the mixture cheaper.
    """

    bound: float
    price: Floats
    altered: float
    mixture: Mixture
    is_done: bool = False


def generate(
    master: Master,
    begin: tuple[float, Floats, float],
    seen: Callable[[Generation], bool],
    pull: float = 0.5,
) -> Generation:
    """Add ways until none makes the mixture cheaper, or `seen` says to stop.

    `begin` is a bound known, with its prices.
    """
    group, pool = master.group, master.pool
    state = Generation(*begin, master.solve())
    while seen(state):
        mixture = state.mixture
        is_pulled = pull > 0
        price = pull * state.price + (1 - pull) * mixture.price
        altered = pull * state.altered + (1 - pull) * mixture.altered
        reply = group.reply(price, altered)
        fresh = _useful(pool, mixture, reply, group)
        if not fresh and is_pulled:
            _raise(state, reply, price, altered)
            reply = group.reply(mixture.price, mixture.altered)
            price, altered = mixture.price, mixture.altered
            fresh = _useful(pool, mixture, reply, group)
        _raise(state, reply, price, altered)
        if not fresh or state.bound >= mixture.cost - EPSILON:
            state.is_done = True
            break
        state.mixture = master.solve()
    return state


def _raise(state: Generation, reply: Reply, price: Floats, altered: float) -> None:
    if reply.bound > state.bound:
        state.bound, state.price, state.altered = reply.bound, price, altered


def _useful(pool: Pool, mixture: Mixture, reply: Reply, group: Group) -> bool:
    """Add the ways that are new; tell whether one makes the mixture cheaper."""
    whom = np.arange(group.whom.size, dtype=np.int32)
    part = pool.add(whom, reply.found, reply.codes)
    if part.start == part.stop:
        return False
    priced = pool.priced(mixture.price, mixture.altered, part)
    return bool((priced < mixture.each[pool.owner[part]] - EPSILON).any())

"""The best plan there is, out of all ways that one could be made of.

When all ways fit in a list, the best whole mixture of them is proved: no other plan
is cheaper, or none leaves fewer people without a way. Shortage counts here as it
does in the cost, rounded up in each place and month.
"""

from dataclasses import dataclass

import numpy as np

from ferd.core.scheduling.engine.ascent import Group
from ferd.core.scheduling.engine.instance import Plan
from ferd.core.scheduling.engine.linear import INFINITE, Linear
from ferd.core.scheduling.engine.listing import list_all
from ferd.core.scheduling.engine.pool import Pool
from ferd.core.scheduling.engine.tables import Floats, Ints, Longs

MOST = 20_000
"""So many ways are listed at most."""

NODES = 20_000
"""How long whole ways are sought, when time does not count."""


@dataclass(frozen=True, slots=True)
class Best:
    """The cheapest plan; no other costs less than `cost`."""

    plan: Plan
    cost: int


def cheapest_of_all(
    group: Group, prices: tuple[Floats, float], below: int, seconds: float
) -> Best | None:
    """Find the cheapest plan, and prove it; None when there are too many ways.

    `below` is what a plan costs that is known. Only ways are listed that a cheaper
    one could be made of, so what is found may be dearer: then there is no cheaper.
    Each who is without a way costs what it says in the weights, and each altered
    way beyond the budget as much.
    """
    unplaced = group.instance.tables.unplaced
    pool = _ways_below(group, (prices[0], min(prices[1], unplaced)), below)
    if pool is None:
        return None
    return _best(group, pool, _Weights(pool.cost, unplaced, group.shortage), seconds)


def fewest_unplaced(group: Group, seconds: float) -> int | None:
    """Tell how many cannot have a way, or only one too much; None: too many ways."""
    pool = _ways_below(group, (group.instance.no_prices(), 0.0), 2**40)
    if pool is None:
        return None
    free = np.zeros(pool.size, np.int64)
    best = _best(group, pool, _Weights(free, 1, 0), seconds)
    return None if best is None else best.cost


def _ways_below(group: Group, prices: tuple[Floats, float], below: int) -> Pool | None:
    """List the ways that a plan can be made of which costs less."""
    reply = group.reply(*prices)
    pool = Pool(group.instance)
    owner, found = np.zeros(MOST, np.int32), np.zeros(MOST, np.int32)
    codes = np.full((MOST, group.instance.width), -1, np.int32)
    count = list_all(
        group.instance.tables,
        group.instance.market(*prices),
        group.whom,
        reply.values + max(0.0, below - 1 - reply.bound) + 1e-4,
        reply.values,
        group.scratches[0],
        owner,
        found,
        codes,
    )
    if count < 0:
        return None
    pool.add(owner[:count], found[:count], codes[:count])
    return pool


@dataclass(frozen=True, slots=True)
class _Weights:
    """What is to be least: of ways, of those without, of what is short."""

    ways: Longs
    unplaced: int
    shortage: int


@dataclass(slots=True)
class _Rows:
    """Numbers of the rows: trainees first, the budget, then room and wishes."""

    group: Group
    shortage: int

    @property
    def budget(self) -> int:
        return self.group.whom.size

    @property
    def room(self) -> int:
        return self.budget + 1

    def wished(self) -> tuple[Ints, Ints]:
        """Tell which row each place-month's wish has (-1: none), and their months."""
        wish = self.group.wished.reshape(-1)
        keys = np.flatnonzero((wish > 0) & (self.shortage > 0)).astype(np.int32)
        rows = np.full(wish.size, -1, np.int32)
        rows[keys] = self.room + wish.size + np.arange(keys.size)
        return rows, keys

    def add_to(self, linear: Linear) -> None:
        """Add them all, empty."""
        group, (_, keys) = self.group, self.wished()
        one = np.ones(group.whom.size)
        most = INFINITE if group.budget is None else float(group.budget)
        wish = group.wished.reshape(-1)[keys].astype(float) * self.shortage
        room = group.room.reshape(-1).astype(float)
        lower = [one, np.full(1 + room.size, -INFINITE), wish]
        upper = [one, np.array([most]), room, np.full(keys.size, INFINITE)]
        none = np.zeros(0, np.int32)
        starts = np.zeros(sum(part.size for part in lower), np.int32)
        linear.add_rows(
            np.concatenate(lower), np.concatenate(upper), starts, none, np.zeros(0)
        )


def _best(group: Group, pool: Pool, weights: _Weights, seconds: float) -> Best | None:
    """Take whole ways out of the pool as cheaply as can be; None when not proved."""
    linear, rows = Linear(), _Rows(group, weights.shortage)
    rows.add_to(linear)
    _add_unplaced(linear, rows, weights.unplaced)
    first = linear.columns
    _add_ways(linear, rows, pool, weights)
    _, keys = rows.wished()
    _add_shortages(linear, rows, keys)
    columns = np.arange(linear.columns, dtype=np.int32)
    limits: dict[str, float | int] = {
        "mip_max_nodes": NODES,
        "time_limit": max(0.0, seconds),
    }
    found = linear.solve_whole(columns, limits)
    if found.values is None or not found.is_best:
        return None
    taken = found.values[first : first + pool.size]
    return Best(_read(group, pool, taken), round(found.cost))


def _add_unplaced(linear: Linear, rows: _Rows, weight: int) -> None:
    """Add a column for each who has no way, and one for what is over the budget."""
    group, count = rows.group, rows.group.whom.size
    told = group.instance.tables.told[group.whom]
    index = np.column_stack([np.arange(count), np.full(count, rows.budget)])
    value = np.column_stack([np.ones(count), told.astype(float)])
    linear.add_columns(
        np.full(count + 1, float(weight)),
        np.full(count + 1, INFINITE),
        np.arange(0, 2 * count + 1, 2, dtype=np.int32),
        np.append(index.reshape(-1), rows.budget).astype(np.int32),
        np.append(value.reshape(-1), -1.0),
    )


def _add_ways(linear: Linear, rows: _Rows, pool: Pool, weights: _Weights) -> None:
    """Add a column for each way: whose it is, what of the budget and room it takes."""
    ways = np.arange(pool.size)
    inside, wish_row = np.repeat(ways, np.diff(pool.bounds)), rows.wished()[0]
    budget, one = np.full(pool.size, rows.budget), np.ones(pool.size)
    way = np.concatenate([ways, ways, inside, inside])
    row = np.concatenate(
        [pool.owner, budget, rows.room + pool.rows, wish_row[pool.rows]]
    )
    use = np.concatenate(
        [one, pool.altered, pool.uses, pool.uses * float(weights.shortage)]
    )
    taken = (row >= 0) & (use != 0)
    way, row, use = way[taken], row[taken], use[taken]
    order = np.lexsort((row, way))
    linear.add_columns(
        weights.ways.astype(float),
        one,
        np.searchsorted(way[order], ways).astype(np.int32),
        row[order].astype(np.int32),
        use[order].astype(float),
    )


def _add_shortages(linear: Linear, rows: _Rows, keys: Ints) -> None:
    """Add what is short by place and month, in whole units of cost."""
    if keys.size:
        wish_row, _ = rows.wished()
        linear.add_columns(
            np.ones(keys.size),
            np.full(keys.size, INFINITE),
            np.arange(keys.size, dtype=np.int32),
            wish_row[keys],
            np.full(keys.size, 100.0),
        )


def _read(group: Group, pool: Pool, values: Floats) -> Plan:
    """Write the ways taken as a plan of the group."""
    found = np.full(group.whom.size, -1, np.int32)
    codes = np.full((found.size, pool.instance.width), -1, np.int32)
    for way in np.flatnonzero(values > 0.5):
        found[pool.owner[way]] = pool.line[way]
        codes[pool.owner[way]] = pool.codes[way]
    return Plan(found, codes)

"""A block of trainees planned anew, as well as can be: columns, then whole numbers.

All others stay; the block has the room they leave. The bound of the block tells
early when nothing is to be gained.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import numpy as np

from ferd.core.scheduling.engine.ascent import Ascent, Group, Reply
from ferd.core.scheduling.engine.instance import Plan
from ferd.core.scheduling.engine.linear import NotSolvedError, unlimited
from ferd.core.scheduling.engine.listing import list_all
from ferd.core.scheduling.engine.live import Live
from ferd.core.scheduling.engine.master import (
    EPSILON,
    Generation,
    Master,
    Mixture,
    generate,
)
from ferd.core.scheduling.engine.pool import Pool
from ferd.core.scheduling.engine.tables import Floats, Ints


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try.

    Attributes:
        steps: of the dual ascent.
        turns: of column generation, at most.
        nodes: of the search for whole numbers.
        seconds: tells how long that search may take.
        first: how much dearer than the cheapest the first ways listed are.
        most: how many ways are listed at most.
    """

    steps: int = 40
    turns: int = 30
    nodes: int = 60
    seconds: Callable[[], float] = unlimited
    first: float = 1.0
    most: int = 5_000


@dataclass(slots=True)
class Block:
    """Trainees with the room they have together, and what they cost now."""

    group: Group
    pool: Pool
    cost: int
    price: Floats
    bound: float = -np.inf
    altered: float = 0.0

    @property
    def is_closed(self) -> bool:
        """Tell whether nothing is to be gained."""
        return whole(self.bound) >= self.cost


def whole(bound: float) -> int:
    """Round a bound up: costs are whole numbers."""
    return ceil(bound - 1e-5)


def plan_anew(
    live: Live,
    whom: Ints,
    price: Floats,
    effort: Effort,
    seed: int,
    go_on: Callable[[], bool],
) -> bool:
    """Plan these trainees anew; tell whether that made the plan cheaper."""
    before = live.total
    plan = live.plan.copy()
    for who in whom:
        live.take(int(who), 1)
    room, lack = live.market.room.copy(), np.maximum(live.market.lack, 0)
    for who in whom:
        live.take(int(who), -1)
    part = live.instance.restricted(whom, room, lack.astype(np.int32))
    group = Group(part.instance, whom, _budget_left(live, whom))
    pool = Pool(part.instance)
    pool.add(np.arange(whom.size, dtype=np.int32), plan.found[whom], plan.codes[whom])
    block = Block(group, pool, _cost_in(live, whom, lack), price[part.places])
    climb(block, block.price, effort.steps, lambda _: go_on())
    if block.is_closed or not go_on():
        return False
    chosen = choose(block, effort, seed, go_on)
    if chosen is None:
        return False
    plan.found[whom], plan.codes[whom] = chosen.found, chosen.codes
    kept = live.plan
    live.take_over(plan)
    if live.total >= before:
        live.take_over(kept)
        return False
    return True


def _cost_in(live: Live, whom: Ints, lack: Ints) -> int:
    """Tell what these trainees cost now, with what is short of what they could fill."""
    weight = live.instance.problem.weights.shortage
    now = np.maximum(live.market.lack, 0).astype(np.int64)
    changeable = lack > 0
    short = int(((weight * now[changeable] + 99) // 100).sum())
    return int(live.costs[whom].sum()) + short


def _budget_left(live: Live, whom: Ints) -> int | None:
    if live.budget is None:
        return None
    mine = sum(live.is_altered(int(who)) for who in whom)
    return max(0, live.budget - (live.altered - mine))


def climb(
    block: Block, price: Floats, steps: int, seen: Callable[[Reply], bool]
) -> None:
    """Raise prices, and keep the ways found on the second half of the way up."""
    group, pool, turn = block.group, block.pool, 0
    whom = np.arange(group.whom.size, dtype=np.int32)
    ascent = Ascent(group, price, block.altered)

    def look(reply: Reply) -> bool:
        nonlocal turn
        turn += 1
        if turn > steps * 0.6:
            pool.add(whom, reply.found, reply.codes)
        return whole(ascent.bound) < block.cost and seen(reply)

    ascent.climb(steps, 6.0, 0.05, look)
    if ascent.bound > block.bound:
        block.bound, block.price = ascent.bound, ascent.best_price
        block.altered = ascent.best_altered


def choose(
    block: Block, effort: Effort, seed: int, go_on: Callable[[], bool]
) -> Plan | None:
    """Generate columns, then take whole ones; None when nothing better is found."""
    price = block.price
    master, turn = Master(block.group, block.pool, seed, effort.seconds), 0
    wanted = np.concatenate([price.reshape(-1) > 0, price.reshape(-1) < 0])
    master.add_rows(np.flatnonzero(wanted).astype(np.int32))

    def seen(state: Generation) -> bool:
        nonlocal turn
        turn += 1
        block.bound = max(block.bound, state.bound)
        return not block.is_closed and turn <= effort.turns and go_on()

    try:
        state = generate(master, (block.bound, price, block.altered), seen)
        block.bound, block.price = state.bound, state.price
        block.altered = state.altered
        if block.is_closed or not go_on() or not effort.nodes:
            return None
        return take_whole(block, master, state, effort)
    except NotSolvedError:
        return None


def take_whole(
    block: Block, master: Master, state: Generation, effort: Effort
) -> Plan | None:
    """Take one way each, as cheaply as can be; None if that is no gain.

    All ways are listed that a plan may be made of which costs little more than the
    bound: when one is found that does, it is the best there is.
    """
    mixture = master.solve()
    reply = block.group.reply(mixture.price, mixture.altered)
    best, cost, _ = _take(block, master, effort)
    best, allowed = _keep(block, None, best, cost), effort.first
    while state.is_done and not block.is_closed and effort.seconds() > 0:
        allowed = min(allowed, block.cost - reply.bound)
        is_whole = _list(block, mixture, reply, allowed, effort.most)
        chosen, cost, is_best = _take(block, master, effort)
        best = _keep(block, best, chosen, cost)
        if not (is_whole and is_best):
            break
        block.bound = max(block.bound, min(block.cost, reply.bound + allowed))
        allowed *= 2
    return best


def _keep(
    block: Block, best: Plan | None, chosen: Plan | None, cost: float
) -> Plan | None:
    """Keep the cheaper plan, and mind what it costs."""
    if chosen is None or cost > block.cost - EPSILON:
        return best
    block.cost = round(cost)
    return chosen


def _list(
    block: Block, mixture: Mixture, reply: Reply, allowed: float, most: int
) -> bool:
    """Add the ways that cost little more than the cheapest; tell if that is all."""
    group, width = block.group, block.pool.instance.width
    owner, found = np.zeros(most, np.int32), np.zeros(most, np.int32)
    codes = np.full((most, width), -1, np.int32)
    count = list_all(
        group.instance.tables,
        group.instance.market(mixture.price, mixture.altered),
        group.whom,
        reply.values + allowed + EPSILON,
        reply.values,
        group.scratches[0],
        owner,
        found,
        codes,
    )
    is_whole, count = count >= 0, count if count >= 0 else -1 - count
    block.pool.add(owner[:count], found[:count], codes[:count])
    return is_whole


def _take(
    block: Block, master: Master, effort: Effort
) -> tuple[Plan | None, float, bool]:
    """Take whole ways out of the pool; tell what they cost, and if none are better."""
    mixture = master.solve()
    pool, linear = block.pool, master.linear
    priced = pool.priced(mixture.price, mixture.altered, slice(0, pool.size))
    is_dear = priced - mixture.each[pool.owner] > block.cost - mixture.cost + EPSILON
    linear.allow(master.column_of, np.where(is_dear, 0.0, np.inf))
    limits: dict[str, float | int] = {"mip_max_nodes": effort.nodes}
    columns = np.concatenate(
        [np.arange(block.group.whom.size, dtype=np.int32), master.column_of]
    )
    found = linear.solve_whole(columns, limits)
    while found.values is not None:
        keys = master.broken(found.values[master.column_of])
        if not keys.size:
            break
        master.add_rows(keys)
        found = linear.solve_whole(columns, limits)
    linear.allow(master.column_of, np.full(pool.size, np.inf))
    chosen = None if found.values is None else _read(block, master, found.values)
    return chosen, found.cost, found.is_best


def _read(block: Block, master: Master, values: Floats) -> Plan:
    pool, count = block.pool, block.group.whom.size
    found = np.full(count, -1, np.int32)
    codes = np.full((count, pool.instance.width), -1, np.int32)
    for way in np.flatnonzero(values[master.column_of] > 0.5):
        owner = pool.owner[way]
        found[owner], codes[owner] = pool.line[way], pool.codes[way]
    return Plan(found, codes)

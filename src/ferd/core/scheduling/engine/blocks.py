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
from ferd.core.scheduling.engine.linear import NotSolvedError
from ferd.core.scheduling.engine.live import Live
from ferd.core.scheduling.engine.master import EPSILON, Generation, Master, generate
from ferd.core.scheduling.engine.pool import Pool
from ferd.core.scheduling.engine.tables import Floats, Ints


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try.

    Attributes:
        steps: of the dual ascent.
        turns: of column generation, at most.
        nodes: of the search for whole numbers.
        seconds: for that search, when time counts.
    """

    steps: int = 40
    turns: int = 30
    nodes: int = 60
    seconds: float | None = None


@dataclass(slots=True)
class Block:
    """Trainees with the room they have together, and what they cost now."""

    group: Group
    pool: Pool
    cost: int
    bound: float = -np.inf
    price: Floats | None = None
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
    block = Block(group, pool, _cost_in(live, whom, lack))
    climb(block, price[part.places], effort.steps, lambda _: go_on())
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
    price = block.price if block.price is not None else block.group.instance.no_prices()
    master, turn = Master(block.group, block.pool, seed), 0
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
        if block.is_closed or not go_on():
            return None
        return take_whole(block, master, state, effort)
    except NotSolvedError:
        return None


def take_whole(
    block: Block, master: Master, state: Generation, effort: Effort
) -> Plan | None:
    """Take one way each, as cheaply as the columns allow; None if that is no gain."""
    mixture = master.solve()
    pool, linear = block.pool, master.linear
    gap = block.cost - mixture.cost
    priced = pool.priced(mixture.price, mixture.altered, slice(0, pool.size))
    spare = priced - mixture.each[pool.owner]
    is_dear = spare > gap + EPSILON if state.is_done else spare > 2 * gap + 10
    most = np.where(is_dear, 0.0, np.inf)
    linear.allow(master.column_of, most)
    limits: dict[str, float | int] = {
        "mip_max_nodes": effort.nodes,
        "time_limit": np.inf if effort.seconds is None else effort.seconds,
    }
    columns = np.concatenate(
        [np.arange(block.group.whom.size, dtype=np.int32), master.column_of]
    )
    while True:
        values, _, _ = linear.solve_whole(columns, None, limits)
        if values is None:
            return None
        keys = master.broken(values[master.column_of])
        if not keys.size:
            break
        master.add_rows(keys)
    return _read(block, master, values)


def _read(block: Block, master: Master, values: Floats) -> Plan:
    pool, count = block.pool, block.group.whom.size
    found = np.full(count, -1, np.int32)
    codes = np.full((count, pool.instance.width), -1, np.int32)
    for way in np.flatnonzero(values[master.column_of] > 0.5):
        owner = pool.owner[way]
        found[owner], codes[owner] = pool.line[way], pool.codes[way]
    return Plan(found, codes)

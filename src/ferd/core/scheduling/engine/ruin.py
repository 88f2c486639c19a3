"""Ruin and recreate, compiled: take some trainees out, put them back in better.

Who is taken out wants the same places at the same time; each is put back exactly,
by the dynamic program, against the room that is left and, more or less, the
prices. What comes out dearer is kept now and then, ever more rarely.
"""

from typing import NamedTuple

import numpy as np

from ferd.core.scheduling.engine.compiling import compiled, within
from ferd.core.scheduling.engine.tables import (
    Floats,
    Ints,
    Longs,
    Market,
    Scratch,
    Tables,
)
from ferd.core.scheduling.engine.ways import (
    GIVE_BACK,
    TAKE,
    copy,
    insert_one,
    take,
    way_cost,
)


class State(NamedTuple):
    """A plan that is being improved, and the best so far.

    Attributes:
        found, codes, costs: each trainee's line, way and what it costs.
        best_found, best_codes: those of the best plan.
        totals: the cost now, the best cost, altered ways now, their budget (-1: any),
            and the turn the best was found in.
    """

    found: Ints
    codes: Ints
    costs: Longs
    best_found: Ints
    best_codes: Ints
    totals: Longs


class Crowd(NamedTuple):
    """Who may be taken out: `whom`; and by place, which of them could be there."""

    whom: Ints
    bounds: Ints
    members: Ints


@compiled
def cost_of_one(
    tables: Tables, trainee: int, line: int, codes: Ints
) -> tuple[int, int]:
    """Tell what a trainee costs, and whether a published way is altered (or none)."""
    if line < 0:
        return tables.unplaced, tables.told[trainee]
    cost, altered = way_cost(tables, line, codes)
    return cost + (tables.extra[line] if altered else 0), 1 if altered else 0


@compiled
def count_all(
    tables: Tables,
    market: Market,
    whom: Ints,
    found: Ints,
    codes: Ints,
    costs: Longs,
) -> tuple[int, int]:
    """Take everyone's room; tell how many are altered, and how shortage changes."""
    altered, change = 0, 0
    for who in whom:
        costs[who], is_altered = cost_of_one(tables, who, found[who], codes[who])
        altered += is_altered
        if found[who] >= 0:
            change += take(tables, market, found[who], codes[who], TAKE)
    return altered, change


@within
def _over(totals: Longs, altered: int, unplaced: int) -> int:
    """Tell what it costs to overdraw the budget of altered ways."""
    return unplaced * max(0, altered - totals[3]) if totals[3] >= 0 else 0


@within
def _choose(  # noqa: C901, PLR0912, PLR0915  compiled: one draw after the other
    tables: Tables, state: State, crowd: Crowd, most: int, out: Ints
) -> int:
    """Choose who is taken out: someone who pays, and some who are in the way."""
    first = crowd.whom[np.random.randint(crowd.whom.size)]
    for _ in range(2):
        other = crowd.whom[np.random.randint(crowd.whom.size)]
        if state.costs[other] > state.costs[first]:
            first = other
    out[0], count = first, 1
    months = tables.work.shape[1]
    line = tables.lines[first]
    stages = tables.stages[line + 1] - tables.stages[line]
    if stages == 0:
        return count
    local = np.random.randint(stages)
    stage = tables.stages[line] + local
    options = tables.options[stage + 1] - tables.options[stage]
    if options == 0:
        return count
    option = tables.options[stage] + np.random.randint(options)
    place = tables.room_places[tables.rooms[line] + tables.option_room[option]]
    size = crowd.bounds[place + 1] - crowd.bounds[place]
    centre = tables.first[line] + np.random.randint(
        max(1, tables.due[line] + 12 - tables.first[line])
    )
    if state.found[first] >= 0 and np.random.random() < 0.5:
        centre = state.codes[first, local] % months
    width = 3 + np.random.randint(24)
    for _ in range(6 * most):
        other = crowd.members[crowd.bounds[place] + np.random.randint(size)]
        if count == most:
            break
        if _is_near(tables, state, other, place, centre, width):
            is_new = True
            for i in range(count):
                if out[i] == other:
                    is_new = False
            if is_new:
                out[count] = other
                count += 1
    return count


@within
def _is_near(
    tables: Tables, state: State, trainee: int, place: int, centre: int, width: int
) -> bool:
    """Tell whether someone is at the place around that month, or nowhere at all."""
    line, months = state.found[trainee], tables.work.shape[1]
    if line < 0:
        return True
    for local in range(tables.stages[line + 1] - tables.stages[line]):
        stage, code = tables.stages[line] + local, state.codes[trainee, local]
        option = tables.options[stage] + code // months
        room = tables.rooms[line] + tables.option_room[option]
        start = code % months
        is_there = tables.room_places[room] == place
        if is_there and start - width < centre < tables.end[stage, start] + width:
            return True
    return False


@compiled
def improve(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  a compiled inner loop
    tables: Tables,
    market: Market,
    price: Floats,
    state: State,
    crowd: Crowd,
    scratch: Scratch,
    rounds: int,
    heat: tuple[float, float],
    seed: int,
) -> None:
    """Ruin and recreate so many times, cooling from one temperature to another."""
    np.random.seed(seed)
    out = np.zeros(16, np.int32)
    kept_found = np.zeros(16, np.int32)
    kept_codes = np.zeros((16, state.codes.shape[1]), np.int32)
    kept_costs = np.zeros(16, np.int64)
    totals = state.totals
    for turn in range(rounds):
        count = _choose(tables, state, crowd, 2 + np.random.randint(5), out)
        warmth = heat[0] * (heat[1] / heat[0]) ** (turn / rounds)
        change, altered = 0, totals[2]
        for i in range(count):
            who = out[i]
            kept_found[i], kept_costs[i] = state.found[who], state.costs[who]
            copy(state.codes[who], kept_codes[i])
            change -= state.costs[who]
            altered -= cost_of_one(tables, who, state.found[who], state.codes[who])[1]
            if state.found[who] >= 0:
                change += take(
                    tables, market, state.found[who], state.codes[who], GIVE_BACK
                )
        for i in range(count - 1, 0, -1):
            j = np.random.randint(i + 1)
            out[i], out[j] = out[j], out[i]
            kept_found[i], kept_found[j] = kept_found[j], kept_found[i]
            kept_costs[i], kept_costs[j] = kept_costs[j], kept_costs[i]
            for k in range(kept_codes.shape[1]):
                kept_codes[i, k], kept_codes[j, k] = kept_codes[j, k], kept_codes[i, k]
        share = np.random.random() * 1.2 - 0.1
        _blend(tables, market, price, out, count, max(0.0, share))
        for i in range(count):
            who = out[i]
            state.found[who] = insert_one(
                tables, market, who, scratch, state.codes[who]
            )
            cost, is_altered = cost_of_one(
                tables, who, state.found[who], state.codes[who]
            )
            state.costs[who] = cost
            change += cost
            altered += is_altered
            if state.found[who] >= 0:
                change += take(tables, market, state.found[who], state.codes[who], TAKE)
        gain = change + _over(totals, altered, tables.unplaced)
        gain -= _over(totals, totals[2], tables.unplaced)
        if gain <= 0 or np.random.random() < np.exp(-gain / warmth):
            totals[0] += change
            totals[2] = altered
            is_within = totals[3] < 0 or altered <= totals[3]
            if totals[0] < totals[1] and is_within:
                totals[1] = totals[0]
                totals[4] = turn
                copy(state.found, state.best_found)
                for who in range(state.found.size):
                    copy(state.codes[who], state.best_codes[who])
            continue
        for i in range(count):
            who = out[i]
            if state.found[who] >= 0:
                take(tables, market, state.found[who], state.codes[who], GIVE_BACK)
        for i in range(count):
            who = out[i]
            state.found[who], state.costs[who] = kept_found[i], kept_costs[i]
            copy(kept_codes[i], state.codes[who])
            if kept_found[i] >= 0:
                take(tables, market, kept_found[i], kept_codes[i], TAKE)


@within
def _blend(
    tables: Tables, market: Market, price: Floats, out: Ints, count: int, share: float
) -> None:
    """Set the prices that those taken out will see to a share of the full ones."""
    for i in range(count):
        for line in range(tables.lines[out[i]], tables.lines[out[i] + 1]):
            for room in range(tables.rooms[line], tables.rooms[line + 1]):
                place = tables.room_places[room]
                for month in range(price.shape[1]):
                    market.price[place, month] = share * price[place, month]

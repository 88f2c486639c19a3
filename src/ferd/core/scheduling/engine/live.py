"""A plan that is being made better, with the room that it leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from ferd.core.scheduling.engine import ruin, ways
from ferd.core.scheduling.engine.instance import Instance, Plan
from ferd.core.scheduling.engine.tables import (
    Floats,
    Ints,
    Longs,
    Market,
    Scratch,
    narrow,
)


@dataclass(slots=True)
class Live:
    """A plan of some trainees, what each costs, and the market around them.

    Attributes:
        costs: of each trainee; only those in `whom` count.
        altered: how many of them have an altered published way.
        shown: what the best costs while another is being changed.
    """

    instance: Instance
    whom: Ints
    budget: int | None
    plan: Plan = field(init=False)
    costs: Longs = field(init=False)
    altered: int = 0
    shortage: int = 0
    shown: int | None = None
    market: Market = field(init=False)
    scratch: Scratch = field(init=False)

    def __post_init__(self) -> None:
        self.scratch = self.instance.scratch()
        self.take_over(self.instance.nobody())

    @property
    def cost(self) -> int:
        """Say what the plan costs, with what is short."""
        return int(self.costs[self.whom].sum()) + self.shortage

    @property
    def total(self) -> int:
        """Say what it costs, with a fine for each altered way beyond the budget."""
        if self.shown is not None:
            return self.shown
        over = 0 if self.budget is None else max(0, self.altered - self.budget)
        return self.cost + over * self.instance.tables.unplaced

    @property
    def unplaced(self) -> int:
        """Count who has no way."""
        return int((self.plan.found[self.whom] < 0).sum())

    def take_over(self, plan: Plan) -> None:
        """Go on from another plan."""
        self.plan = plan.copy()
        self.market = self.instance.live_market(self.instance.no_prices())
        self.costs = np.zeros(plan.found.size, np.int64)
        lack = self.market.lack.astype(np.int64)
        weight = self.instance.problem.weights.shortage
        self.shortage = int(((weight * lack + 99) // 100).sum())
        tables = self.instance.tables
        self.altered, change = ruin.count_all(
            tables, self.market, self.whom, plan.found, plan.codes, self.costs
        )
        self.shortage += change

    def is_altered(self, who: int) -> bool:
        """Tell whether a trainee's published way is altered, or missing."""
        line, codes = self.plan.found[who], self.plan.codes[who]
        tables = self.instance.tables
        return bool(ruin.cost_of_one(tables, narrow(who), line, codes)[1])

    def take(self, who: int, sign: int) -> None:
        """Take the room of a trainee's way (sign -1), or give it back (1)."""
        line, codes = self.plan.found[who], self.plan.codes[who]
        if line >= 0:
            self.shortage += ways.take(
                self.instance.tables, self.market, line, codes, sign
            )

    def insert(self, whom: Ints, price: Floats) -> None:
        """Place these trainees, who have no way, one after the other."""
        market = self.market._replace(price=price)
        plan, tables = self.plan, self.instance.tables
        ways.insert_all(tables, market, whom, self.scratch, plan.found, plan.codes)
        self.take_over(plan)

    def anneal(
        self,
        price: Floats,
        heats: Sequence[float],
        rounds: int,
        rng: np.random.Generator,
        go_on: Callable[[], bool],
    ) -> None:
        """Ruin and recreate: so many rounds from each heat to the next; keep the best.

        Stops when `go_on` says so, which is asked between heats.
        """
        state = self._state()
        best, crowd = self.total, self.instance.crowd(self.whom)
        for heat in pairwise(heats):
            self.shown = min(best, int(state.totals[1]))
            if not go_on():
                break
            ruin.improve(
                self.instance.tables,
                self.market,
                np.maximum(price, 0.0),
                state,
                ruin.Crowd(self.whom, *crowd),
                self.scratch,
                rounds,
                heat,
                int(rng.integers(2**31)),
            )
        self.shown = None
        is_found = state.totals[1] < min(best, 2**60)
        kept = Plan(state.best_found, state.best_codes)
        self.take_over(kept if is_found or best == state.totals[1] else self.plan)

    def _state(self) -> ruin.State:
        """Copy the plan, to be changed while it is being improved."""
        plan, best = self.plan.copy(), self.plan.copy()
        budget = -1 if self.budget is None else self.budget
        within = self.total == self.cost
        totals = np.array(
            [self.cost, self.cost if within else 2**60, self.altered, budget, 0],
            np.int64,
        )
        return ruin.State(
            plan.found,
            plan.codes,
            self.costs.copy(),
            best.found,
            best.codes,
            totals,
        )

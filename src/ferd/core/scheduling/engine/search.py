"""Plans the trainees of one component: a first plan, prices, columns, blocks."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ferd.core.scheduling.engine.ascent import Group
from ferd.core.scheduling.engine.blocks import (
    Block,
    Effort,
    choose,
    climb,
    plan_anew,
    whole,
)
from ferd.core.scheduling.engine.complete import cheapest_of_all, fewest_unplaced
from ferd.core.scheduling.engine.instance import Instance, Plan
from ferd.core.scheduling.engine.linear import unlimited
from ferd.core.scheduling.engine.live import Live
from ferd.core.scheduling.engine.pool import Pool
from ferd.core.scheduling.engine.tables import Floats, Ints
from ferd.core.scheduling.engine.tight import TightPlaces

AT_ONCE = 150
"""So many trainees are planned as one block; more, block by block."""

TOGETHER = 1_500
"""For so many columns are generated together; for more, prices have to do."""

BLOCK = 40
"""How many trainees a block of a large component has."""

HOT, COLD = 5.0, 0.3
"""Between these temperatures a plan is shaken: what a step may cost, about."""

PORTION = 3_000
"""After so many rounds of shaking the clock is looked at."""

Told = Callable[[str], bool]
"""Told of the phase; answers whether to go on."""


@dataclass(slots=True)
class Search:
    """One component on its way to a good plan.

    Attributes:
        bound: no plan of these trainees costs less.
        price: the best prices so far.
        proved: a bound that is known besides that of the prices.
    """

    instance: Instance
    whom: Ints
    budget: int | None
    seed: int
    threads: int
    told: Told
    rounds: int | None = None
    gap: float = 0.0
    places: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    left: Callable[[], float] = unlimited
    turn: int = 0
    idle: int = 0
    proved: float = 0.0
    live: Live = field(init=False)
    block: Block = field(init=False)
    rng: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)
        self.live = Live(self.instance, self.whom, self.budget)
        group = Group(self.instance, self.whom, self.budget, self.threads)
        self.block = Block(
            group, Pool(self.instance), self.live.total, self.instance.no_prices()
        )

    @property
    def price(self) -> Floats:
        """Give the best prices so far."""
        return self.block.price

    @property
    def bound(self) -> int:
        """Say what no plan of these trainees costs less than."""
        bound = max(self.block.bound, self.proved, 0.0)
        return min(whole(bound), self.live.total)

    @property
    def is_done(self) -> bool:
        """Tell whether the plan is as good as asked."""
        self.block.cost = self.live.total
        return self.live.total <= self.bound * (1 + self.gap)

    def goes_on(self, phase: str) -> bool:
        """Tell how far it is, and hear whether to go on."""
        return self.told(phase) and not self.is_done

    def stages(self) -> tuple[Callable[[], None], ...]:
        """List what is done after the first plan, each dearer than the one before."""
        return self.find_prices, self.find_columns, self.raise_bound, self.take_whole

    def begin(self, start: Plan) -> None:
        """Make a first plan: what is given, and everyone else one by one."""
        self.live.take_over(start)
        self.insert_missing(self.instance.no_prices())

    def insert_missing(self, price: Floats) -> None:
        """Place who has no way, who has least time first."""
        missing = self.whom[self.live.plan.found[self.whom] < 0]
        tables = self.instance.tables
        lines = tables.lines[missing]
        order = np.argsort(tables.due[lines] - tables.first[lines], kind="stable")
        self.live.insert(missing[order], price)

    def find_prices(self) -> None:
        """Raise prices, and place everyone anew under them if that is cheaper."""
        steps = 120 if self.whom.size <= AT_ONCE else 60
        self.block.cost = self.live.total
        climb(self.block, self.price, steps, lambda _: self.told("prices"))
        before = self.live.plan
        cost = self.live.total
        if self.live.budget is None:
            self.live.take_over(self.instance.nobody())
            self.insert_missing(self.price)
            if self.live.total > cost:
                self.live.take_over(before)
        self.shake(200 if self.whom.size <= AT_ONCE else 30, HOT)

    def shake(self, rounds: int, hot: float) -> None:
        """Ruin and recreate, so many rounds a trainee, cooling down."""
        rounds *= self.whom.size
        portions = max(4, rounds // PORTION)
        cooling = np.arange(portions + 1) / portions
        heats = [float(heat) for heat in hot * (COLD / hot) ** cooling]
        self.live.anneal(
            self.price,
            heats,
            max(1, rounds // portions),
            self.rng,
            lambda: self.goes_on("dive"),
        )

    def find_columns(self) -> None:
        """Generate columns for all together, if they are not too many."""
        if self.whom.size <= TOGETHER:
            self._choose(Effort(turns=400, nodes=0, seconds=self.left))

    def _choose(self, effort: Effort) -> None:
        pool, who = self.block.pool, np.arange(self.whom.size, dtype=np.int32)
        plan = self.live.plan
        pool.add(who, plan.found[self.whom], plan.codes[self.whom])
        self.block.cost = self.live.total
        chosen = choose(self.block, effort, self.seed, lambda: self.told("columns"))
        if chosen is not None:
            self.take_over(chosen)
            self.insert_missing(self.price)

    def take_whole(self) -> None:
        """Take whole columns, if they are few; prove that none are better."""
        if self.whom.size > AT_ONCE:
            return
        nodes = 2_000 if self.whom.size <= 60 else 30
        self._choose(Effort(turns=400, nodes=nodes, seconds=self.left, most=30_000))
        if self.goes_on("columns"):
            self.prove()

    def raise_bound(self) -> None:
        """Find out what tight places cost that are filled with whole people.

        Those first, whose prices the plan does not pay: there the prices promise
        what whole people cannot do.
        """
        if not self.goes_on("columns"):
            return
        price, room = np.maximum(self.price, 0.0), np.maximum(self.live.market.room, 0)
        unpaid, paid = (price * room).sum(axis=1) / 100, price.sum(axis=1)
        order = np.lexsort((-paid, -unpaid.round(3)))
        is_promising = unpaid[order] >= 0.5
        if self.whom.size <= AT_ONCE:
            is_promising = paid[order] > 0
        tight = TightPlaces(
            self.block.group,
            self.price,
            self.block.altered,
            self.live.plan,
            self.live.total,
            self.left,
        )
        tight.raise_bound(order[is_promising], self._hear_bound)

    def _hear_bound(self, bound: float) -> bool:
        self.proved = max(self.proved, bound)
        return self.goes_on("columns")

    def take_over(self, chosen: Plan) -> None:
        """Go on from these ways of everyone, if they are not dearer."""
        plan = self.live.plan.copy()
        plan.found[self.whom], plan.codes[self.whom] = chosen.found, chosen.codes
        kept = self.live.plan, self.live.total
        self.live.take_over(plan)
        if self.live.total > kept[1]:
            self.live.take_over(kept[0])

    def prove(self) -> None:
        """Find the cheapest plan there is, when all ways can be listed."""
        prices, total = (self.price, self.block.altered), self.live.total
        best = cheapest_of_all(self.block.group, prices, total, self.left())
        if best is not None:
            self.take_over(best.plan)
            self.block.bound = float(min(total, best.cost))

    @property
    def lacks_some(self) -> bool:
        """Tell whether some have no way, or more an altered one than may."""
        return bool(self.live.unplaced) or self.live.total > self.live.cost

    def is_hopeless(self) -> bool:
        """Tell whether it is proved that not everyone can have a way."""
        if not self.lacks_some or self.whom.size > AT_ONCE:
            return False
        return bool(fewest_unplaced(self.block.group, max(1.0, self.left())))

    @property
    def is_spent(self) -> bool:
        """Tell whether more work is not worth while, or not asked for."""
        if self.rounds is not None and self.turn >= self.rounds:
            return True
        patience = 10 + 3 * self.whom.size // min(BLOCK, self.whom.size)
        return self.is_done or self.idle >= patience

    @property
    def promise(self) -> float:
        """Say how much there may be to gain, less where nothing has helped of late."""
        return (self.live.total - self.bound) / (1 + self.idle)

    def improve(self) -> None:
        """Make one more attempt: all shaken, or a block planned anew."""
        before, is_small = self.live.total, self.whom.size <= AT_ONCE
        self.turn += 1
        if is_small and self.turn % 8 == 1 and self.left() < np.inf:
            self.take_whole()  # its time may have been up before its work was
        elif is_small and self.turn % 2 and self.live.budget is None:
            self.begin_again()
        elif not is_small and self.turn % 8 == 1:
            self.shake(30, (HOT, 2 * HOT)[self.turn % 16 == 1])
        else:
            plan_anew(
                self.live,
                self.choose_block(min(BLOCK, self.whom.size)),
                self.price,
                Effort(seconds=self.left),
                int(self.rng.integers(2**31)),
                lambda: self.goes_on("improving"),
            )
        self.idle = 0 if self.live.total < before else self.idle + 1

    def begin_again(self) -> None:
        """Place everyone anew in another order, and keep that if it ends cheaper."""
        before, cost = self.live.plan, self.live.total
        self.live.take_over(self.instance.nobody())
        order = self.rng.permutation(self.whom)
        self.live.insert(order, self.price * (0.5 + self.rng.random()))
        self.shake(200, 2 * HOT)
        if self.live.total > cost:
            self.live.take_over(before)

    def choose_block(self, size: int) -> Ints:
        """Choose who pays much more than needed, and who is where they want to be."""
        if size >= self.whom.size:
            return self.whom
        regret = self.live.costs[self.whom] + self.rng.random(self.whom.size)
        chance = regret / regret.sum()
        first = int(self.rng.choice(self.whom.size, p=chance))
        return self.near(first, size)

    def near(self, first: int, size: int) -> Ints:
        """Choose those who are where someone is or would be, at the same time."""
        wanted = self.wanted(int(self.whom[first])).reshape(-1)
        placed = np.flatnonzero(self.live.plan.found[self.whom] >= 0)
        pool, plan = Pool(self.instance), self.live.plan
        who = self.whom[placed]
        pool.add(placed.astype(np.int32), plan.found[who], plan.codes[who])
        met = np.concatenate([[0.0], np.cumsum(wanted[pool.rows])])[pool.bounds]
        common = np.full(self.whom.size, 1.0)
        common[pool.owner] = np.diff(met)
        common *= 0.3 + self.rng.random(common.size)
        common[first] = np.inf
        return self.whom[np.sort(np.argpartition(-common, size - 1)[:size])]

    def wanted(self, who: int) -> Floats:
        """Weigh the months at places that someone is at, or would be at freely."""
        weight, plan = self.instance.no_prices(), self.live.plan
        group = Group(self.instance, np.array([who], np.int32), None)
        free = group.reply(self.price * float(self.rng.random()))
        ways = [(plan.found[who], plan.codes[who]), (free.found[0], free.codes[0])]
        for line, codes in ways:
            if line >= 0:
                rows, _ = self.instance.use(line, codes)
                weight.reshape(-1)[rows] = 1.0 + self.price.reshape(-1)[rows]
        return weight

"""Prices by dual ascent: a bound for everyone at once, without a linear program.

For any prices the cheapest ways of all, less what the room is worth at these
prices, cost no more than any schedule. Prices go up where more want in than can,
and down again; each price has a momentum of its own, without which the ascent
stalls.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ferd.core.scheduling.engine import ways
from ferd.core.scheduling.engine.instance import Instance
from ferd.core.scheduling.engine.tables import Floats, Ints, Scratch


@dataclass(frozen=True, slots=True)
class Reply:
    """The cheapest way of each trainee under some prices.

    Attributes:
        values: what it costs with what it pays.
        load: hundredths of each place and month that are wanted.
        bound: no schedule of these trainees costs less.
    """

    values: Floats
    found: Ints
    codes: Ints
    load: NDArray[np.int64]
    bound: float


@dataclass(slots=True)
class Group:
    """Trainees who are planned together, in all the room the instance has.

    Attributes:
        whom: their numbers.
        budget: how many of them may have an altered way; None for any number.
    """

    instance: Instance
    whom: Ints
    budget: int | None = None
    threads: int = 1
    scratches: list[Scratch] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scratches = [self.instance.scratch() for _ in range(self.threads)]

    @property
    def shortage(self) -> int:
        """Say what a missing person costs in a month."""
        return self.instance.problem.weights.shortage

    @property
    def room(self) -> Ints:
        """Give hundredths of room by place and month."""
        return self.instance.room

    @property
    def wished(self) -> Ints:
        """Give hundredths of staffing that are wished for."""
        return self.instance.wished

    def reply(self, price: Floats, altered: float = 0.0) -> Reply:
        """Price the cheapest way of everyone."""
        count, months = self.whom.size, self.instance.months
        values, found = np.empty(count), np.full(count, -1, np.int32)
        codes = np.full((count, self.instance.width), -1, np.int32)
        market = self.instance.market(price, altered)
        parts = np.array_split(np.arange(count), self.threads)

        def price_part(i: int) -> NDArray[np.int64]:
            load = np.zeros(self.room.shape[0] * months, np.int64)
            if parts[i].size:
                part = slice(int(parts[i][0]), int(parts[i][-1]) + 1)
                ways.price_all(
                    self.instance.tables,
                    market,
                    self.whom[part],
                    self.scratches[i],
                    values[part],
                    found[part],
                    codes[part],
                    load,
                )
            return load

        if self.threads == 1:
            load = price_part(0)
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                load = np.sum(list(pool.map(price_part, range(self.threads))), axis=0)
        bound = float(values.sum()) - self.worth(price, altered)
        return Reply(values, found, codes, load.reshape(self.room.shape), bound)

    def worth(self, price: Floats, altered: float) -> float:
        """Tell what the room is worth at these prices, and the budget."""
        room = float((np.maximum(price, 0.0) * self.room).sum()) / 100
        wishes = float((np.maximum(-price, 0.0) * self.wished).sum()) / 100
        return room - wishes + altered * (self.budget or 0)


@dataclass(slots=True)
class Ascent:
    """Prices on their way up.

    Attributes:
        price, altered: the prices now.
        best_price, best_altered, bound: the best prices so far, and their bound.
    """

    group: Group
    price: Floats
    altered: float = 0.0
    bound: float = -np.inf
    best_price: Floats = field(init=False)
    best_altered: float = 0.0

    def __post_init__(self) -> None:
        self.best_price = self.price

    def climb(
        self, steps: int, first: float, last: float, seen: Callable[[Reply], bool]
    ) -> None:
        """Go so many steps, of falling length; stop when `seen` says so."""
        speed, size = np.zeros(self.price.shape), np.zeros(self.price.shape)
        floor = np.where(self.group.wished > 0, -float(self.group.shortage), 0.0)
        for step in range(1, steps + 1):
            reply = self.group.reply(self.price, self.altered)
            if reply.bound > self.bound:
                self.bound = reply.bound
                self.best_price, self.best_altered = self.price, self.altered
            if not seen(reply):
                return
            slope = self.slope(reply)
            speed = 0.8 * speed + 0.2 * slope
            size = 0.95 * size + 0.05 * slope * slope
            length = first * (last / first) ** (step / steps)
            change = length * speed / (np.sqrt(size / (1 - 0.95**step)) + 1e-2)
            self.price = np.maximum(floor, self.price + change)
            if self.group.budget is not None:
                self.altered = max(0.0, self.altered + length * self.excess(reply))

    def slope(self, reply: Reply) -> Floats:
        """Tell by how many people each place is over its room, or under its wish."""
        over = (reply.load - self.group.room) / 100
        under = (reply.load - self.group.wished) / 100
        at_zero = np.maximum(over, 0.0) + np.minimum(under, 0.0)
        return np.where(self.price > 0, over, np.where(self.price < 0, under, at_zero))

    def excess(self, reply: Reply) -> float:
        """Tell by how much the budget of altered ways is overdrawn, in its share."""
        tables, budget = self.group.instance.tables, self.group.budget or 0
        altered = np.where(reply.found < 0, tables.told[self.group.whom], 0)
        altered = altered + np.where(reply.found >= 0, tables.changed[reply.found], 0)
        return float(altered.sum() - budget) / max(1, budget)

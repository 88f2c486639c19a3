"""The ways found so far, as columns."""

import numpy as np

from ferd.core.scheduling.engine import ways
from ferd.core.scheduling.engine.instance import Instance
from ferd.core.scheduling.engine.tables import Floats, Ints, Longs


class Pool:
    """Ways of a group's trainees, each once, with what they cost and take.

    Attributes:
        owner: whose (counted within the group).
        bounds: of each way, what stands in `rows` (place * months + month) and
            `uses` (hundredths).
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.seen: set[tuple[int, bytes]] = set()
        self.owner: Ints = np.zeros(0, np.int32)
        self.line: Ints = np.zeros(0, np.int32)
        self.codes: Ints = np.zeros((0, instance.width), np.int32)
        self.cost: Longs = np.zeros(0, np.int64)
        self.altered: Ints = np.zeros(0, np.int32)
        self.bounds: Longs = np.zeros(1, np.int64)
        self.rows: Ints = np.zeros(0, np.int32)
        self.uses: Ints = np.zeros(0, np.int32)

    @property
    def size(self) -> int:
        """Count the ways."""
        return self.owner.size

    def add(self, owner: Ints, line: Ints, codes: Ints) -> slice:
        """Add the ways that are new; tell where they stand."""
        before, fresh = self.size, list[int]()
        for i in np.flatnonzero(line >= 0):
            key = (int(owner[i]), codes[i].tobytes())
            if key not in self.seen:
                self.seen.add(key)
                fresh.append(int(i))
        if fresh:
            self._append(owner[fresh], line[fresh], codes[fresh])
        return slice(before, self.size)

    def _append(self, owner: Ints, line: Ints, codes: Ints) -> None:
        count, most = line.size, line.size * self.instance.months
        cost, altered = np.zeros(count, np.int64), np.zeros(count, np.int32)
        bounds = np.zeros(count + 1, np.int64)
        rows, uses = np.empty(most, np.int32), np.empty(most, np.int32)
        ways.describe_all(
            self.instance.tables, line, codes, cost, altered, bounds, rows, uses
        )
        self.owner = np.concatenate([self.owner, owner])
        self.line = np.concatenate([self.line, line])
        self.codes = np.concatenate([self.codes, codes])
        self.cost = np.concatenate([self.cost, cost])
        self.altered = np.concatenate([self.altered, altered])
        self.rows = np.concatenate([self.rows, rows[: bounds[-1]]])
        self.uses = np.concatenate([self.uses, uses[: bounds[-1]]])
        self.bounds = np.concatenate([self.bounds, self.bounds[-1] + bounds[1:]])

    def spread(self, per_way: Floats) -> Floats:
        """Give a figure of each way to each of its place-months."""
        return np.repeat(per_way, np.diff(self.bounds))

    def load(self, weight: Floats) -> Floats:
        """Add up what ways take, so much of each, by place and month."""
        used = self.spread(weight) * self.uses
        room = self.instance.room
        load: Floats = np.bincount(self.rows, used, room.size).astype(float)
        return load.reshape(room.shape)

    def priced(self, price: Floats, altered: float, part: slice) -> Floats:
        """Tell what these ways cost with what they pay."""
        bounds = self.bounds[part.start : part.stop + 1]
        inside = slice(int(bounds[0]), int(bounds[-1]))
        paid = price.reshape(-1)[self.rows[inside]] * (self.uses[inside] * 0.01)
        total = np.concatenate([[0.0], np.cumsum(paid)])
        steps: Floats = np.diff(total[bounds - bounds[0]])
        fixed: Floats = self.cost[part] + altered * self.altered[part]
        priced: Floats = fixed + steps
        return priced

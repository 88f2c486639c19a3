"""Times things side by side, so that a noisy machine disturbs both alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 9


@dataclass(frozen=True)
class Times:
    """Seconds of each round, in the order they were run."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Give the middle one."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """Give the time that 95 % stay below."""
        return statistics.quantiles(self.seconds, n=20, method="inclusive")[-1]


def in_turn(*runs: Callable[[], object], rounds: int = ROUNDS) -> list[Times]:
    """Time several things round by round, A B A B, after one warm-up each."""
    for run in runs:
        run()
    found: list[list[float]] = [[] for _ in runs]
    for _round in range(rounds):
        for seconds, run in zip(found, runs, strict=True):
            begun = time.perf_counter()
            run()
            seconds.append(time.perf_counter() - begun)
    return [Times(tuple(seconds)) for seconds in found]

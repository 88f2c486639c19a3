"""HiGHS through its arrays: a linear program that grows by columns and rows.

One thread, fixed once: HiGHS keeps one scheduler a process, and asked for another
number of threads it fails without a word. What it answers counts only when its
status says so.
"""

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np

from ferd.core.scheduling.engine.tables import Floats, Ints

INFINITE = float(highspy.kHighsInf)


class NotSolvedError(RuntimeError):
    """HiGHS did not come to an end that can be used."""


@dataclass(frozen=True, slots=True)
class Found:
    """An optimum: what it costs, the columns' values and the rows' prices."""

    cost: float
    values: Floats
    prices: Floats


@dataclass(frozen=True, slots=True)
class Whole:
    """What was found in whole numbers.

    Attributes:
        values: the columns' values; None when none were found.
        is_best: whether nothing is cheaper (or, without values, there are none).
        bound: nothing is cheaper than this.
    """

    values: Floats | None
    cost: float
    is_best: bool
    bound: float


Seconds = Callable[[], float]
"""Tells how long something may take."""


def unlimited() -> float:
    """Let time not count."""
    return float("inf")


class Linear:
    """A linear program to make small."""

    def __init__(self, seed: int = 0, seconds: Seconds = unlimited) -> None:
        self.seconds = seconds
        self.highs = highspy.Highs()
        for name, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", seed % 2**31),
            ("presolve", "off"),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.99),  # costs are whole numbers
            ("simplex_strategy", 4),  # primal: columns are added, and it is faster
        ):
            self.highs.setOptionValue(name, value)
        self.columns = 0
        self.rows = 0

    def add_rows(
        self, lower: Floats, upper: Floats, starts: Ints, index: Ints, value: Floats
    ) -> None:
        """Add rows, with what they hold of the columns there are."""
        count = lower.size
        self.highs.addRows(count, lower, upper, index.size, starts, index, value)
        self.rows += count

    def add_columns(
        self, cost: Floats, upper: Floats, starts: Ints, index: Ints, value: Floats
    ) -> None:
        """Add columns of at least 0, with what they take of the rows there are."""
        count, lower = cost.size, np.zeros(cost.size)
        self.highs.addCols(count, cost, lower, upper, index.size, starts, index, value)
        self.columns += count

    def solve(self) -> Found:
        """Solve it from where it was last left."""
        self._run()
        status = self.highs.getModelStatus()
        ended = highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit
        if status not in ended:
            self.highs.clearSolver()
            self._run()
        status = self.highs.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise NotSolvedError(self.highs.modelStatusToString(status))
        solution = self.highs.getSolution()
        return Found(
            float(self.highs.getInfo().objective_function_value),
            np.array(solution.col_value),
            np.array(solution.row_dual),
        )

    def _run(self) -> None:
        """Let HiGHS work, for as long as there is time; its clock is never reset."""
        most = self.highs.getRunTime() + max(0.0, self.seconds())
        self.highs.setOptionValue("time_limit", most)
        self.highs.run()

    def allow(self, columns: Ints, most: Floats) -> None:
        """Let columns be at most so much from now on."""
        self.highs.changeColsBounds(columns.size, columns, np.zeros(most.size), most)

    def solve_whole(self, columns: Ints, limits: dict[str, float | int]) -> "Whole":
        """Solve it with these columns whole."""
        highs, count = self.highs, columns.size
        whole = np.full(count, highspy.HighsVarType.kInteger)
        highs.changeColsIntegrality(count, columns, whole)
        highs.setOptionValue("presolve", "on")
        highs.setOptionValue("time_limit", max(0.0, self.seconds()))
        for name, value in limits.items():
            highs.setOptionValue(name, value)
        highs.clearSolver()
        highs.run()  # a search has a clock of its own
        found = _read(highs)
        whole[:] = highspy.HighsVarType.kContinuous
        highs.changeColsIntegrality(count, columns, whole)
        highs.setOptionValue("presolve", "off")
        highs.clearSolver()
        return found


def _read(highs: highspy.Highs) -> Whole:
    info, status = highs.getInfo(), highs.getModelStatus()
    is_best = status in {
        highspy.HighsModelStatus.kOptimal,
        highspy.HighsModelStatus.kInfeasible,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,
    }
    bound = float(info.mip_dual_bound) if info.valid else -INFINITE
    if info.primal_solution_status != 2:
        return Whole(None, INFINITE, is_best, bound)
    values = np.array(highs.getSolution().col_value)
    return Whole(values, float(info.objective_function_value), is_best, bound)

"""Prints the table of planning: bounds, gaps, delays, and what it took.

Every plan is checked by code that knows no solver. U is one exact pass of the
dynamic program over all trainees, without a bound on delay. Times are of the
processor, so that a busy machine does not count.
"""

import argparse
import json
import resource
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import process_time

import numpy as np

from benchmarks.plots import draw_delays, draw_gaps
from benchmarks.scheduling_changes import (
    EXPLAIN_HEAD,
    REPLAN_HEAD,
    asked_of_one,
    explained,
    replanned,
)
from ferd.core.scheduling.cost import cost_of, cost_of_way
from ferd.core.scheduling.cp_sat import solve_plainly
from ferd.core.scheduling.engine import ways
from ferd.core.scheduling.engine.instance import instance_of
from ferd.core.scheduling.engine.plan import first_fit, insert
from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.engine.warm import warm_up
from ferd.core.scheduling.generate import Mode, generate, generate_continent
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.schedule import (
    Infeasible,
    Limits,
    Progress,
    Schedule,
    Solved,
)
from ferd.core.scheduling.verify import violations
from ferd.core.scheduling.way import delay_of
from ferd.formats.scheduling_json import parse, problem_to_json, read_problem

HEAD = (
    *("mode", "rho", "seed", "method", "unplaced", "violations", "cost", "bound"),
    *("gap", "proved", "mean delay", "p95 delay", "moves", "seconds", "in U"),
    "to reading",
)
UNITS = {Mode.DEPARTMENT: None, Mode.TRUST: 500, Mode.NATION: 500}
"""How many U the planner may take; None for ten seconds."""


@dataclass(frozen=True)
class Yard:
    """What times are measured against: one pass, and reading the problem."""

    unit: float
    reading: float


@dataclass(frozen=True)
class Answer:
    """What a method found, and a bound when it has one.

    Attributes:
        curve: the gap, by the seconds of the processor it took.
    """

    schedule: Schedule | None
    bound: int | None
    is_proved: bool
    seconds: float
    curve: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class Seen:
    """What the plots are drawn from: of the load 0.9, seed by seed."""

    gaps: dict[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    delays: dict[str, list[int]] = field(default_factory=dict)
    last: tuple[Problem, Schedule] | None = None

    def note(self, name: str, problem: Problem, answer: Answer) -> None:
        """Remember an answer."""
        if answer.schedule is None:
            return
        waits = self.delays.setdefault(name, [])
        ways_found = answer.schedule.ways
        waits += [
            delay_of(t, ways_found[t.id])
            for t in problem.trainees
            if t.id in ways_found
        ]
        if answer.curve:
            self.gaps[f"seed {len(self.gaps) + 1}"] = answer.curve
            self.last = problem, answer.schedule


def main(arguments: list[str]) -> int:
    """Measure the modes asked for."""
    parser = argparse.ArgumentParser(prog="./dev bench schedule")
    names = [*(mode.value for mode in UNITS), "continent"]
    parser.add_argument("--mode", choices=names, default="department")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--rho", type=float, nargs="*", default=[0.9, 1.0])
    parser.add_argument("--seconds", type=float, help="at most, for the planner")
    parser.add_argument("--plain", type=float, default=10.0, help="for plain CP-SAT")
    parser.add_argument("--plots", type=Path, help="a folder to draw plots in")
    asked = parser.parse_args(arguments)
    warm_up()
    if asked.mode == "continent":
        measure_continent(asked.rho[0])
    else:
        seen = measure_mode(asked)
        measure_changes(asked, seen)
        if asked.plots:
            draw(asked.mode, seen, asked.plots)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {memory:.0f} MB")
    return 0


def measure_mode(asked: argparse.Namespace) -> Seen:
    """Try every method, load after load, seed after seed."""
    seen = Seen()
    print("  ".join(HEAD))
    for rho in asked.rho:
        for seed in range(1, asked.seeds + 1):
            problem = generate(Mode(asked.mode), seed=seed, rho=rho)
            yard = yard_of(problem)
            for name, answer in measure(problem, yard, asked):
                cells = in_words(name, problem, answer, yard)
                print("  ".join([asked.mode, str(rho), str(seed), *cells]), flush=True)
                if rho == asked.rho[0]:
                    seen.note(name, problem, answer)
    return seen


def measure_changes(asked: argparse.Namespace, seen: Seen) -> None:
    """Plan anew from the last plan; explain what cannot be."""
    if seen.last is None:
        return
    print("  ".join(REPLAN_HEAD))
    for cells in replanned(*seen.last, asked.seeds):
        print("  ".join(cells), flush=True)
    print(asked_of_one(*seen.last))
    if asked.mode == Mode.DEPARTMENT:
        print("  ".join(EXPLAIN_HEAD))
        for cells in explained(asked.seeds):
            print("  ".join(cells), flush=True)


def draw(mode: str, seen: Seen, folder: Path) -> None:
    """Draw the gap over time, and the delays."""
    draw_gaps(
        folder / f"planning-gap-{mode}.svg",
        f"Gap over time, {mode}, wanted load 0.9 of the places",
        seen.gaps,
        most=0.5,
    )
    draw_delays(
        folder / f"planning-delay-{mode}.svg",
        f"Delay, {mode}, wanted load 0.9 of the places",
        seen.delays,
    )


def measure(
    problem: Problem, yard: Yard, asked: argparse.Namespace
) -> Iterator[tuple[str, Answer]]:
    """Try every method on a problem."""
    yield "first fit", timed(partial(first_fit, problem))
    yield "insertion", timed(partial(insert, problem))
    units = UNITS[Mode(asked.mode)]
    most = 10.0 if units is None else units * yard.unit
    yield "planner", planned(problem, asked.seconds or most)
    if asked.plain and len(problem.trainees) <= 100:
        yield "plain CP-SAT", plainly(problem, asked.plain)


def yard_of(problem: Problem) -> Yard:
    """Measure one pass over all, and reading the problem from JSON."""
    instance = instance_of(problem)
    whom = np.arange(len(problem.trainees), dtype=np.int32)
    endless = instance.tables._replace(delay=np.zeros_like(instance.tables.delay))
    values, found = np.empty(whom.size), np.full(whom.size, -1, np.int32)
    codes = np.full((whom.size, instance.width), -1, np.int32)
    load = np.zeros(instance.room.size, np.int64)
    market, scratch = instance.market(instance.no_prices() + 1.0), instance.scratch()
    begun = process_time()
    ways.price_all(endless, market, whom, scratch, values, found, codes, load)
    unit = process_time() - begun
    text = json.dumps(problem_to_json(problem)).encode()
    begun = process_time()
    read_problem(parse(text).value)
    return Yard(unit, process_time() - begun)


def timed(plan: Callable[[], Schedule]) -> Answer:
    """Time something that gives a schedule."""
    begun = process_time()
    schedule = plan()
    return Answer(schedule, None, is_proved=False, seconds=process_time() - begun)


def planned(problem: Problem, most: float) -> Answer:
    """Time the planner, until the processor has worked so long."""
    begun, curve = process_time(), list[tuple[float, float]]()

    def watch(progress: Progress) -> bool:
        seconds = process_time() - begun
        if progress.best is not None and progress.bound:
            curve.append((seconds, (progress.best - progress.bound) / progress.bound))
        return seconds < most or progress.best is None

    outcome = solve(problem, limits=Limits(seconds=most), watch=watch)
    seconds = process_time() - begun
    if isinstance(outcome, Infeasible):
        return Answer(None, None, is_proved=True, seconds=seconds)
    is_proved = isinstance(outcome, Solved) and outcome.proven
    best = outcome.schedule if isinstance(outcome, Solved) else outcome.best
    if outcome.cost is not None and outcome.bound:
        curve.append((seconds, (outcome.cost - outcome.bound) / outcome.bound))
    return Answer(best, outcome.bound, is_proved, seconds, tuple(curve))


def plainly(problem: Problem, seconds: float) -> Answer:
    """Time the plain model."""
    begun = process_time()
    outcome = solve_plainly(problem, seconds)
    took = process_time() - begun
    if isinstance(outcome, Infeasible):
        return Answer(None, None, is_proved=True, seconds=took)
    is_proved = isinstance(outcome, Solved) and outcome.proven
    best = outcome.schedule if isinstance(outcome, Solved) else outcome.best
    return Answer(best, outcome.bound, is_proved, took)


def in_words(name: str, problem: Problem, answer: Answer, yard: Yard) -> list[str]:
    """Write an answer as cells; what is in them is counted by `verify` and `cost`."""
    took = [
        f"{answer.seconds:.2f}",
        f"{answer.seconds / yard.unit:.1f}",
        f"{answer.seconds / yard.reading:.1f}",
    ]
    schedule = answer.schedule
    if schedule is None:
        return [name, "no plan", *["-"] * 8, *took]
    placed = [t for t in problem.trainees if t.id in schedule.ways]
    delays = sorted(delay_of(t, schedule.ways[t.id]) for t in placed) or [0]
    moves = sum(cost_of_way(problem, t, schedule.ways[t.id]).moves for t in placed)
    cost, bound = cost_of(problem, schedule), answer.bound
    broken = sum(1 for _ in violations(problem, schedule))
    return [
        name,
        str(len(problem.trainees) - len(placed)),
        str(broken),
        str(cost),
        "-" if bound is None else str(bound),
        "-" if not bound else f"{(cost - bound) / bound:.1%}",
        "yes" if answer.is_proved else "no",
        f"{statistics.fmean(delays):.2f}",
        str(delays[int(0.95 * (len(delays) - 1))]),
        str(moves // max(1, problem.weights.move)),
        *took,
    ]


def measure_continent(rho: float) -> None:
    """Insert everyone of all nations, nation by nation."""
    reading = inserting = 0.0
    trainees = unplaced = 0
    for problem in generate_continent(seed=1, rho=rho):
        yard, answer = yard_of(problem), timed(partial(insert, problem))
        reading, inserting = reading + yard.reading, inserting + answer.seconds
        trainees += len(problem.trainees)
        ways_found = answer.schedule.ways if answer.schedule else {}
        unplaced += len(problem.trainees) - len(ways_found)
    ratio = inserting / reading
    print(
        f"continent  {trainees} trainees, {unplaced} unplaced, read in {reading:.1f} s,"
        f" inserted in {inserting:.1f} s: {ratio:.2f} times reading (target 15)"
    )

"""Kept problems, solved and verified for ever after.

`expected.json` says what each costs at least, as plain CP-SAT and trying everything
proved it once; null for those that cannot be solved. For each rule of the
specification there is a problem that turns on it, and in `broken` a schedule that
only such a planner would answer as does not know the rule.
"""

import json
from pathlib import Path

import pytest

from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.schedule import Infeasible, Solved
from ferd.core.scheduling.verify import RULES, violations
from ferd.formats.scheduling_json import parse, read_problem, read_schedule

CORPUS = Path(__file__).parents[2] / "corpus/schedules"
EXPECTED = json.loads((CORPUS / "expected.json").read_text("utf-8"))


def kept(name):
    problem = read_problem(parse((CORPUS / f"{name}.json").read_bytes()).value).value
    assert problem is not None
    return problem


def broken(name):
    reading = read_schedule(parse((CORPUS / f"broken/{name}.json").read_bytes()).value)
    assert reading.value is not None
    return reading.value


def test_there_is_a_kept_problem_for_every_rule():
    names = {f"rule-{rule.__name__.replace('_', '-')}" for rule in RULES}

    assert {name for name in EXPECTED if name.startswith("rule-")} == names
    assert {path.stem for path in (CORPUS / "broken").glob("*.json")} == names


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_whoever_does_not_know_a_rule_answers_something_else(rule):
    name = f"rule-{rule.replace('_', '-')}"
    problem, schedule, least = kept(name), broken(name), EXPECTED[name]

    assert rule in {each.rule for each in violations(problem, schedule)}
    if rule != "known_ids" and least is not None:
        assert cost_of(problem, schedule) < least


def test_every_kept_problem_has_an_expectation():
    assert {path.stem for path in CORPUS.glob("*.json")} == {*EXPECTED, "expected"}


@pytest.mark.parametrize(
    "name", sorted(n for n, c in EXPECTED.items() if c is not None)
)
def test_a_kept_problem_is_solved_and_it_is_proved(name):
    problem = kept(name)

    outcome = solve(problem)

    assert isinstance(outcome, Solved)
    assert list(violations(problem, outcome.schedule)) == []
    assert outcome.proven
    assert outcome.bound == EXPECTED[name] == outcome.cost
    assert outcome.cost == cost_of(problem, outcome.schedule)


@pytest.mark.parametrize("name", sorted(n for n, c in EXPECTED.items() if c is None))
def test_of_what_cannot_be_solved_it_is_proved(name):
    assert isinstance(solve(kept(name)), Infeasible)

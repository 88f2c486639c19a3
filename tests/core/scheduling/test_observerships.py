"""Observerships by the week: the rules, and the optimum against brute force."""

import random
from dataclasses import replace
from itertools import product

import pytest

from ferd.core.scheduling.observerships import (
    RULES,
    Observership,
    Visit,
    WeeksAsked,
    faults,
    plan_weeks,
    possible_visits,
    weeks_cost,
)
from ferd.core.scheduling.problem import TraineeId
from tests.core.scheduling.small import A, B, C

TORA, OTTO = TraineeId("tora"), TraineeId("otto")


def observership(name: str, **others) -> Observership:
    given = {"trainee": TORA, "weeks": 1, "host": (2, 8), "units": (A, B), **others}
    return Observership(id=name, **given)


ASKED = WeeksAsked(
    observerships=(
        observership("pet", away=frozenset({4})),
        observership("spect", weeks=2),
        observership("mri", trainee=OTTO),
    ),
    room={A: (1,) * 10, B: (2,) * 10},
    apart=1,
)
GOOD = (Visit("pet", A, 2, 3), Visit("spect", A, 5, 7), Visit("mri", B, 2, 3))


def test_good_visits_break_no_rule():
    assert not list(faults(ASKED, GOOD))


@pytest.mark.parametrize(
    ("rule", "visits"),
    [
        ("known_and_once", (*GOOD, Visit("ct", A, 7, 8))),
        ("known_and_once", (*GOOD, Visit("mri", B, 7, 8))),
        ("at_a_permitted_unit", (Visit("pet", C, 2, 3),)),
        ("as_long_as_asked", (Visit("spect", A, 5, 6),)),
        ("inside_the_host_stage", (Visit("pet", A, 1, 2),)),
        ("not_while_away", (Visit("pet", A, 4, 5),)),
        ("within_weekly_room", (Visit("pet", A, 2, 3), Visit("mri", A, 2, 3))),
        ("within_weekly_room", (Visit("mri", C, 2, 3),)),
        ("far_enough_apart", (Visit("pet", A, 2, 3), Visit("spect", B, 3, 5))),
    ],
)
def test_each_rule_has_an_example_that_breaks_it(rule, visits):
    assert rule in {fault.rule for fault in faults(ASKED, visits)}


def test_every_rule_is_broken_by_an_example_above():
    broken = test_each_rule_has_an_example_that_breaks_it.pytestmark[0].args[1]

    assert {rule for rule, _ in broken} == {rule.__name__ for rule in RULES}


def random_weeks(seed: int) -> WeeksAsked:
    dice = random.Random(seed)  # noqa: S311  not for secrets
    return WeeksAsked(
        observerships=tuple(
            observership(
                f"o{number}",
                trainee=dice.choice((TORA, OTTO)),
                weeks=dice.randint(1, 2),
                host=dice.choice(((0, 3), (1, 5))),
                units=tuple(dice.sample((A, B), dice.randint(1, 2))),
                away=frozenset(dice.sample(range(5), 1)),
            )
            for number in range(3)
        ),
        room={unit: tuple(dice.randint(0, 2) for _ in range(5)) for unit in (A, B)},
        apart=dice.randint(0, 1),
    )


def test_nothing_is_better_than_what_is_found():
    for seed in range(60):
        asked = random_weeks(seed)
        each = [[None, *possible_visits(asked, o)] for o in asked.observerships]
        every = (tuple(filter(None, chosen)) for chosen in product(*each))
        least = min(weeks_cost(asked, v) for v in every if not any(faults(asked, v)))

        planned = plan_weeks(asked)

        assert planned.proven
        assert planned.cost == least
        assert len(planned.visits) + len(planned.unplaced) == 3


def test_who_cannot_be_placed_is_named():
    full = replace(ASKED, room={A: (0,) * 10})

    assert plan_weeks(full).unplaced == ("pet", "spect", "mri")


def test_when_time_is_up_nothing_is_claimed():
    names = [f"o{number}" for number in range(60)]
    many = replace(ASKED, observerships=tuple(observership(name) for name in names))

    planned = plan_weeks(many, seconds=0)

    assert planned.unplaced == tuple(names)
    assert not planned.proven


def test_the_model_is_not_trusted_over_the_rules(monkeypatch):
    def wrong(asked, seconds):
        return (Visit("ct", A, 0, 1),), True

    monkeypatch.setattr("ferd.core.scheduling.cp_sat.weeks.best_visits", wrong)

    with pytest.raises(ValueError, match="lets"):
        plan_weeks(ASKED)

"""One trainee's cheapest way, compiled and not, against all ways there are."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.engine import kernels, ways
from ferd.core.scheduling.engine.instance import instance_of
from ferd.core.scheduling.engine.plan import Planner, first_fit, insert, plan_one
from ferd.core.scheduling.problem import Measure, PlacesId, SoftOrder, StageId, Weights
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.verify import violations
from tests.core.scheduling import small
from tests.core.scheduling.problems import at, need, places, problem, trainee

KERNELS = (
    (kernels, "_span _pay _price_of move_cost _close block_at soft_cost _begin"),
    (kernels, "_fill_values _pass price_line trace _take"),
    (ways, "move_cost price_line soft_cost trace _next_stage way_cost use_of"),
    (ways, "price_all take _short insert_one insert_all describe_all"),
)


@pytest.fixture
def uncompiled(monkeypatch):
    for module, names in KERNELS:
        for name in names.split():
            kernel = getattr(module, name)
            monkeypatch.setattr(module, name, getattr(kernel, "py_func", kernel))


@pytest.mark.parametrize("seed", range(12))
def test_one_trainee_goes_the_cheapest_of_all_ways(seed):
    asked = small.random_problem(seed)
    alone = replace(asked, trainees=asked.trainees[:1], most_changed=None)

    way = plan_one(alone, alone.trainees[0].id)

    found = Schedule({} if way is None else {alone.trainees[0].id: way})
    placed = [s for s in small.schedules(alone) if s.ways]
    assert not list(violations(alone, found))
    assert bool(placed) == bool(found.ways)
    if placed:
        assert cost_of(alone, found) == min(cost_of(alone, s) for s in placed)


@pytest.mark.parametrize("seed", range(4))
def test_uncompiled_kernels_find_the_same(seed, uncompiled):
    asked = small.random_problem(seed)
    found = insert(asked)
    assert not [v for v in violations(asked, found) if v.rule != "few_changed"]
    assert not isinstance(kernels.price_line, type(np.add))
    assert not hasattr(kernels.price_line, "py_func")


def test_room_that_is_gone_is_not_used_and_dear_months_are_left():
    asked = problem([places("A")], [trainee("t", need("s", 2, "A"))])
    planner = Planner.of(asked)
    who = asked.trainees[0].id

    late = planner.plan_one(who, {asked.places[0].id: [0, 0, 0] + [100] * 9})
    dear = planner.plan_one(who, None, {(asked.places[0].id, 0): 500.0})

    assert late is not None
    assert dear is not None
    assert (late[0].start, dear[0].start) == (3, 1)


def test_no_room_is_no_way():
    asked = problem([places("A")], [trainee("t", need("s", 2, "A"))])
    assert plan_one(asked, asked.trainees[0].id, {asked.places[0].id: [0] * 12}) is None


def test_what_is_pinned_is_part_of_the_way_and_in_the_way():
    pinned = need("p", 2, "A", pinned=at("p", "A", 1, 3))
    asked = problem([places("A")], [trainee("t", pinned, need("s", 2, "A"))])
    way = plan_one(asked, asked.trainees[0].id) or ()
    assert [(each.stage, each.start) for each in way] == [("p", 1), ("s", 3)]


def test_a_published_way_is_kept_when_leaving_it_costs_more():
    told = (at("s", "A", 4, 6),)
    who = trainee("t", need("s", 2, "A"), published=told, due=2)
    dear = problem([places("A")], [who], weights=Weights(changed=1000))
    cheap = problem([places("A")], [who], weights=Weights(changed=1))
    assert plan_one(dear, who.id) == told
    assert (plan_one(cheap, who.id) or told)[0].start == 0


def test_insertion_and_first_fit_break_no_rule_and_leave_out_who_has_no_room():
    few = [trainee(name, need("s", 6, "A")) for name in ("a", "b", "c")]
    asked = problem([places("A")], few)
    for plan in (insert, first_fit):
        found = plan(asked)
        assert len(found.ways) == 2
        assert not list(violations(asked, found))


def test_insertion_keeps_what_holds_of_a_start():
    two = [trainee(name, need("s", 3, "A")) for name in ("a", "b")]
    asked = problem([places("A")], two)
    a, b = (t.id for t in two)
    start = Schedule({a: (at("s", "A", 5, 8),), b: (at("s", "A", 6, 9),)})

    found = insert(asked, start=start)

    assert found.ways[a] == start.ways[a]
    assert found.ways[b] == (at("s", "A", 0, 3),)


@pytest.mark.parametrize(
    "way",
    [
        (),
        (at("s", "A", 0, 3),),
        (at("s", "A", 4, 6), at("r", "B", 0, 2)),
        (at("s", "A", 0, 2), at("r", "A", 2, 4)),
        (at("s", "A", 0, 2), at("r", "B", 40, 42)),
        (at("s", "A", -2, 0), at("r", "B", 2, 4)),
        (at("s", "A", 0, 2), at("r", "B", 1, 3)),
    ],
)
def test_a_start_that_is_no_way_is_planned_anew(way):
    stages = need("s", 2, "A"), need("r", 2, "B", after=("s",))
    asked = problem([places("A"), places("B")], [trainee("t", *stages)])
    instance = instance_of(asked)
    assert instance.codes_of(0, way) is None
    whole = (at("s", "A", 0, 2), at("r", "B", 2, 4))
    who = asked.trainees[0].id
    assert insert(asked, start=Schedule({who: way})).ways[who] == whole
    assert instance.codes_of(0, whole) is not None


def test_a_soft_order_is_followed_when_it_costs_nothing():
    first = need("s", 2, "A", softly_after=(SoftOrder(StageId("r"), 3),))
    asked = problem([places("A")], [trainee("t", first, need("r", 2, "A"))])
    way = plan_one(asked, asked.trainees[0].id) or ()
    assert [each.stage for each in way] == ["r", "s"]


def test_importing_the_package_loads_nothing_heavy():
    code = (
        "import sys, ferd.core.scheduling.engine;"
        "assert not {'numpy', 'numba', 'highspy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  our own


def test_a_start_that_leaves_what_is_pinned_is_planned_anew():
    pin = at("s", "A", 0, 2)
    asked = problem([places("A")], [trainee("t", need("s", 2, "A", pinned=pin))])

    assert instance_of(asked).codes_of(0, (at("s", "A", 4, 6),)) is None


def test_first_fit_fills_places_by_fraction_and_leaves_out_who_has_no_time():
    half = [trainee(n, need("s", 1, "A"), work=(50,) * 12) for n in "ab"]
    never = trainee("c", need("s", 3, "A"), max_delay=-4)
    asked = problem([places("A", measure=Measure.FRACTION)], [*half, never])

    found = first_fit(asked)

    assert {name: way[0].start for name, way in found.ways.items()} == {"a": 0, "b": 0}


def test_a_price_of_places_that_are_not_there_changes_nothing():
    asked = problem([places("A")], [trainee("t", need("s", 2, "A"))])
    who = asked.trainees[0].id

    priced = plan_one(asked, who, prices={(PlacesId("B"), 0): 9.0})
    assert priced == plan_one(asked, who) == (at("s", "A", 0, 2),)

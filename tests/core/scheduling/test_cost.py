"""What schedules cost, worked out by hand."""

from dataclasses import replace

import pytest

from ferd.core.scheduling.cost import (
    WayCost,
    cost_of,
    cost_of_delay,
    cost_of_shortage,
    cost_of_way,
    cost_parts,
    count_moves,
)
from ferd.core.scheduling.problem import (
    DelayBand,
    Measure,
    SiteId,
    Weights,
    Window,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.way import delay_of
from tests.core.scheduling.problems import (
    at,
    need,
    places,
    problem,
    schedule,
    softly,
    trainee,
)

UNITS = [places("Ward", site="A"), places("Clinic", site="B")]
WAY = (at("a", "Ward", 0, 3), at("b", "Clinic", 3, 5))
PIN = at("b", "Clinic", 3, 5)


def cost_of_one(way, *stages, weights=None, **others):
    """Give what one trainee's way costs, wish by wish."""
    one = trainee("one", *stages, **others)
    asked = problem(UNITS, [one], weights=weights or Weights(move=0))
    return cost_of_way(asked, one, way)


@pytest.mark.parametrize(
    ("months", "cost"),
    [(0, 0), (1, 10), (3, 30), (4, 45), (6, 75), (7, 95), (12, 195), (14, 255)],
)
def test_each_month_of_delay_costs_what_its_band_says(months, cost):
    assert cost_of_delay(Weights().delay, months) == cost


def test_beyond_bands_that_end_nothing_is_added():
    assert cost_of_delay((DelayBand(2, 5),), 4) == 10


@pytest.mark.parametrize(("due", "delay"), [(3, 2), (5, 0), (9, 0), (-1, 6)])
def test_delay_is_counted_from_when_training_is_due_to_end(due, delay):
    one = trainee("one", need("a", 3, "Ward"), need("b", 2, "Clinic"), due=due)

    assert delay_of(one, WAY) == delay
    assert delay_of(replace(one, due=0), ()) == 0


def test_delay_is_of_the_whole_way_with_what_is_pinned():
    cost = cost_of_one(
        WAY, need("a", 3, "Ward"), need("b", 2, "Clinic", pinned=PIN), due=4
    )

    assert cost == WayCost(delay=10)


def test_another_place_than_the_first_choice_costs_what_the_option_says():
    asked = need("a", 3, ("Ward", 4)), need("b", 2, "Ward", ("Clinic", 7))

    assert cost_of_one(WAY, *asked) == WayCost(places=11)


def test_every_month_outside_a_window_costs():
    early = Window(start=5, end=9, cost=3)
    late = Window(start=0, end=3, cost=10)

    cost = cost_of_one(
        WAY, need("a", 3, "Ward"), need("b", 2, "Clinic", windows=(early, late))
    )

    assert cost == WayCost(windows=2 * 3 + 2 * 10)


def test_a_soft_order_costs_once_when_the_other_is_not_over():
    after_b, after_a = softly("b", 5), softly("a", 9)

    cost = cost_of_one(
        WAY,
        need("a", 3, "Ward", softly_after=(after_b,)),
        need("b", 2, "Clinic", softly_after=(after_a,)),
    )

    assert cost == WayCost(order=5)


def test_of_what_is_pinned_no_wish_is_asked():
    window = Window(start=8, end=9, cost=3)
    pinned = need(
        "b", 2, ("Clinic", 7), softly_after=(softly("c", 5),), windows=(window,),
        pinned=PIN,
    )  # fmt: skip

    assert cost_of_one(WAY, need("a", 3, "Ward"), pinned, due=9) == WayCost()


@pytest.mark.parametrize(("site", "moves"), [(None, 1), ("A", 1), ("B", 2), ("C", 2)])
def test_a_move_is_a_change_of_site_from_where_one_is(site, moves):
    one = trainee(
        "one",
        need("a", 3, "Ward"),
        need("b", 2, "Clinic", pinned=PIN),
        site=SiteId(site) if site else None,
    )
    asked = problem(UNITS, [one], weights=Weights(move=2))

    assert count_moves(asked, one, WAY[::-1]) == moves
    assert cost_of_way(asked, one, WAY) == WayCost(moves=2 * moves)


DEVIATION = Weights(move=0, changed=100, moved_start=10, moved_month=1, moved_place=50)


@pytest.mark.parametrize(
    ("told", "cost"),
    [
        ((at("a", "Ward", 0, 3), at("b", "Clinic", 3, 5)), 0),
        ((at("a", "Ward", 0, 9),), 0),
        ((at("b", "Clinic", 6, 8),), 100 + 10 + 3),
        ((at("b", "Ward", 3, 5),), 100 + 50),
        ((at("a", "Clinic", 1, 4), at("b", "Ward", 2, 4)), 100 + 2 * (10 + 1 + 50)),
    ],
)
def test_leaving_what_was_published_costs_for_each_stage_and_once_for_all(told, cost):
    stages = need("a", 3, "Ward"), need("b", 2, "Clinic")

    found = cost_of_one(WAY, *stages, published=told, weights=DEVIATION)

    assert found == WayCost(deviation=cost)


def test_a_pinned_stage_is_no_deviation():
    told = (at("b", "Ward", 7, 9),)
    stages = need("a", 3, "Ward"), need("b", 2, "Clinic", pinned=PIN)

    found = cost_of_one(WAY, *stages, published=told, weights=DEVIATION)

    assert found == WayCost()


def test_staffing_below_the_minimum_costs_by_place_and_month_rounded_up():
    ward = replace(
        places("Ward", measure=Measure.FRACTION), minimum=(100,) * 3 + (0,) * 9
    )
    half = trainee("half", need("a", 1, "Ward"), work=(50,) * 12, due=2)
    asked = problem([ward], [half], weights=Weights(shortage=5))

    planned = schedule(half=[at("a", "Ward", 0, 2)])

    assert cost_of_shortage(asked, planned) == 3 + 3 + 5


def test_the_whole_is_the_sum_of_its_parts():
    one = trainee("one", need("a", 3, "Ward"), need("b", 2, ("Clinic", 1)), due=4)
    other = trainee("other", need("a", 3, "Ward"))
    ward = replace(UNITS[0], minimum=(100,) * 4 + (0,) * 8)
    asked = problem([ward, UNITS[1]], [one, other], weights=Weights(unplaced=1_000))

    parts = cost_parts(asked, schedule(one=WAY))

    assert parts.ways == WayCost(delay=10, places=1, moves=2)
    assert (parts.unplaced, parts.shortage) == (1_000, 5)
    assert cost_of(asked, schedule(one=WAY)) == parts.total == 1_018
    assert cost_of(asked, Schedule({})) == 2_000 + 4 * 5

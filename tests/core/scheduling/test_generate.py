"""Made-up hospitals are as they are described, and the same for everyone."""

from itertools import islice

import pytest

from ferd.core.scheduling.engine.plan import first_fit
from ferd.core.scheduling.events import apply
from ferd.core.scheduling.generate import (
    Mode,
    generate,
    generate_continent,
    generate_events,
    generate_infeasible,
)
from ferd.core.scheduling.problem import Measure
from ferd.core.scheduling.problem_checks import check_problem
from ferd.core.scheduling.usage import pinned_usage

SMALL = [Mode.SECTION, Mode.DEPARTMENT, Mode.TRUST]


@pytest.mark.parametrize("mode", SMALL)
@pytest.mark.parametrize("rho", [0.8, 1.0])
def test_nothing_is_wrong_with_what_is_made_up(mode, rho):
    assert check_problem(generate(mode, seed=2, rho=rho)) == ()


def test_the_same_seed_gives_the_same_problem_and_another_another():
    one, same, other = (generate(Mode.DEPARTMENT, seed=seed) for seed in (1, 1, 2))

    assert one == same != other


@pytest.mark.parametrize(("mode", "count"), [*zip(SMALL, (3, 50, 800), strict=True)])
def test_a_world_has_the_size_it_is_called(mode, count):
    assert len(generate(mode, seed=1).trainees) == count


def test_a_trust_has_all_that_makes_planning_hard():
    asked = generate(Mode.TRUST, seed=1)

    part_time = sum(max(t.work) < 100 or 50 in t.work for t in asked.trainees)
    on_leave = sum(_is_on_leave(t.work) for t in asked.trainees)
    begun = sum(any(n.pinned for n in t.stages) for t in asked.trainees)
    closing = sum(len(set(p.capacity)) > 1 for p in asked.places)
    assert 100 <= part_time <= 220
    assert 140 <= on_leave <= 260
    assert 300 <= begun <= 650
    assert closing >= 1
    assert any(p.minimum for p in asked.places)
    assert {p.measure for p in asked.places} == set(Measure)


def _is_on_leave(work):
    begun = next(month for month, much in enumerate(work) if much)
    return 0 in work[begun:]


def test_less_room_is_made_for_a_higher_load_and_nobody_is_turned_out():
    loose, tight = (generate(Mode.TRUST, seed=1, rho=rho) for rho in (0.8, 1.0))

    assert _room(loose) > _room(tight)
    pinned = pinned_usage(tight)
    for places in tight.places:
        pairs = zip(pinned[places.id], places.capacity, strict=True)
        assert all(used <= room for used, room in pairs)


def _room(asked):
    return sum(sum(places.capacity) for places in asked.places)


def test_nobody_is_late_unless_they_wait():
    asked = generate(Mode.DEPARTMENT, seed=1)

    for each in asked.trainees:
        assert _end_to_end(each) == each.due


def _end_to_end(person):
    month = 0
    for need in person.stages:
        while not person.work[month] and need.pinned is None:
            month += 1
        pin = need.pinned
        month = pin.end if pin else person.end_of(month, need.work)
    return month


def test_a_continent_is_made_nation_by_nation():
    (nation,) = islice(generate_continent(seed=1), 1)

    assert len(nation.trainees) == 7_000
    assert nation.trainees[0].id.startswith("N00-")
    assert len({places.site for places in nation.places}) == 30
    assert any(len(n.options) > 1 for t in nation.trainees for n in t.stages)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_planted_is_one_too_many_and_the_rest_is_sound(seed):
    asked, conflict = generate_infeasible(seed)
    late = {d.trainee for d in conflict.demands if d.rule == "not_too_late"}

    (unit,) = (p for p in asked.places if p.id == conflict.demands[-1].places)
    (stay,) = {each.stages[0] for each in asked.trainees if each.id in late}
    turns = (stay.latest or 0) * 100 // stay.work
    assert len(late) * 100 == turns * unit.capacity[0] + 100
    assert check_problem(asked) == ()


def test_one_event_of_each_kind_is_made_up_and_can_be_planned_for():
    asked = generate(Mode.DEPARTMENT, seed=3)
    planned = first_fit(asked)

    events = generate_events(asked, planned, seed=1)

    assert len({type(event) for event in events}) == len(events) == 8
    assert events == generate_events(asked, planned, seed=1)
    for event in events:
        assert check_problem(apply(asked, planned, event, today=6)) == ()

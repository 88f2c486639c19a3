"""Every rule of the specification, broken once, and a good schedule beside it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from ferd.core.scheduling.problem import Measure, PlacesId
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.usage import pinned_usage, usage
from ferd.core.scheduling.verify import RULES, violations
from ferd.core.scheduling.violation_words import in_words
from ferd.core.scheduling.way import changed_trainees
from tests.core.scheduling.problems import (
    at,
    need,
    places,
    problem,
    schedule,
    solvable,
    trainee,
)

WARD = PlacesId("Ward")
BASE = need("base", 3, "Ward")
CORE = need("core", 4, "Ward", ("Clinic", 2), after=("base",))
VISIT = need("visit", 2, "Clinic", after=("base",), earliest=3, latest=11)
TORA = trainee(
    "tora",
    BASE,
    CORE,
    VISIT,
    max_delay=2,
    published=(at("visit", "Clinic", 7, 9),),
)
KARL = trainee(
    "karl",
    need("base", 3, "Ward", pinned=at("base", "Ward", 3, 6)),
    need("core", 2, "Clinic"),
)
ASKED = problem(
    [places("Ward", site="A"), places("Clinic", site="B")],
    [TORA, KARL],
    most_changed=0,
)
GOOD = {
    "tora": (at("base", "Ward", 0, 3), at("core", "Clinic", 3, 7),
             at("visit", "Clinic", 7, 9)),
    "karl": (at("core", "Clinic", 0, 2), at("base", "Ward", 3, 6)),
}  # fmt: skip


def with_way(name, *way):
    return schedule(**{**GOOD, name: way})


def tora(base=(0, 3), core=("Clinic", 3, 7), visit=("Clinic", 7, 9)):
    return with_way(
        "tora", at("base", "Ward", *base), at("core", *core), at("visit", *visit)
    )


EXAMPLES = [
    ("known_ids", with_way("nobody"), {}),
    ("known_ids", with_way("tora", *GOOD["tora"], at("other", "Ward", 9, 10)), {}),
    ("known_ids", tora(core=("Elsewhere", 3, 7)), {}),
    ("everything_served", with_way("tora", *GOOD["tora"][:2]), {"times": 0}),
    (
        "everything_served",
        with_way("tora", *GOOD["tora"], at("base", "Ward", 9, 12)),
        {"times": 2},
    ),
    (
        "pinned_kept",
        with_way("karl", at("core", "Clinic", 0, 2), at("base", "Ward", 2, 5)),
        {"places": "Ward", "start": 3, "end": 6},
    ),
    ("inside_horizon", tora(visit=("Clinic", 11, 13)), {"months": 12}),
    ("inside_horizon", tora(base=(-1, 2)), {"months": 12}),
    ("one_stage_at_a_time", tora(visit=("Clinic", 6, 8)), {"other": "visit"}),
    ("whole_service", tora(visit=("Clinic", 7, 8)), {"end": 9}),
    ("whole_service", tora(visit=("Clinic", 11, 12)), {"end": -1}),
    ("permitted_places", tora(visit=("Ward", 7, 9)), {}),
    ("in_order", tora(base=(9, 12)), {"before": "base"}),
    ("not_too_early", tora(visit=("Clinic", 2, 4)), {"earliest": 3}),
    ("not_too_late", tora(visit=("Clinic", 10, 12)), {"latest": 11}),
    ("within_capacity", tora(core=("Ward", 5, 9)), {"used": 200, "room": 100}),
    ("within_max_delay", tora(visit=("Clinic", 10, 12)), {"delay": 3, "max_delay": 2}),
    ("few_changed", tora(visit=("Clinic", 8, 10)), {"changed": 1, "most": 0}),
]


def test_a_good_schedule_breaks_nothing():
    assert list(violations(ASKED, schedule(**GOOD))) == []


@pytest.mark.parametrize(("rule", "broken", "facts"), EXAMPLES)
def test_a_broken_rule_is_found_with_its_figures(rule, broken, facts):
    found = [each for each in violations(ASKED, broken) if each.rule == rule]

    assert len(found) >= 1
    assert dict(found[0].facts) == facts


def test_every_rule_is_broken_by_an_example_of_its_name():
    assert {rule for rule, _, _ in EXAMPLES} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_only_speaks_in_its_own_name(rule):
    for _, broken, _ in EXAMPLES:
        assert {each.rule for each in rule(ASKED, broken)} <= {rule.__name__}


def test_a_violation_says_who_what_where_and_when():
    broken = tora(core=("Ward", 5, 9))

    (over,) = [e for e in violations(ASKED, broken) if e.rule == "within_capacity"]

    assert (over.trainee, over.places, over.months) == (None, "Ward", (5, 6))


def test_months_of_leave_are_served_by_nobody_and_use_no_room():
    away = (100, 0, 0, 100, 100, 100, 100, 100, 100, 100, 100, 100)
    first = trainee("first", need("s", 2, "Ward"), work=away)
    second = trainee("second", need("s", 2, "Ward"))
    asked = problem([places("Ward")], [first, second])

    planned = schedule(first=[at("s", "Ward", 0, 4)], second=[at("s", "Ward", 1, 3)])

    assert list(violations(asked, planned)) == []
    assert usage(asked, planned)[WARD][:5] == (100, 100, 100, 100, 0)


def test_a_stage_begins_in_a_month_of_work():
    away = trainee("away", need("s", 2, "Ward"), work=(0, 100, 100) + (100,) * 9)
    asked = problem([places("Ward")], [away])

    found = list(violations(asked, schedule(away=[at("s", "Ward", 0, 3)])))

    assert [each.rule for each in found] == ["whole_service"]


def test_nobody_serves_another_stage_while_on_leave_from_one():
    away = (100, 0, 0, 100, 100, 100, 100, 100, 100, 100, 100, 100)
    one = trainee("one", need("a", 2, "Ward"), need("b", 1, "Clinic"), work=away)
    asked = problem([places("Ward"), places("Clinic")], [one])

    planned = schedule(one=[at("a", "Ward", 0, 4), at("b", "Clinic", 3, 4)])

    assert "one_stage_at_a_time" in {each.rule for each in violations(asked, planned)}


def test_places_may_count_working_fractions():
    half = (50,) * 12
    stage = need("s", 2, "Ward")
    people = [trainee(name, stage, work=half, due=4) for name in ("a", "b")]
    ward = places("Ward", measure=Measure.FRACTION)
    planned = schedule(a=[at("s", "Ward", 0, 4)], b=[at("s", "Ward", 0, 4)])

    assert list(violations(problem([ward], people), planned)) == []
    counted = problem([replace(ward, measure=Measure.PEOPLE)], people)
    assert [each.rule for each in violations(counted, planned)] == ["within_capacity"]


def test_what_is_pinned_uses_room_although_its_trainee_has_no_way():
    asked = replace(ASKED, most_changed=None)

    used = usage(asked, Schedule({}))

    assert used == pinned_usage(asked)
    assert used[WARD][3:6] == (100, 100, 100)


def test_pins_may_fill_places_over_the_brim_and_nothing_is_added():
    def pinned(name):
        return trainee(name, need("s", 3, "Ward", pinned=at("s", "Ward", 0, 3)))

    late = trainee("late", need("s", 2, "Ward"))
    asked = problem([places("Ward")], [pinned("a"), pinned("b"), late])
    kept = {"a": [at("s", "Ward", 0, 3)], "b": [at("s", "Ward", 0, 3)]}

    after = schedule(**kept, late=[at("s", "Ward", 3, 5)])
    during = schedule(**kept, late=[at("s", "Ward", 2, 4)])

    assert list(violations(asked, after)) == []
    (found,) = violations(asked, during)
    assert (found.rule, found.months) == ("within_capacity", (2, 3))
    assert found.facts == {"used": 300, "room": 100}


@pytest.mark.parametrize("pins", [{"a"}, {"b"}, {"a", "b"}])
def test_order_holds_between_what_is_pinned_and_what_is_not(pins):
    first, second = at("b", "Ward", 0, 2), at("a", "Ward", 2, 4)
    one = trainee(
        "one",
        need("a", 2, "Ward", pinned=second if "a" in pins else None),
        need("b", 2, "Ward", after=("a",), pinned=first if "b" in pins else None),
    )
    asked = problem([places("Ward")], [one])

    found = [each.rule for each in violations(asked, schedule(one=[first, second]))]

    assert found == ([] if pins == {"a", "b"} else ["in_order"])


def test_who_was_told_of_a_way_and_has_none_is_changed():
    asked = replace(ASKED, most_changed=0)
    planned = schedule(karl=GOOD["karl"])

    assert changed_trainees(asked, planned) == ("tora",)
    assert [each.rule for each in violations(asked, planned)] == ["few_changed"]


@given(solvable())
@settings(max_examples=60, deadline=None)
def test_what_a_problem_was_made_around_solves_it(made):
    assert list(violations(made.problem, made.witness)) == []


@pytest.mark.parametrize(("rule", "broken", "facts"), EXAMPLES)
def test_a_violation_can_be_said_in_words(rule, broken, facts):
    for each in violations(ASKED, broken):
        said = in_words(each).text()
        assert said.endswith(".")
        assert "%" not in said

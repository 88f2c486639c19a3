"""Problems, schedules, outcomes and events as JSON: back exactly, or every fault."""

import json
import pathlib
import re
from dataclasses import fields
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ferd.core.scheduling import problem as problem_values
from ferd.core.scheduling import schedule as schedule_values
from ferd.core.scheduling.conflict import Conflict, Demand, Relaxation
from ferd.core.scheduling.counterfactuals import Counterfactual
from ferd.core.scheduling.dear_places import DearPlaces
from ferd.core.scheduling.disruption import StageChange, TraineeChange
from ferd.core.scheduling.events import (
    CompletedEarly,
    FractionChanged,
    Hired,
    LeaveTaken,
    ObjectiveNotReached,
    PlaceGained,
    PlaceLost,
    Resigned,
)
from ferd.core.scheduling.generate import Mode, generate
from ferd.core.scheduling.problem import PlacesId, StageId, TraineeId
from ferd.core.scheduling.reachability import (
    Path,
    RemainingObjective,
    Unreachable,
)
from ferd.core.scheduling.replan import Point, Replanned
from ferd.core.scheduling.schedule import (
    Infeasible,
    Outcome,
    Schedule,
    Solved,
    TimedOut,
)
from ferd.core.scheduling.verify import Violation
from ferd.formats import scheduling_answers, scheduling_json
from ferd.formats.scheduling_json import (
    Events,
    events_to_json,
    outcome_to_json,
    parse,
    problem_to_json,
    read_events,
    read_outcome,
    read_problem,
    read_schedule,
    schedule_to_json,
)
from ferd.formats.value_reading import MOST_FAULTS, snake_case
from tests.core.scheduling.problems import (
    at,
    need,
    problem,
    schedule,
    solvable,
    trainee,
)
from tests.core.scheduling.problems import places as made_places

REFERENCE = pathlib.Path(__file__).parents[2] / "docs/reference"
SCHEMA = json.loads((REFERENCE / "scheduling-json.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PAGE = (REFERENCE / "scheduling-json.md").read_text("utf-8")

TORA, WARD, BASE = TraineeId("tora"), PlacesId("Ward"), StageId("base")
PLANNED = schedule(tora=[at("base", "Ward", 0, 3)])
OUTCOMES: list[Outcome] = [
    Solved(PLANNED, cost=3, bound=3, proven=True),
    TimedOut(PLANNED, cost=5, bound=3),
    TimedOut(None, cost=None, bound=0),
    Infeasible(
        Conflict(
            (Demand(rule="not_too_late", trainee=TORA, stage=BASE, months=(0, 4)),),
            (Relaxation(demand=Demand(rule="x", places=WARD), amount=1, cost=2),),
        )
    ),
]
HAPPENED = Events(
    3,
    (
        LeaveTaken(trainee=TORA, start=3, end=9),
        FractionChanged(trainee=TORA, start=3, end=9, work=80),
        PlaceLost(places=WARD, start=3, end=9),
        PlaceGained(places=WARD, start=3, end=9, room=50),
        Hired(trainee=trainee("new", need("base", 3, "Ward"))),
        Resigned(trainee=TORA, start=9),
        ObjectiveNotReached(trainee=TORA, stage=BASE, work=100),
        CompletedEarly(trainee=TORA, stage=BASE, work=100),
    ),
    freeze=2,
)


def asked(**changes):
    """Write a good problem as JSON, with some of it changed."""
    one = trainee("tora", need("base", 3, "Ward"))
    return {**problem_to_json(problem([made_places("Ward")], [one])), **changes}


def through_text(form):
    found: Any = parse(json.dumps(form).encode()).value
    return found


def said(reading):
    assert reading.value is None
    return [f"{each.where}: {each.text()}" for each in reading.diagnostics]


@given(solvable())
@settings(max_examples=40)
def test_every_problem_comes_back_as_it_was_and_is_as_the_schema_says(made):
    form = through_text(problem_to_json(made.problem))

    assert read_problem(form).value == made.problem
    VALIDATOR.validate(form)


@given(solvable())
@settings(max_examples=20)
def test_every_schedule_comes_back_as_it_was(made):
    form = through_text(schedule_to_json(made.witness))

    assert read_schedule(form).value == made.witness
    VALIDATOR.validate(form)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_comes_back_as_it_was(outcome):
    form = through_text(outcome_to_json(outcome))

    assert read_outcome(form).value == outcome
    VALIDATOR.validate(form)


def test_events_come_back_as_they_were():
    form = through_text(events_to_json(HAPPENED))

    assert read_events(form).value == HAPPENED
    VALIDATOR.validate(form)


def test_a_whole_trust_comes_back_as_it_was():
    made = generate(Mode.TRUST, seed=1)

    assert read_problem(through_text(problem_to_json(made))).value == made


def test_a_schedule_may_be_given_as_the_outcome_it_came_in():
    solved, timed_out, nothing, infeasible = map(outcome_to_json, OUTCOMES)

    assert read_schedule(solved).value == PLANNED
    assert read_schedule(timed_out).value == PLANNED
    assert said(read_schedule(nothing)) == ["$: The outcome has no schedule."]
    assert said(read_schedule(infeasible)) == ["$: The outcome has no schedule."]
    assert said(read_schedule({**solved, "cost": "3"})) == [
        "$.cost: must be a whole number."
    ]


NOT_TEXT = "$.first_month: must be text of at most 500 printable characters."
FAULTS = [
    ({"months": "12"}, ["$.months: must be a whole number."]),
    ({"months": True}, ["$.months: must be a whole number."]),
    ({"months": 12.0}, ["$.months: must be a whole number."]),
    ({"first_month": 2027}, [NOT_TEXT]),
    ({"first_month": "a\nb"}, [NOT_TEXT]),
    ({"places": {}}, ["$.places: must be a list."]),
    ({"weights": []}, ["$.weights: must be an object."]),
    ({"wieghts": {}}, ["$.wieghts: is not known here."]),
    ({"a b": 1}, ['$["a b"]: is not known here.']),
    ({"form": "ferd.problem/2"}, ["$.form: must be “ferd.problem/1”."]),
    ({"trainees": [{"id": "x", "work": [], "stages": []}]},
     ["$.trainees[0].due: is missing."]),
    ({"trainees": [{"id": "", "work": [100, "x", None], "stages": [4], "due": None}]},
     ["$.trainees[0].id: must not be empty.",
      "$.trainees[0].work[1]: must be a whole number.",
      "$.trainees[0].work[2]: must be a whole number.",
      "$.trainees[0].stages[0]: must be an object.",
      "$.trainees[0].due: must be a whole number."]),
    ({"places": [{"id": "W", "site": "A", "capacity": [], "measure": "heads"}]},
     ["$.places[0].measure: must be one of “people”, “fraction”."]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "faults"), FAULTS)
def test_every_fault_is_said_with_its_path(changes, faults):
    assert said(read_problem(asked(**changes))) == faults


def test_what_can_be_read_but_not_meant_is_said_with_its_path_too():
    form = asked()
    form["trainees"][0]["stages"][0]["work"] = 0

    assert said(read_problem(form)) == [
        "$.trainees[0].stages[0].work: The work of a stage must be above 0."
    ]


def test_what_is_only_odd_is_said_beside_the_problem():
    pinned = need("base", 3, "Ward", pinned=at("base", "Ward", 0, 3))
    one = trainee("tora", pinned)
    odd = problem([made_places("Ward", room=0)], [one])

    reading = read_problem(problem_to_json(odd))

    assert reading.value == odd
    assert [each.code for each in reading.diagnostics] == ["ROTA028"]


def test_months_come_in_pairs_and_events_in_kinds():
    conflict = through_text(outcome_to_json(OUTCOMES[3]))
    conflict["conflict"]["demands"][0]["months"] = [1]
    events = events_to_json(HAPPENED)
    events["events"] = [{"kind": "strike"}, 3, {"kind": ["x"]}]

    assert said(read_outcome(conflict)) == [
        "$.conflict.demands[0].months: must be a list of 2."
    ]
    kinds = ["leave_taken", "fraction_changed", "resigned", "objective_not_reached",
             "completed_early", "place_lost", "place_gained", "hired"]  # fmt: skip
    listed = ", ".join(f"“{kind}”" for kind in kinds)
    assert said(read_events(events)) == [
        f"$.events[0].kind: must be one of {listed}.",
        "$.events[1]: must be an object.",
        f"$.events[2].kind: must be one of {listed}.",
    ]


def test_ways_are_by_trainee():
    assert said(read_schedule({"form": "ferd.schedule/1", "ways": []})) == [
        "$.ways: must be an object."
    ]
    assert said(read_schedule({"form": "ferd.schedule/1", "ways": {"Ward 2": 1}})) == [
        '$.ways["Ward 2"]: must be a list.'
    ]
    assert said(read_schedule({"form": "ferd.schedule/1", "ways": {"": []}})) == [
        '$.ways[""]: must not be empty.'
    ]


def test_a_truth_is_true_or_false():
    form = {**outcome_to_json(OUTCOMES[0]), "proven": "yes"}

    assert said(read_outcome(form)) == ["$.proven: must be true or false."]


@pytest.mark.parametrize("data", [None, 3, "x", [], [1]])
def test_what_is_no_object_is_refused(data):
    readers = (read_problem, read_schedule, read_outcome, read_events)
    for read in (*readers, scheduling_answers.read_objectives):
        assert said(read(data)) == ["$: must be an object."]


def test_no_more_is_said_than_anyone_would_read():
    reading = read_problem(asked(places=["x"] * 1_000))

    assert len(reading.diagnostics) == MOST_FAULTS


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Line 1, column 1 is not JSON."),
        (b'{\n "a": }', "Line 2, column 7 is not JSON."),
        (b"\xff\xfe", "The file is not written in UTF-8."),
        (b"[NaN]", "NaN is no number."),
        (b'{"a": 1, "b": 2, "a": 3}', 'The name "a" stands twice in one object.'),
        (b"[" * 100_000, "The file is nested too deeply."),
        (b"9" * 5_000, "There is a number that is too long."),
    ],
)
def test_what_is_no_json_is_refused(data, words):
    assert said(parse(data)) == [f"$: {words}"]


def test_a_file_larger_than_any_real_one_is_refused(monkeypatch):
    monkeypatch.setattr(scheduling_json, "MOST_BYTES", 10)

    assert said(parse(b"[" * 11)) == ["$: The file is larger than 0 MB."]


def test_a_list_longer_than_any_real_one_is_refused(monkeypatch):
    monkeypatch.setattr("ferd.formats.value_reading.MOST_ITEMS", 12)

    assert said(read_problem(asked(places=[1] * 13))) == [
        "$.places: must have at most 12 items."
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(st.sampled_from(sorted(asked())), JSON)
@settings(max_examples=60)
def test_reading_never_raises(name, rubbish):
    reading = read_problem(asked(**{name: rubbish}))

    assert (reading.value is None) == any(
        each.severity == "error" for each in reading.diagnostics
    )


@given(st.binary(max_size=40))
def test_parsing_never_raises(data):
    reading = parse(data)

    assert reading.value is None or not reading.diagnostics


ANSWERS = [
    *(Replanned, Point, TraineeChange, StageChange, Violation, DearPlaces),
    *(scheduling_answers.WhatIf, Counterfactual, Path, Unreachable),
    *(scheduling_answers.Objectives, RemainingObjective),
]
SAID_BESIDES = {"form", "kind", "message", "sentences", "problem"}


@pytest.mark.parametrize("value", ANSWERS, ids=snake_case)
def test_the_schema_names_every_field_of_an_answer(value):
    properties = SCHEMA["$defs"][snake_case(value)]["properties"]

    named = [each.name for each in fields(value)]
    assert [each for each in properties if each not in SAID_BESIDES] == named


VALUES = [
    *(problem_values.Problem, problem_values.Places, problem_values.Trainee),
    *(problem_values.StageNeed, problem_values.Option, problem_values.Window),
    *(problem_values.SoftOrder, problem_values.Assignment, problem_values.Weights),
    *(problem_values.DelayBand, schedule_values.Schedule, schedule_values.Solved),
    *(schedule_values.TimedOut, schedule_values.Infeasible, Conflict, Demand),
    *(Relaxation, Events, *(type(event) for event in HAPPENED.events)),
]


@pytest.mark.parametrize("value", VALUES, ids=snake_case)
def test_the_page_and_the_schema_name_every_field_and_no_other(value):
    name = snake_case(value)
    named = [each.name for each in fields(value)]

    chapter = PAGE.partition(f"\n## `{name}`")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)`", chapter, re.MULTILINE)
    properties = SCHEMA["$defs"][name]["properties"]
    assert [row for row in rows if row not in {"form", "kind"}] == named
    assert [p for p in properties if p not in {"form", "kind"}] == named


@pytest.mark.parametrize("text", re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
def test_the_examples_on_the_page_can_be_read(text):
    form = json.loads(text)
    readers: dict[str, Any] = {
        scheduling_answers.OBJECTIVES: scheduling_answers.read_objectives,
        scheduling_json.PROBLEM: read_problem,
        scheduling_json.SCHEDULE: read_schedule,
        scheduling_json.OUTCOME: read_outcome,
        scheduling_json.EVENTS: read_events,
    }

    assert readers[form["form"]](form).diagnostics == ()
    VALIDATOR.validate(form)


def test_the_page_names_every_field_of_every_answer_too():
    for name, described in SCHEMA["$defs"].items():
        chapter = PAGE.partition(f"\n## `{name}`")[2].partition("\n## ")[0]
        rows = re.findall(r"^\| `(\w+)`", chapter, re.MULTILINE)
        named = [each for each in described["properties"] if each != "form"]
        assert [row for row in rows if row != "form"] == named, name


def test_there_is_an_example_of_each_form_that_can_be_read():
    forms = set(re.findall(r'"form": "(ferd\.\w+/1)"', PAGE))

    assert forms == {
        scheduling_json.PROBLEM,
        scheduling_json.SCHEDULE,
        scheduling_json.OUTCOME,
        scheduling_json.EVENTS,
        scheduling_answers.OBJECTIVES,
    }


def test_a_schedule_with_a_stage_of_nobody_is_still_a_schedule():
    empty = Schedule({TORA: ()})

    assert read_schedule(schedule_to_json(empty)).value == empty

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ferd.core.diagnostics import Source
from ferd.core.plans.model import (
    Commitment,
    Objectives,
    Section,
    Stage,
    TrainingPlan,
    TrainingSite,
)
from ferd.formats.plans.yaml_form import read_yaml, read_yaml_in_place, write_yaml
from tests.formats.plans.plan_values import AWKWARD, plans

SMALL = """\
specialty: Nukleærmedisin
specialty_code: NUK
approved_on: 2026-02-28
timeline:
- order: 1
  label: 0-1 år
  from_months: 0
  to_months: 12
  duration_months: 12
  placements:
  - {trust: Nordvik HF, site: Nordvik, department: BDA/NM}
  objectives: 1-17, 69-75
  source: "1:4"
prerequisites:
- strength: hard
  before_stage: 2
  after_stages: [1]
sections:
- number: 2.1.1
  heading: Formål
  body: |-
    To avsnitt.

    Det andre.
"""


def only(text):
    """Give the one diagnostic of a reading that yields no plan."""
    reading = read_yaml(text)
    (found,) = reading.diagnostics
    assert reading.plan is None
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans)
@example(TrainingPlan(specialty=""))
@example(
    TrainingPlan(
        specialty="all awkward texts",
        sections=tuple(Section(number=t, heading=t, body=t) for t in AWKWARD),
    )
)
def test_every_plan_reads_back_equal_and_writes_the_same_bytes(plan):
    written = write_yaml(plan)

    reading = read_yaml(written)

    assert reading.diagnostics == ()
    assert reading.plan is not None
    assert reading.plan == plan
    assert write_yaml(reading.plan) == written


@settings(max_examples=100, deadline=None)
@given(
    at=st.integers(0, len(SMALL)),
    cut=st.integers(0, 12),
    put=st.text(alphabet="\n\t :-#&*!|>{}[]'\"%@,0aæ\x00\ud800", max_size=4),
)
def test_no_damage_to_a_file_makes_the_reader_fail(at, cut, put):
    reading = read_yaml(SMALL[:at] + put + SMALL[at + cut :])

    assert (reading.plan is None) == bool(reading.diagnostics)
    assert all(found.text() and found.advice() for found in reading.diagnostics)


def test_the_form_is_readable():
    plan = read_yaml(SMALL).plan

    assert plan is not None
    assert write_yaml(plan) == SMALL
    assert plan.approved_on == date(2026, 2, 28)
    assert plan.timeline[0] == Stage(
        order=1,
        label="0-1 år",
        from_months=0,
        to_months=12,
        duration_months=12,
        placements=(TrainingSite("Nordvik HF", "Nordvik", "BDA/NM"),),
        objectives=Objectives(numbers=(*range(1, 18), *range(69, 76))),
        source=Source(1, 4),
    )
    assert plan.sections[0].body == "To avsnitt.\n\nDet andre."


def test_each_part_knows_its_line():
    lines = read_yaml(SMALL).lines

    assert lines["plan"] == 1
    assert lines["timeline"] == 5
    assert lines["stage:1"] == 5
    assert lines["prerequisite:1"] == 15
    assert lines["section:2.1.1"] == 19


def test_read_in_place_each_part_has_the_line_it_is_on():
    plan = read_yaml_in_place(SMALL).plan

    assert plan is not None
    assert plan.timeline[0].source == Source(1, 5)
    assert plan.sections[0].source == Source(1, 19)
    assert only(SMALL.replace('"1:4"', "x")).code == "READ204"


def test_lists_and_stages_may_be_left_empty():
    plan = read_yaml("specialty: X\ntimeline:\nfacts: []\n").plan

    assert plan == TrainingPlan(specialty="X")


def test_a_stage_without_a_number_gets_its_place_in_the_list():
    plan = read_yaml("specialty: X\ntimeline:\n- label: a\n- label: b\n").plan

    assert plan is not None
    assert [stage.order for stage in plan.timeline] == [1, 2]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("1-3, 7", (1, 2, 3, 7)),
        ("7", (7,)),
        ("3, 001 - 002", (1, 2, 3)),
        ("1\u20133", (1, 2, 3)),
        ("[1, 5-6]", (1, 5, 6)),
        ("{numbers: 2-3}", (2, 3)),
        ("", ()),
        ("{numbers: }", ()),
    ],
)
def test_objectives_may_be_written_in_several_ways(written, numbers):
    plan = read_yaml(f"specialty: X\ntimeline:\n- objectives: {written}\n").plan

    assert plan is not None
    assert plan.timeline[0].objectives.numbers == numbers


def test_a_text_is_taken_as_it_stands_even_where_yaml_sees_no_text():
    plan = read_yaml("specialty: no\ninstitution: 0x1F\ntitle: ~\n").plan

    assert plan == TrainingPlan(specialty="no", institution="0x1F")


def test_a_figure_may_have_decimals():
    plan = read_yaml("specialty: X\ncommitments:\n- kind: k\n  value: 1.5e1\n").plan

    assert plan is not None
    assert plan.commitments == (Commitment(kind="k", value=15.0, unit=""),)


def test_broken_yaml_says_on_which_line():
    found = only("specialty: X\ntitle: 'open\nmore: x\n")

    assert found.code == "READ200"
    assert found.source == Source(1, 4)
    assert "not valid YAML" in found.text()


@pytest.mark.parametrize(
    "text", ["a\n\x00", "a\n\ud800", "a: b: c", "a: 1\n--- \nb: 2\n", "%FOO\n", "\t- a"]
)
def test_what_is_not_yaml_at_all_is_said_and_not_raised(text):
    assert only(text).code == "READ200"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n...\n"])
def test_an_empty_file_has_no_plan(text):
    assert only(text).code == "READ208"


def test_an_unknown_key_suggests_the_one_that_was_meant():
    found = only("specialty: X\ntimelines: []\n")

    assert found.code == "READ201"
    assert found.source == Source(1, 2)
    assert found.advice() == "Did you mean «timeline»?"


def test_a_key_like_no_other_gets_the_list_of_keys():
    found = only("specialty: X\n? [a, b]\n: 1\n")

    assert found.code == "READ201"
    assert "specialty_code" in found.advice()


def test_a_key_that_stands_twice_is_refused():
    found = only("specialty: X\ntitle: a\ntitle: b\n")

    assert (found.code, found.source) == ("READ205", Source(1, 3))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("title: a\n", "specialty"),
        ("specialty: X\nsections:\n- heading: a\n", "number"),
        ("specialty: X\nprerequisites:\n- text: a\n", "strength"),
        ("specialty: X\ncommitments:\n- value: 2\n", "kind"),
        ("specialty: X\nfacts:\n- kind: k\n", "value"),
    ],
)
def test_a_missing_key_is_named(text, key):
    found = only(text)

    assert found.code == "READ203"
    assert found.text() == f"The key «{key}» is missing here."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n- b\n", 1),
        ("specialty: X\ntimeline:\n- a\n", 3),
        ("specialty: X\ntimeline: a\n", 2),
        ("specialty: X\ntitle: [a]\n", 2),
        ("specialty: X\ntimeline:\n- objectives: {codes: a}\n", 3),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused_with_its_line(text, line):
    found = only(text)

    assert (found.code, found.source) == ("READ202", Source(1, line))


@pytest.mark.parametrize(
    "line",
    [
        "from_months: ett",
        "from_months: .inf",
        "from_months: 9" + "9" * 399,
        "from_months: 1:30",
        "order: -1",
        "order: 1.5",
        "order: [1]",
        "source: side 3",
        "objectives: 1-17 og 20",
        "objectives: 0-5",
        "objectives: 9-5",
        "objectives: 1-99999",
        "objectives: [[1]]",
        "objectives: {symbolic: everything}",
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_with_its_line(line):
    found = only(f"specialty: X\ntimeline:\n- label: a\n  {line}\n")

    assert (found.code, found.source) == ("READ204", Source(1, 4))


@pytest.mark.parametrize("written", ["31.12.2026", "2026-02-30", "20260101", "[a]"])
def test_a_date_is_year_month_day(written):
    found = only(f"specialty: X\napproved_on: {written}\n")

    assert found.code == "READ204"
    assert "year-month-day" in found.advice()


def test_a_strength_is_hard_or_soft():
    found = only("specialty: X\nprerequisites:\n- strength: firm\n")

    assert found.advice() == "It is one of: hard, soft."


def test_a_long_wrong_value_is_quoted_in_part():
    found = only(f"specialty: X\napproved_on: {'x' * 500}\n")

    assert len(found.text()) < 120


@pytest.mark.parametrize(
    "text", ["a: &x 1\nb: 2\n", "a: *x\n", "a: !!python/name:os.system x\n", "a: ! b\n"]
)
def test_anchors_aliases_and_tags_are_refused(text):
    assert only(text).code == "READ206"


def test_a_file_that_would_grow_without_end_is_refused():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n"
        for n in range(20)
    )

    assert only(bomb).code == "READ206"


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "a: [" + "x," * 250_000 + "]", "a" * 2_000_001]
)
def test_a_file_that_is_too_deep_or_too_large_is_refused(text):
    assert only(text).code == "READ207"


def test_all_faults_are_told_at_once():
    reading = read_yaml("specialti: X\napproved_on: i går\ntimeline: 3\n")

    assert {d.code for d in reading.diagnostics} == {
        "READ201",
        "READ202",
        "READ203",
        "READ204",
    }

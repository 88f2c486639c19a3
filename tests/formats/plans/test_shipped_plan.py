from datetime import date
from pathlib import Path

from ferd.core.curriculum.coverage import coverage_of, reachable_only_at
from ferd.core.curriculum.shipped import NUCLEAR_MEDICINE
from ferd.core.plans.check import check_plan
from ferd.core.plans.kinds import COUNTED, PLAIN
from ferd.core.plans.progress_rules import ActivityKind
from ferd.core.plans.ruling import signing_rule, sufficiency_rule
from ferd.formats.plans.yaml_form import read_yaml, write_yaml

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "plans/nukleaermedisin.yaml").read_text("utf-8")


def shipped():
    plan = read_yaml(TEXT).plan
    assert plan is not None
    return plan


def test_it_compiles_without_a_single_finding():
    plan = shipped()

    assert check_plan(plan, NUCLEAR_MEDICINE, on=plan.approved_on) == []
    assert check_plan(plan, NUCLEAR_MEDICINE, on=date(2027, 8, 31)) == []


def test_it_is_in_the_canonical_form_below_the_line_for_editors():
    first, rest = TEXT.split("\n", 1)

    assert first == (
        "# yaml-language-server: $schema=../docs/reference/plan.schema.json"
    )
    assert rest == write_yaml(shipped())


def test_it_covers_the_specialty_as_the_golden_case_does():
    coverage = coverage_of(shipped(), NUCLEAR_MEDICINE)
    elsewhere = (68, 89, 90, 91, 92, 94, 96, 98, 100, 101)

    assert coverage.missing == ()
    assert len(coverage.repeated) == 16
    assert reachable_only_at(shipped(), NUCLEAR_MEDICINE) == {"Fjordbyen HF": elsewhere}
    assert [len(s.objectives.numbers) for s in shipped().timeline] == [31, 25, 50, 12]


def test_it_has_every_section_and_each_has_something_to_say():
    sections = shipped().sections

    assert [s.number for s in sections] == [f"2.1.{n}" for n in range(1, 12)]
    assert all(len(section.body) > 100 for section in sections)


def test_every_promise_can_be_followed():
    for promise in shipped().commitments:
        assert promise.text
        if promise.kind in COUNTED:
            assert promise.value is not None
            assert promise.unit == COUNTED[promise.kind]
        else:
            assert promise.kind in PLAIN


def test_each_objective_is_in_one_group_and_has_a_rule_of_what_is_enough():
    plan = shipped()

    grouped = [number for group in plan.groups for number in group.numbers]
    assert sorted(grouped) == sorted(NUCLEAR_MEDICINE.objectives)
    assert all(sufficiency_rule(plan, number) for number in grouped)


def test_most_kinds_of_activity_are_registered_by_the_trainee_alone():
    rules = [signing_rule(shipped(), kind) for kind in ActivityKind]

    assert [rule.kind for rule in rules if rule.must_be_signed] == [
        ActivityKind.CLINICAL_PROCEDURE,
        ActivityKind.SIMULATION,
        ActivityKind.PROJECT,
    ]

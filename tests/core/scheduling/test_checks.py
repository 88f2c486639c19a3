"""Each finding about an individual plan, broken once; TIME001 to TIME023."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from ferd.core.diagnostics import Severity, has_errors
from ferd.core.plans.model import Objectives, TrainingPlan, TrainingSite
from ferd.core.scheduling.checks import CHECKS
from ferd.core.scheduling.circumstances import (
    CreditedObjectives,
    CreditedService,
    PlannedBlock,
    ServedPlacement,
    StageChoice,
)
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind, TimeRules
from tests.core.scheduling.plans import (
    NM,
    NUK,
    PART_ONE,
    RADIUM,
    START,
    laid,
    nuclear_medicine,
    with_stage,
)

HOLE = (
    WorkingFraction(Period(START, date(2025, 1, 1)), Fraction(1)),
    WorkingFraction(Period(date(2025, 3, 1)), Fraction(1)),
)
TWICE = (
    WorkingFraction(Period(START), Fraction(1)),
    WorkingFraction(Period(date(2025, 1, 1)), Fraction(1, 2)),
)
SICK = Leave(Period(date(2025, 1, 1), date(2025, 2, 1)), LeaveKind.SICK)
COURSE = Leave(Period(date(2025, 1, 10), date(2025, 1, 20)), LeaveKind.COURSE)
LONG = Leave(Period(date(2026, 1, 1), date(2026, 11, 1)), LeaveKind.PARENTAL)
OUTSIDE = StageChoice(stage=4, site=TrainingSite("", "Elsewhere", ""))
TOO_MUCH = CreditedService(months=Fraction(15), basis="decision", stage=1)
FIRST = ServedPlacement(stage=1, period=Period(START, date(2025, 9, 1)))
AGAIN = ServedPlacement(
    stage=2, period=Period(date(2025, 8, 1), date(2026, 1, 1)), site=RADIUM
)
UNTIMED = with_stage(
    nuclear_medicine(), 4, from_months=None, to_months=None, duration_months=None
)
OPEN = with_stage(
    nuclear_medicine(),
    4,
    objectives=replace(nuclear_medicine().timeline[3].objectives, symbolic="count:12"),
)
UNKNOWN = CreditedObjectives(numbers=(1, 200, 201), basis="Conversion")
SHORT = with_stage(nuclear_medicine(), 4, duration_months=3)


def block(stage, starts_on, months=None, site=None):
    return PlannedBlock(
        stage=stage,
        starts_on=date.fromisoformat(starts_on),
        months=None if months is None else Fraction(months),
        site=site,
    )


AWAY_FIRST = (
    block(1, "2024-09-01"),
    block(4, "2025-09-01"),
    block(3, "2026-03-01"),
)
MOVABLE = with_stage(nuclear_medicine(), 3, may_move="When there is room.")

CASES = [
    ("TIME001", {"leaves": (SICK, COURSE)}, "overlap from 2025-01-10"),
    ("TIME002", {"fractions": HOLE}, "from 2025-01-01 to 2025-02-28"),
    ("TIME003", {"plan": UNTIMED}, "how long Stage 4 is"),
    ("TIME004", {"credited_service": (PART_ONE, TOO_MUCH)}, "3 months of credited"),
    ("TIME005", {"wanted_by": date(2029, 8, 31)}, "on 2029-09-01, later"),
    ("TIME006", {"plan": SHORT}, "57 months; 60 are demanded"),
    ("TIME007", {"credited_service": ()}, "0 months of LIS1 are recorded; 18"),
    ("TIME008", {"rules": TimeRules(total_months=84)}, "78 months; 84 are"),
    ("TIME009", {"fractions": HOLE[:1]}, "before 60 months are counted"),
    ("TIME010", {"fractions": TWICE}, "apply from 2025-01-01"),
    ("TIME011", {"stage_order": (2,)}, "Stage 2 cannot come before Stage 1"),
    ("TIME012", {"stage_order": (1, 2, 4)}, "Radiology is done before OUS."),
    ("TIME013", {"choices": (OUTSIDE,)}, "does not offer Elsewhere for Stage 4"),
    ("TIME014", {"alternatives": (9,)}, "stage 9, which is not part"),
    ("TIME015", {"plan": OPEN}, "leaves the objectives of Stage 4"),
    ("TIME016", {"requirements": replace(NUK, objectives=frozenset({1, 103, 104}))},
     "objectives 103-104"),
    ("TIME017", {"credited_objectives": (UNKNOWN,)}, "Objectives 200-201 are"),
    ("TIME018", {"served": (FIRST, AGAIN)}, "overlap from 2025-08-01"),
    ("TIME019", {"leaves": (LONG,)}, "7 months of absence in Stage 2"),
    ("TIME020", {"plan": replace(MOVABLE, prerequisites=MOVABLE.prerequisites[:1]),
                 "planned": AWAY_FIRST}, "2025-09-01, before what the plan wants"),
    ("TIME021", {"planned": (block(1, "2024-08-01"),)}, "not over until 2024-09-01"),
    ("TIME022", {"planned": (block(2, "2024-09-01"),)}, "Stage 2 would begin before"),
    ("TIME023", {"planned": (block(1, "2024-09-01", 13),)}, "but 12 are left"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "changes", "words"), CASES)
def test_what_is_wrong_is_said_in_words(code, changes, words):
    pathway = laid(**changes)

    found = [d for d in pathway.diagnostics if d.code == code]

    assert len(found) == 1
    assert words in found[0].text()
    assert found[0].where
    assert "%" not in found[0].advice()


def test_there_is_an_example_for_every_check_and_a_page_for_every_code():
    page = Path(__file__).parents[3] / "docs" / "reference" / "diagnostics.md"
    described = re.findall(r"^## (TIME\d{3})", page.read_text("utf-8"), re.MULTILINE)
    named = [str(check.__doc__).partition(":")[0] for check in CHECKS]

    assert sorted(named) == sorted(code for code, _, _ in CASES) == sorted(described)


def test_a_soft_prerequisite_is_advice_and_the_order_is_followed():
    plan = with_stage(nuclear_medicine(), 3, may_move="When there is room.")

    pathway = laid(plan, stage_order=(1, 3, 4, 2))

    assert [d.severity for d in pathway.diagnostics] == [Severity.ADVICE]
    assert not has_errors(pathway.diagnostics)


def test_a_hard_prerequisite_is_an_error():
    pathway = laid(stage_order=(1, 2, 4, 3))

    assert has_errors(pathway.diagnostics)


def test_a_block_that_breaks_a_hard_prerequisite_is_an_error_a_soft_one_advice():
    hard, soft = MOVABLE.prerequisites
    late = (*AWAY_FIRST, block(2, "2027-03-01"))

    found = [d for d in laid(MOVABLE, planned=late).diagnostics if d.code == "TIME020"]

    assert [(d.facts["text"], d.severity) for d in found] == [
        (hard.text, Severity.ERROR),
        (soft.text, Severity.ADVICE),
    ]


def test_blocks_that_keep_to_the_plan_have_nothing_to_remark():
    kept = (block(1, "2024-09-01"), block(2, "2025-09-01"), block(3, "2028-06-01"))

    pathway = laid(planned=kept)

    assert pathway.diagnostics == ()


def test_a_split_around_a_stage_that_may_move_is_no_change_of_order():
    split = (
        block(1, "2024-09-01"),
        block(2, "2025-09-01", 12),
        block(3, "2026-09-01"),
        block(2, "2027-09-01"),
    )

    pathway = laid(MOVABLE, planned=split)

    assert pathway.diagnostics == ()


def test_blocks_of_an_unknown_stage_or_at_an_unknown_site_are_remarked_on():
    odd = (
        block(9, "2026-09-01"),
        block(1, "2024-09-01", site=RADIUM),
        block(1, "2025-01-01", site=RADIUM),
    )

    pathway = laid(planned=odd)

    assert [d.code for d in pathway.diagnostics] == ["TIME014", "TIME013"]
    assert {p.site for p in pathway.placements_of(1)} == {NM}


def test_a_prerequisite_that_guards_nothing_here_is_left_alone():
    plan = nuclear_medicine()
    loose = tuple(replace(p, before_stage=None) for p in plan.prerequisites)
    plan = with_stage(replace(plan, prerequisites=loose), 3, may_move="Any time.")

    pathway = laid(plan, stage_order=(1, 3, 4, 2))

    assert pathway.diagnostics == ()


def test_absence_within_the_quota_and_a_wish_that_is_met_are_not_remarked_on():
    pathway = laid(leaves=(SICK,), wanted_by=date(2029, 9, 1))

    assert pathway.diagnostics == ()


def test_leaves_and_fractions_that_meet_do_not_overlap():
    following = Leave(Period(date(2025, 2, 1), date(2025, 2, 3)), LeaveKind.OTHER)

    pathway = laid(leaves=(SICK, following), served=(FIRST,))

    assert pathway.diagnostics == ()


def test_a_plan_without_a_timeline_only_lacks_its_months():
    pathway = laid(TrainingPlan(specialty=""), requirements=None)

    assert [d.code for d in pathway.diagnostics] == ["TIME006", "TIME008"]


def test_a_stage_may_be_called_by_its_number():
    plan = with_stage(nuclear_medicine(), 4, label="", objectives=Objectives())

    pathway = laid(with_stage(plan, 4, duration_months=None, to_months=None))

    assert "how long #4 is" in pathway.diagnostics[0].text()

"""What a new version of a plan means for a trainee."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from ferd.core.plans.model import Objectives
from ferd.core.scheduling.circumstances import (
    CreditedService,
    ServedPlacement,
    StageChoice,
)
from ferd.core.scheduling.impact import impact_of, match_stages
from ferd.core.time import Period
from tests.core.scheduling.plans import (
    NM,
    NUK,
    PART_ONE,
    RADIUM,
    RULES,
    START,
    full_time,
    nuclear_medicine,
    objective,
    stage,
    with_stage,
)


def impact(new, **circumstances):
    return impact_of(
        nuclear_medicine(),
        new,
        full_time(**circumstances),
        requirements=NUK,
        rules=RULES,
    )


def with_one_put_in():
    """The plan with a month of something else after the first year."""
    plan = nuclear_medicine()
    first, core, radiology, away = plan.timeline
    return replace(
        plan,
        prerequisites=(),
        timeline=(
            first,
            stage(2, 12, 13, label="New", placements=(NM,)),
            replace(core, order=3, from_months=13, duration_months=29),
            replace(radiology, order=4),
            replace(away, order=5),
        ),
    )


def test_the_same_plan_touches_nobody():
    found = impact(nuclear_medicine())

    assert not found.touches_trainee
    assert found.stages == {1: 1, 2: 2, 3: 3, 4: 4}


def test_a_stage_put_in_between_is_new_and_the_others_are_themselves():
    found = impact(with_one_put_in())

    assert found.stages == {1: 1, 2: 3, 3: 4, 4: 5}
    assert found.touches_trainee
    assert [(c.kind.value, c.new.stage) for c in found.revision.placements] == [
        ("added", 2),
        ("moved", 3),
    ]
    assert found.revision.objectives == ()


def test_an_objective_moved_to_another_stage_moves_its_date():
    core = nuclear_medicine().timeline[1].objectives
    more = replace(core, numbers=tuple(sorted((*core.numbers, 68))))

    found = impact(with_stage(nuclear_medicine(), 2, objectives=more))

    assert found.revision.placements == ()
    assert found.touches_trainee is False
    assert objective(found.after, "NUK 068").stages == (2, 4)


def test_a_stage_that_becomes_longer_moves_what_follows():
    found = impact(with_stage(nuclear_medicine(), 3, duration_months=18))

    assert found.revision.completion_days == 181
    assert [c.new.stage for c in found.revision.placements] == [3, 4]


def test_what_is_said_of_a_trainee_follows_the_stages():
    served = ServedPlacement(stage=1, period=Period(START, date(2025, 9, 1)))
    credit = CreditedService(months=Fraction(1), basis="decision", stage=2)

    found = impact(
        with_one_put_in(),
        served=(served,),
        choices=(StageChoice(stage=4, site=RADIUM),),
        credited_service=(PART_ONE, credit),
        stage_order=(1, 2, 3, 4),
    )

    after = found.after.circumstances
    assert after.served == (served,)
    assert after.choices == (StageChoice(stage=5, site=RADIUM),)
    assert after.credited_service == (PART_ONE, replace(credit, stage=3))
    assert after.stage_order == (1, 3, 4, 5)
    assert found.lost == ()


def test_a_stage_that_is_gone_is_reported_and_its_credit_kept_at_large():
    plan = nuclear_medicine()
    shorter = replace(plan, timeline=plan.timeline[:3], prerequisites=())
    credit = CreditedService(months=Fraction(1), basis="decision", stage=4)

    found = impact(
        shorter,
        credited_service=(PART_ONE, credit),
        choices=(StageChoice(stage=4, site=RADIUM),),
        served=(ServedPlacement(stage=4, period=Period(START, date(2024, 11, 1))),),
    )

    assert found.lost == (4,)
    assert found.after.circumstances.credited_service[1].stage is None
    assert found.after.circumstances.choices == ()
    assert found.after.circumstances.served == ()
    assert found.revision.placements[0].kind.value == "dropped"


def test_stages_with_nothing_in_common_are_not_the_same():
    plan = nuclear_medicine()
    other = stage(4, 0, 1, label="Other", objectives=Objectives((), (), "all"))
    other = replace(other, from_months=None)

    matched = match_stages(plan, replace(plan, timeline=(*plan.timeline[:3], other)))

    assert matched == {1: 1, 2: 2, 3: 3}

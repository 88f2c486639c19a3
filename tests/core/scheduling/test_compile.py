"""From dated plans to the planner's months and back."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.circumstances import PlannedBlock
from ferd.core.scheduling.compile import (
    UNLIMITED,
    Member,
    circumstances_for,
    compile_problem,
)
from ferd.core.scheduling.layout import lay_out
from ferd.core.scheduling.problem import (
    Assignment,
    Measure,
    PlacesId,
    StageId,
    TraineeId,
)
from ferd.core.scheduling.rooms import Room
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.verify import violations
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind, QuotaBase, TimeRules
from tests.core.scheduling.circumstances import SHORT
from tests.core.scheduling.plans import (
    NM,
    NUK,
    OUS,
    RAD,
    RADIUM,
    START,
    full_time,
    laid,
    nuclear_medicine,
    with_stage,
)

TORA = TraineeId("tora")
HOME, LENT = PlacesId("nm/own"), PlacesId("ous/rotation")
MAPPED = {NM: (HOME,), OUS: (LENT,)}
MOVABLE = with_stage(nuclear_medicine(), 3, may_move="When there is room.")
TODAY = date(2026, 11, 23)
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking takes minutes


def room(places, size=100, site="", **others):
    return Room(
        id=places,
        title="",
        site=site,
        measure=Measure.PEOPLE,
        room=(size,) * 60,
        taken=(0,) * 60,
        **others,
    )


def member(plan=None, *, circumstances=None, agreed=True, **changes):
    plan = plan or nuclear_medicine()
    before = full_time(**changes)
    pathway = lay_out(plan, before, requirements=NUK, rules=TimeRules())
    return Member(
        id=TORA,
        plan=plan,
        circumstances=circumstances or before,
        rules=TimeRules(),
        agreed=pathway if agreed else None,
        places=MAPPED,
    )


def compiled(*members, today=TODAY, freeze=0):
    rooms = (room(HOME, 300, minimum=100), room(LENT))
    return compile_problem(members, rooms, today=today, freeze=freeze)


def way_of(asked):
    return asked.problem.trainees[0].published


def test_what_is_over_is_not_asked_and_what_has_begun_is_pinned():
    asked = compiled(member())

    trainee = asked.problem.trainees[0]
    assert asked.problem.first_month == "2026-11"
    assert [need.id for need in trainee.stages] == ["2.00", "3.01", "4.01"]
    assert trainee.stages[0].pinned == Assignment(StageId("2.00"), HOME, 0, 16)
    assert [(need.work, need.pinned) for need in trainee.stages[1:]] == [
        (1200, None),
        (600, None),
    ]
    assert trainee.due == 34
    assert [violation.rule for violation in found(asked)] == []


def found(asked):
    return list(violations(asked.problem, asked.published))


def test_the_way_agreed_on_is_published_and_comes_back_as_it_was():
    asked = compiled(member())

    back = circumstances_for(asked, TORA, way_of(asked))

    assert [(a.stage, a.start, a.end) for a in way_of(asked)] == [
        ("2.00", 0, 16),
        ("3.01", 16, 28),
        ("4.01", 28, 34),
    ]
    assert laid(planned=back.planned).placements == laid().placements


def test_sites_without_places_have_room_for_all_and_it_is_said():
    asked = compiled(member())

    places = asked.problem.places_by_id()
    assert set(asked.unlimited.values()) == {RAD, RADIUM}
    assert {max(places[each].capacity) for each in asked.unlimited} == {UNLIMITED}
    assert [
        (o.places, o.cost) for o in asked.problem.trainees[0].stages[2].options
    ] == [
        (LENT, 0),
        (f"site:{RADIUM.title}", 5),
    ]


def test_a_plan_that_names_no_site_has_places_of_its_own():
    plan = with_stage(nuclear_medicine(), 4, placements=())

    asked = compiled(member(plan))
    back = circumstances_for(asked, TORA, way_of(asked))

    assert asked.unlimited["site:Stage 4"] is None
    assert back.planned[-1].site is None


def test_room_is_what_is_free_and_the_last_month_goes_on():
    taken = replace(room(LENT), taken=(100,) + (0,) * 59, room=(100,) * 59 + (50,))

    asked = compile_problem([member()], [taken], today=TODAY, freeze=0)

    capacity = asked.problem.places_by_id()[LENT].capacity
    assert capacity[:2] == (0, 100)
    assert len(capacity) == asked.problem.months == 58


def test_wished_staffing_holds_in_every_month():
    asked = compiled(member())

    assert set(asked.problem.places_by_id()[HOME].minimum) == {100}
    assert asked.problem.places_by_id()[LENT].minimum == ()


def test_order_and_prerequisites_of_the_plan_are_asked():
    asked = compiled(member(MOVABLE))

    needs = {need.id: need for need in asked.problem.trainees[0].stages}
    assert needs["4.01"].after == ("3.01",)
    assert needs["3.01"].after == ()
    fixed = compiled(member()).problem.trainees[0].stages
    assert [need.after for need in fixed] == [(), ("2.00",), ("2.00", "3.01")] or [
        set(need.after) for need in fixed
    ] == [set(), {"2.00"}, {"2.00", "3.01"}]


def test_a_soft_prerequisite_costs_when_it_is_not_kept():
    young = member(MOVABLE, starts_on=date(2026, 9, 1))

    asked = compiled(young)

    last = asked.problem.trainees[0].stages[-1]
    assert last.id == "4.01"
    assert [(soft.stage, soft.cost) for soft in last.softly_after] == [("2.05", 5)]


def test_a_long_stage_is_cut_where_a_stay_elsewhere_may_come_between():
    young = member(MOVABLE, starts_on=date(2026, 9, 1))

    asked = compiled(young)
    chunks = [need for need in asked.problem.trainees[0].stages if need.id[0] == "2"]

    assert [need.work for need in chunks] == [600] * 5
    assert chunks[4].after[-4:] == tuple(need.id for need in chunks[:4])
    whole = circumstances_for(asked, TORA, way_of(asked))
    assert [(block.stage, block.months) for block in whole.planned] == [
        (1, None),
        (2, None),
        (3, None),
        (4, None),
    ]


def test_a_stay_between_two_parts_of_a_stage_is_laid_out_between_them():
    young = member(MOVABLE, starts_on=date(2026, 9, 1))
    asked = compiled(young)
    starts = {"1.00": 0, "2.01": 10, "3.01": 16, "4.01": 28, "2.02": 34}
    starts |= {"2.03": 40, "2.04": 46, "2.05": 52}
    told = {each.stage: each for each in way_of(asked)}
    ends = {"1.00": 10, "3.01": 28}
    way = tuple(
        replace(told[stage], start=start, end=ends.get(stage, start + 6))
        for stage, start in starts.items()
    )

    back = circumstances_for(asked, TORA, way)

    assert list(violations(asked.problem, Schedule({TORA: way}))) == []
    assert [(b.stage, str(b.starts_on), b.months) for b in back.planned] == [
        (1, "2026-09-01", None),
        (2, "2027-09-01", 6),
        (3, "2028-03-01", None),
        (4, "2029-03-01", None),
        (2, "2029-09-01", None),
    ]
    pathway = lay_out(MOVABLE, back, requirements=NUK, rules=TimeRules())
    assert pathway.completes_on == date(2031, 9, 1)


def test_blocks_that_were_agreed_are_the_pieces():
    split = (
        PlannedBlock(stage=1, starts_on=START),
        PlannedBlock(stage=2, starts_on=date(2025, 9, 1), months=Fraction(24)),
        PlannedBlock(stage=3, starts_on=date(2027, 9, 1)),
        PlannedBlock(stage=2, starts_on=date(2028, 9, 1), months=Fraction(4)),
        PlannedBlock(stage=2, starts_on=date(2029, 1, 1), site=NM),
    )

    asked = compiled(member(MOVABLE, planned=split))
    back = circumstances_for(asked, TORA, way_of(asked))

    assert [(n.id, n.work) for n in asked.problem.trainees[0].stages][:4] == [
        ("2.00", 1000),
        ("3.01", 1200),
        ("2.01", 400),
        ("2.02", 200),
    ]
    again = lay_out(MOVABLE, back, requirements=NUK, rules=TimeRules())
    assert [p.period for p in again.placements][:3] == [
        p.period for p in laid(MOVABLE, planned=split).placements
    ][:3]
    assert again.completes_on == laid(MOVABLE, planned=split).completes_on


def test_what_begins_in_the_freeze_window_is_pinned_unless_leave_takes_it():
    soon = date(2028, 1, 10)
    away = Leave(Period(date(2028, 3, 1), date(2028, 9, 1)), LeaveKind.PARENTAL)

    kept = compiled(member(), today=soon, freeze=3)
    strict = TimeRules(deducted=(LeaveKind.PARENTAL,))
    absent = replace(member(circumstances=full_time(leaves=(away,))), rules=strict)
    taken = compiled(absent, today=soon, freeze=3)

    pins = [need.pinned is not None for need in kept.problem.trainees[0].stages]
    assert pins == [True, True, False]
    assert kept.problem.trainees[0].stages[1].earliest == 1
    pins = [need.pinned is not None for need in taken.problem.trainees[0].stages]
    assert pins == [True, False, False]
    assert way_of(taken) == way_of(kept)


def test_leave_stops_the_clock_beyond_the_quota_of_what_is_served():
    away = Leave(Period(date(2027, 1, 1), date(2027, 11, 1)), LeaveKind.PARENTAL)

    asked = compiled(member(circumstances=full_time(leaves=(away,))))

    trainee = asked.problem.trainees[0]
    assert trainee.work[:13] == (100,) * 5 + (0,) * 7 + (100,)
    assert trainee.stages[0].pinned is not None
    assert trainee.stages[0].pinned.end == 23
    assert trainee.due == 41
    assert [each.start for each in trainee.published] == [0, 16, 28]


def test_later_leave_counts_no_more_than_the_smallest_quota():
    away = Leave(Period(date(2029, 1, 1), date(2029, 5, 1)), LeaveKind.SICK)
    strict = member(circumstances=full_time(leaves=(away,)))
    whole = replace(strict, rules=TimeRules(quota_base=QuotaBase.COURSE))

    counted = [compiled(m).problem.trainees[0].work[26:30] for m in (strict, whole)]

    assert counted == [(60, 0, 0, 0), (100, 100, 100, 100)]


def test_before_the_first_day_and_after_the_last_nobody_works():
    late = date(2027, 2, 10)
    contract = WorkingFraction(Period(late, date(2029, 1, 1)), Fraction(1))

    asked = compiled(member(agreed=False, starts_on=late, fractions=(contract,)))

    trainee = asked.problem.trainees[0]
    assert trainee.work[:5] == (0, 0, 0, 67, 100)
    assert trainee.work[26:28] == (0, 0)
    assert trainee.published == ()
    assert trainee.site is None
    assert [need.id for need in trainee.stages][-1] == "4.01"


def test_who_is_done_has_nothing_left():
    asked = compiled(member(), today=date(2030, 1, 1))

    trainee = asked.problem.trainees[0]
    assert trainee.stages == ()
    assert trainee.site == "OUS"
    assert circumstances_for(asked, TORA, ()).planned[-1].stage == 4


def test_on_the_first_of_a_month_that_month_can_still_be_planned():
    asked = compiled(member(), today=date(2026, 12, 1))

    assert asked.problem.trainees[0].stages[1].earliest == 0


@pytest.mark.parametrize("trust", ["AHUS", "OUS"])
def test_only_a_stay_at_another_trust_cuts_a_stage(trust):
    near = TrainingSite(trust, "Elsewhere", "")
    plan = with_stage(MOVABLE, 4, placements=(near,))
    plan = with_stage(plan, 3, placements=(NM,))
    young = member(plan, starts_on=date(2026, 9, 1))

    ids = [need.id for need in compiled(young).problem.trainees[0].stages]

    assert ("2.05" in ids) == (trust == "OUS")


def shortened(plan):
    """The plan in two years, its longest stage still long enough to be cut."""
    months = {1: (0, 3), 2: (3, 17), 3: (17, 21), 4: (21, 23)}
    for order, (low, high) in months.items():
        plan = with_stage(
            plan,
            order,
            from_months=low,
            to_months=high,
            duration_months=high - low,
        )
    return plan


@given(
    SHORT,
    st.sampled_from([MOVABLE, nuclear_medicine()]).map(shortened),
    st.dates(date(2024, 9, 1), date(2027, 6, 1)),
    st.sampled_from(QuotaBase),
    st.data(),
)
@settings(max_examples=60, deadline=None, phases=UNSHRUNK)
def test_a_way_is_laid_out_inside_the_months_the_planner_chose(
    circumstances, plan, today, base, data
):
    rules = TimeRules(quota_base=base)
    over = tuple(s for s in circumstances.served if s.period.end <= today)
    circumstances = replace(circumstances, served=over)
    agreed = lay_out(plan, circumstances, requirements=NUK, rules=rules)
    is_agreed = data.draw(st.booleans())
    mine = Member(
        id=TORA,
        plan=plan,
        circumstances=circumstances,
        rules=rules,
        agreed=agreed if is_agreed else None,
    )
    asked = compile_problem([mine], [], today=today, freeze=0)
    way = _some_way(asked, data)
    assume(len(way) == len(asked.problem.trainees[0].stages))

    back = circumstances_for(asked, TORA, way)
    pathway = lay_out(plan, back, requirements=NUK, rules=rules)

    runs = _runs(way)
    kept = {p.period.start for p in agreed.placements} if is_agreed else set()
    busy = date.min
    for placement in pathway.placements:
        start, end = placement.period.start, placement.period.end
        is_agreed_day = start in kept or (start == busy and kept & last_days(start))
        if start > today:
            assert any(
                stage == placement.stage
                and (asked.calendar.day(first) <= start or is_agreed_day)
                and end <= asked.calendar.day(last)
                for stage, first, last in runs
            )
        busy = end
    assert pathway.completes_on is not None


def last_days(day):
    """The days that what comes before may have moved into, by its last one."""
    return {day - timedelta(days=ago) for ago in range(3)}


def _runs(way):
    """Stage, first month and end of what is served without a break."""
    runs: list[tuple[int, int, int]] = []
    for each in way:
        stage = int(each.stage.partition(".")[0])
        if runs and runs[-1][0] == stage and runs[-1][2] == each.start:
            runs[-1] = (stage, runs[-1][1], each.end)
        elif not each.stage.endswith(".00"):
            runs.append((stage, each.start, each.end))
    return runs


def _some_way(asked, data):
    """Any way the planner might choose: pieces in an order, with waits between."""
    trainee = asked.problem.trainees[0]
    way, busy = [], 0
    for need in trainee.stages:
        if need.pinned is not None:
            way.append(need.pinned)
            busy = max(busy, need.pinned.end)
            continue
        start = max(busy, need.earliest) + data.draw(st.integers(0, 3))
        while start < asked.problem.months and not trainee.work[start]:
            start += 1
        end = trainee.end_of(start, need.work) if start < asked.problem.months else None
        if end is None:
            break
        places = data.draw(st.sampled_from(need.options)).places
        way.append(Assignment(need.id, places, start, end))
        busy = end
    return tuple(way)


def test_a_stage_that_was_not_in_the_plan_then_was_never_published():
    whole = nuclear_medicine()
    shorter = replace(whole, timeline=whole.timeline[:3], prerequisites=())

    asked = compiled(replace(member(shorter), plan=whole))

    trainee = asked.problem.trainees[0]
    assert [need.id for need in trainee.stages] == ["2.00", "3.01", "4.01"]
    assert [each.stage for each in trainee.published] == ["2.00", "3.01"]


def test_who_serves_at_no_named_site_is_nowhere_yet():
    asked = compiled(member(with_stage(nuclear_medicine(), 2, placements=())))

    assert asked.problem.trainees[0].site is None
    assert asked.problem.trainees[0].stages[0].pinned is not None


def test_what_began_this_month_has_its_whole_quota():
    away = Leave(Period(date(2025, 9, 5), date(2026, 5, 1)), LeaveKind.SICK)
    begun = member(circumstances=full_time(leaves=(away,)))

    asked = compiled(begun, today=date(2025, 9, 4))

    trainee = asked.problem.trainees[0]
    assert trainee.stages[0].pinned is not None
    assert trainee.stages[0].pinned.start == 0
    assert trainee.work[:5] == (100, 100, 100, 13, 0)

"""What is true of every layout, whatever the circumstances."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.demands import demands_of
from ferd.core.scheduling.layout import lay_out
from ferd.core.scheduling.pathway import ObjectiveState, PlacementState
from ferd.core.scheduling.progress import progress_at
from ferd.core.scheduling.revision import compare_pathways
from ferd.core.time import Leave, Period
from ferd.core.time_rules import LeaveKind, QuotaBase, TimeRules
from tests.core.scheduling.circumstances import CIRCUMSTANCES, WITH_BLOCKS
from tests.core.scheduling.plans import NUK, START, nuclear_medicine

RULES = st.builds(TimeRules, quota_base=st.sampled_from(QuotaBase))
PLAN = nuclear_medicine()
A_DAY = Fraction(1, 28)


def laid(circumstances, rules):
    return lay_out(PLAN, circumstances, requirements=NUK, rules=rules)


@given(CIRCUMSTANCES, RULES)
@settings(max_examples=30)
def test_placements_follow_each_other_and_what_is_planned_is_in_order(
    circumstances, rules
):
    pathway = laid(circumstances, rules)

    for before, after in pairwise(pathway.placements):
        assert before.period.end <= after.period.start
    planned = [p.stage for p in pathway.placements if p.state is PlacementState.PLANNED]
    order = [demand.stage.order for demand in demands_of(PLAN, circumstances)]
    assert planned == [stage for stage in order if stage in planned]


@given(WITH_BLOCKS, RULES)
@settings(max_examples=30)
def test_a_planned_block_begins_on_its_day_or_when_what_goes_before_is_over(
    circumstances, rules
):
    pathway = laid(circumstances, rules)

    days = {block.starts_on for block in circumstances.planned}
    free_from = circumstances.starts_on
    for placement in pathway.placements:
        if placement.state is PlacementState.PLANNED:
            assert placement.period.start in {free_from, *days}
        free_from = max(free_from, placement.period.end)


@given(WITH_BLOCKS, RULES)
@settings(max_examples=30)
def test_placements_and_waits_are_the_whole_way(circumstances, rules):
    pathway = laid(replace(circumstances, starts_on=START), rules)

    way = [p.period for p in pathway.placements if p.period.end > START]
    pieces = sorted([*pathway.waits, *way])
    pieces = [piece for piece in pieces if piece.start >= START]
    assert all(a.end == b.start for a, b in pairwise(pieces))


@given(WITH_BLOCKS, RULES)
@settings(max_examples=30)
def test_every_month_asked_for_is_served_and_no_whole_day_more_is_planned(
    circumstances, rules
):
    pathway = laid(circumstances, rules)

    planned = Fraction(0)
    still_asked = Fraction(0)
    for demand in demands_of(PLAN, circumstances):
        blocks = pathway.placements_of(demand.stage.order)
        served = [b for b in blocks if b.state is PlacementState.SERVED]
        rest = demand.months - sum(b.account.counted for b in served)
        still_asked += max(rest, Fraction(0))
        planned += sum(b.account.counted for b in blocks if b not in served)
    assert still_asked <= planned < still_asked + A_DAY


@given(CIRCUMSTANCES, RULES)
@settings(max_examples=30)
def test_the_blocks_and_the_gaps_of_a_placement_are_the_whole_of_it(
    circumstances, rules
):
    for placement in laid(circumstances, rules).placements:
        pieces = sorted([*placement.blocks, *(gap.period for gap in placement.gaps)])
        assert pieces[0].start == placement.period.start
        assert pieces[-1].end == placement.period.end
        assert all(a.end == b.start for a, b in pairwise(pieces))


@given(CIRCUMSTANCES, RULES)
@settings(max_examples=30)
def test_every_objective_is_there_once_and_dated_within_the_training(
    circumstances, rules
):
    pathway = laid(circumstances, rules)

    own = [o.number for o in pathway.objectives if o.number is not None]
    assert own == list(range(1, 103))
    for objective in pathway.objectives:
        if objective.state is ObjectiveState.EXPECTED:
            assert objective.starts_on < objective.expected_on
            assert objective.expected_on <= pathway.completes_on


@given(CIRCUMSTANCES, RULES, st.data())
@settings(max_examples=30)
def test_what_is_counted_never_falls_and_ends_with_everything(
    circumstances, rules, data
):
    pathway = laid(circumstances, rules)
    last = pathway.placements[-1].period.end
    days = st.dates(circumstances.starts_on, last)
    early, late = sorted((data.draw(days), data.draw(days)))

    before, after = progress_at(pathway, early), progress_at(pathway, late)

    assert before.account.counted <= after.account.counted <= pathway.months
    assert progress_at(pathway, last).remaining == 0
    assert set(before.expected) <= set(after.expected)


@given(CIRCUMSTANCES, RULES)
@settings(max_examples=30)
def test_the_same_circumstances_give_the_same_pathway(circumstances, rules):
    first, second = laid(circumstances, rules), laid(circumstances, rules)

    assert first == second
    assert compare_pathways(first, second).is_empty


@given(CIRCUMSTANCES)
@settings(max_examples=25)
def test_a_date_on_the_stricter_quota_holds_on_the_other(circumstances):
    alone = Circumstances(
        starts_on=circumstances.starts_on,
        fractions=circumstances.fractions,
        leaves=circumstances.leaves,
    )

    strict = laid(alone, TimeRules(quota_base=QuotaBase.PERIOD))
    whole = laid(alone, TimeRules(quota_base=QuotaBase.COURSE))

    assert whole.completes_on <= strict.completes_on


@given(CIRCUMSTANCES, st.integers(1, 300))
@settings(max_examples=25)
def test_more_leave_never_brings_completion_forward(circumstances, days):

    start = circumstances.starts_on + timedelta(days=400)
    more = Leave(Period(start, start + timedelta(days=days)), LeaveKind.PARENTAL)
    plain = Circumstances(
        starts_on=circumstances.starts_on, fractions=circumstances.fractions
    )
    away = Circumstances(
        starts_on=circumstances.starts_on,
        fractions=circumstances.fractions,
        leaves=(more,),
    )

    assert laid(plain, TimeRules()).completes_on <= laid(away, TimeRules()).completes_on

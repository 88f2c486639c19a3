"""A block moved by hand: what gives way, what closes up, what stays."""

from datetime import date
from fractions import Fraction

import pytest

from ferd.areas.rotations.moves import Move, moved
from ferd.core.plans.model import Stage, TrainingPlan, TrainingSite
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.layout import lay_out
from ferd.core.time import Period, WorkingFraction
from ferd.core.time_rules import TimeRules

STARTS_ON = date(2027, 1, 1)
TODAY = date(2026, 11, 23)
HERE = TrainingSite("Nordvik HF", "Nordvik", "A")
THERE = TrainingSite("Fjordbyen HF", "Fjordbyen", "B")


def stage(order: int, first: int, last: int) -> Stage:
    return Stage(
        order=order,
        label=str(order),
        from_months=first,
        to_months=last,
        duration_months=last - first,
        placements=(HERE, THERE),
        may_move="At any time.",
    )


PLAN = TrainingPlan(
    specialty="S", timeline=(stage(1, 0, 12), stage(2, 12, 18), stage(3, 18, 30))
)


def laid_out(circumstances):
    return lay_out(PLAN, circumstances, requirements=None, rules=TimeRules())


FULL_TIME = (WorkingFraction(Period(STARTS_ON), Fraction(1)),)
BEFORE = laid_out(Circumstances(starts_on=STARTS_ON, fractions=FULL_TIME))


def after(*moves: Move, today: date = TODAY) -> list[tuple[str, str, str]]:
    pathway = BEFORE
    for move in moves:
        pathway = laid_out(moved(pathway, move, laid_out, today))
    return [
        (p.label, f"{p.period.start:%Y-%m}", f"{p.period.end:%Y-%m}")
        for p in pathway.placements
    ]


def test_what_follows_gives_way():
    assert after(Move(block=1, starts_on=date(2028, 3, 1))) == [
        ("1", "2027-01", "2028-01"),
        ("2", "2028-03", "2028-09"),
        ("3", "2028-09", "2029-09"),
    ]


def test_what_changes_places_with_it_closes_up():
    assert after(Move(block=0, starts_on=date(2028, 1, 1))) == [
        ("2", "2027-01", "2027-07"),
        ("1", "2027-07", "2028-07"),
        ("3", "2028-07", "2029-07"),
    ]


def test_a_block_comes_before_the_one_it_is_laid_on():
    assert after(Move(block=2, starts_on=date(2028, 1, 1))) == [
        ("1", "2027-01", "2028-01"),
        ("3", "2028-01", "2029-01"),
        ("2", "2029-01", "2029-07"),
    ]


def test_a_move_and_its_opposite_change_nothing():
    there = Move(block=1, starts_on=date(2028, 3, 1), closes_up=True)
    back = Move(block=1, starts_on=date(2028, 1, 1), closes_up=True)

    assert after(there, back) == after()


def test_what_has_begun_keeps_its_first_day():
    later = Move(block=0, starts_on=date(2027, 9, 1))

    assert after(later, today=date(2027, 2, 1)) == after()


def test_nothing_is_moved_before_what_has_begun():
    earlier = Move(block=1, starts_on=date(2027, 1, 1))

    assert after(earlier, today=date(2027, 6, 1)) == after()


def test_what_is_taken_from_a_block_comes_at_the_end():
    assert after(Move(block=0, months=Fraction(9))) == [
        ("1", "2027-01", "2027-10"),
        ("2", "2028-01", "2028-07"),
        ("3", "2028-07", "2029-07"),
        ("1", "2029-07", "2029-10"),
    ]


def test_the_rest_comes_when_it_is_asked_for():
    split = Move(block=0, months=Fraction(9), rest_on=date(2028, 7, 1), closes_up=False)

    assert after(split)[2:] == [
        ("1", "2028-07", "2028-10"),
        ("3", "2028-10", "2029-10"),
    ]


def test_a_block_that_grows_takes_from_the_rest():
    split = Move(block=0, months=Fraction(9))
    grown = Move(block=0, months=Fraction(12))

    assert after(split, grown) == after()


@pytest.mark.parametrize("block", [0, 1, 2])
def test_another_site_changes_no_date(block):
    pathway = laid_out(moved(BEFORE, Move(block=block, site=THERE), laid_out, TODAY))

    assert pathway.placements[block].site == THERE
    assert pathway.completes_on == BEFORE.completes_on
    assert sum(p.site == THERE for p in pathway.placements) == 1

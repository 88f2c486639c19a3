"""Two pathways of one trainee compared, as data and in words."""

from datetime import date
from fractions import Fraction

from ferd.core.plans.model import Objectives
from ferd.core.scheduling.circumstances import (
    CreditedObjectives,
    CreditedService,
    StageChoice,
)
from ferd.core.scheduling.revision import ChangeKind, compare_pathways
from ferd.core.scheduling.revision_words import in_words
from ferd.core.time import Leave, Period
from ferd.core.time_rules import LeaveKind
from tests.core.scheduling.plans import (
    PART_ONE,
    RADIUM,
    laid,
    nuclear_medicine,
    with_stage,
)

LEAVE = Leave(Period(date(2026, 1, 1), date(2026, 11, 1)), LeaveKind.PARENTAL)
FIRST_YEAR = CreditedService(months=Fraction(12), basis="decision", stage=1)


def sentences(revision):
    return [sentence.text() for sentence in in_words(revision)]


def test_nothing_differs_between_a_pathway_and_itself():
    revision = compare_pathways(laid(), laid())

    assert revision.is_empty
    assert revision.completion_days == 0
    assert sentences(revision) == []


def test_parental_leave_moves_everything_after_it():
    revision = compare_pathways(laid(), laid(leaves=(LEAVE,)))

    assert {change.kind for change in revision.placements} == {ChangeKind.MOVED}
    assert [change.days for change in revision.placements] == [0, 214, 214]
    assert not any(change.changes_site for change in revision.placements)
    assert revision.completion_days == 212
    assert len(revision.objectives) == 87
    assert {change.days for change in revision.objectives} == {214, 212}
    assert sentences(revision) == [
        "Completion moves from 2029-09-01 to 2030-04-01; days later: 212.",
        "Stage 2 was 2025-09-01 to 2028-02-29, and is now 2025-09-01 to 2028-09-30.",
        "Stage 3 was 2028-03-01 to 2029-02-28, and is now 2028-10-01 to 2029-09-30.",
        "Stage 4 was 2029-03-01 to 2029-08-31, and is now 2029-10-01 to 2030-03-31.",
        (
            "Objectives 15-16, 68, 89-92, 94, 96, 98, 100-101 are expected by "
            "2030-04-01 instead of 2029-09-01."
        ),
        "Objectives 18-67 are expected by 2029-10-01 instead of 2029-03-01.",
        (
            "Objectives 69-88, 93, 95, 97, 99, 102 are expected by 2028-10-01 instead "
            "of 2028-03-01."
        ),
    ]


def test_credit_brings_completion_forward_and_drops_a_stage():
    revision = compare_pathways(laid(), laid(credited_service=(PART_ONE, FIRST_YEAR)))

    dropped = revision.placements[0]
    assert (dropped.kind, dropped.new, dropped.days) == (ChangeKind.DROPPED, None, 0)
    assert not dropped.changes_site
    words = sentences(revision)
    assert words[0].endswith("days earlier: 365.")
    assert "Stage 1, 2024-09-01 to 2025-08-31, is dropped." in words
    assert "Objectives 1-14, 17 have no expected date any more." in words


def test_without_the_credit_the_stage_is_added_again():
    revision = compare_pathways(laid(credited_service=(PART_ONE, FIRST_YEAR)), laid())

    words = sentences(revision)
    assert "Stage 1 is added, 2024-09-01 to 2025-08-31." in words
    assert "Objectives 1-14, 17 are now expected by 2025-09-01." in words


def test_another_site_is_a_change_without_a_move():
    there = laid(choices=(StageChoice(stage=4, site=RADIUM),))
    nowhere = laid(with_stage(nuclear_medicine(), 4, placements=()))

    moved = compare_pathways(laid(), there)
    unknown = compare_pathways(there, nowhere)

    assert [c.changes_site for c in moved.placements] == [True]
    assert sentences(moved) == [
        "Stage 4 is served at OUS / Radiumhospitalet / NM instead of OUS / OUS / NM."
    ]
    assert sentences(unknown) == [
        "Stage 4 is served at - instead of OUS / Radiumhospitalet / NM."
    ]


def test_training_that_stops_and_goes_on_again_says_so():
    never, again = laid(fractions=()), laid()

    assert sentences(compare_pathways(again, never))[0] == (
        "The training is no longer completed."
    )
    assert sentences(compare_pathways(never, again))[0] == (
        "The training is now completed on 2029-09-01."
    )
    assert compare_pathways(never, again).completion_days is None
    assert compare_pathways(never, again).objectives[0].days is None


def test_objectives_that_are_credited_or_gone_are_named():
    plan = with_stage(nuclear_medicine(), 1, objectives=Objectives((1,), ("FKM 3",)))
    credited = CreditedObjectives(numbers=(2,), codes=("FKM 3",), basis="Conversion")

    given = compare_pathways(laid(plan), laid(plan, credited_objectives=(credited,)))
    gone = compare_pathways(laid(plan), laid())

    assert sentences(given) == [
        "Objectives 2 are now credited.",
        "Objectives FKM 3 are now credited.",
    ]
    assert "Objectives FKM 3 are no longer part of the plan." in sentences(gone)


def test_the_reader_gets_dates_and_words_in_their_own_way():
    sentence = next(in_words(compare_pathways(laid(), laid(leaves=(LEAVE,)))))

    said = sentence.text(
        lambda template: template.replace("Completion", "Slutt"),
        lambda day: f"{day.day}.{day.month}.{day.year}",
    )

    assert said == "Slutt moves from 1.9.2029 to 1.4.2030; days later: 212."

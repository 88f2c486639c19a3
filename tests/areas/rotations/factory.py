"""Drafts as the tests need them, made by the actions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.rotations import actions, moves
from ferd.areas.rotations.models import DraftWay, RotationDraft
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.time import Period, WorkingFraction
from tests.areas.schedules import factory as plans

STARTS_ON = plans.STARTS_ON


def make_draft(cast, name: str = "If radiology comes first") -> RotationDraft:
    return actions.start_draft(unit=cast.imaging, name=name, actor=cast.karin)


def later(plan: IndividualPlan, block: int = 2, months: int = 3) -> Circumstances:
    """Give the plan's circumstances with one block begun some months later."""
    start = plan.as_pathway().placements[block].period.start
    at = 12 * start.year + start.month - 1 + months
    blocks = moves.planned_blocks(plan.as_pathway())
    asked = [
        replace(each, starts_on=date(at // 12, at % 12 + 1, 1))
        if index == block
        else each
        for index, each in enumerate(blocks)
    ]
    return replace(plan.as_circumstances(), planned=tuple(asked))


def put_later(cast, draft, plan, block: int = 2, months: int = 3) -> DraftWay:
    return actions.put_way(
        draft=draft,
        traineeship=plan.traineeship,
        circumstances=later(plan, block, months),
        reason="Radiology has no room before",
        actor=cast.karin,
    )


def make_way(cast) -> DraftWay:
    return put_later(cast, make_draft(cast), plans.make_agreed(cast))


def make_trainees(cast, count: int, *, first: int = 0) -> list[Traineeship]:
    """Register invented trainees of nuclear medicine, each with an agreed plan."""
    version = cast.tora.traineeships.get().plans.get(status="agreed").version
    return [_make_trainee(cast, version, number) for number in range(first, count)]


def _make_trainee(cast, version, number: int) -> Traineeship:
    system = system_person()
    person = organisations.add_person(
        name=f"Testlege {number:03d}",
        email=f"lege{number}@example.invalid",
        hpr_number=None,
        authorised_on=date(2020, 1, 1),
        actor=system,
    )
    organisations.assign_role(
        person=person,
        role=Role.TRAINEE,
        unit=cast.nuclear,
        starts_at=datetime(2023, 1, 1, tzinfo=UTC),
        ends_at=None,
        actor=system,
    )
    traineeship = schedules.register_traineeship(
        trainee=person,
        unit=cast.nuclear,
        specialty_code="NUK",
        starts_on=STARTS_ON,
        actor=cast.karin,
    )
    plan = schedules.propose_plan(
        traineeship=traineeship,
        version=version,
        circumstances=Circumstances(
            starts_on=STARTS_ON,
            fractions=(WorkingFraction(Period(STARTS_ON), Fraction(1)),),
        ),
        reason="First plan",
        actor=cast.karin,
    )
    schedules.agree_plan(plan=plan, seen=plan.fingerprint, actor=person)
    schedules.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.olav)
    return traineeship

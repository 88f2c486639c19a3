"""Trainees and their plans as the tests need them, made by the actions."""

from datetime import UTC, date, datetime
from fractions import Fraction

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Qualification
from ferd.areas.schedules import actions
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind
from tests.areas.plans import factory as plans

STARTS_ON = date(2024, 1, 1)
FULL_TIME = (WorkingFraction(Period(STARTS_ON), Fraction(1)),)
LEAVE = Leave(Period(date(2025, 1, 1), date(2025, 7, 1)), LeaveKind.PARENTAL)


def qualify(cast, person) -> None:
    for kind, name in (
        (Qualification.Kind.SPECIALTY, "Nukleærmedisin"),
        (Qualification.Kind.SUPERVISION_COURSE, "Course"),
    ):
        organisations.record_qualification(
            person=person,
            kind=kind,
            name=name,
            earned_on=date(2016, 1, 1),
            unit=cast.nuclear,
            actor=system_person(),
        )


def make_traineeship(cast) -> Traineeship:
    return actions.register_traineeship(
        trainee=cast.tora,
        unit=cast.nuclear,
        specialty_code="NUK",
        starts_on=STARTS_ON,
        actor=cast.karin,
    )


def make_supervised(cast) -> Traineeship:
    traineeship = make_traineeship(cast)
    qualify(cast, cast.sven)
    actions.appoint_supervisor(
        traineeship=traineeship,
        supervisor=cast.sven,
        starts_at=datetime(2023, 12, 1, tzinfo=UTC),
        actor=cast.kari,
    )
    return traineeship


def make_proposed(cast, leaves: tuple[Leave, ...] = ()) -> IndividualPlan:
    version = plans.make_published(cast)
    return propose(cast, make_supervised(cast), version, leaves)


def propose(cast, traineeship, version, leaves=()) -> IndividualPlan:
    return actions.propose_plan(
        traineeship=traineeship,
        version=version,
        circumstances=Circumstances(
            starts_on=STARTS_ON, fractions=FULL_TIME, leaves=leaves
        ),
        reason="First plan",
        actor=cast.karin,
    )


def agree(cast, plan) -> IndividualPlan:
    actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.tora)
    return actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.olav)


def make_agreed(cast, leaves: tuple[Leave, ...] = ()) -> IndividualPlan:
    return agree(cast, make_proposed(cast, leaves))

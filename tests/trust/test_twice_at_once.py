"""Every action that makes something, done by several at the same moment.

What the action itself cannot see (another transaction, not yet committed) is
seen by a lock or a constraint; and the one who comes too late is told so in a
sentence, never by an error.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest

from ferd.areas.accounts.models import Person
from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.audit.verifying import verdict
from ferd.areas.curriculum import actions as curriculum
from ferd.areas.curriculum.models import CurriculumEdition
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Qualification, Role, Site, Unit
from ferd.areas.plans import actions as plans
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules.models import CalendarFeed, SupervisorAppointment
from ferd.foundation import clock
from tests.areas.curriculum.factory import read, table
from tests.areas.plans import factory
from tests.areas.schedules import factory as schedules_factory
from tests.cast import Cast
from tests.trust.at_once import at_once, done, faults

TOGETHER = 4
ROUNDS = 3


def add_person(cast: Cast, number: int) -> Callable[[], object]:
    return partial(
        organisations.add_person,
        name="New",
        email=f"new{number}@example.invalid",
        hpr_number=f"99{number:05d}",
        authorised_on=None,
        actor=cast.ada,
    )


def add_unit(cast: Cast, number: int) -> Callable[[], object]:
    return partial(
        organisations.add_unit,
        kind=Unit.Kind.SECTION,
        name=f"New {number}",
        short_name="New",
        parent=cast.imaging,
        actor=cast.ada,
    )


def add_trust(cast: Cast, number: int) -> Callable[[], object]:
    return partial(
        organisations.add_unit,
        kind=Unit.Kind.TRUST,
        name=f"New {number}",
        short_name="New",
        parent=None,
        actor=system_person(),
    )


def add_site(cast: Cast, number: int) -> Callable[[], object]:
    return partial(
        organisations.add_site, trust=cast.trust, name=f"Site {number}", actor=cast.ada
    )


def record_qualification(cast: Cast, number: int) -> Callable[[], object]:
    return partial(
        organisations.record_qualification,
        person=cast.sven,
        kind=Qualification.Kind.SPECIALTY,
        name=f"Specialty {number}",
        earned_on=date(2016, 1, 1),
        unit=cast.nuclear,
        actor=cast.olav,
    )


def close_account(cast: Cast, number: int) -> Callable[[], object]:
    person = (cast.mads, cast.sven, cast.kari)[number]
    return partial(organisations.deactivate_person, person=person, actor=cast.ada)


def start_plan(cast: Cast, number: int) -> Callable[[], object]:
    unit = (cast.nuclear, cast.radiology, cast.imaging)[number]
    return partial(
        plans.start_plan,
        unit=unit,
        specialty_code="NUK",
        content=factory.shipped(),
        reason="",
        actor=cast.karin,
    )


def accept_import(cast: Cast, number: int) -> Callable[[], object]:
    plan_import = factory.make_import(cast)
    for question in plan_import.questions.all():
        plans.answer_question(
            question=question, answer=question.understood, actor=cast.karin
        )
    return partial(
        plans.accept_import,
        plan_import=plan_import,
        specialty_code=f"N{number}",
        specialty="Nukleærmedisin",
        actor=cast.karin,
    )


def register_traineeship(cast: Cast, number: int) -> Callable[[], object]:
    return partial(
        schedules.register_traineeship,
        trainee=cast.tora,
        unit=cast.nuclear,
        specialty_code=f"N{number}",
        starts_on=date(2024, 1, 1),
        actor=cast.karin,
    )


def revoke_feed(cast: Cast, number: int) -> Callable[[], object]:
    feed, _secret = schedules.open_feed(actor=cast.tora)
    return partial(schedules.revoke_feed, feed=feed, actor=cast.tora)


def withdraw_plan(cast: Cast, number: int) -> Callable[[], object]:
    if number == 0:
        plan = schedules_factory.make_proposed(cast)
    else:
        traineeship = cast.tora.traineeships.get()
        version = traineeship.plans.latest("number").version
        plan = schedules_factory.propose(cast, traineeship, version)
    return partial(schedules.withdraw_plan, plan=plan, reason="No", actor=cast.karin)


def end_delegation(cast: Cast, number: int) -> Callable[[], object]:
    now = clock.now()
    delegation = organisations.delegate_approval(
        receiver=cast.sven,
        unit=cast.nuclear,
        scope="all",
        starts_at=now,
        ends_at=now + timedelta(days=30),
        actor=cast.olav,
    )
    return partial(organisations.end_delegation, delegation=delegation, actor=cast.olav)


ONCE = (
    add_person,
    add_unit,
    add_trust,
    add_site,
    record_qualification,
    close_account,
    start_plan,
    accept_import,
    register_traineeship,
    revoke_feed,
    withdraw_plan,
    end_delegation,
)
ENTRIES = {accept_import: 2}
"""Who accepts a document starts a plan by it: two actions, two entries."""


@pytest.mark.parametrize("prepare", ONCE)
def test_what_is_done_by_many_at_once_is_done_once(people, prepare):
    for number in range(ROUNDS):
        call = prepare(people, number)
        before = AuditEntry.objects.count()

        outcomes = at_once([call] * TOGETHER)

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert AuditEntry.objects.count() == before + ENTRIES.get(prepare, 1)
    assert verdict().bad is None


def test_a_name_that_is_taken_twice_at_once_is_one_name(people):
    at_once([add_trust(people, 0)] * TOGETHER)
    at_once([add_site(people, 0)] * TOGETHER)

    assert Unit.objects.filter(name="New 0").count() == 1
    assert Site.objects.filter(name="Site 0").count() == 1


def test_of_many_calendar_addresses_opened_at_once_one_is_open(people):
    outcomes = at_once([lambda: schedules.open_feed(actor=people.tora)] * TOGETHER)

    assert faults(outcomes) == []
    assert CalendarFeed.objects.filter(revoked_at=None).count() == 1


def test_of_many_supervisors_appointed_at_once_one_supervises(people):
    traineeship = schedules_factory.make_supervised(people)
    organisations.assign_role(
        person=people.mads,
        role=Role.CLINICAL_SUPERVISOR,
        unit=people.nuclear,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )
    schedules_factory.qualify(people, people.mads)

    def appoint(supervisor: Person) -> object:
        return schedules.appoint_supervisor(
            traineeship=traineeship,
            supervisor=supervisor,
            starts_at=clock.now(),
            actor=people.kari,
        )

    outcomes = at_once([partial(appoint, p) for p in (people.sven, people.mads) * 2])

    assert faults(outcomes) == []
    assert SupervisorAppointment.objects.filter(ends_at=None).count() == 1


def test_the_shipped_catalogue_is_laid_once(people):
    outcomes = at_once(
        [lambda: curriculum.ship_catalogue(actor=system_person())] * TOGETHER
    )

    assert faults(outcomes) == []
    assert CurriculumEdition.objects.filter(specialty__code="NUK").count() == 1


def test_of_two_imports_of_one_specialty_one_is_applied(people):
    for number in range(ROUNDS):
        waiting = [
            read(
                people.karin, table(f"NUK 001;Title {number}{mark};Text;Group;Course;")
            )
            for mark in "ab"
        ]

        outcomes = at_once(
            [
                partial(
                    curriculum.apply_import, catalogue_import=each, actor=people.karin
                )
                for each in waiting
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (1, [])

from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit import actions as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role, RoleAssignment
from ferd.areas.plans import actions, permissions
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules.models import IndividualPlan
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.plans import factory
from tests.areas.schedules import factory as schedules_factory
from tests.trust.at_once import at_once, done, faults

ROUNDS = 6
PATIENCE = 40


def give_role(cast):
    """Give Mads, for a month, a role that he does not have."""
    now = clock.now()
    return organisations.assign_role(
        person=cast.mads,
        role=Role.SECTION_HEAD,
        unit=cast.nuclear,
        starts_at=now,
        ends_at=now + timedelta(days=30),
        actor=cast.ada,
    )


@transaction.atomic
def give_role_without_lock(cast):
    now = clock.now()
    held = RoleAssignment.objects.filter(person=cast.mads, role=Role.SECTION_HEAD)
    if held.filter(ends_at__gt=now).exists():
        raise Conflict("Too late.")
    given = RoleAssignment.objects.create(
        person=cast.mads,
        role=Role.SECTION_HEAD,
        unit=cast.nuclear,
        starts_at=now,
        ends_at=now + timedelta(days=30),
        given_by=cast.ada,
    )
    audit.record(actor=cast.ada, action="organisations.assign_role", target=given)


def role_of(person, role):
    return RoleAssignment.objects.filter(person=person, role=role).latest("pk")


def end_role_of(person, role):
    return organisations.end_role(
        assignment=role_of(person, role), actor=system_person()
    )


def give_back(person, role, unit):
    organisations.assign_role(
        person=person,
        role=role,
        unit=unit,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )


def number_of(action):
    """Tell where in the order of commit the latest such action stands."""
    return AuditEntry.objects.filter(action=action).latest("number").number


@transaction.atomic
def publish_without_holding_the_role(cast, version):
    if not permissions.may_publish(cast.karin, version):
        raise NotAllowed("No.")
    version = PlanVersion.objects.select_for_update().get(pk=version.pk)
    audit.record(actor=cast.karin, action="plans.publish_version", target=version)


def test_a_role_given_twice_at_once_is_given_once(people):
    for _round in range(ROUNDS):
        outcomes = at_once([lambda: give_role(people)] * 4)

        assert (done(outcomes), faults(outcomes)) == (1, [])
        end_role_of(people.mads, Role.SECTION_HEAD)


@pytest.mark.usefixtures("_only_postgresql")
def test_without_a_lock_a_role_is_given_twice(people):
    for _round in range(PATIENCE):
        outcomes = at_once([lambda: give_role_without_lock(people)] * 4)
        if done(outcomes) > 1:
            return
        end_role_of(people.mads, Role.SECTION_HEAD)
    pytest.fail("The race is no longer run: the test above proves nothing.")


def test_a_role_that_ended_before_publishes_nothing(people):
    version = factory.make_approved(people)
    end_role_of(people.karin, Role.PROGRAMME_DIRECTOR)

    with pytest.raises(NotAllowed):
        actions.publish_version(
            version=version, seen=version.fingerprint, actor=people.karin
        )


def test_nothing_is_published_after_the_role_has_ended(people):
    version = factory.make_published(people)
    for _round in range(ROUNDS):
        version = actions.revise_version(version=version, reason="", actor=people.kari)
        version = actions.submit_version(version=version, actor=people.kari)
        version = actions.approve_version(
            version=version, seen=version.fingerprint, actor=people.kari
        )

        outcomes = at_once(
            [
                partial(
                    actions.publish_version,
                    version=version,
                    seen=version.fingerprint,
                    actor=people.karin,
                ),
                lambda: end_role_of(people.karin, Role.PROGRAMME_DIRECTOR),
            ]
        )

        assert faults(outcomes) == []
        if outcomes[0].is_done:
            ended = number_of("organisations.end_role")
            assert number_of("plans.publish_version") < ended
        else:
            actions.publish_version(
                version=version, seen=version.fingerprint, actor=people.kari
            )
        version.refresh_from_db()
        give_back(people.karin, Role.PROGRAMME_DIRECTOR, people.imaging)


def test_nothing_is_agreed_after_the_role_has_ended(people):
    plan = schedules_factory.make_proposed(people)
    for _round in range(ROUNDS):
        outcomes = at_once(
            [
                lambda: schedules.agree_plan(
                    plan=plan,  # noqa: B023
                    seen=plan.fingerprint,  # noqa: B023
                    actor=people.olav,
                ),
                lambda: end_role_of(people.olav, Role.DEPARTMENT_HEAD),
            ]
        )

        assert faults(outcomes) == []
        if outcomes[0].is_done:
            ended = number_of("organisations.end_role")
            assert number_of("schedules.agree_plan") < ended
        give_back(people.olav, Role.DEPARTMENT_HEAD, people.imaging)
        traineeship = IndividualPlan.objects.get(pk=plan.pk).traineeship
        plan = schedules_factory.propose(people, traineeship, plan.version)


@pytest.mark.usefixtures("_only_postgresql")
def test_without_holding_the_role_a_plan_is_published_after_it_ended(people):
    version = factory.make_approved(people)
    for _round in range(PATIENCE):
        outcomes = at_once(
            [
                lambda: publish_without_holding_the_role(people, version),
                lambda: end_role_of(people.karin, Role.PROGRAMME_DIRECTOR),
            ]
        )
        ended = number_of("organisations.end_role")
        if outcomes[0].is_done and number_of("plans.publish_version") > ended:
            return
        give_back(people.karin, Role.PROGRAMME_DIRECTOR, people.imaging)
    pytest.fail("The race is no longer run: the tests above prove nothing.")

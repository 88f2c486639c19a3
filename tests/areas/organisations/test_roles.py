"""Giving roles and ending them."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions, permissions, queries
from ferd.areas.organisations.models import Role, RoleAssignment
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.organisations.factory import give, role_of
from tests.cast import LONG_AGO


def test_an_administrator_gives_a_role(cast):
    assignment = give(cast.mads, Role.SECTION_HEAD, cast.nuclear, cast.ada)

    assert queries.has_role(cast.mads, Role.SECTION_HEAD, unit=cast.nuclear)
    entry = AuditEntry.objects.latest("number")
    assert entry.action == "organisations.assign_role"
    assert entry.target == f"organisations.roleassignment:{assignment.uuid}"
    assert entry.facts["role"] == "section_head"


def test_nobody_gives_a_role_to_themself(cast):
    with pytest.raises(NotAllowed):
        give(cast.ada, Role.DEPARTMENT_HEAD, cast.imaging, cast.ada)


def test_the_database_too_refuses_a_role_given_to_oneself(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignment.objects.create(
            person=cast.ada,
            role=Role.DEPARTMENT_HEAD,
            unit=cast.imaging,
            starts_at=LONG_AGO,
            given_by=cast.ada,
        )


@pytest.mark.parametrize("giver", ["karin", "kari"])
def test_the_committee_and_the_director_appoint_supervisors(cast, giver):
    actor = getattr(cast, giver)

    give(cast.mads, Role.EDUCATIONAL_SUPERVISOR, cast.nuclear, actor)

    assert queries.has_role(cast.mads, Role.EDUCATIONAL_SUPERVISOR, unit=cast.nuclear)


@pytest.mark.parametrize("giver", ["karin", "kari"])
def test_the_committee_and_the_director_appoint_no_heads(cast, giver):
    with pytest.raises(NotAllowed):
        give(cast.mads, Role.SECTION_HEAD, cast.nuclear, getattr(cast, giver))


@pytest.mark.parametrize("giver", ["olav", "mads", "tora", "ola", "regine", "otto"])
def test_others_give_no_roles(cast, giver):
    with pytest.raises(NotAllowed):
        give(cast.sven, Role.COMMITTEE_TRAINEE, cast.nuclear, getattr(cast, giver))


def test_an_administrator_gives_no_roles_in_another_trust(cast):
    with pytest.raises(NotAllowed):
        give(cast.mads, Role.SECTION_HEAD, cast.receiving, cast.ada)


def test_the_same_role_is_not_given_twice_at_a_time(cast):
    with pytest.raises(Conflict):
        give(cast.tora, Role.TRAINEE, cast.nuclear, cast.ada)


def test_a_role_may_follow_upon_itself(cast):
    ended = actions.end_role(
        assignment=role_of(cast.tora, Role.TRAINEE), actor=cast.ada
    )

    assert ended.ends_at is not None
    again = actions.assign_role(
        person=cast.tora,
        role=Role.TRAINEE,
        unit=cast.nuclear,
        starts_at=ended.ends_at,
        ends_at=None,
        actor=cast.ada,
    )

    assert again.starts_at == ended.ends_at


def test_a_role_does_not_end_before_it_starts(cast):
    with pytest.raises(Conflict):
        actions.assign_role(
            person=cast.mads,
            role=Role.SECTION_HEAD,
            unit=cast.nuclear,
            starts_at=clock.now(),
            ends_at=clock.now() - timedelta(days=1),
            actor=cast.ada,
        )


def test_a_closed_account_gets_no_roles(cast):
    closed = actions.deactivate_person(person=cast.mads, actor=cast.ada)

    with pytest.raises(Conflict):
        give(closed, Role.SECTION_HEAD, cast.nuclear, cast.ada)


def test_ending_a_role_takes_effect_at_once_and_leaves_a_trace(cast):
    actions.end_role(assignment=role_of(cast.tora, Role.TRAINEE), actor=cast.ada)

    assert not queries.has_role(cast.tora, Role.TRAINEE, unit=cast.nuclear)
    assert AuditEntry.objects.latest("number").action == "organisations.end_role"


def test_everyone_may_lay_down_their_own_role(cast):
    assignment = role_of(cast.mads, Role.COMMITTEE_MEMBER)

    actions.end_role(assignment=assignment, actor=cast.mads)

    assert not queries.current_roles(cast.mads).exists()


@pytest.mark.parametrize("actor", ["karin", "olav", "kari", "mads", "otto"])
def test_others_do_not_end_a_role(cast, actor):
    assignment = role_of(cast.tora, Role.TRAINEE)

    with pytest.raises(NotAllowed):
        actions.end_role(assignment=assignment, actor=getattr(cast, actor))


def test_a_role_ends_once(cast):
    assignment = role_of(cast.tora, Role.TRAINEE)
    actions.end_role(assignment=assignment, actor=cast.ada)

    with pytest.raises(Conflict):
        actions.end_role(assignment=assignment, actor=cast.ada)


def test_a_role_that_has_not_begun_ends_where_it_would_have_begun(cast):
    begins = clock.now() + timedelta(days=30)
    coming = actions.assign_role(
        person=cast.mads,
        role=Role.SECTION_HEAD,
        unit=cast.nuclear,
        starts_at=begins,
        ends_at=None,
        actor=cast.ada,
    )

    ended = actions.end_role(assignment=coming, actor=cast.ada)

    assert ended.ends_at == begins


def test_a_role_holds_from_its_first_moment_to_the_moment_before_its_end(cast):
    starts_at = clock.now() + timedelta(days=1)
    actions.assign_role(
        person=cast.mads,
        role=Role.SECTION_HEAD,
        unit=cast.nuclear,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(days=1),
        actor=cast.ada,
    )

    def holds(moment):
        with time_machine.travel(moment, tick=False):
            return queries.has_role(cast.mads, Role.SECTION_HEAD, unit=cast.nuclear)

    second, day = timedelta(seconds=1), timedelta(days=1)
    assert not holds(starts_at - second)
    assert holds(starts_at)
    assert holds(starts_at + day - second)
    assert not holds(starts_at + day)


def test_a_director_holds_the_role_below_the_department_and_nowhere_else(cast):
    def directs(unit):
        return queries.has_role(cast.karin, Role.PROGRAMME_DIRECTOR, unit=unit)

    assert directs(cast.imaging)
    assert directs(cast.nuclear)
    assert not directs(cast.trust)
    assert not directs(cast.elsewhere)


def test_a_committee_leader_holds_the_role_in_the_unit_alone(cast):
    assert queries.has_role(cast.kari, Role.COMMITTEE_LEADER, unit=cast.nuclear)
    assert not queries.has_role(cast.kari, Role.COMMITTEE_LEADER, unit=cast.radiology)


def test_a_unit_is_not_below_another_whose_number_begins_like_its_own(cast):
    cast.imaging.path = "/1/"
    cast.imaging.save()
    cast.elsewhere.path = "/12/"
    cast.elsewhere.save()
    cast.karin.roles.get().unit.refresh_from_db()

    assert not queries.has_role(
        cast.karin, Role.PROGRAMME_DIRECTOR, unit=cast.elsewhere
    )


def test_the_choice_of_roles_is_what_one_may_give(cast):
    assert permissions.roles_to_give(cast.ada, cast.nuclear) == list(Role)
    assert set(permissions.roles_to_give(cast.kari, cast.nuclear)) == {
        Role.EDUCATIONAL_SUPERVISOR,
        Role.COMMITTEE_TRAINEE,
    }
    assert permissions.roles_to_give(cast.olav, cast.nuclear) == []

"""Delegating approval, and taking it back."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions, queries
from ferd.areas.organisations.models import Delegation, Role
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.organisations.factory import delegate, give, role_of


def test_a_head_of_department_delegates_to_a_consultant(cast):
    delegation = delegate(cast)

    assert queries.current_delegations(cast.sven, cast.nuclear) == [delegation]
    entry = AuditEntry.objects.latest("number")
    assert entry.action == "organisations.delegate_approval"
    assert entry.facts["receiver"] == str(cast.sven.uuid)


@pytest.mark.parametrize("giver", ["karin", "kari", "sven", "ada", "ola", "otto"])
def test_only_the_head_of_the_department_delegates(cast, giver):
    with pytest.raises(NotAllowed):
        delegate(cast, receiver=cast.mads, actor=getattr(cast, giver))


def test_approval_is_not_delegated_to_oneself(cast):
    give(cast.olav, Role.CLINICAL_SUPERVISOR, cast.nuclear, cast.ada)

    with pytest.raises(NotAllowed):
        delegate(cast, receiver=cast.olav)


def test_the_database_too_refuses_delegation_to_oneself(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.create(
            giver=cast.olav,
            receiver=cast.olav,
            unit=cast.nuclear,
            scope="all",
            starts_at=clock.now(),
            ends_at=clock.now(),
        )


@pytest.mark.parametrize("receiver", ["tora", "mads", "karin", "ola"])
def test_approval_is_delegated_only_to_leading_doctors_of_the_unit(cast, receiver):
    with pytest.raises(NotAllowed):
        delegate(cast, receiver=getattr(cast, receiver))


def test_approval_is_not_delegated_to_someone_who_is_no_doctor(cast):
    cast.sven.authorised_on = None
    cast.sven.save()

    with pytest.raises(NotAllowed):
        delegate(cast)


def test_a_delegate_has_no_right_to_delegate_on(cast):
    give(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear, cast.ada)
    delegate(cast)

    with pytest.raises(NotAllowed):
        delegate(cast, receiver=cast.mads, actor=cast.sven)


def test_a_delegation_does_not_end_before_it_starts(cast):
    with pytest.raises(Conflict):
        delegate(cast, ends_at=clock.now() - timedelta(days=1))


def test_a_delegation_ends_with_its_last_second(cast):
    delegation = delegate(cast)

    def stands(moment):
        with time_machine.travel(moment, tick=False):
            return bool(queries.current_delegations(cast.sven, cast.nuclear))

    assert stands(delegation.ends_at - timedelta(seconds=1))
    assert not stands(delegation.ends_at)


def test_a_delegation_holds_in_its_unit_alone(cast):
    give(cast.sven, Role.CLINICAL_SUPERVISOR, cast.radiology, cast.ada)

    delegate(cast)

    assert queries.current_delegations(cast.sven, cast.radiology) == []


def test_a_delegation_falls_when_its_giver_no_longer_heads_the_department(cast):
    delegate(cast)

    actions.end_role(
        assignment=role_of(cast.olav, Role.DEPARTMENT_HEAD), actor=cast.ada
    )

    assert queries.current_delegations(cast.sven, cast.nuclear) == []


def test_a_delegation_falls_when_its_givers_account_is_closed(cast):
    delegate(cast)

    actions.deactivate_person(person=cast.olav, actor=cast.ada)

    assert queries.current_delegations(cast.sven, cast.nuclear) == []


def test_a_delegation_falls_when_its_receiver_leaves_the_unit(cast):
    delegate(cast)

    actions.end_role(
        assignment=role_of(cast.sven, Role.CLINICAL_SUPERVISOR), actor=cast.ada
    )

    assert queries.current_delegations(cast.sven, cast.nuclear) == []


def test_the_giver_takes_a_delegation_back(cast):
    delegation = delegate(cast)

    actions.end_delegation(delegation=delegation, actor=cast.olav)

    assert queries.current_delegations(cast.sven, cast.nuclear) == []
    assert AuditEntry.objects.latest("number").action == "organisations.end_delegation"


def test_the_next_head_takes_back_what_the_last_one_delegated(cast):
    delegation = delegate(cast)
    give(cast.karin, Role.DEPARTMENT_HEAD, cast.imaging, cast.ada)

    ended = actions.end_delegation(delegation=delegation, actor=cast.karin)

    assert ended.ends_at <= clock.now()


@pytest.mark.parametrize("actor", ["sven", "kari", "ada", "ola", "otto"])
def test_others_do_not_take_a_delegation_back(cast, actor):
    delegation = delegate(cast)

    with pytest.raises(NotAllowed):
        actions.end_delegation(delegation=delegation, actor=getattr(cast, actor))


def test_a_delegation_is_taken_back_once(cast):
    delegation = delegate(cast)
    actions.end_delegation(delegation=delegation, actor=cast.olav)

    with pytest.raises(Conflict):
        actions.end_delegation(delegation=delegation, actor=cast.olav)

"""Closing accounts and opening them again."""

import pytest

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions
from ferd.areas.organisations.models import Role
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.organisations.factory import give, newcomer


def test_an_administrator_closes_an_account_and_leaves_a_trace(cast):
    closed = actions.deactivate_person(person=cast.tora, actor=cast.ada)

    assert not closed.is_active
    assert (
        AuditEntry.objects.latest("number").action == "organisations.deactivate_person"
    )


def test_an_administrator_opens_it_again_and_leaves_a_trace(cast):
    closed = actions.deactivate_person(person=cast.tora, actor=cast.ada)

    opened = actions.reactivate_person(person=closed, actor=cast.ada)

    assert opened.is_active
    assert (
        AuditEntry.objects.latest("number").action == "organisations.reactivate_person"
    )


def test_an_administrator_keeps_the_accounts_of_those_without_a_role(cast):
    person = newcomer(cast)

    assert not actions.deactivate_person(person=person, actor=cast.ada).is_active


@pytest.mark.parametrize("actor", ["karin", "olav", "kari", "tora", "ola", "regine"])
def test_others_neither_close_nor_open_accounts(cast, actor):
    with pytest.raises(NotAllowed):
        actions.deactivate_person(person=cast.sven, actor=getattr(cast, actor))

    closed = actions.deactivate_person(person=cast.sven, actor=cast.ada)
    with pytest.raises(NotAllowed):
        actions.reactivate_person(person=closed, actor=getattr(cast, actor))


def test_an_administrator_keeps_no_accounts_of_another_trust(cast):
    with pytest.raises(NotAllowed):
        actions.deactivate_person(person=cast.ola, actor=cast.ada)


@pytest.mark.parametrize(
    "action",
    [actions.deactivate_person, actions.invite_person, actions.mail_invitation],
    ids=lambda action: action.__name__,
)
def test_bringing_somebody_in_from_another_trust_gives_no_hold_of_the_account(
    cast, action
):
    give(cast.ola, Role.CLINICAL_SUPERVISOR, cast.nuclear, cast.ada)

    with pytest.raises(NotAllowed):
        action(person=cast.ola, actor=cast.ada)


def test_the_account_of_somebody_who_has_moved_is_kept_where_they_are_now(cast):
    keeper = newcomer(cast)
    give(keeper, Role.ADMINISTRATOR, cast.receiving, system_person())
    give(cast.sven, Role.CLINICAL_SUPERVISOR, cast.receiving, keeper)
    for assignment in cast.sven.roles.filter(unit=cast.nuclear):
        actions.end_role(assignment=assignment, actor=cast.ada)

    with pytest.raises(NotAllowed):
        actions.deactivate_person(person=cast.sven, actor=cast.ada)

    assert not actions.deactivate_person(person=cast.sven, actor=keeper).is_active


def test_the_account_of_somebody_who_has_left_is_kept_where_they_were_last(cast):
    for assignment in cast.tora.roles.all():
        actions.end_role(assignment=assignment, actor=cast.ada)

    assert not actions.deactivate_person(person=cast.tora, actor=cast.ada).is_active


def test_nobody_closes_their_own_account(cast):
    with pytest.raises(NotAllowed):
        actions.deactivate_person(person=cast.ada, actor=cast.ada)


def test_an_account_is_closed_once_and_opened_once(cast):
    with pytest.raises(Conflict):
        actions.reactivate_person(person=cast.tora, actor=cast.ada)

    closed = actions.deactivate_person(person=cast.tora, actor=cast.ada)

    with pytest.raises(Conflict):
        actions.deactivate_person(person=closed, actor=cast.ada)

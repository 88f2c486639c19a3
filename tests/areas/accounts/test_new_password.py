"""Invitations and new passwords: links that work once, for a time."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from ferd.areas.accounts.models import Person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.accounts.factory import PASSWORD, is_signed_in, sign_in, with_password
from tests.areas.organisations.factory import newcomer

CHOICE = {"password1": PASSWORD, "password2": PASSWORD}


def path_of(address):
    return address.removeprefix("http://localhost:8000")


def choose(client, address):
    """Follow a link and choose a password; give the last answer."""
    answer = client.get(path_of(address))
    if answer.status_code != 302:
        return answer
    return client.post(answer["location"], CHOICE)


def has_password(person):
    return Person.objects.get(pk=person.pk).has_usable_password()


def test_a_new_person_chooses_a_password_by_the_link_and_signs_in(client, cast):
    person = newcomer(cast)
    address = actions.invite_person(person=person, actor=cast.ada)

    choose(client, address)
    sign_in(client, person)

    assert is_signed_in(client)


def test_an_invitation_leaves_a_trace_without_the_link(cast):
    person = newcomer(cast)

    address = actions.invite_person(person=person, actor=cast.ada)

    entry = AuditEntry.objects.latest("number")
    assert entry.action == "organisations.invite_person"
    assert address.split("-")[-1].strip("/") not in str(entry.facts)


def test_an_invitation_works_once(client, cast):
    person = newcomer(cast)
    address = actions.invite_person(person=person, actor=cast.ada)
    choose(client, address)

    again = choose(client, address)

    assert again.status_code == 200
    assert again.context["token_fail"]


def test_an_invitation_is_dead_after_three_days(client, cast):
    person = newcomer(cast)
    address = actions.invite_person(person=person, actor=cast.ada)

    with time_machine.travel(clock.now() + timedelta(days=3, hours=2), tick=True):
        choose(client, address)

    assert not has_password(person)


def test_an_invitation_is_dead_when_the_account_is_closed(client, cast):
    person = newcomer(cast)
    address = actions.invite_person(person=person, actor=cast.ada)
    actions.deactivate_person(person=person, actor=cast.ada)

    choose(client, address)

    assert not has_password(person)


def test_an_invitation_stays_dead_when_the_account_is_opened_again(client, cast):
    person = newcomer(cast)
    address = actions.invite_person(person=person, actor=cast.ada)
    closed = actions.deactivate_person(person=person, actor=cast.ada)
    actions.reactivate_person(person=closed, actor=cast.ada)

    choose(client, address)

    assert not has_password(person)


@pytest.mark.parametrize("actor", ["karin", "olav", "tora", "ola", "regine", "otto"])
def test_only_administrators_invite(cast, actor):
    with pytest.raises(NotAllowed):
        actions.invite_person(person=cast.sven, actor=getattr(cast, actor))

    with pytest.raises(NotAllowed):
        actions.mail_invitation(person=cast.sven, actor=getattr(cast, actor))


def test_an_administrator_invites_nobody_of_another_trust(cast):
    with pytest.raises(NotAllowed):
        actions.invite_person(person=cast.ola, actor=cast.ada)


def test_an_administrator_gets_no_link_to_an_account_in_use(cast):
    with_password(cast.tora)

    with pytest.raises(Conflict):
        actions.invite_person(person=cast.tora, actor=cast.ada)


def test_nor_to_one_that_signs_in_by_passkey_alone(client, cast):
    client.force_login(cast.tora)

    with pytest.raises(Conflict):
        actions.invite_person(person=cast.tora, actor=cast.ada)


def test_nobody_is_invited_to_a_closed_account(cast):
    closed = actions.deactivate_person(person=cast.tora, actor=cast.ada)

    with pytest.raises(Conflict):
        actions.invite_person(person=closed, actor=cast.ada)


@pytest.mark.parametrize(
    ("language", "subject"), [("en", "Your account in Ferd"), ("nb", "")]
)
def test_an_invitation_by_mail_holds_the_link_and_no_name(
    cast, django_capture_on_commit_callbacks, language, subject
):
    person = newcomer(cast)
    actions.choose_language(language=language, actor=person)
    person.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        actions.mail_invitation(person=person, actor=cast.ada)

    (sent,) = mail.outbox
    assert sent.to == ["new@example.invalid"]
    assert sent.subject == subject or language == "nb"
    assert "/accounts/password/reset/key/" in sent.body
    assert not any(name in sent.body for name in ("Nils", "Ada", "Nordvik"))


def test_a_mailed_invitation_works(client, cast, django_capture_on_commit_callbacks):
    person = newcomer(cast)
    with django_capture_on_commit_callbacks(execute=True):
        actions.mail_invitation(person=person, actor=cast.ada)
    address = next(w for w in mail.outbox[0].body.split() if w.startswith("http"))

    choose(client, address)

    assert has_password(person)


def test_no_mail_is_sent_when_the_invitation_is_refused(
    cast, django_capture_on_commit_callbacks
):
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(NotAllowed),
    ):
        actions.mail_invitation(person=cast.sven, actor=cast.karin)

    assert mail.outbox == []


def test_the_page_shows_an_invitation_once(client, cast):
    person = newcomer(cast)
    client.force_login(cast.ada)

    first = client.post(f"/organisations/people/{person.uuid}/invite/", follow=True)
    second = client.get(f"/organisations/people/{person.uuid}/")

    assert "/accounts/password/reset/key/" in first.content.decode()
    assert "/accounts/password/reset/key/" not in second.content.decode()


def test_who_has_forgotten_a_password_gets_a_link(client, cast):
    with_password(cast.tora)

    client.post("/accounts/password/reset/", {"email": cast.tora.email})

    (sent,) = mail.outbox
    assert sent.to == [cast.tora.email]
    address = next(word for word in sent.body.split() if word.startswith("http"))
    assert choose(client, address.replace("http://testserver", "")).status_code == 302


@pytest.mark.parametrize("address", ["tora@example.invalid", "nils@example.invalid"])
def test_asking_for_a_new_password_does_not_say_who_has_an_account(
    client, cast, address
):
    with_password(cast.tora)

    answer = client.post("/accounts/password/reset/", {"email": address})

    assert answer.status_code == 302
    assert answer["location"] == "/accounts/password/reset/done/"


def test_no_mail_goes_to_an_unknown_address(client, cast):
    client.post("/accounts/password/reset/", {"email": "nils@example.invalid"})

    assert mail.outbox == []


def test_no_new_password_is_sent_to_a_closed_account(client, cast):
    with_password(cast.tora)
    actions.deactivate_person(person=cast.tora, actor=cast.ada)

    client.post("/accounts/password/reset/", {"email": cast.tora.email})

    assert mail.outbox == []

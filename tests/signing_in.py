"""Signing in without a password, as if it had just been given."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows import login as flows
from django.test import Client

from ferd.areas.accounts.models import Person
from ferd.foundation import clock


def sign_in(client: Client, person: Person) -> None:
    """Let a person in who has just shown who they are."""
    client.force_login(person)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": clock.now().timestamp()}
    ]
    session[flows._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)  # noqa: SLF001
    session.save()

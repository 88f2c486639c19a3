"""Asking the API as a program does: with a person's token, and nothing else."""

from uuid import uuid4

from django.test import Client

from ferd.areas.accounts.models import Person
from ferd.areas.accounts.scopes import Scope
from ferd.areas.organisations import actions
from ferd.foundation.idempotency import HEADER

V1 = "/api/v1"


def secret_of(person: Person, *scopes: Scope) -> str:
    """Make a token; for everything, when no scope is named."""
    _token, secret = actions.make_token(
        name="Test", scopes=scopes or tuple(Scope), days=30, actor=person
    )
    return secret


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


class Program:
    """A program that has a person's token, and no session."""

    def __init__(self, person: Person | None, *scopes: Scope) -> None:
        self.client = Client()
        self.headers = bearer(secret_of(person, *scopes)) if person else {}

    def get(self, path, data=None, **headers):
        return self.client.get(V1 + path, data, headers=self.headers | headers)

    def post(self, path, body=None, *, key: str | None = "", **headers):
        """Send a change, with a key of its own unless one is given."""
        keys = {} if key is None else {HEADER: key or str(uuid4())}
        return self.client.post(
            V1 + path,
            "" if body is None else body,
            content_type="application/json",
            headers=self.headers | keys | headers,
        )

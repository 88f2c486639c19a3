"""Who gets what answer from the API. A new operation must be added to the table."""

from string import Formatter
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from ferd.api.main import api
from ferd.areas.accounts.scopes import Scope
from tests.api.access import TABLE
from tests.api.asking import V1, Program
from tests.signing_in import sign_in


def operations():
    """Give every operation of the document: name, method, path, scope."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            [[[scope]]] = [each.values() for each in operation["security"]]
            name = operation["operationId"]
            yield name, (method, path.removeprefix(V1), Scope(scope))


OPERATIONS = dict(operations())


def call(program, name, args, body=None):
    method, path, _scope = OPERATIONS[name]
    if method == "get":
        return program.get(path.format(**args))
    return program.post(path.format(**args), body)


def test_every_operation_is_in_the_table():
    assert set(OPERATIONS) == set(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_every_person_gets_the_answer_of_the_table(cast, name):
    row, found = TABLE[name], {}
    args = row.args(cast)

    for reader in row.expected():
        with transaction.atomic():
            program = Program(getattr(cast, reader, None))
            found[reader] = call(program, name, args, row.body(cast)).status_code
            transaction.set_rollback(True)

    assert found == row.expected()


def nothing(name):
    """Name what is not there: who may not ask is not told so."""
    fields = [field for _text, field, *_more in Formatter().parse(OPERATIONS[name][1])]
    return {field: uuid4() for field in fields if field}


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_token_without_the_scope_opens_nothing(cast, name):
    others = [scope for scope in Scope if scope is not OPERATIONS[name][2]]

    answer = call(Program(cast.tora, *others), name, nothing(name))

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


def test_a_session_of_a_browser_opens_nothing(client, cast):
    sign_in(client, cast.tora)
    program = Program(None)
    program.client = client

    found = {name: call(program, name, nothing(name)).status_code for name in TABLE}

    assert found == dict.fromkeys(TABLE, 401)


def test_every_change_is_a_post_and_every_read_a_get():
    assert {method for method, _path, _scope in OPERATIONS.values()} <= {"get", "post"}
    assert {
        scope.value.rpartition(":")[2]
        for method, _path, scope in OPERATIONS.values()
        if method == "post"
    } <= {"write"}


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "ferd_",
        "ferd_guessed",
        "guessed",
        "ferd_\N{LATIN SMALL LETTER A WITH RING ABOVE}",
    ],
)
def test_a_guessed_token_opens_nothing(cast, secret):
    answer = Client().get(V1 + "/me", headers={"Authorization": f"Bearer {secret}"})

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="Ferd"'


def test_the_password_scheme_opens_nothing(cast):
    answer = Client().get(V1 + "/me", headers={"Authorization": "Basic a2FyaW46eA=="})

    assert answer.status_code == 401

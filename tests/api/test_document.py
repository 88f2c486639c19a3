"""The API describes itself, truly and as OpenAPI 3.1 asks."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from ferd.areas.accounts.scopes import Scope
from ferd.foundation.api import problems
from tests.api.test_access import OPERATIONS

PAGE = Path(__file__).parents[2] / "docs/reference/api.md"

pytestmark = pytest.mark.portable


@pytest.fixture
def document(db):
    return Client().get("/api/v1/openapi.json").json()


def each(document):
    for methods in document["paths"].values():
        yield from methods.items()


def test_it_is_valid_openapi(document):
    assert document["openapi"] == "3.1.0"
    OPENAPI_31_VALIDATOR.validate(document)


def test_it_is_only_read(db):
    assert Client().put("/api/v1/openapi.json").status_code == 405


def test_what_is_not_done_is_a_problem_everywhere(document):
    shapes = {
        json.dumps(answer["content"])
        for _method, operation in each(document)
        for status, answer in operation["responses"].items()
        if int(status) >= 400
    }

    assert len(shapes) == 1
    assert problems.MEDIA_TYPE in shapes.pop()


def test_every_operation_declares_that_one_may_be_nobody_or_not_allowed(document):
    for _method, operation in each(document):
        assert {"401", "403"} <= set(operation["responses"])


def test_what_has_an_identifier_may_not_be_found(document):
    for _method, operation in each(document):
        kinds = {parameter["in"] for parameter in operation["parameters"]}
        if "path" in kinds:
            assert {"404", "422"} <= set(operation["responses"])


def test_every_change_takes_a_key_and_may_conflict(document):
    for method, operation in each(document):
        names = {parameter["name"] for parameter in operation["parameters"]}
        assert ("Idempotency-Key" in names) is (method == "post")
        if method == "post":
            declared = set(operation["responses"])
            assert {"400", "409", "413", "415", "422"} <= declared


def test_every_scope_is_used_and_none_is_invented(document):
    used = {scope for _method, _path, scope in OPERATIONS.values()}

    assert used == set(Scope)


def rows():
    text = PAGE.read_text("utf-8")
    return re.findall(r"^\| `(GET|POST) (\S+)` \| `(\S+)` \|", text, re.MULTILINE)


def test_every_operation_is_in_the_reference_and_none_is_invented():
    assert sorted(rows()) == sorted(
        (method.upper(), path, scope.value)
        for method, path, scope in OPERATIONS.values()
    )


def test_every_problem_is_in_the_reference_and_none_is_invented():
    text = PAGE.read_text("utf-8")
    found = re.findall(r"^\| (\d{3}) \| `(\w+)` \|", text, re.MULTILINE)

    assert [(int(status), code) for status, code in found] == [
        (kind.status, kind.code) for kind in problems.KINDS
    ]


def test_the_page_shows_every_operation_scope_and_problem(client, db):
    client.cookies["django_language"] = "en"

    page = client.get("/api/").content.decode()

    assert all(f'id="{name}"' in page for name in OPERATIONS)
    assert all(scope.value in page for scope in Scope)
    assert all(f'id="{kind.code}"' in page for kind in problems.KINDS)

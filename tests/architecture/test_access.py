"""Who gets what answer at every address. A new address must be added."""

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.api.access import TABLE as API
from tests.architecture.access import whole_table
from tests.signing_in import sign_in

ACCESS = whole_table()
BESIDE_OPERATIONS = {"api:v1:openapi-json", "api:v1:api-root"}
"""The document about the operations, and their root: tested in tests/api."""


@pytest.mark.parametrize("address", sorted(ACCESS))
def test_every_person_gets_the_answer_of_the_table(client, cast, address):
    row, found = ACCESS[address], {}
    url = reverse(address.split(" ")[0], args=row.args(cast))

    for reader in row.expected():
        with transaction.atomic():
            client.logout()
            data = row.data(cast)
            if reader != "nobody":
                sign_in(client, getattr(cast, reader))
            found[reader] = getattr(client, row.method)(url, data).status_code
            transaction.set_rollback(True)

    assert found == row.expected()


def names(patterns, space=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            yield f"{space}{pattern.name}"


def test_every_address_is_in_the_table():
    listed = {address.split(" ")[0] for address in ACCESS}
    operations = {f"api:v1:{name}" for name in API}

    found = set(names(get_resolver().url_patterns))
    assert found == listed | operations | BESIDE_OPERATIONS

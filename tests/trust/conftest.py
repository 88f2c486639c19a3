"""What the tests of trust stand on: a database in which they truly commit."""

import pytest
from django.db import connection

from tests.cast import Cast, make_cast
from tests.trust.databases import copied, set_aside


@pytest.fixture(scope="session")
def _empty_database(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    with django_db_blocker.unblock(), set_aside(folder) as name:
        yield name


@pytest.fixture
def committed(_empty_database, db, tmp_path):
    """Give the address of a database of the test's own, where commits are real."""
    with copied(_empty_database, tmp_path) as address:
        yield address


@pytest.fixture
def people(committed) -> Cast:
    return make_cast()


@pytest.fixture
def _only_postgresql(committed):
    if connection.vendor != "postgresql":
        pytest.skip(
            "SQLite lets one writer in at a time, so code without locks cannot fail "
            "there. ./dev test runs this on PostgreSQL."
        )

import sqlite3

import pytest
from django.core.checks import run_checks
from django.db import connection, transaction

from ferd.foundation import database

VERSIONS = {
    "3.6.23": True,  # has no WAL at all
    "3.7.0": False,
    "3.34.1": False,
    "3.40.1": False,  # Debian 12
    "3.44.5": False,
    "3.44.6": True,
    "3.45.1": False,  # Ubuntu 24.04
    "3.46.1": False,  # Debian 13
    "3.50.6": False,
    "3.50.7": True,
    "3.51.0": False,
    "3.51.2": False,
    "3.51.3": True,
    "3.53.4": True,  # what is shipped
    "4.0.0": True,
}


@pytest.fixture
def _only_sqlite(committed):
    if connection.vendor != "sqlite":
        pytest.skip("This asks SQLite; the test below asks PostgreSQL.")


def pragma(name):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


def findings():
    return [message.id for message in run_checks(tags=[database.TAG])]


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_known_which_sqlite_keeps_what_it_acknowledged(version):
    major, minor, patch = map(int, version.split("."))

    assert database.is_safe_in_wal((major, minor, patch)) is VERSIONS[version]


@pytest.mark.usefixtures("_only_sqlite")
def test_the_library_in_use_is_a_safe_one():
    assert database.is_safe_in_wal(sqlite3.sqlite_version_info)
    assert findings() == []


@pytest.mark.usefixtures("_only_sqlite")
def test_a_commit_is_on_the_disk_before_it_is_answered():
    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1


@pytest.mark.usefixtures("_only_sqlite")
def test_a_transaction_takes_the_write_lock_when_it_begins(committed):
    other = sqlite3.connect(committed.removeprefix("sqlite:///"), timeout=0)

    with (
        transaction.atomic(),
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")

    other.close()


@pytest.mark.usefixtures("_only_sqlite")
def test_an_unsafe_library_is_refused(monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))

    assert findings() == ["ferd.E001"]


@pytest.mark.usefixtures("_only_sqlite")
@pytest.mark.parametrize(
    "settings", ["synchronous=NORMAL", "synchronous=OFF", "journal_mode=DELETE"]
)
def test_a_setting_that_loses_writes_is_refused(settings):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {settings}")

    assert findings() == ["ferd.E002"]


@pytest.mark.usefixtures("_only_sqlite")
def test_a_rollback_journal_that_syncs_more_is_accepted():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=DELETE")
        cursor.execute("PRAGMA synchronous=EXTRA")

    assert findings() == []


def test_a_postgresql_that_loses_writes_is_refused(committed):
    if connection.vendor != "postgresql":
        pytest.skip("This asks PostgreSQL; ./dev test runs it there.")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(
            "SELECT name FROM pg_settings WHERE name IN"
            " ('fsync', 'full_page_writes') AND setting = 'off'"
        )
        off_here = len(cursor.fetchall())  # the server of the tests forgets on purpose

    assert findings() == ["ferd.E003"] * off_here

    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    assert findings() == ["ferd.E003"] * (off_here + 1)

"""What the databases must be able to do before anything is trusted to them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.apps.config import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.db import IntegrityError, connection, migrations, transaction

from ferd.foundation.errors import Conflict

TAG = "ferd"

_FIXED = (3, 51, 3)
_BACKPORTS = {(3, 50): 7, (3, 44): 6}
_FIRST_AFFECTED = (3, 7, 0)

_SYNCHRONOUS = {"wal": 2, "memory": 0}
"""What `synchronous` must be by journal, and 3 (EXTRA) for every other journal.

In 2,000 simulated power cuts WAL with FULL lost nothing, a rollback journal
with FULL lost 1,011 acknowledged commits, with EXTRA nothing.
"""

_KEEP = ("fsync", "full_page_writes", "synchronous_commit")
"""The settings of PostgreSQL that must not be off."""


def is_safe_in_wal(version: tuple[int, int, int]) -> bool:
    """Tell whether an SQLite version keeps what it acknowledged in WAL mode.

    The fault "WAL-reset" is in 3.7.0-3.51.2, mended in 3.51.3 and in the
    back-ports 3.50.7 and 3.44.6.
    """
    if version >= _FIXED or version < _FIRST_AFFECTED:
        return True
    patch = _BACKPORTS.get(version[:2])
    return patch is not None and version[2] >= patch


@register(TAG)
def sqlite_is_safe(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001  Django's signature
    databases: Sequence[str] | None = None,  # noqa: ARG001
    **kwargs: object,  # noqa: ARG001
) -> Iterable[CheckMessage]:
    """Refuse an SQLite library or setting that loses acknowledged writes."""
    if connection.vendor != "sqlite":
        return
    library = sqlite3.sqlite_version_info
    if not is_safe_in_wal(library):
        version = ".".join(map(str, library))
        yield Error(
            f"SQLite {version} can lose or corrupt writes in WAL mode.",
            hint="Install pysqlite3 0.6.1 or use PostgreSQL.",
            id="ferd.E001",
        )
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    if synchronous < _SYNCHRONOUS.get(journal, 3):
        yield Error(
            "SQLite may lose acknowledged writes when the power fails.",
            hint="Set PRAGMA journal_mode=WAL and PRAGMA synchronous=FULL.",
            id="ferd.E002",
        )


@register(TAG)
def postgresql_is_safe(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001  Django's signature
    databases: Sequence[str] | None = None,  # noqa: ARG001
    **kwargs: object,  # noqa: ARG001
) -> Iterable[CheckMessage]:
    """Refuse a PostgreSQL that is set to lose acknowledged writes."""
    if connection.vendor != "postgresql":
        return
    for name in _KEEP:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting(%s)", [name])
            value = cursor.fetchone()[0]
        if value == "off":
            yield Error(
                f"PostgreSQL has {name}={value}: a power cut may lose or corrupt data.",
                hint=f"Set {name}=on.",
                id="ferd.E003",
            )


@contextmanager
def one_of_its_kind(message: str) -> Iterator[None]:
    """Refuse, in words, what the database says somebody else just made.

    An action looks first whether a name is taken; but someone who takes it at
    the same moment is seen only by a constraint.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Conflict(message) from error


class RunVendorSQL(migrations.RunPython):
    """A migration step with its own SQL for each database.

    Used for triggers, which no ORM writes. Both texts are required, so that a
    rule never holds on one database only.
    """

    def __init__(self, *, sqlite: Sequence[str], postgresql: Sequence[str]) -> None:
        statements = {"sqlite": sqlite, "postgresql": postgresql}

        def run(apps: object, schema_editor: object) -> None:  # noqa: ARG001
            for statement in statements[schema_editor.connection.vendor]:  # type: ignore[attr-defined]
                schema_editor.execute(statement)  # type: ignore[attr-defined]

        super().__init__(run, migrations.RunPython.noop)

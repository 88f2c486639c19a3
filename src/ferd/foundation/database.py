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
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    if synchronous < 2:
        yield Error(
            "SQLite may lose acknowledged writes when the power fails.",
            hint="Set PRAGMA synchronous=FULL.",
            id="ferd.E002",
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

"""Databases of their own for tests that truly commit.

Most tests run inside a transaction that is rolled back. Races, killed
processes and power cuts need commits, which our triggers refuse to take back:
so such a test gets a copy of the empty test database, and the copy is thrown
away. No trigger is ever switched off.
"""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.db import connection, connections
from psycopg import sql

from ferd.config import env

Settings = dict[str, Any]


@contextmanager
def set_aside(folder: Path) -> Iterator[str]:
    """Keep an empty database to copy from, and give its name."""
    if connection.vendor == "sqlite":
        file = folder / "empty.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        yield str(file)
    else:
        template = connection.settings_dict["NAME"]
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
        with _copied_on_server(template) as name:
            yield name


@contextmanager
def copied(empty: str, folder: Path) -> Iterator[str]:
    """Copy the empty database, point Django at the copy, and give its address."""
    here = connections.settings["default"]
    if connection.vendor == "sqlite":
        file = shutil.copy(empty, folder / "ferd.sqlite3")
        address = f"sqlite:///{file}"
        with _pointing_at(deepcopy(here) | env.database("", address)):
            yield address
    else:
        with _copied_on_server(empty) as name:
            settings = deepcopy(here) | {"NAME": name}
            with _pointing_at(settings):
                yield _address(settings)


@contextmanager
def _copied_on_server(template: str) -> Iterator[str]:
    copy = sql.Identifier(f"copy_{uuid.uuid4().hex}")
    with _administering() as cursor:
        cursor.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                copy, sql.Identifier(template)
            )
        )
        yield copy.as_string().strip('"')
        cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(copy))


@contextmanager
def _pointing_at(settings: Settings) -> Iterator[None]:
    """Let this thread, and every thread begun meanwhile, use another database."""
    former, former_settings = connections["default"], connections.settings["default"]
    # Django keeps one pool a name; the tests' own transaction lives in the former.
    pools: dict[str, Any] = getattr(former, "_connection_pools", {})
    former_pools = dict(pools)
    pools.clear()
    connections.settings["default"] = settings
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        if former.vendor == "postgresql":
            connections["default"].close_pool()  # type: ignore[attr-defined]
            pools.update(former_pools)
        connections["default"] = former
        connections.settings["default"] = former_settings


@contextmanager
def _administering() -> Iterator[psycopg.Cursor]:
    here = connections.settings["default"]
    with (
        closing(
            psycopg.connect(
                dbname="postgres",
                user=here["USER"],
                password=here["PASSWORD"],
                host=here["HOST"],
                port=here["PORT"] or None,
                autocommit=True,
            )
        ) as server,
        server.cursor() as cursor,
    ):
        yield cursor


def _address(settings: Settings) -> str:
    person = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}"
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    return f"postgresql://{person}@{port}/{settings['NAME']}?host={settings['HOST']}"

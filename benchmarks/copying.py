"""Copies one row as many times as are asked for, inside the database."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Model


def multiply(
    template: "Model", source: str, others: Mapping[str, str], where: str = "1 = 1"
) -> None:
    """Copy one row for each row of a source, with other values in some columns.

    `others` gives SQL for columns; `uuid` is always a new one.
    """
    from django.db import connection

    fields = [f for f in template._meta.concrete_fields if not f.primary_key]  # noqa: SLF001
    columns = [f.column for f in fields if f.column]
    values = {c: f'tpl."{c}"' for c in columns}
    if "uuid" in values:
        values["uuid"] = _new_uuid()
    values |= others
    table = template._meta.db_table  # noqa: SLF001
    names = ", ".join(f'"{c}"' for c in columns)
    chosen = ", ".join(values[c] for c in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {chosen} '  # noqa: S608  our own words
            f'FROM "{table}" AS tpl, {source} WHERE tpl.id = {template.pk} AND {where}'
        )


def series(count: int) -> str:
    """Give a source of the numbers from 1, as `n.n`."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"generate_series(1, {count}) AS n(n)"
    return (
        f"(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c "  # noqa: S608
        f"WHERE n < {count}) SELECT n FROM c) AS n"
    )


def _new_uuid() -> str:
    from django.db import connection

    if connection.vendor == "postgresql":
        return "gen_random_uuid()"
    return "lower(hex(randomblob(16)))"

"""Verifying a million audit entries, against reading the same rows bare."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from benchmarks.measures import Measure
from benchmarks.pages import database
from benchmarks.timing import in_turn

if TYPE_CHECKING:
    from ferd.areas.accounts.models import Person

ENTRIES = 1_000_000
TARGET = 10.0
BATCH = 10_000
ROUNDS = 3
REASONS = ("", "", "The trainee was away for part of the stage, as agreed in March.")

Row = tuple[int, str | None, int, str, str, str, str, str]

INSERT = """INSERT INTO audit_auditentry
    (number, at, actor_id, actor_id_text, action, target, facts, hash)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"""


def measures() -> Iterator[Measure]:
    """Measure the verification of a long chain."""
    with _in_a_file(), database():
        yield _measure()


def _measure() -> Measure:
    from django.db import connection

    from ferd.areas.audit import reading, verifying

    _fill()

    def verify() -> None:
        assert verifying.verdict().entries == ENTRIES  # noqa: S101  it is measured

    def read() -> None:
        for _link in reading.rows():
            pass

    whole, bare = in_turn(verify, read, rounds=ROUNDS)
    return Measure(
        what=f"verify {ENTRIES:,} audit entries on {connection.display_name}",
        figure=f"{whole.median:.1f} s",
        against=f"reading the rows, {bare.median:.1f} s",
        ratio=whole.median / bare.median,
        target=f"< {TARGET:.0f} s",
        is_met=whole.median < TARGET,
    )


@contextmanager
def _in_a_file() -> Iterator[None]:
    """Let SQLite keep the million on the disk, as it is kept in earnest."""
    import django

    import ferd.config  # noqa: F401  chooses the SQLite library

    django.setup()
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    with tempfile.TemporaryDirectory() as folder:
        connection.settings_dict["TEST"]["NAME"] = str(Path(folder, "audit.sqlite3"))
        yield
    connection.settings_dict["TEST"]["NAME"] = None


def _fill() -> None:
    from django.db import connection, transaction

    from ferd.areas.accounts.models import Person
    from ferd.areas.audit.models import AuditHead

    someone = Person.objects.get(is_system=True)
    rows = _rows(someone)
    with transaction.atomic(), connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            cursor.executemany(INSERT, batch)
            AuditHead.objects.update(number=batch[-1][0], hash=batch[-1][-1])


def _rows(someone: "Person") -> Iterator[Row]:
    from django.db import connection

    from ferd.areas.audit import chain

    at, head = datetime(2020, 1, 1, tzinfo=UTC), chain.GENESIS
    for number in range(1, ENTRIES + 1):
        at += timedelta(seconds=151, microseconds=number % 997)
        reason = REASONS[number % len(REASONS)]
        facts = chain.canonical({"reason": f"{number}: {reason}"}) if reason else "{}"
        link = chain.Link(
            number,
            chain.in_utc(at),
            str(someone.uuid),
            "plans.save_draft",
            f"plans.planversion:{UUID(int=number % 90_000)}",
            facts,
        )
        head = chain.link_hash(head, link)
        yield (
            number,
            connection.ops.adapt_datetimefield_value(at),
            someone.pk,
            link.actor,
            link.action,
            link.target,
            facts,
            head,
        )

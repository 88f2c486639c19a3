"""Rows of the trail as they lie in the database, however many.

They are read as text and understood here: whoever can write to the database can
make a row that no model can read, and that too is a finding, not a crash.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

from ferd.areas.accounts.models import Person
from ferd.areas.audit.chain import Link, canonical
from ferd.areas.audit.models import AuditEntry, LookUp

CHUNK = 5000

WRITTEN_OUT = len("2026-11-24 08:00:00.000000")

Names = dict[int, str]

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00(?::00)?)?"
)


def names() -> Names:
    """Give every person's public identifier by primary key."""
    people = Person.objects.values_list("pk", "uuid")
    return {key: str(public) for key, public in people.iterator(CHUNK)}


def rows() -> Iterator[tuple[Any, ...]]:
    """Give every entry as it lies there; a tampered column may hold anything."""
    found = (
        AuditEntry.objects.order_by("number")
        .annotate(
            at_text=Cast("at", TextField()), facts_text=Cast("facts", TextField())
        )
        .values_list(
            "number",
            "actor_id_text",
            "action",
            "target",
            "hash",
            "actor_id",
            "at_text",
            "facts_text",
        )
    )
    return found.iterator(CHUNK)


def links(known: Names) -> Iterator[Link]:
    """Give every entry; the hash of one that cannot be read is empty."""
    for number, actor, action, target, digest, key, at, facts in rows():
        try:
            link = Link(
                number + 0,
                moment(at),
                actor + "",
                action + "",
                target + "",
                facts if facts == "{}" else canonical(json.loads(facts)),
                # The chain covers the text, a reader is shown whom the row means.
                digest if key in known and known[key] == actor else "",
            )
        except (TypeError, ValueError):
            link = _unreadable(number)
        yield link


def look_ups(last: int, known: Names) -> Iterator[tuple[int, bytes]]:
    """Give the look-ups up to a number, each with the line that is hashed."""
    rows = (
        LookUp.objects.filter(pk__lte=last)
        .order_by("pk")
        .annotate(at_text=Cast("at", TextField()))
        .values_list(
            "pk",
            "actor_id",
            "subject_id",
            "kind",
            "target",
            "role",
            "purpose",
            "unit",
            "at_text",
        )
    )
    for number, actor, subject, *texts, at in rows.iterator(CHUNK):
        try:
            line = canonical(
                [number, moment(at), known.get(actor), known.get(subject), *texts]
            )
        except (TypeError, ValueError):
            line = ""
        yield number, f"{line}\n".encode()


def moment(text: str) -> str:
    """Give a moment as it is hashed, from how a database writes it."""
    plain = text.removesuffix("+00")
    if len(plain) == WRITTEN_OUT and plain[10] == " ":
        return (
            f"{plain[:10]}T{plain[11:]}+00:00"  # most are; what is odd breaks the hash
        )
    parts = _MOMENT.fullmatch(text)
    if parts is None:
        fault = f"{text} is no moment."
        raise ValueError(fault)
    day, time, fraction = parts.groups(default="")
    return f"{day}T{time}.{fraction:0<6}+00:00"


@contextmanager
def tolerant() -> Iterator[None]:
    """Read on where SQLite holds a text that is none: it reads as another text."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    driver = connection.connection
    usual, driver.text_factory = driver.text_factory, _any_text
    try:
        yield
    finally:
        driver.text_factory = usual


def _unreadable(number: object) -> Link:
    return Link(number if isinstance(number, int) else 0, "", "", "", "", "")


def _any_text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")

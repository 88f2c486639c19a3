"""Taking look-ups into the chain, in batches (decision 0014)."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Max

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.audit import reading
from ferd.areas.audit.models import SEAL, AuditEntry, AuditHead, LookUp


@dataclass(frozen=True, slots=True)
class Seal:
    """What an entry says of the look-ups it seals.

    Attributes:
        entry: the number of the entry.
        first, last: the range of the look-ups' numbers; some may be missing.
        count: how many there are.
        sha256: over their lines, one after the other.
    """

    entry: int
    first: int
    last: int
    count: int
    sha256: str


def seal_look_ups(*, actor: Person) -> AuditEntry | None:
    """Seal what was noted since the last seal; nothing when nothing was."""
    last = _settled()
    before = last_sealed()
    rows = (row for row in reading.look_ups(last, reading.names()) if row[0] > before)
    count, sha256 = _digest(rows, last)
    if not count:
        return None
    with transaction.atomic():
        AuditHead.objects.select_for_update().get(pk=1)
        if last_sealed() != before:  # somebody else was first
            return None
        return audit.record(
            actor=actor,
            action="audit.seal_look_ups",
            target=actor,
            first=before + 1,
            last=last,
            count=count,
            sha256=sha256,
        )


def last_sealed() -> int:
    """Give the number of the last look-up that is sealed; 0 before the first."""
    seals = AuditEntry.objects.filter(action=SEAL).order_by("-number")
    facts = seals.values_list("facts", flat=True).first()
    return int(facts["last"]) if facts else 0


def read_seal(entry: int, facts: str) -> Seal:
    """Understand the facts of an entry that seals; one that does not fits nothing."""
    match json.loads(facts):
        case {
            "first": int(first),
            "last": int(last),
            "count": int(count),
            "sha256": str(sha256),
        }:
            return Seal(entry, first, last, count, sha256)
        case _:
            return Seal(entry, 0, 0, -1, "")


def first_broken(seals: Iterable[Seal], names: reading.Names) -> Seal | None:
    """Find the first seal whose look-ups are no longer what it sealed."""
    known = list(seals)
    if not known:
        return None
    held = _Held(reading.look_ups(max(seal.last for seal in known), names))
    before = 0
    for seal in known:
        found = _digest(held.up_to(seal.last), seal.last)
        if seal.first != before + 1 or found != (seal.count, seal.sha256):
            return seal
        before = seal.last
    return None


class _Held:
    """A stream of look-ups that can be cut at any number."""

    def __init__(self, rows: Iterator[tuple[int, bytes]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def up_to(self, last: int) -> Iterator[tuple[int, bytes]]:
        while self._next is not None and self._next[0] <= last:
            yield self._next
            self._next = next(self._rows, None)


def _digest(rows: Iterable[tuple[int, bytes]], last: int) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    for number, line in rows:
        if number <= last:
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


def _settled() -> int:
    """Give the last number below which no look-up can come any more.

    A sequence of PostgreSQL hands numbers out before they are committed. Whoever
    inserts holds the table; once nobody does, every number is decided. Nothing
    else is held while this waits, so it blocks no one who waits for the chain.
    """
    with transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '5s'")
                cursor.execute("LOCK TABLE audit_lookup IN SHARE MODE")
        return LookUp.objects.aggregate(last=Max("pk"))["last"] or 0

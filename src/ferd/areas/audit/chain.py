"""The chain: each entry's hash covers the entry and the hash before it.

Pure: values in, hashes out. An edit, a deletion, an insertion or a swap breaks
the chain at that entry. Someone who rewrites everything after it is found by a
head that has left the system (a checkpoint), not by the chain alone.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One entry, as far as the chain is concerned."""

    number: int
    at: datetime
    actor: str
    action: str
    target: str
    facts: Mapping[str, object]
    hash: str


def link_hash(previous: str, link: Link) -> str:
    """Give the hash an entry must carry after `previous`."""
    body = json.dumps(
        [
            link.number,
            link.at.astimezone(UTC).isoformat(timespec="microseconds"),
            link.actor,
            link.action,
            link.target,
            link.facts,
        ],
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found; `bad` is the number of the first bad entry."""

    entries: int
    head: str
    bad: int | None = None


def verify(links: Iterable[Link]) -> Verdict:
    """Follow the chain from its first entry until the end or the first fault."""
    head, count, latest = GENESIS, 0, None
    for link in links:
        expected = link_hash(head, link)
        backwards = latest is not None and link.at < latest
        if link.number != count + 1 or link.hash != expected or backwards:
            return Verdict(count, head, bad=count + 1)
        head, count, latest = link.hash, link.number, link.at
    return Verdict(count, head)

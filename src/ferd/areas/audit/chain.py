"""The chain: each entry's hash covers the entry and the hash before it.

Pure: values in, hashes out. An edit, a deletion, an insertion or a swap breaks
the chain at that entry. Someone who rewrites everything after it, or puts an
old copy in its place, is found by a mark that has left the system (a
checkpoint), not by the chain alone.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from json.encoder import encode_basestring as _text
from typing import NamedTuple

GENESIS = "0" * 64

_written = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False
).encode


class Link(NamedTuple):
    """One entry, in texts as they are hashed; a million are made at a time.

    Attributes:
        at: the moment, as `in_utc` writes it.
        facts: JSON, as `canonical` writes it.
        hash: the hash it carries.
    """

    number: int
    at: str
    actor: str
    action: str
    target: str
    facts: str
    hash: str = ""


def canonical(value: object) -> str:
    """Write a value in the one way in which it is hashed and signed."""
    return _written(value)


def in_utc(at: datetime) -> str:
    """Write a moment in the one way in which it is hashed and signed."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def link_hash(previous: str, link: Link) -> str:
    """Give the hash an entry must carry after `previous`.

    What is hashed is canonical JSON, put together by hand: it is faster so.
    """
    number, at, actor, action, target, facts, _hash = link
    body = f'[{number},"{at}",{_text(actor)},{_text(action)},{_text(target)},{facts}]'
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


class Fault(Enum):
    """What is wrong at the first bad entry."""

    CHANGED = auto()
    MISSING = auto()
    ADDED = auto()
    BACKWARDS = auto()
    REWRITTEN = auto()
    ENDS = auto()
    LOOK_UPS = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found.

    Attributes:
        entries: how many entries hold.
        head: the hash of the last that holds.
        bad: the number of the first bad entry.
        vouched: the last entry that a mark has vouched for, when one did not.
        look_ups: the range of look-ups that the bad entry seals.
    """

    entries: int
    head: str
    bad: int | None = None
    fault: Fault | None = None
    vouched: int = 0
    look_ups: tuple[int, int] | None = None


Marks = Mapping[int, Collection[str]]
"""Hashes by number, as they were kept elsewhere."""


def verify(links: Iterable[Link], marks: Marks | None = None) -> Verdict:
    """Follow the chain from its first entry until the end or the first fault."""
    marks = marks or {}
    head, count, latest, vouched = GENESIS, 0, "", 0
    for link in links:
        expected, number, at = link_hash(head, link), link.number, link.at
        fault = None
        if number != count + 1 or link.hash != expected or at < latest:
            fault = _fault(link, count + 1, expected)
        elif number in marks:
            fault = _judge(link, marks)
            vouched = vouched if fault else number
        if fault is not None:
            return Verdict(count, head, count + 1, fault, vouched)
        head, count, latest = expected, number, at
    if max(marks, default=0) > count:
        return Verdict(count, head, count + 1, Fault.ENDS, vouched)
    return Verdict(count, head)


def _fault(link: Link, number: int, expected: str) -> Fault:
    if link.number > number:
        return Fault.MISSING
    if link.number < number:
        return Fault.ADDED
    return Fault.CHANGED if link.hash != expected else Fault.BACKWARDS


def _judge(link: Link, marks: Marks) -> Fault | None:
    agree = all(mark == link.hash for mark in marks[link.number])
    return None if agree else Fault.REWRITTEN

"""Verifying the whole trail: the chain, its end, its marks, and what it seals."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace

from django.db import DatabaseError

from ferd.areas.audit import chain, reading, seals
from ferd.areas.audit.chain import Fault, Verdict
from ferd.areas.audit.models import SEAL, AuditHead


def verdict(marks: Mapping[int, Iterable[str]] | None = None) -> Verdict:
    """Verify everything, and that hashes that were kept elsewhere still stand.

    While others go on writing: what was the end when this began must be in the
    chain, and what is the end when it is over must not lie before its last entry.
    """
    try:
        return _verdict(marks or {}, careful=False)
    except DatabaseError:  # a text that is none, and that SQLite will not give
        return _verdict(marks or {}, careful=True)


def _verdict(marks: Mapping[int, Iterable[str]], *, careful: bool) -> Verdict:
    sealing: list[seals.Seal] = []
    with reading.tolerant() if careful else nullcontext():
        expected = {number: set(hashes) for number, hashes in marks.items()}
        number, digest = _end()
        if number:
            expected.setdefault(number, set()).add(digest)
        names = reading.names()
        found = chain.verify(_noting(sealing, names), expected)
        if found.bad is None and found.entries > _end()[0]:
            return replace(found, bad=found.entries, fault=Fault.ADDED)
        holding = [seal for seal in sealing if seal.entry <= found.entries]
        broken = seals.first_broken(holding, names)
    if broken is None:
        return found
    return replace(
        found,
        entries=broken.entry - 1,
        bad=broken.entry,
        fault=Fault.LOOK_UPS,
        look_ups=(broken.first, broken.last),
    )


def _end() -> tuple[int, str]:
    """Give number and hash of the last entry, as they are kept beside the chain."""
    ends = AuditHead.objects.filter(pk=1).values_list("number", "hash")
    return ends.first() or (0, "")


def _noting(sealing: list[seals.Seal], names: reading.Names) -> Iterator[chain.Link]:
    """Give every link, and keep what is sealed."""
    for link in reading.links(names):
        yield link  # whoever asks for the next one has found that it holds
        if link.action == SEAL:
            sealing.append(seals.read_seal(link.number, link.facts))

"""Reading the audit trail."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import QuerySet

from ferd.areas.audit import chain
from ferd.areas.audit.models import AuditEntry, AuditHead
from ferd.areas.audit.targets import Target, name_of


def history(target: Target) -> QuerySet[AuditEntry]:
    """List what was done to one thing, newest first.

    The caller has already found that the reader may see the thing itself.
    """
    return AuditEntry.objects.filter(target=name_of(target)).select_related("actor")


def verdict() -> chain.Verdict:
    """Verify the whole chain, and that its stored head is its end."""
    found = chain.verify(_links())
    head = AuditHead.objects.get(pk=1)
    if found.bad is None and (found.entries, found.head) != (head.number, head.hash):
        return chain.Verdict(found.entries, found.head, bad=found.entries + 1)
    return found


def keeps(number: int, head: str) -> bool:
    """Tell whether an entry still has the hash that was noted outside the system.

    Whoever rewrites the whole chain, or puts an old backup in its place, makes
    a chain that holds; only a head that has left the system tells.
    """
    return AuditEntry.objects.filter(number=number, hash=head).exists()


def head_hash() -> str:
    """Get the hash of the last entry: another one whenever anything has changed."""
    return AuditHead.objects.values_list("hash", flat=True).get(pk=1)


def _links() -> Iterator[chain.Link]:
    rows = AuditEntry.objects.order_by("number").values_list(
        "number",
        "at",
        "actor_id_text",
        "action",
        "target",
        "facts",
        "hash",
        "actor__uuid",
    )
    for *row, actor in rows.iterator(chunk_size=5000):
        link = chain.Link(*row)
        # The chain covers the text; the reader is shown whom the row points at.
        yield link if link.actor == str(actor) else replace(link, hash="")

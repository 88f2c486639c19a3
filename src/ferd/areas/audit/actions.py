"""Writing to the audit trail."""

from django.db import transaction

from ferd.areas.accounts.models import Person
from ferd.areas.audit import chain
from ferd.areas.audit.models import AuditEntry, AuditHead
from ferd.areas.audit.targets import Target, name_of
from ferd.foundation import clock

Fact = str | int | float | bool | None | list[str] | list[int]


@transaction.atomic
def record(*, actor: Person, action: str, target: Target, **facts: Fact) -> AuditEntry:
    """Record that `actor` did `action` to `target`.

    Must be called in the transaction of the change itself. The head's row is
    locked, so entries are numbered without holes and in the order of commit;
    the time never runs backwards, even when the clock does.
    """
    head = AuditHead.objects.select_for_update().get(pk=1)
    at = max(clock.now(), head.at) if head.at else clock.now()
    link = chain.Link(
        head.number + 1,
        chain.in_utc(at),
        str(actor.uuid),
        action,
        name_of(target),
        chain.canonical(facts),
    )
    entry = AuditEntry.objects.create(
        number=link.number,
        at=at,
        actor=actor,
        actor_id_text=link.actor,
        action=action,
        target=link.target,
        facts=facts,
        hash=chain.link_hash(head.hash, link),
    )
    head.number, head.hash, head.at = entry.number, entry.hash, at
    head.save(update_fields=["number", "hash", "at"])
    return entry

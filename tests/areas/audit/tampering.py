"""What someone with all power over the database can do to the trail."""

from django.db import connection

from ferd.areas.audit import chain
from ferd.areas.audit.models import AuditEntry, AuditHead

TRIGGERS = (
    "audit_entries_are_not_changed",
    "audit_entries_are_not_removed",
    "look_ups_are_not_changed",
    "look_ups_are_not_removed",
)


def run(*statements):
    """Carry statements out, each a text, or a text and what fills it."""
    with connection.cursor() as cursor:
        for statement in statements:
            text, *values = [statement] if isinstance(statement, str) else statement
            cursor.execute(text, values or None)


def open_the_tables():
    """Do what comes first: switch off what protects the tables."""
    if connection.vendor == "sqlite":
        run(*(f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS))
    else:
        run(
            "SET CONSTRAINTS ALL IMMEDIATE",  # a table with checks to come is locked
            "ALTER TABLE audit_auditentry DISABLE TRIGGER USER",
            "ALTER TABLE audit_lookup DISABLE TRIGGER USER",
            "SET CONSTRAINTS ALL DEFERRED",
        )


def rewrite_from(number):
    """Number and hash all entries from a number on anew, and move the end."""
    before = AuditEntry.objects.filter(number__lt=number).order_by("number").last()
    head = before.hash if before else chain.GENESIS
    rows = list(AuditEntry.objects.filter(number__gte=number).order_by("number"))
    for count, row in enumerate(rows, start=number):
        head = chain.link_hash(head, link_of(row, count))
        AuditEntry.objects.filter(pk=row.pk).update(number=count, hash=head)
    AuditHead.objects.update(number=number + len(rows) - 1, hash=head)


def link_of(row, number):
    return chain.Link(
        number,
        chain.in_utc(row.at),
        row.actor_id_text,
        row.action,
        row.target,
        chain.canonical(row.facts),
    )

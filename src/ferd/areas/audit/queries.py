"""Reading the audit trail."""

from django.db.models import QuerySet

from ferd.areas.audit.models import AuditEntry, AuditHead
from ferd.areas.audit.targets import Target, name_of


def history(target: Target) -> QuerySet[AuditEntry]:
    """List what was done to one thing, newest first.

    The caller has already found that the reader may see the thing itself.
    """
    return AuditEntry.objects.filter(target=name_of(target)).select_related("actor")


def head_hash() -> str:
    """Get the hash of the last entry: another one whenever anything has changed."""
    return AuditHead.objects.values_list("hash", flat=True).get(pk=1)

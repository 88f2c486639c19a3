"""Saying that one has read what is new about a trainee."""

from datetime import datetime

from django.db import transaction

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.progress.models import LastLook
from ferd.areas.progress.sights import get_sight
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock


@transaction.atomic
def mark_read(
    *, traineeship: Traineeship, until: datetime, actor: Person
) -> LastLook | None:
    """Note up to when somebody has read what is new; never earlier than before.

    Args:
        traineeship: whose news it is.
        until: when the page was made that showed it; not in the future.
        actor: who has read it.

    Returns:
        None when they had said so already.
    """
    get_sight(actor, traineeship)
    until = min(until, clock.now())
    look, is_new = LastLook.objects.select_for_update().get_or_create(
        person=actor, traineeship=traineeship, defaults={"at": until}
    )
    if look.at > until or (look.at == until and not is_new):
        return None
    look.at = until
    look.save(update_fields=["at"])
    audit.record(actor=actor, action="progress.mark_read", target=traineeship)
    return look

"""Reading notices: everyone their own."""

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import facts, kinds
from ferd.areas.notifications.models import Notice, OutgoingMail
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.errors import NotFound
from ferd.foundation.saying import filled

SYSTEM = "Ferd"
"""Who acted, when nobody did."""

FORMER = gettext_noop("Something happened that this release has no words for.")


def own_notices(reader: Person) -> QuerySet[Notice]:
    """List what a person was told, the newest first."""
    return Notice.objects.filter(person=reader).select_related("actor")


def new_notices(reader: Person) -> QuerySet[Notice]:
    """List what a person was told and has neither seen nor done."""
    return own_notices(reader).filter(seen_at=None, done_at=None)


def open_notices(reader: Person) -> QuerySet[Notice]:
    """List what a person was told and has not done."""
    return own_notices(reader).filter(done_at=None)


def done_notices(reader: Person) -> QuerySet[Notice]:
    """List what a person was told and has done, or someone for them."""
    return own_notices(reader).filter(done_at__isnull=False)


def count_new(reader: Person) -> int:
    """Count what is new to a person."""
    return Notice.objects.filter(person=reader, seen_at=None, done_at=None).count()


def get_notice(reader: Person, public_id: uuid.UUID) -> Notice:
    """Get one of a person's own notices."""
    notice = own_notices(reader).filter(uuid=public_id).first()
    if notice is None:
        raise NotFound(_("There is no such notice."))
    return notice


def say(notice: Notice) -> str:
    """Say what a notice tells, in the present language."""
    kind = kinds.find(notice.kind)
    if kind is None:
        return filled(FORMER, {})
    who = notice.actor.name if notice.actor else SYSTEM
    return filled(kind.sentence, facts.as_read(notice.facts) | {kinds.WHO: who})


def undeliverable() -> QuerySet[OutgoingMail]:
    """List the mails that could not be delivered, the newest first.

    Whose a reader may see is decided by the area that knows who administers
    whom.
    """
    return (
        OutgoingMail.objects.filter(status=OutgoingMail.Status.UNDELIVERABLE)
        .select_related("person")
        .order_by("-ended_at", "-pk")
    )

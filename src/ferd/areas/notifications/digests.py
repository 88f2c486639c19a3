"""The daily mail, for those who chose to be told once a day."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.notifications.choices import choices_of
from ferd.areas.notifications.models import FamilyMailing, Notice, OutgoingMail
from ferd.foundation import clock


def make_digests() -> None:
    """Make today's mail for everyone who chose one a day and has something new."""
    day = clock.today()
    by_family = FamilyMailing.objects.filter(mailing=Mailing.DAILY).values("person")
    people = Person.objects.filter(
        Q(mailing=Mailing.DAILY) | Q(pk__in=by_family),
        is_active=True,
        is_fictitious=False,
        pk__in=_unmailed().values("person"),
    )
    for person in people.iterator():
        _make_digest(person, day)


def _unmailed() -> QuerySet[Notice]:
    return Notice.objects.filter(mail=None, seen_at=None, done_at=None)


@transaction.atomic
def _make_digest(person: Person, day: date) -> None:
    choices = choices_of([person])
    told = [
        notice.pk
        for notice in _unmailed().filter(person=person).only("kind")
        if choices.of(person, notice.kind) == Mailing.DAILY
    ]
    if not told:
        return
    now = clock.now()
    mail, is_new = OutgoingMail.objects.get_or_create(
        person=person, digest_on=day, defaults={"made_at": now, "due_at": now}
    )
    if is_new:
        Notice.objects.filter(pk__in=told).update(mail=mail)

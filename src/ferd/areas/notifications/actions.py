"""Telling people, and what they do with what they were told.

A notice is a trace in itself: who was told what, by whom, when they saw it and
when it was done. The audit has the act that it tells of (decision 0012).
"""

from collections.abc import Iterable, Mapping
from typing import Protocol
from uuid import UUID

from django.db import transaction

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.notifications import facts as stored
from ferd.areas.notifications.choices import Choices, choices_of
from ferd.areas.notifications.kinds import Fact, Kind
from ferd.areas.notifications.models import Notice, OutgoingMail
from ferd.foundation import clock


class Target(Protocol):
    """Anything with a public identifier that a notice can be about."""

    uuid: UUID


def tell(
    *,
    person: Person,
    kind: Kind,
    target: Target | None,
    url: str,
    actor: Person,
    facts: Mapping[str, Fact],
) -> Notice | None:
    """Tell a person of something, in the transaction in which it happens.

    Nobody is told of their own act, nor someone whose account is closed.
    """
    told = tell_all(
        people=[person], kind=kind, target=target, url=url, actor=actor, facts=facts
    )
    return told[0] if told else None


@transaction.atomic
def tell_all(
    *,
    people: Iterable[Person],
    kind: Kind,
    target: Target | None,
    url: str,
    actor: Person,
    facts: Mapping[str, Fact],
) -> list[Notice]:
    """Tell several people of the same, each once."""
    if kind.facts != set(facts):
        fault = f"{kind.name} tells {sorted(kind.facts)}, not {sorted(facts)}."
        raise ValueError(fault)
    now = clock.now()
    told = [
        person
        for person in dict.fromkeys(people)
        if person != actor and person.is_active and not person.is_system
    ]
    choices = choices_of(told)
    notices = [
        Notice(
            person=person,
            kind=kind.name,
            actor=None if actor.is_system else actor,
            target_type=_type_of(target),
            target_uuid=target.uuid if target else None,
            url=url,
            facts=stored.as_stored(facts),
            made_at=now,
            mail=_mail_to(person, kind, choices),
        )
        for person in told
    ]
    OutgoingMail.objects.bulk_create([n.mail for n in notices if n.mail])
    return Notice.objects.bulk_create(notices)


@transaction.atomic
def settle(*, target: Target, kinds: Iterable[Kind], actor: Person) -> int:  # noqa: ARG001  every action names its actor
    """Mark as done, for all who were told, what is over; give how many.

    Without kinds: whatever was told of the target. Mails that have not left
    are then not needed.
    """
    open_ = Notice.objects.filter(
        target_type=_type_of(target), target_uuid=target.uuid, done_at=None
    )
    names = [kind.name for kind in kinds]
    if names:
        open_ = open_.filter(kind__in=names)
    return open_.update(done_at=clock.now())


def see_notice(*, notice: Notice, actor: Person) -> None:
    """Note that its reader has seen a notice."""
    Notice.objects.filter(pk=notice.pk, person=actor, seen_at=None).update(
        seen_at=clock.now()
    )


def see_all_notices(*, actor: Person) -> None:
    """Note that a reader has seen everything that was new."""
    Notice.objects.filter(person=actor, seen_at=None).update(seen_at=clock.now())


@transaction.atomic
def finish_notice(*, notice: Notice, actor: Person) -> None:
    """Note that its reader is done with a notice."""
    see_notice(notice=notice, actor=actor)
    Notice.objects.filter(pk=notice.pk, person=actor, done_at=None).update(
        done_at=clock.now()
    )


def _mail_to(person: Person, kind: Kind, choices: Choices) -> OutgoingMail | None:
    """Make the mail, for those who want one at once; invented people have none."""
    if person.is_fictitious or choices.of(person, kind.name) != Mailing.AT_ONCE:
        return None
    now = clock.now()
    return OutgoingMail(person=person, made_at=now, due_at=now)


def _type_of(target: Target | None) -> str:
    if target is None:
        return ""
    return target._meta.label_lower  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001  as the audit names it

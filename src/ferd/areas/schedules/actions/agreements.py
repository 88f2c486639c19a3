"""Agreements between two units about training: proposed, accepted, ended."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.notifications import actions as notifications
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.schedules import notices, permissions, telling
from ferd.areas.schedules.models import SpecialtyAgreement
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Status = SpecialtyAgreement.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTerms:
    """What is agreed.

    Attributes:
        objectives: codes, such as ``NUK 068``.
        months: how long each trainee stays.
        period: when the agreement is in force; open when no end is set.
    """

    specialty_code: str
    objectives: tuple[str, ...]
    months: Decimal
    period: Period
    words: str = ""


@transaction.atomic
def propose_agreement(
    *, sending: Unit, receiving: Unit, terms: AgreementTerms, actor: Person
) -> SpecialtyAgreement:
    """Propose what one unit's trainees learn at another, and accept it for one side."""
    organisations.hold_roles(actor)
    if not permissions.may_propose_agreement(actor, sending, receiving):
        raise NotAllowed(_("Only the two sides may propose an agreement."))
    if sending == receiving:
        raise Conflict(_("An agreement is between two units."))
    if terms.months <= 0:
        raise Conflict(_("An agreement is for some months."))
    agreement = SpecialtyAgreement(
        sending=sending,
        receiving=receiving,
        specialty_code=terms.specialty_code,
        objectives=list(terms.objectives),
        months=terms.months,
        starts_on=terms.period.start,
        ends_on=None if terms.period.is_open else terms.period.end,
        words=terms.words,
        proposed_at=clock.now(),
        proposed_by=actor,
    )
    _accept(agreement, actor)
    audit.record(
        actor=actor,
        action="schedules.propose_agreement",
        target=agreement,
        sending=str(sending.uuid),
        receiving=str(receiving.uuid),
    )
    telling.tell_of_agreement(agreement, notices.AGREEMENT_PROPOSED, actor)
    return agreement


@transaction.atomic
def accept_agreement(
    *, agreement: SpecialtyAgreement, actor: Person
) -> SpecialtyAgreement:
    """Accept an agreement for the other side: it is in force from its first day."""
    organisations.hold_roles(actor)
    if not permissions.may_end_agreement(actor, agreement):
        raise NotAllowed(_("Only the two sides may accept an agreement."))
    agreement = _locked(agreement)
    if agreement.status != Status.PROPOSED:
        raise Conflict(_("This agreement is decided already."))
    _accept(agreement, actor)
    audit.record(actor=actor, action="schedules.accept_agreement", target=agreement)
    notifications.settle(target=agreement, kinds=(), actor=actor)
    telling.tell_of_agreement(agreement, notices.AGREEMENT_ACCEPTED, actor)
    return agreement


@transaction.atomic
def decline_agreement(
    *, agreement: SpecialtyAgreement, reason: str, actor: Person
) -> SpecialtyAgreement:
    """Say no to a proposed agreement, and why."""
    organisations.hold_roles(actor)
    if not permissions.may_end_agreement(actor, agreement):
        raise NotAllowed(_("Only the two sides may decline an agreement."))
    agreement = _locked(agreement)
    if agreement.status != Status.PROPOSED:
        raise Conflict(_("This agreement is decided already."))
    _close(agreement, Status.DECLINED, reason)
    audit.record(actor=actor, action="schedules.decline_agreement", target=agreement)
    notifications.settle(target=agreement, kinds=(), actor=actor)
    telling.tell_of_agreement(agreement, notices.AGREEMENT_ENDED, actor)
    return agreement


@transaction.atomic
def end_agreement(
    *, agreement: SpecialtyAgreement, ends_on: date, reason: str, actor: Person
) -> SpecialtyAgreement:
    """End an agreement from a day; stays that are committed are not touched.

    One side alone makes it shorter, never longer than both have accepted.
    """
    organisations.hold_roles(actor)
    if not permissions.may_end_agreement(actor, agreement):
        raise NotAllowed(_("Only the two sides may end an agreement."))
    agreement = _locked(agreement)
    if agreement.status != Status.ACCEPTED:
        raise Conflict(_("Only an agreement in force is ended."))
    if ends_on < clock.today():
        raise Conflict(_("It ends today or later."))
    if agreement.ends_on is not None and ends_on > agreement.ends_on:
        raise Conflict(_("The agreement ends before that already."))
    if ends_on > agreement.starts_on:
        agreement.ends_on = ends_on
    _close(agreement, Status.ACCEPTED, reason)
    if ends_on <= max(clock.today(), agreement.starts_on):
        agreement.status = Status.ENDED
    agreement.save()
    audit.record(
        actor=actor,
        action="schedules.end_agreement",
        target=agreement,
        ends_on=ends_on.isoformat(),
    )
    telling.tell_of_agreement(agreement, notices.AGREEMENT_ENDED, actor)
    return agreement


def _accept(agreement: SpecialtyAgreement, actor: Person) -> None:
    """Set one side's acceptance down; the other is another person's."""
    if actor in {agreement.sending_accepted_by, agreement.receiving_accepted_by}:
        raise Conflict(_("You have accepted; the other side has not yet."))
    now = clock.now()
    may_send = permissions.may_speak_for_sending(actor, agreement.sending)
    may_receive = permissions.may_speak_for_receiving(actor, agreement.receiving)
    if agreement.sending_accepted_at is None and may_send:
        agreement.sending_accepted_at, agreement.sending_accepted_by = now, actor
    elif agreement.receiving_accepted_at is None and may_receive:
        agreement.receiving_accepted_at, agreement.receiving_accepted_by = now, actor
    else:
        raise Conflict(_("Your side has accepted; the other has not yet."))
    if agreement.sending_accepted_at and agreement.receiving_accepted_at:
        agreement.status = Status.ACCEPTED
    agreement.save()


def _locked(agreement: SpecialtyAgreement) -> SpecialtyAgreement:
    return (
        SpecialtyAgreement.objects.select_for_update(of=("self",))
        .select_related("sending", "receiving")
        .get(pk=agreement.pk)
    )


def _close(agreement: SpecialtyAgreement, status: Status, reason: str) -> None:
    if not reason.strip():
        raise Conflict(_("Say why, so that the other side may understand."))
    agreement.status, agreement.reason = status, reason
    agreement.closed_at = clock.now()
    agreement.save()

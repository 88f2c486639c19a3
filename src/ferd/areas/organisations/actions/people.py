"""Changing people's roles and what is kept about people."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts import invitations, tokens
from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.audit import actions as audit
from ferd.areas.notifications import choices, outbox
from ferd.areas.notifications.models import Family, OutgoingMail
from ferd.areas.organisations import permissions, queries
from ferd.areas.organisations.models import (
    Delegation,
    Employment,
    Qualification,
    Role,
    RoleAssignment,
    Unit,
)
from ferd.foundation import clock
from ferd.foundation.database import one_of_its_kind
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def add_person(
    *,
    name: str,
    email: str,
    hpr_number: str | None,
    authorised_on: date | None,
    actor: Person,
) -> Person:
    """Add a person, who may then be given roles and a way to sign in."""
    if not permissions.may_add_person(actor):
        raise NotAllowed(_("Only an administrator may add people."))
    email = email.strip().lower()
    taken = _("There is already a person with this e-mail address.")
    if Person.objects.filter(email__iexact=email).exists():
        raise Conflict(taken)
    if hpr_number and Person.objects.filter(hpr_number=hpr_number).exists():
        raise Conflict(_("There is already a person with this HPR number."))
    person = Person(
        name=name,
        email=email,
        hpr_number=hpr_number or None,
        authorised_on=authorised_on,
        created_at=clock.now(),
    )
    person.set_unusable_password()
    with one_of_its_kind(taken):
        person.save()
    audit.record(actor=actor, action="organisations.add_person", target=person)
    return person


@transaction.atomic
def assign_role(
    *,
    person: Person,
    role: Role,
    unit: Unit,
    starts_at: datetime,
    ends_at: datetime | None,
    actor: Person,
) -> RoleAssignment:
    """Give a person a role in a unit, from one moment to another."""
    queries.hold_roles(actor)
    if not permissions.may_assign_role(actor, person, role, unit):
        raise NotAllowed(_("You may not give this role to this person."))
    if not person.is_active:
        raise Conflict(_("The person's account is closed."))
    if ends_at is not None and ends_at < starts_at:
        raise Conflict(_("The role would end before it starts."))
    Unit.objects.select_for_update().get(pk=unit.pk)
    if _overlapping(person, role, unit, starts_at, ends_at):
        raise Conflict(_("The person already has this role here in that time."))
    assignment = RoleAssignment.objects.create(
        person=person,
        role=role,
        unit=unit,
        starts_at=starts_at,
        ends_at=ends_at,
        given_by=actor,
    )
    audit.record(
        actor=actor,
        action="organisations.assign_role",
        target=assignment,
        person=str(person.uuid),
        role=role.value,
        unit=str(unit.uuid),
    )
    return assignment


@transaction.atomic
def end_role(*, assignment: RoleAssignment, actor: Person) -> RoleAssignment:
    """End a role now; what it opened is closed from the next request on."""
    if not permissions.may_end_role(actor, assignment):
        raise NotAllowed(_("You may not end this role."))
    assignment = RoleAssignment.objects.select_for_update().get(pk=assignment.pk)
    now = clock.now()
    if assignment.ends_at is not None and assignment.ends_at <= now:
        raise Conflict(_("The role has already ended."))
    assignment.ends_at = max(now, assignment.starts_at)
    assignment.save(update_fields=["ends_at"])
    audit.record(actor=actor, action="organisations.end_role", target=assignment)
    return assignment


@transaction.atomic
def delegate_approval(
    *,
    receiver: Person,
    unit: Unit,
    scope: str,
    starts_at: datetime,
    ends_at: datetime,
    actor: Person,
) -> Delegation:
    """Hand the task of approving to a leading doctor of the unit, for a time."""
    queries.hold_roles(actor)
    if not permissions.may_delegate(actor, receiver, unit):
        raise NotAllowed(
            _(
                "Only a head of department may delegate, and only to a head of "
                "section or consultant who is a doctor in the unit."
            )
        )
    if ends_at <= starts_at:
        raise Conflict(_("The delegation would end before it starts."))
    delegation = Delegation.objects.create(
        giver=actor,
        receiver=receiver,
        unit=unit,
        scope=scope,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    audit.record(
        actor=actor,
        action="organisations.delegate_approval",
        target=delegation,
        receiver=str(receiver.uuid),
        scope=scope,
    )
    return delegation


@transaction.atomic
def end_delegation(*, delegation: Delegation, actor: Person) -> Delegation:
    """Take a delegation back, from this moment."""
    if not permissions.may_end_delegation(actor, delegation):
        raise NotAllowed(_("Only the head of department may take a delegation back."))
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    now = clock.now()
    if delegation.ends_at <= now:
        raise Conflict(_("The delegation has already ended."))
    delegation.ends_at = max(now, delegation.starts_at)
    delegation.save(update_fields=["ends_at"])
    audit.record(actor=actor, action="organisations.end_delegation", target=delegation)
    return delegation


@transaction.atomic
def record_employment(
    *,
    person: Person,
    unit: Unit,
    fraction: Decimal,
    starts_on: date,
    ends_on: date | None,
    actor: Person,
) -> Employment:
    """Keep that a person works in a unit, with a working fraction."""
    if not permissions.may_keep_employment(actor, person, unit):
        raise NotAllowed(_("Only the unit's leaders may record employment."))
    if not 0 < fraction <= 1:
        raise Conflict(_("A working fraction is above 0 and at most 100 %."))
    if ends_on is not None and ends_on <= starts_on:
        raise Conflict(_("The employment would end before it starts."))
    employment = Employment.objects.create(
        person=person,
        unit=unit,
        fraction=fraction,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    audit.record(
        actor=actor,
        action="organisations.record_employment",
        target=employment,
        person=str(person.uuid),
    )
    return employment


@transaction.atomic
def record_qualification(
    *,
    person: Person,
    kind: Qualification.Kind,
    name: str,
    earned_on: date,
    unit: Unit,
    actor: Person,
) -> Qualification:
    """Keep that a person has earned a specialty or taken a course."""
    if not permissions.may_keep_qualification(actor, person, unit):
        raise NotAllowed(
            _("Only a leader of the person's own unit may record qualifications.")
        )
    qualification, is_new = Qualification.objects.get_or_create(
        person=person, kind=kind, name=name, defaults={"earned_on": earned_on}
    )
    if not is_new:
        raise Conflict(_("The person already has this qualification."))
    audit.record(
        actor=actor,
        action="organisations.record_qualification",
        target=qualification,
        person=str(person.uuid),
    )
    return qualification


@transaction.atomic
def choose_language(*, language: str, actor: Person) -> None:
    """Remember the language a person reads in."""
    Person.objects.filter(pk=actor.pk).update(language=language)
    audit.record(
        actor=actor,
        action="organisations.choose_language",
        target=actor,
        language=language,
    )


@transaction.atomic
def choose_mailing(
    *, mailing: Mailing, families: Mapping[Family, Mailing], actor: Person
) -> None:
    """Remember when a person is mailed that something waits.

    `families` are the kinds of notices for which they chose otherwise; for all
    others the one choice holds.
    """
    Person.objects.filter(pk=actor.pk).update(mailing=mailing)
    choices.keep_families(actor, families)
    audit.record(
        actor=actor,
        action="organisations.choose_mailing",
        target=actor,
        mailing=mailing.value,
        families=", ".join(f"{each}: {when}" for each, when in families.items()),
    )


@transaction.atomic
def send_mail_again(*, mail: OutgoingMail, actor: Person) -> None:
    """Let a mail that could not be delivered be tried again, from now on."""
    if not permissions.may_send_mail_again(actor, mail):
        raise NotAllowed(_("Only the person's administrator may send it again."))
    if not outbox.try_again(mail):
        raise Conflict(_("The mail is being sent already."))
    audit.record(
        actor=actor, action="organisations.send_mail_again", target=mail.person
    )


@transaction.atomic
def invite_person(*, person: Person, actor: Person) -> str:
    """Make the link by which a new person chooses a password, and give it.

    The link is single-use and dated. Someone who has signed in once is never
    invited again: they ask for a new password themselves, so that no
    administrator can open the account of a person in work.
    """
    _refuse_invitation(person, actor)
    audit.record(actor=actor, action="organisations.invite_person", target=person)
    return invitations.invitation_address(person)


@transaction.atomic
def mail_invitation(*, person: Person, actor: Person) -> None:
    """Send a new person the link by which they choose a password.

    The administrator never sees it, and the mail holds nothing else.
    """
    _refuse_invitation(person, actor)
    address = invitations.invitation_address(person)
    transaction.on_commit(lambda: invitations.send_invitation(person, address))
    audit.record(actor=actor, action="organisations.mail_invitation", target=person)


@transaction.atomic
def deactivate_person(*, person: Person, actor: Person) -> Person:
    """Close a person's account: sessions, links, calendars and tokens end at once.

    The password goes too, so that every session's seal and every link that was
    made from it is void, also if the account is opened again.
    """
    if not permissions.may_administer(actor, person):
        raise NotAllowed(_("Only the person's administrator may close the account."))
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise Conflict(_("The account is closed already."))
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    tokens.close_all(person)
    audit.record(actor=actor, action="organisations.deactivate_person", target=person)
    return person


@transaction.atomic
def reactivate_person(*, person: Person, actor: Person) -> Person:
    """Open an account again; the person asks for a new password themself."""
    if not permissions.may_administer(actor, person):
        raise NotAllowed(_("Only the person's administrator may open the account."))
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.is_active:
        raise Conflict(_("The account is open already."))
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.record(actor=actor, action="organisations.reactivate_person", target=person)
    return person


def _refuse_invitation(person: Person, actor: Person) -> None:
    if not permissions.may_administer(actor, person):
        raise NotAllowed(_("Only the person's administrator may invite them."))
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise Conflict(_("The person's account is closed."))
    if person.has_signed_in:
        raise Conflict(
            _("The person can sign in already, and may choose a new password alone.")
        )


def _overlapping(
    person: Person,
    role: Role,
    unit: Unit,
    starts_at: datetime,
    ends_at: datetime | None,
) -> bool:
    others = RoleAssignment.objects.filter(person=person, role=role, unit=unit)
    if ends_at is not None:
        others = others.filter(starts_at__lt=ends_at)
    return any(o.ends_at is None or o.ends_at > starts_at for o in others)

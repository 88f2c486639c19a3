"""Who may change units and roles."""

from ferd.areas.accounts.models import Person
from ferd.areas.notifications.models import OutgoingMail
from ferd.areas.organisations import queries
from ferd.areas.organisations.models import (
    Delegation,
    Role,
    RoleAssignment,
    Unit,
)

GIVEN_BY_COMMITTEE = frozenset({Role.EDUCATIONAL_SUPERVISOR, Role.COMMITTEE_TRAINEE})
"""Roles that the education committee gives (it appoints supervisors)."""

GIVERS = (Role.COMMITTEE_LEADER, Role.PROGRAMME_DIRECTOR)
"""Who gives those roles."""


def may_change_units(actor: Person, trust: Unit | None) -> bool:
    """Administrators keep the units of their trust; the system lays new trusts."""
    if trust is None:
        return actor.is_system
    return actor.is_system or queries.has_role(actor, Role.ADMINISTRATOR, unit=trust)


def may_add_person(actor: Person) -> bool:
    """Administrators add people; so does the system, when it is set up."""
    return actor.is_system or queries.has_role_anywhere(actor, Role.ADMINISTRATOR)


def may_assign_role(actor: Person, person: Person, role: Role, unit: Unit) -> bool:
    """Nobody gives a role to themself; supervisors come from the committee."""
    if actor == person:
        return False
    if actor.is_system or queries.has_role(actor, Role.ADMINISTRATOR, unit=unit):
        return True
    return role in GIVEN_BY_COMMITTEE and queries.has_role(actor, *GIVERS, unit=unit)


def roles_to_give(actor: Person, unit: Unit) -> list[Role]:
    """List the roles that `actor` may give somebody in a unit."""
    if actor.is_system or queries.has_role(actor, Role.ADMINISTRATOR, unit=unit):
        return list(Role)
    if queries.has_role(actor, *GIVERS, unit=unit):
        return [role for role in Role if role in GIVEN_BY_COMMITTEE]
    return []


def may_end_role(actor: Person, assignment: RoleAssignment) -> bool:
    """Who may give a role may end it; and everyone may lay down their own."""
    return actor == assignment.person or may_assign_role(
        actor, assignment.person, Role(assignment.role), assignment.unit
    )


def may_delegate_in(actor: Person, unit: Unit) -> bool:
    """Only a head of department delegates, in the department."""
    return queries.has_role(actor, Role.DEPARTMENT_HEAD, unit=unit)


def may_delegate(actor: Person, receiver: Person, unit: Unit) -> bool:
    """A head of department delegates, and only to a doctor who leads there.

    The receiver is a head of section or a consultant of the unit (the Ahus
    plan); a delegate has no right to delegate further.
    """
    return (
        actor != receiver
        and receiver.is_active
        and receiver.is_doctor
        and may_delegate_in(actor, unit)
        and queries.has_role(receiver, *queries.RECEIVERS, unit=unit)
    )


def may_end_delegation(actor: Person, delegation: Delegation) -> bool:
    """The giver takes a delegation back; so does whoever heads the department now."""
    return actor == delegation.giver or may_delegate_in(actor, delegation.unit)


def may_keep_employment(actor: Person, person: Person, unit: Unit) -> bool:
    """Administrators keep who is employed; so do leaders, of people in their units.

    Who is kept in a unit may be vouched for there: so nobody records their own
    employment, and no leader that of somebody else's people.
    """
    if actor.is_system or actor == person:
        return actor.is_system
    if not queries.has_role(actor, *queries.KEEPERS, unit=unit):
        return False
    return queries.has_role(actor, Role.ADMINISTRATOR, unit=unit) or (
        queries.has_role_in_units_kept_by(actor, person)
    )


def may_keep_qualification(actor: Person, person: Person, unit: Unit) -> bool:
    """Those who keep a unit record what its people have earned, never their own.

    A supervisor must be qualified: so nobody vouches for themself, nor for
    someone whose unit is another's.
    """
    return actor.is_system or queries.units_to_vouch_in(actor, person).contains(unit)


def may_administer(actor: Person, person: Person) -> bool:
    """An administrator keeps the accounts of the trust's people, not their own."""
    return actor != person and queries.administers(actor, person)


def may_send_mail_again(actor: Person, mail: OutgoingMail) -> bool:
    """Who sees that a mail to one of their trust's people came back."""
    return queries.undelivered(actor).filter(pk=mail.pk).exists()

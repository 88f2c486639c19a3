"""Who may change units and roles."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries
from ferd.areas.organisations.models import Role, RoleAssignment, Unit

GIVEN_BY_COMMITTEE = frozenset({Role.EDUCATIONAL_SUPERVISOR, Role.COMMITTEE_TRAINEE})
"""Roles that the education committee gives (it appoints supervisors)."""


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
    return role in GIVEN_BY_COMMITTEE and queries.has_role(
        actor, Role.COMMITTEE_LEADER, Role.PROGRAMME_DIRECTOR, unit=unit
    )


def may_end_role(actor: Person, assignment: RoleAssignment) -> bool:
    """Who may give a role may end it; and everyone may lay down their own."""
    return actor == assignment.person or may_assign_role(
        actor, assignment.person, Role(assignment.role), assignment.unit
    )


def may_delegate(actor: Person, receiver: Person, unit: Unit) -> bool:
    """Only a head of department delegates, and only to a doctor who leads there.

    The receiver is a head of section or a consultant of the unit (the Ahus
    plan); a delegate has no right to delegate further.
    """
    return (
        actor != receiver
        and receiver.is_doctor
        and queries.has_role(actor, Role.DEPARTMENT_HEAD, unit=unit)
        and queries.has_role(
            receiver, Role.SECTION_HEAD, Role.CLINICAL_SUPERVISOR, unit=unit
        )
    )


def may_keep_employment(actor: Person, unit: Unit) -> bool:
    """Administrators and the unit's leaders keep employment and qualifications."""
    return actor.is_system or queries.has_role(
        actor,
        Role.ADMINISTRATOR,
        Role.SECTION_HEAD,
        Role.DEPARTMENT_HEAD,
        Role.PROGRAMME_DIRECTOR,
        unit=unit,
    )

"""Things that tests about organisations begin with."""

from datetime import UTC, datetime, timedelta
from typing import Any

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import actions
from ferd.areas.organisations.models import Delegation, Role, RoleAssignment, Unit
from ferd.foundation import clock
from tests.cast import LONG_AGO, Cast

LATER = datetime(2126, 1, 1, tzinfo=UTC)


def role_of(person: Person, role: Role) -> RoleAssignment:
    return person.roles.get(role=role)


def give(person: Person, role: Role, unit: Unit, actor: Person) -> RoleAssignment:
    return actions.assign_role(
        person=person,
        role=role,
        unit=unit,
        starts_at=LONG_AGO,
        ends_at=None,
        actor=actor,
    )


def delegate(cast: Cast, **changes: Any) -> Delegation:
    """Olav delegates to Sven, in nuclear medicine, from now for a week."""
    given: dict[str, Any] = {
        "receiver": cast.sven,
        "unit": cast.nuclear,
        "scope": "objectives in nuclear medicine",
        "starts_at": clock.now(),
        "ends_at": clock.now() + timedelta(days=7),
        "actor": cast.olav,
    }
    return actions.delegate_approval(**(given | changes))


def newcomer(cast: Cast, email: str = "new@example.invalid") -> Person:
    """Ada adds somebody, who has no role yet."""
    return actions.add_person(
        name="Nils Ny",
        email=email,
        hpr_number=None,
        authorised_on=None,
        actor=cast.ada,
    )

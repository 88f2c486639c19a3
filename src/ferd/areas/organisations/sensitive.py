"""What this area holds that is sensitive about a person, and who saw it."""

from collections.abc import Collection, Iterator

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.audit.lookups import Kind, Look, Purpose, register
from ferd.areas.organisations import queries
from ferd.areas.organisations.models import Employment, Qualification, Role
from ferd.core.diagnostics import gettext_noop

EMPLOYMENT = register(
    Kind(
        "organisations.employment", gettext_noop("Where and how much you are employed")
    )
)
QUALIFICATION = register(
    Kind("organisations.qualification", gettext_noop("Your qualifications"))
)

for role in Role:
    lookups.name_role(role.value, role.label)


def note_person(
    actor: Person,
    person: Person,
    employments: Collection[Employment],
    qualifications: Collection[Qualification],
) -> None:
    """Note that somebody sees where a person is employed, and what they can."""
    looks = _looks(actor, person, employments, qualifications)
    lookups.note_many(actor=actor, looks=looks)


def _looks(
    actor: Person,
    person: Person,
    employments: Collection[Employment],
    qualifications: Collection[Qualification],
) -> Iterator[Look]:
    for kind, rows in ((EMPLOYMENT, employments), (QUALIFICATION, qualifications)):
        held = queries.role_as_keeper(actor, [each.unit for each in employments])
        if rows and held is not None:
            yield Look(
                subject=person,
                kind=kind,
                target=person,
                role=held.role,
                purpose=_purpose(held.role),
                unit=held.unit.name,
            )


def _purpose(role: str) -> Purpose:
    is_administrator = role == Role.ADMINISTRATOR
    return Purpose.ADMINISTER if is_administrator else Purpose.DEPARTMENT

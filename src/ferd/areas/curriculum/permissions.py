"""Who may do what with the national catalogue."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role

KEEPERS = (Role.PROGRAMME_DIRECTOR, Role.ADMINISTRATOR)


def may_read_catalogue(actor: Person) -> bool:
    """All who work here may read what the nation demands."""
    return actor.is_active


def may_import_catalogue(actor: Person) -> bool:
    """Programme directors and administrators keep the catalogue up to date.

    It is reference data about no person, so that administrators, who see no
    content, may handle it; and so may the system, when it is set up.
    """
    return actor.is_system or organisations.has_role_anywhere(actor, *KEEPERS)

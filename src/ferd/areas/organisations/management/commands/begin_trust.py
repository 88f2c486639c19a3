"""Lays a trust and its first administrator, who then does the rest in the pages."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from ferd.areas.accounts import invitations
from ferd.areas.accounts import queries as accounts
from ferd.areas.accounts.models import Person
from ferd.areas.organisations import actions
from ferd.areas.organisations.models import Role, Unit
from ferd.foundation import clock
from ferd.foundation.errors import Refusal


class Command(BaseCommand):
    """Add a trust with an administrator, and print the link to a password."""

    help = "Add a trust and its first administrator; prints the invitation."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the trust's two names and the administrator's name and address."""
        parser.add_argument("name", help="the trust's name, such as 'Nordvik HF'")
        parser.add_argument("short_name", help="its short name, such as 'Nordvik'")
        parser.add_argument("administrator", help="the administrator's name")
        parser.add_argument("email", help="the administrator's address at work")

    def handle(self, *args: object, **options: str) -> None:  # noqa: ARG002
        """Add both, or neither."""
        try:
            person = _begin(options)
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal
        address = invitations.invitation_address(person)
        self.stdout.write(
            f"{options['name']} is laid. Give {person.name} this link; it works once, "
            f"for three days:\n{address}"
        )


@transaction.atomic
def _begin(options: dict[str, str]) -> Person:
    system = accounts.system_person()
    trust = actions.add_unit(
        kind=Unit.Kind.TRUST,
        name=options["name"],
        short_name=options["short_name"],
        parent=None,
        actor=system,
    )
    person = actions.add_person(
        name=options["administrator"],
        email=options["email"],
        hpr_number=None,
        authorised_on=None,
        actor=system,
    )
    actions.assign_role(
        person=person,
        role=Role.ADMINISTRATOR,
        unit=trust,
        starts_at=clock.now(),
        ends_at=None,
        actor=system,
    )
    return person

"""Lays the editions that come with Ferd."""

from django.core.management.base import BaseCommand

from ferd.areas.accounts import queries as accounts
from ferd.areas.curriculum import actions


class Command(BaseCommand):
    """Lay nuclear medicine and the common competencies, by number alone."""

    help = "Lay the editions that come with Ferd; safe to run again."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        """Lay what is not there."""
        laid = actions.ship_catalogue(actor=accounts.system_person())
        for edition in laid:
            count = edition.objectives.count()
            self.stdout.write(f"{edition.specialty.code}: {count} objectives.")
        if not laid:
            self.stdout.write("Everything was there already.")

"""Writes a signed checkpoint of the audit trail, to be kept elsewhere."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ferd.areas.accounts import queries as accounts
from ferd.areas.audit import checkpoints


class Command(BaseCommand):
    """Sign the end of the chain."""

    help = "Seal what was looked up and write a signed checkpoint."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to; without it, the checkpoint is printed."""
        parser.add_argument("--to", type=Path, metavar="FILE")

    def handle(self, *args: object, to: Path | None, **options: object) -> None:  # noqa: ARG002  Django's signature
        """Make it and write it."""
        made = checkpoints.make_checkpoint(actor=accounts.system_person())
        if to is None:
            self.stdout.write(made.as_line())
            return
        try:
            checkpoints.write(made, to)
        except OSError as error:
            fault = f"{to} cannot be written."
            raise CommandError(fault) from error
        self.stdout.write(f"The checkpoint of entry {made.number} is in {to}.")

"""Imports the national catalogue from files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ferd.areas.accounts import queries as accounts
from ferd.areas.curriculum import actions, reports
from ferd.foundation.errors import Refusal


class Command(BaseCommand):
    """Read files, show what they would change, and change it when asked to."""

    help = (
        "Import objectives from CSV, XLSX, CASE or content API files. "
        "Shows what would change; changes nothing without --apply."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take files, and whether to apply them."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--specialty", default="", help="whose objectives bare numbers are"
        )
        parser.add_argument("--apply", action="store_true", help="store what was shown")

    def handle(
        self,
        *args: object,  # noqa: ARG002
        files: list[Path],
        specialty: str,
        apply: bool,
        **options: object,  # noqa: ARG002
    ) -> None:
        """Read, show, and apply or discard."""
        content = [(path.name, _read(path)) for path in files]
        system = accounts.system_person()
        try:
            found = actions.import_catalogue(
                files=content, specialty=specialty, actor=system
            )
            for line in reports.lines(found):
                self.stdout.write(line)
            if apply:
                actions.apply_import(catalogue_import=found, actor=system)
                self.stdout.write("The catalogue is up to date.")
            else:
                actions.discard_import(catalogue_import=found, actor=system)
                self.stdout.write("Nothing was changed. Add --apply to store this.")
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise CommandError(message) from error

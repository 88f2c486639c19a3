"""Sets the demo up: database, texts, static files, and the hospital itself, once."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from rich.progress import Progress

from ferd.areas.accounts import queries as accounts
from ferd.areas.organisations import queries as organisations
from ferd.demo.build import build
from ferd.foundation import clock


class Command(BaseCommand):
    """Set the demo up; what is already there is left as it is."""

    help = "Set up the demo: migrate, compile texts, collect files, build the hospital."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        """Set up, with a progress bar."""
        if not settings.DEMO:
            raise CommandError(
                "This is not a demo: set DEMO=1, on a database of its own."
            )
        with Progress(transient=True) as progress:
            ground = progress.add_task("Setting up", total=3)
            call_command("compile_translations", verbosity=0)
            progress.advance(ground)
            call_command("migrate", verbosity=0, interactive=False)
            progress.advance(ground)
            call_command("collectstatic", verbosity=0, interactive=False)
            progress.advance(ground)
            if not accounts.fictitious_people().exists():
                self._build(progress)
        self._write_people()

    def _build(self, progress: Progress) -> None:
        task = progress.add_task("Building the fictional hospital", total=None)
        for name in build(clock.today()):
            progress.update(
                task, description=f"Building the hospital: {name}", advance=1
            )

    def _write_people(self) -> None:
        lines = []
        for person in accounts.fictitious_people():
            roles = {r.get_role_display() for r in organisations.current_roles(person)}
            lines.append(f"  {person.name:22} {', '.join(sorted(roles))}")
        Path(settings.VAR, "demo-people.txt").write_text(os.linesep.join(lines) + "\n")

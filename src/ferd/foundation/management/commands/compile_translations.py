"""Writes the .mo files that Django reads, where they are missing or old."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Compile the translations, without GNU gettext."""

    help = "Compile the translations (.po to .mo)."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        """Compile each file that is newer than what was compiled from it."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).rglob("*.po")):
                target = source.with_suffix(".mo")
                if _is_old(target, source):
                    _compile(source, target)
                    self.stdout.write(f"compiled {source.parent.parent.name}")


def _is_old(target: Path, source: Path) -> bool:
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path, target: Path) -> None:
    with source.open("rb") as stream:
        catalog = read_po(stream, locale=source.parent.parent.name)
    with target.open("wb") as stream:
        write_mo(stream, catalog)

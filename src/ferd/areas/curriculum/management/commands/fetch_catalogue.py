"""Fetches the national catalogue from Helsedirektoratet's content API."""

import time
from pathlib import Path

import httpx
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import Progress

from ferd.areas.curriculum import content_api
from ferd.formats.hapi import ENDPOINTS
from ferd.foundation.errors import Refusal


class Command(BaseCommand):
    """Fetch the answers of the content API, keep them as files, import them."""

    help = (
        "Fetch the catalogue from Helsedirektoratet's content API and save the "
        "answers as files. Shows what would change; changes nothing without --apply."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the key, the address, and where to keep the answers."""
        parser.add_argument("--key", default="", help="the subscription key")
        parser.add_argument(
            "--key-file", type=Path, help="a file with the key; not seen by others"
        )
        parser.add_argument("--address", default=content_api.DEFAULT_ADDRESS)
        parser.add_argument(
            "--folder", type=Path, default=Path("catalogue"), help="for the answers"
        )
        parser.add_argument("--apply", action="store_true", help="store what was shown")

    def handle(
        self,
        *args: object,  # noqa: ARG002
        folder: Path,
        address: str,
        apply: bool,
        **options: object,
    ) -> None:
        """Fetch with a progress bar, then import."""
        key = _key(options)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            files = self._fetch(key, address, folder)
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{len(files)} answers saved in {folder}.")
        if not files:
            raise CommandError("The content API had nothing to give.")
        call_command("import_catalogue", *files, apply=apply, stdout=self.stdout)

    def _fetch(self, key: str, address: str, folder: Path) -> list[Path]:
        files: list[Path] = []
        console = Console(stderr=True)
        with make_client() as client, Progress(console=console) as bar:
            task = bar.add_task("Fetching the catalogue", total=len(ENDPOINTS))
            answers = content_api.fetch_catalogue(
                client, address=address, key=key, pause=time.sleep
            )
            for answer in answers:
                for number, page in enumerate(answer.pages, start=1):
                    file = folder / f"{answer.endpoint}-{number}.json"
                    file.write_bytes(page)
                    files.append(file)
                bar.advance(task)
        return files


def make_client() -> httpx.Client:
    """Make the connection: a minute for an answer, and no redirects with the key."""
    return httpx.Client(timeout=60.0, follow_redirects=False)


def _key(options: dict[str, object]) -> str:
    key_file = options["key_file"]
    if isinstance(key_file, Path):
        try:
            key = key_file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            message = f"The key file {key_file} cannot be read."
            raise CommandError(message) from error
    else:
        key = str(options["key"]).strip()
    if not key.isascii() or not key.isprintable() or not key:
        raise CommandError(
            "A subscription key is needed: --key-file FILE, or --key KEY. "
            "Helsedirektoratet gives it to those who register with the API."
        )
    return key

"""Verifies the audit chain, by itself and against a head that was kept elsewhere."""

import re

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ferd.areas.audit import queries


class Command(BaseCommand):
    """Follow the audit chain from its first entry and say whether it holds."""

    help = "Verify the audit chain; exits 1 and names the first bad entry."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take heads that were printed before and have been kept elsewhere."""
        parser.add_argument(
            "--kept",
            action="append",
            default=[],
            metavar="NUMBER:HASH",
            help="a head printed by an earlier run; may be given several times",
        )

    def handle(self, *args: object, kept: list[str], **options: object) -> None:  # noqa: ARG002
        """Verify and report."""
        verdict = queries.verdict()
        if verdict.bad is not None:
            fault = (
                f"The audit chain is broken at entry {verdict.bad}; "
                f"the {verdict.entries} entries before it hold."
            )
            raise CommandError(fault)
        for head in kept:
            self._compare(head)
        self.stdout.write(
            f"The audit chain holds: {verdict.entries} entries. "
            f"Keep this elsewhere: {verdict.entries}:{verdict.head}"
        )

    def _compare(self, head: str) -> None:
        parts = re.fullmatch(r"(\d+):([0-9a-f]{64})", head)
        if parts is None:
            fault = f"{head} is not a head; write NUMBER:HASH."
            raise CommandError(fault)
        if not queries.keeps(int(parts[1]), parts[2]):
            fault = (
                f"Entry {parts[1]} is not the one that was kept: the chain was "
                "rewritten, or an old backup was put in its place."
            )
            raise CommandError(fault)

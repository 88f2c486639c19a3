"""Verifies the audit chain."""

from django.core.management.base import BaseCommand, CommandError

from ferd.areas.audit import queries


class Command(BaseCommand):
    """Follow the audit chain from its first entry and say whether it holds."""

    help = "Verify the audit chain; exits 1 and names the first bad entry."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        """Verify and report."""
        verdict = queries.verdict()
        if verdict.bad is not None:
            fault = (
                f"The audit chain is broken at entry {verdict.bad}; "
                f"the {verdict.entries} entries before it hold."
            )
            raise CommandError(fault)
        self.stdout.write(
            f"The audit chain holds: {verdict.entries} entries, head {verdict.head}."
        )

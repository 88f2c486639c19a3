"""Prints the public half of the key that signs checkpoints."""

from django.core.management.base import BaseCommand

from ferd.areas.audit import signing


class Command(BaseCommand):
    """Print the public key; the key is made when there is none."""

    help = "Print the public key of the audit's checkpoints, to be kept elsewhere."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002  Django's signature
        """Print it as PEM."""
        self.stdout.write(signing.public_pem(), ending="")

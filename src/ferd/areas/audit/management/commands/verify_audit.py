"""Verifies the audit trail, by itself and against what was kept elsewhere."""

import re
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management.base import BaseCommand, CommandError

from ferd.areas.audit import checkpoints, signing, verifying
from ferd.areas.audit.chain import Fault, Verdict

SENTENCES = {
    Fault.CHANGED: "Entry {bad} is not what was recorded: it was changed or put there.",
    Fault.MISSING: "Entry {bad} is missing.",
    Fault.ADDED: "Entry {bad} was added outside Ferd.",
    Fault.BACKWARDS: "Entry {bad} is older than the one before it.",
    Fault.REWRITTEN: (
        "Entry {bad} is not the one that was kept elsewhere: the chain was rewritten "
        "after entry {vouched}, or another copy was put in its place."
    ),
    Fault.ENDS: (
        "Entry {bad} is missing: the end of the chain was cut off, or an old copy "
        "was put in its place."
    ),
    Fault.LOOK_UPS: (
        "Entry {bad} sealed the look-ups {first} to {last}, and they are no longer "
        "what it sealed."
    ),
}


class Command(BaseCommand):
    """Follow the audit trail from its first entry and say whether it holds."""

    help = "Verify the audit trail; exits 1 and names the first bad entry."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what left the system before and has been kept elsewhere."""
        parser.add_argument(
            "--checkpoint",
            action="append",
            default=[],
            type=Path,
            metavar="FILE",
            help="a file or mail with checkpoints; may be given several times",
        )
        parser.add_argument(
            "--public-key",
            action="append",
            default=[],
            type=Path,
            metavar="FILE",
            help="a key that may have signed them, as kept elsewhere; "
            "without one, this system's own",
        )
        parser.add_argument(
            "--kept",
            action="append",
            default=[],
            metavar="NUMBER:HASH",
            help="an end printed by an earlier run, or at the foot of a document",
        )

    def handle(
        self,
        *args: object,  # noqa: ARG002  Django's signature
        checkpoint: list[Path],
        public_key: list[Path],
        kept: list[str],
        **options: object,  # noqa: ARG002
    ) -> None:
        """Verify and report."""
        marks: dict[int, set[str]] = defaultdict(set)
        keys = [_key(file) for file in public_key]
        for file in checkpoint:
            for number, digest in _checkpoints(file, keys):
                marks[number].add(digest)
        for text in kept:
            number, digest = _mark(text)
            marks[number].add(digest)
        found = verifying.verdict(marks)
        if found.bad is not None:
            raise CommandError(_sentence(found))
        self.stdout.write(
            f"The audit trail holds: {found.entries} entries. "
            f"Keep this elsewhere: {found.entries}:{found.head}"
        )


def _sentence(found: Verdict) -> str:
    first, last = found.look_ups or (0, 0)
    words = SENTENCES[found.fault or Fault.CHANGED].format(
        bad=found.bad, vouched=found.vouched, first=first, last=last
    )
    return f"{words} The {found.entries} entries before it hold."


def _key(file: Path) -> Ed25519PublicKey:
    try:
        return signing.read_public(file.read_bytes())
    except (OSError, ValueError) as error:
        fault = f"{file} is not a public key that can be read."
        raise CommandError(fault) from error


def _checkpoints(file: Path, keys: list[Ed25519PublicKey]) -> list[tuple[int, str]]:
    try:
        found = checkpoints.read(file.read_text("utf-8", "replace"))
    except OSError as error:
        fault = f"{file} cannot be read."
        raise CommandError(fault) from error
    if not found:
        fault = f"There is no checkpoint in {file}."
        raise CommandError(fault)
    for each in found:
        known = {signing.key_id(key): key for key in keys or [signing.public_key()]}
        key = known.get(each.key)
        if key is None or not signing.has_signed(key, each.signed_text, each.signature):
            fault = (
                f"The checkpoint of entry {each.number} in {file} is not signed by "
                "a key that was given."
            )
            raise CommandError(fault)
    return [(each.number, each.hash) for each in found]


def _mark(text: str) -> tuple[int, str]:
    plain = re.sub(r"[\s\u200b]", "", text)  # as it is copied from a document
    parts = re.fullmatch(r"(\d+):([0-9a-f]{64})(?::(\S+))?", plain)
    if parts is None:
        fault = f"{text} is not an end of the chain; write NUMBER:HASH."
        raise CommandError(fault)
    number, digest, short = int(parts[1]), parts[2], parts[3]
    if short and not checkpoints.is_genuine(number, digest, short):
        fault = f"{text} was not signed by this system's key."
        raise CommandError(fault)
    return number, digest

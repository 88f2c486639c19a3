"""Checkpoints: the end of the chain, signed, to be kept outside the system.

Someone with all power over the database can rewrite the whole chain, or put an
old copy in its place. A checkpoint that has left tells.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from email import message_from_string
from pathlib import Path

from django.conf import settings

from ferd.areas.accounts.models import Person
from ferd.areas.audit import seals, signing
from ferd.areas.audit.chain import canonical, in_utc
from ferd.areas.audit.models import AuditHead
from ferd.foundation import clock

FOLDER = "checkpoints"
SHORT = 16
"""How many characters of a signature stand at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The end of the chain at one moment.

    Attributes:
        number, hash: the last entry.
        at: when the checkpoint was made.
        look_ups: the number of the last look-up that the chain has sealed.
        key: which key signed it.
        signature: over all else, in Base64.
    """

    number: int
    hash: str
    at: str
    look_ups: int
    key: str
    signature: str = ""

    def as_line(self) -> str:
        """Write it as one line of JSON."""
        return canonical(asdict(self))

    @property
    def signed_text(self) -> str:
        """Give what the signature is over."""
        return canonical({k: v for k, v in asdict(self).items() if k != "signature"})


def make_checkpoint(*, actor: Person) -> Checkpoint:
    """Seal what has been looked up and sign the end of the chain."""
    seals.seal_look_ups(actor=actor)
    sealed = seals.last_sealed()
    head = AuditHead.objects.get(pk=1)
    unsigned = Checkpoint(
        number=head.number,
        hash=head.hash,
        at=in_utc(clock.now()),
        look_ups=sealed,
        key=signing.key_id(signing.public_key()),
    )
    return replace(unsigned, signature=signing.sign(unsigned.signed_text))


def short_mark() -> str:
    """Give the end of the chain for the foot of a page: number, hash, signature.

    The signature is the beginning of the key's over the rest; the same rest has
    the same, so whoever has the key can tell whether the foot is genuine.
    """
    number, digest = AuditHead.objects.values_list("number", "hash").get(pk=1)
    text = f"{number}:{digest}"
    return f"{text}:{signing.sign(text)[:SHORT]}"


def is_genuine(number: int, digest: str, short: str) -> bool:
    """Tell whether a mark from the foot of a page is signed by this system's key."""
    return signing.sign(f"{number}:{digest}")[:SHORT] == short


def keep_daily(*, actor: Person) -> Path:
    """Write today's checkpoint to a file; a day has one."""
    file = Path(settings.VAR, FOLDER, f"{clock.today().isoformat()}.json")
    if not file.exists():
        write(make_checkpoint(actor=actor), file)
    return file


def write(checkpoint: Checkpoint, file: Path) -> None:
    """Write a checkpoint to a file, wholly or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    part.write_text(checkpoint.as_line() + "\n", "utf-8")
    part.replace(file)


def read(text: str) -> list[Checkpoint]:
    """Find the checkpoints in a text: a file, a mail, several after each other."""
    return list(_found(text)) or [
        found
        for part in message_from_string(text).walk()
        if isinstance(payload := part.get_payload(decode=True), bytes)
        for found in _found(payload.decode("utf-8", "replace"))
    ]


def _found(text: str) -> Iterator[Checkpoint]:
    for line in text.splitlines():
        with suppress(ValueError):
            yield _understood(json.loads(line.strip().removeprefix("> ")))


def _understood(fields: object) -> Checkpoint:
    match fields:
        case {
            "number": int(number),
            "hash": str(digest),
            "at": str(at),
            "look_ups": int(look_ups),
            "key": str(key),
            "signature": str(signature),
        }:
            return Checkpoint(number, digest, at, look_ups, key, signature)
        case _:
            raise ValueError("This is no checkpoint.")

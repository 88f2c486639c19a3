"""What a change or a look-up is about, as the trail names it."""

from typing import Protocol
from uuid import UUID


class Target(Protocol):
    """Anything with a public identifier that a change can be about."""

    uuid: UUID


def name_of(target: Target) -> str:
    """Name a thing by its kind and its public identifier."""
    label = target._meta.label_lower  # type: ignore[attr-defined]  # noqa: SLF001
    return f"{label}:{target.uuid}"

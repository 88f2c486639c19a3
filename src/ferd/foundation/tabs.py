"""What the component `ui/tabs` shows: the sides of a page, each with its address."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Tab:
    """One side of a page, and how much waits there."""

    label: str | Promise
    url: str
    current: bool
    count: int | None = None

"""One line of the table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A figure, what it stands against, and whether it is what was aimed at.

    `is_met` is None where there is no target.
    """

    what: str
    figure: str
    against: str = ""
    ratio: float | None = None
    target: str = ""
    is_met: bool | None = None


def milliseconds(seconds: float) -> str:
    """Write seconds as milliseconds."""
    return f"{seconds * 1000:.1f} ms"

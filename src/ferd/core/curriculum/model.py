"""A specialty's curriculum as plain values, and how objectives are written.

The texts themselves come from importers (`ferd.formats`); nothing here knows
what an objective says, only which objectives there are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_CODE = re.compile(r"^\s*([A-ZÆØÅa-zæøå]{2,5})?[\s-]*0*(\d{1,4})\s*$")


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a specialty demands of every training plan.

    Attributes:
        code: the specialty's short code, such as ``NUK``.
        objectives: the numbers of the objectives of the edition in force.
        required_months: the shortest service, in months of full time, for
            training parts 2 and 3 together (product rule: at least 5 years).
    """

    code: str
    name: str
    objectives: frozenset[int]
    required_months: int


def objective_number(written: str, *, specialty: str) -> int | None:
    """Read ``NUK 001``, ``NUK-1``, ``NUK 1`` or ``001`` as a number.

    Gives None when it is no objective, or one of another specialty.
    """
    match = _CODE.match(written)
    if match is None or (match[1] and match[1].upper() != specialty.upper()):
        return None
    return int(match[2])


def split_code(written: str) -> tuple[str, int] | None:
    """Part ``NUK-1`` into ``NUK`` and 1; the specialty is empty in ``001``.

    Gives None when it is no objective.
    """
    match = _CODE.match(written)
    return ((match[1] or "").upper(), int(match[2])) if match else None


def objective_code(specialty: str, number: int) -> str:
    """Write an objective's code as the directorate does: ``NUK 001``."""
    return f"{specialty} {number:03d}"


def as_ranges(numbers: Iterable[int]) -> str:
    """Write numbers briefly: ``1-17, 69-75, 97``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)

"""Finding Norwegian identity numbers in text, so that they are never stored.

An identity number has eleven digits: a date, three figures and two check digits.
A D-number has 4 added to its first digit, a help number (H-number) to its third;
invented people in public test registers have 8 or 6.5 added there. It is found
also when it is written with spaces, dots or hyphens between its parts. Only the
place is told, never the number: what finds it must not spread it.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

LENGTH = 11
FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
MONTHS_ADDED = (0, 40, 65, 80)
"""What is added to the month: nothing, for help numbers, for invented people."""

DAYS_ADDED = (0, 40)
"""What is added to the day: nothing, for D-numbers."""

MOST_BETWEEN = 2
"""How many signs may part two digits of one number."""


class Kind(StrEnum):
    """Which kind of number it is."""

    IDENTITY_NUMBER = "identity_number"
    D_NUMBER = "d_number"
    HELP_NUMBER = "help_number"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: from `start` to before `end`, counted from 0."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Digit:
    at: int
    value: int


def find_identity_numbers(text: str) -> tuple[Place, ...]:
    """Give the places of all identity numbers in a text, in order."""
    return tuple(place for run in _runs(text) for place in _numbers_in(run))


def kind_of(digits: str) -> Kind | None:
    """Tell what kind of number eleven digits are; None when they are none."""
    if len(digits) != LENGTH or not digits.isdecimal():
        return None
    return _kind(tuple(unicodedata.decimal(digit) for digit in digits))


def _numbers_in(run: list[_Digit]) -> Iterator[Place]:
    """Look at every eleven digits that neither begin nor end within a group."""
    free_from = 0
    for begin in range(len(run) - LENGTH + 1):
        end = begin + LENGTH
        if begin < free_from or _is_joined(run, begin) or _is_joined(run, end):
            continue
        kind = _kind(tuple(digit.value for digit in run[begin:end]))
        if kind is not None:
            free_from = end
            yield Place(run[begin].at, run[end - 1].at + 1, kind)


def _is_joined(run: list[_Digit], index: int) -> bool:
    """Tell whether the digit at an index stands right after the one before it."""
    return 0 < index < len(run) and run[index].at == run[index - 1].at + 1


def _runs(text: str) -> Iterator[list[_Digit]]:
    """Part the digits of a text into runs that could be one number."""
    digits = [
        _Digit(at, unicodedata.decimal(sign))
        for at, sign in enumerate(text)
        if sign.isdecimal()
    ]
    run = digits[:1]
    for before, digit in pairwise(digits):
        if not _is_parted_lightly(text[before.at + 1 : digit.at]):
            yield run
            run = []
        run.append(digit)
    yield run


def _is_parted_lightly(between: str) -> bool:
    return len(between) <= MOST_BETWEEN and all(
        sign in ".-/_\N{EN DASH}\N{NON-BREAKING HYPHEN}\t"
        or unicodedata.category(sign) in {"Zs", "Cf"}
        for sign in between
    )


def _kind(digits: tuple[int, ...]) -> Kind | None:
    if not _check_digits_hold(digits):
        return None
    day, month, year = (10 * digits[at] + digits[at + 1] for at in (0, 2, 4))
    for days in DAYS_ADDED:
        for months in MONTHS_ADDED:
            if _is_day(day - days, month - months, year):
                return _named(days, months)
    return None


def _named(days: int, months: int) -> Kind:
    if days:
        return Kind.D_NUMBER
    return Kind.HELP_NUMBER if months == MONTHS_ADDED[1] else Kind.IDENTITY_NUMBER


def _check_digits_hold(digits: tuple[int, ...]) -> bool:
    first = sum(w * d for w, d in zip(FIRST_WEIGHTS, digits, strict=False))
    second = sum(w * d for w, d in zip(SECOND_WEIGHTS, digits, strict=True))
    return first % 11 == 0 and second % 11 == 0


def _is_day(day: int, month: int, year: int) -> bool:
    """Tell whether there is such a day, in whichever century."""
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False

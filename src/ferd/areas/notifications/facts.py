"""Facts of a notice, as they are stored and as they are read.

A day is stored as a day and written in the reader's language when it is read.
"""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format

from ferd.areas.notifications.kinds import Fact

Stored = str | int | float | dict[str, str]

DAY = "day"


def as_stored(facts: Mapping[str, Fact]) -> dict[str, Stored]:
    """Give the facts as JSON keeps them."""
    return {name: _as_stored(fact) for name, fact in facts.items()}


def as_read(stored: Mapping[str, Stored]) -> dict[str, str | int | float]:
    """Give the facts in words of the present language."""
    return {name: _as_read(fact) for name, fact in stored.items()}


def _as_stored(fact: Fact) -> Stored:
    return {DAY: fact.isoformat()} if isinstance(fact, date) else fact


def _as_read(fact: Stored) -> str | int | float:
    if isinstance(fact, dict):
        return date_format(date.fromisoformat(fact[DAY]))
    return fact

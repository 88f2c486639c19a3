"""One line of what waits: an object, a verb, an age and an address."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from ferd.foundation.ages import age_in_words


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what, what about it, since when, and the way there."""

    what: str
    about: str
    since: date | None
    age: str
    verb: str
    url: str


def line(
    what: str, about: str, since: date | datetime | None, verb: str, url: str
) -> Waiting:
    """Put a line together, with its age in words."""
    day = localdate(since) if isinstance(since, datetime) else since
    age = age_in_words(day) if day else ""
    return Waiting(what, about, day, age, verb, url)

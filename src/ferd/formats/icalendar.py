"""A feed of dated things as iCalendar (RFC 5545), for anyone's own calendar.

Values in, bytes out; titles and texts come in already translated. A feed leaves
the house, so what goes into an event is where and when, never notes about
anyone. Events keep their UID for good: what moves gets a higher SEQUENCE, what
is dropped stays in the feed as CANCELLED, or calendars would keep showing it.
"""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ferd.core.time import Period

if TYPE_CHECKING:
    import icalendar

OSLO = ZoneInfo("Europe/Oslo")
PRODUCT = "-//Ferd//Training plans//EN"
FETCH_AGAIN_AFTER = timedelta(hours=6)
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:ferd:calendar")
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]+")

_OSLO_AS_A_RULE = """\
BEGIN:VTIMEZONE
TZID:Europe/Oslo
BEGIN:DAYLIGHT
TZNAME:CEST
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""Since 1996, and without end.

The library lists the days of change up to 2037 instead, several to a line, of
which some calendars (ical.js) read only the first, an hour wrong ever after.
"""


class EventStatus(StrEnum):
    """How sure an event is."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A time of day, from and to; both with a time zone."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One entry of a feed.

    Attributes:
        uid: the same for as long as it is the same thing; see `stable_uid`.
        when: whole days, or a time of day.
        sequence: grows each time the event is changed.
        modified_at: when it was last changed; with a time zone.
        place: where, in words.
        text: what else there is to say.
        category: a word to colour and filter by.
    """

    uid: str
    title: str
    when: Period | Appointment
    status: EventStatus
    sequence: int
    modified_at: datetime
    place: str = ""
    text: str = ""
    url: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFeed:
    """A named calendar with its events."""

    name: str
    description: str
    events: Sequence[CalendarEvent]


def stable_uid(*parts: str) -> str:
    """Name an event by what it is about, the same in every version of a plan."""
    return f"{uuid.uuid5(_NAMESPACE, '/'.join(parts))}@ferd"


def due_on(day: date) -> Period:
    """Give the one day on which something is due."""
    return Period(day, day + timedelta(days=1))


def write_calendar(feed: CalendarFeed) -> bytes:
    """Write a feed as an iCalendar document, in the time of Oslo."""
    import icalendar  # noqa: PLC0415  slow to load, and only feeds need it

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _printable(feed.name))
    calendar.add("x-wr-calname", _printable(feed.name))
    calendar.add("x-wr-caldesc", _printable(feed.description))
    calendar.add("x-wr-timezone", str(OSLO))
    calendar.add("refresh-interval", FETCH_AGAIN_AFTER, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    if any(isinstance(event.when, Appointment) for event in feed.events):
        zone = icalendar.Calendar.from_ical(_OSLO_AS_A_RULE, multiple=False)
        calendar.add_component(zone)
    for event in feed.events:
        calendar.add_component(_written(event, icalendar.Event()))
    written: bytes = calendar.to_ical()
    return written


def _written(event: CalendarEvent, entry: "icalendar.Event") -> "icalendar.Event":
    entry.add("uid", event.uid)
    entry.add("summary", _printable(event.title))
    _add_time(event.when, entry)
    entry.add("status", event.status.value)
    entry.add("sequence", event.sequence)
    modified_at = event.modified_at.astimezone(ZoneInfo("UTC"))
    entry.add("dtstamp", modified_at)
    entry.add("last-modified", modified_at)
    for name, words in (
        ("location", event.place),
        ("description", event.text),
        ("url", event.url),
    ):
        if words:
            entry.add(name, _printable(words))
    if event.category:
        entry.add("categories", [_printable(event.category)])
    return entry


def _add_time(when: Period | Appointment, entry: "icalendar.Event") -> None:
    """Write days as days, not as midnights; they do not make anyone busy."""
    if isinstance(when, Period):
        entry.add("dtstart", when.start)
        entry.add("dtend", when.end)
        entry.add("transp", "TRANSPARENT")
    else:
        entry.add("dtstart", when.starts_at.astimezone(OSLO))
        entry.add("dtend", when.ends_at.astimezone(OSLO))


def _printable(text: str) -> str:
    """Leave out characters that end a line or cannot be shown."""
    return _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n")).strip()

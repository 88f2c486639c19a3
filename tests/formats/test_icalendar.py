"""Calendar feeds: read back by icalendar, and line by line by the standard."""

import re
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from io import StringIO

import icalendar
import pytest
from dateutil.tz import tzical

from ferd.core.scheduling.circumstances import CreditedService
from ferd.core.time import Leave, Period
from ferd.core.time_rules import LeaveKind
from ferd.formats.icalendar import (
    OSLO,
    Appointment,
    CalendarEvent,
    CalendarFeed,
    EventStatus,
    due_on,
    stable_uid,
    write_calendar,
)
from ferd.formats.pathway_events import Edition, EventWords, placement_events
from tests.core.scheduling.plans import PART_ONE, laid

CREDIT = CreditedService(months=Fraction(12), basis="decision", stage=1)
CHANGED_AT = datetime(2026, 3, 1, 9, 30, tzinfo=OSLO)
CONFIRMED = Edition(
    training="t1",
    number=2,
    status=EventStatus.CONFIRMED,
    modified_at=CHANGED_AT,
)


def say(placement):
    return EventWords(
        title=f"{placement.label}, nukleærmedisin",
        place=placement.site.department,
        text="Læringsmål 1-17, 69-75; se planen.",
        url="https://ferd.example/plan/",
        category="placement",
    )


def event(**others):
    return CalendarEvent(
        **{
            "uid": stable_uid("a"),
            "title": "Meeting",
            "when": due_on(date(2026, 9, 1)),
            "status": EventStatus.CONFIRMED,
            "sequence": 0,
            "modified_at": CHANGED_AT,
            **others,
        }
    )


def written(*events):
    feed = CalendarFeed(name="Ferd: Tora", description="Alt", events=events)
    return write_calendar(feed)


def entries(data):
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def properties(data):
    """Read the lines as RFC 5545 says, knowing nothing of any library."""
    unfolded = re.sub(rb"\r\n[ \t]", b"", data).decode("utf-8")
    lines = [line for line in unfolded.split("\r\n") if line]
    return [tuple(re.split(r"[:;]", line, maxsplit=1)) for line in lines]


def test_the_whole_pathway_is_in_the_feed_as_whole_days():
    pathway = laid()

    found = entries(written(*placement_events(pathway, CONFIRMED, say, former=None)))

    days = [(entry["DTSTART"].dt, entry["DTEND"].dt) for entry in found]
    assert days == [(p.period.start, p.period.end) for p in pathway.placements]
    assert all(entry["DTSTART"].params["VALUE"] == "DATE" for entry in found)
    assert {entry["STATUS"] for entry in found} == {"CONFIRMED"}
    assert {entry["SEQUENCE"] for entry in found} == {2}
    assert {entry["TRANSP"] for entry in found} == {"TRANSPARENT"}
    assert {entry["LAST-MODIFIED"].dt for entry in found} == {CHANGED_AT}
    assert found[0]["SUMMARY"] == "Stage 1, nukleærmedisin"
    assert found[0]["LOCATION"] == "BDA/NM"
    assert found[0]["DESCRIPTION"] == "Læringsmål 1-17, 69-75; se planen."
    assert found[0]["URL"] == "https://ferd.example/plan/"
    assert found[0]["CATEGORIES"].to_ical() == b"placement"


def test_a_placement_that_moves_keeps_its_name():
    away = Leave(Period(date(2026, 1, 1), date(2026, 11, 1)), LeaveKind.PARENTAL)
    before, after = laid(), laid(leaves=(away,))

    first = placement_events(before, CONFIRMED, say, former=None)
    second = placement_events(after, CONFIRMED, say, former=before)

    assert [e.uid for e in first] == [e.uid for e in second]
    assert first[2].when != second[2].when
    assert len({e.uid for e in first}) == 4


def test_another_training_has_other_names():
    other = Edition(
        training="t2",
        number=2,
        status=EventStatus.CONFIRMED,
        modified_at=CHANGED_AT,
    )

    mine = placement_events(laid(), CONFIRMED, say, former=None)
    theirs = placement_events(laid(), other, say, former=None)

    assert not {e.uid for e in mine} & {e.uid for e in theirs}


def test_what_is_no_longer_planned_is_cancelled_and_the_rest_is_not():
    before, after = laid(), laid(credited_service=(PART_ONE, CREDIT))

    found = entries(written(*placement_events(after, CONFIRMED, say, former=before)))

    by_status = [(entry["SUMMARY"][:7], entry["STATUS"]) for entry in found]
    assert by_status == [
        ("Stage 2", "CONFIRMED"),
        ("Stage 3", "CONFIRMED"),
        ("Stage 4", "CONFIRMED"),
        ("Stage 1", "CANCELLED"),
    ]


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says():
    data = written(event(title="Nukleærmedisinsk seksjon på Nordbyhagen, " * 8))

    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_calendar_says_its_name_its_zone_and_when_to_come_back():
    head = dict(properties(written())[1:-1])

    assert head["NAME"] == head["X-WR-CALNAME"] == "Ferd: Tora"
    assert head["X-WR-TIMEZONE"] == "Europe/Oslo"
    assert head["METHOD"] == "PUBLISH"
    assert head["REFRESH-INTERVAL"] == "VALUE=DURATION:PT6H"


def test_text_cannot_break_out_of_its_line():
    hostile = "Tora\r\nATTENDEE:mailto:someone\rBEGIN:VALARM\x00\u2028; a, b\\c"

    data = written(event(title=hostile, text="one\ntwo"))

    names = [name for name, *_ in properties(data)]
    assert "ATTENDEE" not in names
    assert names.count("BEGIN") == 2
    assert entries(data)[0]["DESCRIPTION"] == "one\ntwo"
    assert entries(data)[0]["SUMMARY"].endswith("; a, b\\c")


def test_the_same_feed_is_the_same_bytes():
    events = placement_events(laid(), CONFIRMED, say, former=None)

    assert written(*events) == written(*events)


@pytest.mark.parametrize(
    ("day", "offset"), [(date(2026, 3, 28), 1), (date(2026, 3, 29), 2)]
)
def test_a_time_of_day_is_oslo_time_on_both_sides_of_the_change_of_clocks(day, offset):
    starts_at = datetime(day.year, day.month, day.day, 12, 0, tzinfo=OSLO)
    when = Appointment(starts_at.astimezone(UTC), starts_at + timedelta(hours=1))

    data = written(event(when=when))

    found = entries(data)[0]
    assert found["DTSTART"].dt == starts_at
    assert found["DTSTART"].dt.utcoffset() == timedelta(hours=offset)
    assert found["DTSTART"].params["TZID"] == "Europe/Oslo"
    assert b"BEGIN:VTIMEZONE" in data
    assert "TRANSP" not in found


def test_a_due_date_is_one_day_and_may_be_tentative():
    data = written(event(when=due_on(date(2026, 12, 31)), status=EventStatus.TENTATIVE))

    found = entries(data)[0]
    assert found["DTEND"].dt == date(2027, 1, 1)
    assert found["STATUS"] == "TENTATIVE"
    assert "LOCATION" not in found


@pytest.mark.parametrize("year", [2026, 2037, 2041])
def test_the_time_zone_in_the_feed_is_that_of_oslo_every_day_of_the_year(year):
    noon = datetime(year, 1, 1, 12, 0, tzinfo=UTC)
    data = written(event(when=Appointment(noon, noon + timedelta(hours=1))))
    zone = tzical(StringIO(data.decode())).get("Europe/Oslo")

    for hour in range(365 * 24):
        moment = datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        here = moment.astimezone(OSLO).replace(tzinfo=None)
        assert here.replace(tzinfo=zone).utcoffset() in {
            here.replace(tzinfo=OSLO).utcoffset(),
            here.replace(tzinfo=OSLO, fold=1).utcoffset(),
        }


def test_a_feed_of_whole_days_needs_no_time_zone():
    assert b"VTIMEZONE" not in written(event())

"""Builds the fictional hospital and its history, step by step, by the actions.

Every step happens at a moment in the demo's past, in order of time, so that the
audit trail reads as a real one would.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone, translation

from ferd.areas.accounts import queries as accounts
from ferd.areas.accounts.models import Person
from ferd.areas.curriculum import actions as curriculum
from ferd.areas.notifications import actions as notification_actions
from ferd.areas.notifications import queries as notifications
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Qualification, Unit
from ferd.demo.cast import PEOPLE, SITES, UNITS, PersonOfDemo
from ferd.foundation import clock

YEARS_OF_HISTORY = 4

UNREAD_DAYS = 7
"""For how many days nobody has looked at what they were told."""


@dataclass(slots=True)
class Hospital:
    """What has been built so far."""

    today: date
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def ago(self, *, years: int = 0, months: int = 0, days: int = 0) -> date:
        """Give a day in the past."""
        return self.today - relativedelta(years=years, months=months, days=days)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, and when."""

    name: str
    on: date
    run: Callable[[Hospital], object]


def build(today: date) -> Iterator[str]:
    """Build everything, naming each step as it begins."""
    from ferd.demo.places_story import places_story  # noqa: PLC0415  needs this module
    from ferd.demo.progress_story import progress_story  # noqa: PLC0415  as above
    from ferd.demo.progress_waiting import progress_waiting  # noqa: PLC0415  as above
    from ferd.demo.story import story  # noqa: PLC0415  the story needs this module

    hospital = Hospital(today)
    founding = hospital.ago(years=YEARS_OF_HISTORY)
    steps = [
        Step("curriculum", founding, ship_catalogue),
        Step("units", founding, add_units),
        Step("people", founding + timedelta(days=1), add_people),
        *story(hospital),
        *places_story(hospital),
        *progress_story(hospital),
        *progress_waiting(hospital),
        Step("what was read", hospital.ago(days=UNREAD_DAYS), finish_notices),
    ]
    with translation.override("nb"):
        for step in sorted(steps, key=lambda step: step.on):
            yield step.name
            with clock.pretend(moment(step.on)):
                step.run(hospital)


def moment(day: date) -> datetime:
    """Give the middle of a working day."""
    return timezone.make_aware(datetime.combine(day, time(10, 30)))


def ship_catalogue(hospital: Hospital) -> None:  # noqa: ARG001  a step like the others
    """Ship the numbered objectives."""
    curriculum.ship_catalogue(actor=accounts.system_person())


def add_units(hospital: Hospital) -> None:
    """Add the trusts, their units and sites."""
    system = accounts.system_person()
    for unit in UNITS:
        hospital.units[unit.key] = organisations.add_unit(
            kind=unit.kind,
            name=unit.name,
            short_name=unit.short_name,
            parent=hospital.units[unit.parent] if unit.parent else None,
            actor=system,
        )
    for trust, name in SITES:
        organisations.add_site(trust=hospital.units[trust], name=name, actor=system)


def add_people(hospital: Hospital) -> None:
    """Add everyone, with their roles and what they have earned."""
    for person in PEOPLE:
        add_person(hospital, person)


def add_person(hospital: Hospital, cast: PersonOfDemo) -> None:
    """Add one person, with their roles and what they have earned."""
    system = accounts.system_person()
    authorised_on = hospital.ago(years=12 if cast.specialty else 6)
    person = organisations.add_person(
        name=cast.name,
        email=f"{cast.key}@ferd.example",
        hpr_number=None,
        authorised_on=authorised_on if cast.is_doctor else None,
        actor=system,
    )
    accounts.mark_as_fictitious(person)
    hospital.people[cast.key] = person
    for role, unit in cast.roles:
        organisations.assign_role(
            person=person,
            role=role,
            unit=hospital.units[unit],
            starts_at=clock.now(),
            ends_at=None,
            actor=system,
        )
    if cast.specialty:
        _record_qualifications(hospital, person, cast)


def finish_notices(hospital: Hospital) -> None:
    """Let everybody be done with what they were told until now."""
    for person in hospital.people.values():
        for notice in notifications.open_notices(person):
            notification_actions.finish_notice(notice=notice, actor=person)


def _record_qualifications(
    hospital: Hospital, person: Person, cast: PersonOfDemo
) -> None:
    kinds = Qualification.Kind
    for kind, name, years in (
        (kinds.SPECIALTY, cast.specialty, 6),
        (kinds.SUPERVISION_COURSE, "Kurs i veiledning og supervisjon", 5),
    ):
        organisations.record_qualification(
            person=person,
            kind=kind,
            name=name,
            earned_on=hospital.ago(years=years),
            unit=hospital.units[cast.roles[0][1]],
            actor=accounts.system_person(),
        )

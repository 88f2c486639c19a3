"""A person's plan as a calendar: what is agreed, or proposed, from end to end."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import drawings, queries
from ferd.areas.schedules.models import IndividualPlan
from ferd.areas.schedules.words import site_in_words
from ferd.core.scheduling.pathway import Placement
from ferd.formats.icalendar import (
    CalendarEvent,
    CalendarFeed,
    EventStatus,
    due_on,
    stable_uid,
    write_calendar,
)
from ferd.formats.pathway_events import Edition, EventWords, placement_events


def calendar_of(person: Person) -> bytes:
    """Write a person's whole plan as a calendar, in their own language."""
    with translation.override(person.language):
        traineeship = queries.own_traineeship(person)
        plan = queries.foremost_plan(traineeship) if traineeship else None
        return write_calendar(
            CalendarFeed(
                name=_("Ferd: %(name)s") % {"name": person.name},
                description=_("Placements and dates of the individual plan"),
                events=_events(plan) if plan else (),
            )
        )


def _events(plan: IndividualPlan) -> tuple[CalendarEvent, ...]:
    former = queries.former_plan(plan)
    agreed = plan.status == IndividualPlan.Status.AGREED
    status = EventStatus.CONFIRMED if agreed else EventStatus.TENTATIVE
    changed_at = plan.agreed_by_leader_at if agreed else plan.proposed_at
    edition = Edition(
        training=str(plan.traineeship.uuid),
        number=plan.number,
        status=status,
        modified_at=max(filter(None, (changed_at, plan.agreed_by_trainee_at))),
    )
    url = settings.SITE_ADDRESS + reverse("schedules:plan", args=[plan.uuid])

    def say(placement: Placement) -> EventWords:
        place = site_in_words(placement.site)
        return EventWords(
            title=f"{placement.label}: {place}", place=place, url=url, category="Ferd"
        )

    placements = placement_events(
        plan.as_pathway(),
        edition,
        say,
        former=former.as_pathway() if former else None,
    )
    return (*placements, *_revisions(plan, edition))


def _revisions(plan: IndividualPlan, edition: Edition) -> list[CalendarEvent]:
    days = drawings.revision_days(plan.as_pathway())
    return [
        CalendarEvent(
            uid=stable_uid(edition.training, "revision", str(number)),
            title=_("Yearly revision of the plan"),
            when=due_on(day),
            status=edition.status,
            sequence=edition.number,
            modified_at=edition.modified_at,
            category="Ferd",
        )
        for number, day in enumerate(days, start=1)
    ]

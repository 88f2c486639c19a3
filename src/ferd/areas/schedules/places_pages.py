"""What the pages of places gather: tabs, rows with their months, whom to ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import (
    permissions,
    place_words,
    places_queries,
    planned_here,
    queries,
    request_queries,
)
from ferd.areas.schedules.models import Places, Traineeship
from ferd.core.scheduling.pathway import Placement
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.drawing.months import MonthsDrawing
from ferd.foundation.tabs import Tab

MONTHS_SHOWN = 36
LISTED = 300
"""Of how many trainees one may choose in a form; the rest are asked for by link."""


@dataclass(frozen=True, slots=True)
class PlacesRow:
    """One unit's places as the list shows them."""

    places: Places
    drawing: MonthsDrawing
    is_own: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """For whom, and for which of the plan's stays, a place may be asked."""

    traineeship: Traineeship
    placement: Placement | None

    @property
    def key(self) -> str:
        """Give what a form sends."""
        stage = self.placement.stage if self.placement else ""
        return f"{self.traineeship.uuid}/{stage}"

    @property
    def label(self) -> str:
        """Say it: who, which stage, from when to when."""
        name = self.traineeship.trainee.name
        if self.placement is None:
            return _("%(name)s, on other days") % {"name": name}
        period = self.placement.period
        return _("%(name)s: %(stage)s, %(first)s to %(last)s") % {
            "name": name,
            "stage": self.placement.label,
            "first": date_format(period.start),
            "last": date_format(period.last),
        }


def tabs(actor: Person, here: str) -> list[Tab]:
    """Give the sides of the places that concern a reader."""
    waiting = request_queries.waiting_requests(actor).number
    listed = [
        ("places:list", _("Places"), None),
        ("places:requests", _("Requests"), waiting or None),
        ("places:agreements", _("Agreements"), None),
    ]
    if permissions.may_map_sites_somewhere(actor):
        listed.append(("places:sites", _("What a site means"), None))
    return [
        Tab(label, reverse(name), name == here, count) for name, label, count in listed
    ]


def rows(actor: Person, places: Iterable[Places]) -> list[PlacesRow]:
    """Draw the coming months of some places."""
    listed, first = list(places), clock.today()
    own = set(
        places_queries.kept_places(actor)
        .filter(pk__in=[each.pk for each in listed])
        .values_list("pk", flat=True)
    )
    asked = places_queries.months_of(listed, first_month=first, months=MONTHS_SHOWN)
    found = planned_here.with_plans(asked, first)
    return [
        PlacesRow(each.places, place_words.drawn(each, first), each.places.pk in own)
        for each in found
    ]


def choices(actor: Person, places: Places) -> list[Choice]:
    """List for whom the actor may ask, the stays that fit these places first."""
    traineeships = list(queries.traineeships_planned_by(actor, places)[:LISTED])
    suited = _suited(traineeships, places)
    return suited + [Choice(each, None) for each in traineeships]


def stays_in(choice: Choice) -> Period | None:
    """Give the days of the plan, if one of its stays was chosen."""
    return choice.placement.period if choice.placement else None


def first_choice(listed: list[Choice], traineeship: UUID | None) -> str:
    """Choose beforehand: the trainee one comes from, or the only one there is."""
    for each in listed:
        if each.traineeship.uuid == traineeship:
            return each.key
    return listed[0].key if len({each.traineeship for each in listed}) == 1 else ""


def _suited(traineeships: list[Traineeship], places: Places) -> list[Choice]:
    """Find the stays of the trainees' plans that may be served at these places."""
    coming = [
        (each, placement)
        for each in traineeships
        for placement in _coming(each, clock.today())
    ]
    wanted = [(p.site, t.unit, t.specialty_code) for t, p in coming if p.site]
    found = places_queries.places_for_many(wanted)
    return [
        Choice(each, placement)
        for each, placement in coming
        if placement.site
        and places.identity
        in found[placement.site, each.unit_id, each.specialty_code].places
    ]


def _coming(traineeship: Traineeship, today: date) -> list[Placement]:
    open_plans = sorted(
        traineeship.open_plans,  # type: ignore[attr-defined]
        key=lambda plan: plan.status != "agreed",
    )
    if not open_plans:
        return []
    placements = open_plans[0].as_pathway().placements
    return [each for each in placements if each.period.end > today]

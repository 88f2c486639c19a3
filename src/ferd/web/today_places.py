"""What waits for a reader among places: requests, stays, agreements."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import request_queries as queries
from ferd.areas.schedules.models import PlaceRequest
from ferd.web.waiting import Waiting, line

MOST = 20
"""How many of each the first page shows; the rest are among the requests."""


def waiting_places(actor: Person) -> Iterator[Waiting]:
    """List the requests and agreements that wait for a reader."""
    waiting = queries.waiting_requests(actor)
    for request in waiting.answer[:MOST]:
        yield line(
            _("%(name)s needs a place") % {"name": _name(request)},
            _about(request),
            request.asked_at,
            _("Answer"),
            _address(request),
        )
    for request in waiting.commit[:MOST]:
        yield line(
            _("A place is held for %(name)s") % {"name": _name(request)},
            _about(request),
            request.asked_at,
            _("Commit"),
            _address(request),
        )
    for request in waiting.appoint[:MOST]:
        yield line(
            _("%(name)s has no supervisor for the stay") % {"name": _name(request)},
            _about(request),
            None,
            _("Appoint"),
            reverse("places:appoint", args=[request.uuid]),
        )
    for agreement in waiting.accept[:MOST]:
        yield line(
            _("An agreement is proposed"),
            f"{agreement.sending.name}, {agreement.receiving.name}",
            agreement.proposed_at,
            _("Read and accept"),
            reverse("places:agreement", args=[agreement.uuid]),
        )


def _name(request: PlaceRequest) -> str:
    return request.traineeship.trainee.name


def _about(request: PlaceRequest) -> str:
    words = _("%(places)s at %(unit)s, from %(day)s")
    return words % {
        "places": request.places.title,
        "unit": request.places.unit.name,
        "day": date_format(request.starts_on),
    }


def _address(request: PlaceRequest) -> str:
    return reverse("places:request", args=[request.uuid])

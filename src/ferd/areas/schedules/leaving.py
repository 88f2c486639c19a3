"""What becomes of a trainee's places when the training ends.

What is past stays as it was. What was asked for or held beyond the last day is
withdrawn; a stay that would begin later is withdrawn too, and one that goes on
ends with the training, without notice: nobody comes any more. Called by the
actions, in their transactions.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import (
    notices,
    places_queries,
    request_queries,
    stay_rules,
    telling,
)
from ferd.areas.schedules.models import PlaceRequest, Traineeship
from ferd.core.scheduling.problem import PlacesId
from ferd.foundation import clock

Status = PlaceRequest.Status


def places_asked_of(traineeship: Traineeship) -> frozenset[PlacesId]:
    """Give the places in which something is asked for, held or promised."""
    found = request_queries.current_stays(traineeship)
    return frozenset(each.places.identity for each in found)


def leave_places(
    traineeship: Traineeship, ends_on: date, actor: Person
) -> Iterator[PlaceRequest]:
    """Free what lies beyond the end of a training; the trainee is locked."""
    places_queries.lock_places(places_asked_of(traineeship))
    last = max(ends_on, clock.today())
    for request in _beyond(traineeship, last):
        if request.status in PlaceRequest.OPEN or request.starts_on >= last:
            stay_rules.close(request, Status.WITHDRAWN, _reason(), actor)
        else:
            request.ends_on, request.reason = last, request.reason or _reason()
            request.closed_at, request.closed_by = clock.now(), actor
            request.save(update_fields=["ends_on", "reason", "closed_at", "closed_by"])
        yield request


def tell_of_leaving(request: PlaceRequest, ends_on: date, actor: Person) -> None:
    """Tell the unit whose place becomes free, and those who asked for it."""
    telling.settle(request, actor)
    telling.tell_receiving(request, notices.TRAINEE_LEAVES, actor, until=ends_on)
    telling.tell_sending(request, notices.TRAINEE_LEAVES, actor, until=ends_on)


def _beyond(traineeship: Traineeship, last: date) -> QuerySet[PlaceRequest]:
    return (
        PlaceRequest.objects.select_for_update(of=("self",))
        .filter(request_queries.going_on(), traineeship=traineeship, ends_on__gt=last)
        .select_related("places__unit", "traineeship__unit", "traineeship__trainee")
        .order_by("pk")
    )


def _reason() -> str:
    return _("The training ends.")

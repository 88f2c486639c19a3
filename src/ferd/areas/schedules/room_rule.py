"""The rule that guards places: never more than the room, on any day.

The row of the places is its lock. Whoever takes room or takes it away calls
`lock_places` first, in every action, and asks `lacking_on` after that.
"""

from datetime import date

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import claiming, room_for_plans
from ferd.areas.schedules import places_queries as queries
from ferd.areas.schedules.models import PlaceRequest, Places
from ferd.core.scheduling import rooms
from ferd.core.scheduling.rooms import Span
from ferd.foundation.errors import Conflict


def lock_places(places: Places) -> Places:
    """Let nobody else take room here, or change it, until we are done."""
    return (
        Places.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .get(pk=places.pk)
    )


def lacking_on(request: PlaceRequest) -> date | None:
    """Find the first day on which a request finds no room; None if there is."""
    others = _claims(request.places).exclude(pk=request.pk)
    return rooms.first_day_without(
        (each.as_span() for each in request.places.rooms.all()),
        (each.as_span() for each in others),
        request.as_span(),
    )


def refuse_without_room(request: PlaceRequest, actor: Person) -> None:
    """Refuse to hold or commit what does not fit beside promises and plans."""
    day = lacking_on(request)
    if day is not None:
        raise Conflict(
            _("There is no room on %(day)s. Look for another time, or wait.")
            % {"day": date_format(day)}
        )
    plans = claiming.open_plans()
    about = [frozenset({request.places.identity})]
    known = room_for_plans.facts(plans, about, besides=request.pk)
    if found := known.lacks_for(request):
        raise Conflict(room_for_plans.in_words(found[0], known, actor))


def refuse_too_little(places: Places, room: tuple[Span, ...]) -> None:
    """Refuse a change of room that would leave somebody without the promised."""
    promised = [each.as_span() for each in _claims(places)]
    days = (
        rooms.first_day_without(room, promised, Span(each.period, 0))
        for each in promised
    )
    day = min(filter(None, days), default=None)
    if day is not None:
        raise Conflict(
            _("More than that is promised on %(day)s. Withdraw from it first.")
            % {"day": date_format(day)}
        )


def _claims(places: Places) -> QuerySet[PlaceRequest]:
    return places.requests.filter(queries.claiming())

"""Who is told when something happens to a request or an agreement."""

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions as notifications
from ferd.areas.notifications.kinds import Fact, Kind
from ferd.areas.schedules import notices, request_queries
from ferd.areas.schedules.models import PlaceRequest, SpecialtyAgreement
from ferd.areas.schedules.roles import PLANNERS, RECEIVERS


def tell_receiving(
    request: PlaceRequest, kind: Kind, actor: Person, **facts: Fact
) -> None:
    """Tell those who keep the places."""
    people = request_queries.people_over(request.places.unit, RECEIVERS)
    _tell(request, kind, actor, people, facts)


def tell_sending(
    request: PlaceRequest, kind: Kind, actor: Person, **facts: Fact
) -> None:
    """Tell those who plan for the trainee."""
    people = request_queries.people_over(request.traineeship.unit, PLANNERS)
    _tell(request, kind, actor, people, facts)


def tell_all(request: PlaceRequest, kind: Kind, actor: Person, **facts: Fact) -> None:
    """Tell both sides, and the trainee."""
    people = [
        *request_queries.people_over(request.places.unit, RECEIVERS),
        *request_queries.people_over(request.traineeship.unit, PLANNERS),
    ]
    trainee = request.traineeship.trainee
    others = [person for person in people if person != trainee]
    _tell(request, kind, actor, [*others, trainee], facts)


def tell_of_agreement(agreement: SpecialtyAgreement, kind: Kind, actor: Person) -> None:
    """Tell both sides of an agreement."""
    people = [
        *request_queries.people_over(agreement.sending, PLANNERS),
        *request_queries.people_over(agreement.receiving, RECEIVERS),
    ]
    notifications.tell_all(
        people=people,
        kind=kind,
        target=agreement,
        url=reverse("places:agreement", args=[agreement.uuid]),
        actor=actor,
        facts={
            "sending": agreement.sending.name,
            "receiving": agreement.receiving.name,
        },
    )


def settle(request: PlaceRequest, actor: Person) -> None:
    """Mark as done what waited about a request that is decided."""
    notifications.settle(target=request, kinds=notices.WAITING, actor=actor)


def _tell(
    request: PlaceRequest,
    kind: Kind,
    actor: Person,
    people: list[Person],
    facts: dict[str, Fact],
) -> None:
    known: dict[str, Fact] = {
        "unit": request.places.unit.name,
        "day": request.starts_on,
        **facts,
    }
    notifications.tell_all(
        people=people,
        kind=kind,
        target=request,
        url=reverse("places:request", args=[request.uuid]),
        actor=actor,
        facts={name: known[name] for name in kind.facts},
    )

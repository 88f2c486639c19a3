"""Reading requests, stays and agreements, as far as the reader may.

A request names a trainee. It is seen by the trainee, by those who plan in the
trainee's unit, by those who keep the places, and by who supervises the stay.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, RoleAssignment, Unit
from ferd.areas.schedules.models import (
    PlaceRequest,
    Places,
    SpecialtyAgreement,
    StaySupervisor,
    Traineeship,
)
from ferd.areas.schedules.roles import PLANNERS, RECEIVERS, SUPERVISORS
from ferd.foundation import clock
from ferd.foundation.errors import NotFound
from ferd.foundation.reading import once

Status = PlaceRequest.Status
Agreed = SpecialtyAgreement.Status


def visible_requests(actor: Person) -> QuerySet[PlaceRequest]:
    """List the requests `actor` may know of, in order of their first day."""
    supervised = supervised_stays(actor)
    return _with_all(
        PlaceRequest.objects.filter(
            Q(traineeship__trainee=actor)
            | _sent_from(actor)
            | _sent_to(actor)
            | Q(pk__in=supervised)
        )
    )


def get_request(actor: Person, public_id: uuid.UUID) -> PlaceRequest:
    """Get one request that `actor` may know of."""
    found = visible_requests(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such request."))
    return found


def going_on() -> Q:
    """Give the condition that a request still waits, is held, or is a stay to come."""
    return (
        Q(status=Status.ASKED, ends_on__gt=clock.today())
        | Q(status=Status.HELD, held_until__gt=clock.now())
        | Q(status=Status.COMMITTED, ends_on__gt=clock.today())
    )


def run_out() -> Q:
    """Give the condition that time has ended a request that nobody has closed."""
    return Q(status=Status.HELD, held_until__lte=clock.now()) | Q(
        status=Status.ASKED, ends_on__lte=clock.today()
    )


@dataclass(frozen=True, slots=True)
class WaitingRequests:
    """What waits for one person, by what there is to do.

    Attributes:
        answer: asked of units the person receives for, or half committed.
        commit: held for trainees the person plans for.
        appoint: long stays that the person's unit receives and nobody supervises.
        accept: agreements that wait for a side the person speaks for.
    """

    answer: QuerySet[PlaceRequest]
    commit: QuerySet[PlaceRequest]
    appoint: QuerySet[PlaceRequest]
    accept: QuerySet[SpecialtyAgreement]

    @property
    def number(self) -> int:
        """Count the requests that wait."""
        found = (self.answer, self.commit, self.appoint)
        keys = [each.order_by().values("pk") for each in found]
        return keys[0].union(*keys[1:]).count()


def waiting_requests(actor: Person) -> WaitingRequests:
    """Give what waits for `actor`, whose roles are asked for once."""
    held = organisations.roles_held(actor)
    to, from_ = "places__unit__", "traineeship__unit__"
    receives = organisations.units_held(held, RECEIVERS, prefix=to)
    sends = organisations.units_held(held, PLANNERS, prefix=from_)
    open_ones = StaySupervisor.objects.filter(request=OuterRef("pk"), ended_at=None)
    asked = Q(status=Status.ASKED, ends_on__gt=clock.today())
    others = _with_all(PlaceRequest.objects.exclude(traineeship__trainee=actor))
    return WaitingRequests(
        answer=others.filter(receives, asked | _held_without("receiving")),
        commit=others.filter(sends, _held_without("sending")),
        appoint=others.filter(
            receives,
            ~Exists(open_ones),
            needs_supervisor=True,
            status=Status.COMMITTED,
            ends_on__gt=clock.today(),
        ),
        accept=_to_accept(actor, held),
    )


def without_stay_supervisor(actor: Person) -> QuerySet[PlaceRequest]:
    """List the long stays that the actor's unit receives and nobody supervises."""
    return waiting_requests(actor).appoint


def requests_of(actor: Person, places: Places) -> QuerySet[PlaceRequest]:
    """List the going requests for some places, as far as the actor may see them."""
    return visible_requests(actor).filter(going_on(), places=places)


def current_stays(traineeship: Traineeship) -> QuerySet[PlaceRequest]:
    """List what is asked, held or committed for a trainee and not over."""
    return _with_all(PlaceRequest.objects.filter(going_on(), traineeship=traineeship))


def open_stays() -> QuerySet[PlaceRequest]:
    """List the stays that open the trainee's plan to the receiving side now."""
    today = clock.today()
    return PlaceRequest.objects.filter(
        status=Status.COMMITTED, opens_on__lte=today, ends_on__gt=today
    )


def received_by(actor: Person) -> list[int]:
    """List the keys of the traineeships `actor` follows through a stay, now.

    They are few, and fetched: two plain questions instead of one with OR.
    """
    return once(("schedules.received_by", actor.pk), lambda: _received_by(actor))


def _received_by(actor: Person) -> list[int]:
    sent = open_stays().filter(_sent_to(actor))
    supervised = open_stays().filter(pk__in=supervised_stays(actor))
    keys = [each.values_list("traineeship", flat=True) for each in (sent, supervised)]
    return [key for some in keys for key in some]


def current_stay_supervisor(request: PlaceRequest) -> StaySupervisor | None:
    """Get who supervises a stay, if somebody is appointed."""
    found = request.supervisors.filter(ended_at=None)
    return found.select_related("supervisor").first()


def people_to_supervise_stay(request: PlaceRequest) -> QuerySet[Person]:
    """List the consultants of the receiving unit, who may be appointed."""
    return organisations.people_with_role(request.places.unit, *SUPERVISORS).exclude(
        pk=request.traineeship.trainee_id
    )


def history(target: PlaceRequest | SpecialtyAgreement) -> QuerySet[AuditEntry]:
    """List what was done about a request or an agreement, newest first."""
    return audit.history(target)


def people_over(unit: Unit, roles: tuple[Role, ...]) -> list[Person]:
    """List the people whose role reaches a unit: held there, or above and down."""
    above = [int(key) for key in unit.path.strip("/").split("/")]
    reaching = Q(unit=unit) | Q(role__in=organisations.CARRYING_DOWN, unit__in=above)
    holders = organisations.current_holders(*roles).filter(reaching)
    return list(Person.objects.filter(pk__in=holders.values("person"), is_active=True))


def visible_agreements(actor: Person) -> QuerySet[SpecialtyAgreement]:
    """List the agreements of the units `actor` plans or receives for, or above them."""
    held = organisations.current_roles(actor).filter(role__in=RECEIVERS)
    above = {key for each in held for key in _ancestry(each.unit)}
    return SpecialtyAgreement.objects.filter(
        _speaks_for_sending(actor)
        | _speaks_for_receiving(actor)
        | Q(sending__in=above)
        | Q(receiving__in=above)
    ).select_related(
        "sending", "receiving", "sending_accepted_by", "receiving_accepted_by"
    )


def get_agreement(actor: Person, public_id: uuid.UUID) -> SpecialtyAgreement:
    """Get one agreement that `actor` may see."""
    found = visible_agreements(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such agreement."))
    return found


def agreements_to_accept(actor: Person) -> QuerySet[SpecialtyAgreement]:
    """List the agreements that wait for a side the actor speaks for."""
    return waiting_requests(actor).accept


def agreement_for(
    traineeship: Traineeship, places: Places, starts_on: date
) -> SpecialtyAgreement | None:
    """Find the agreement a stay rests on: in force on its first day, newest first."""
    return (
        SpecialtyAgreement.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=starts_on),
            sending__in=_ancestry(traineeship.unit),
            receiving__in=_ancestry(places.unit),
            specialty_code=traineeship.specialty_code,
            status=Agreed.ACCEPTED,
            starts_on__lte=starts_on,
        )
        .order_by("-starts_on", "-pk")
        .first()
    )


def _with_all(requests: QuerySet[PlaceRequest]) -> QuerySet[PlaceRequest]:
    supervisors = StaySupervisor.objects.filter(ended_at=None)
    return requests.select_related(
        "places__unit",
        "places__site",
        "traineeship__trainee",
        "traineeship__unit",
        "agreement",
        "asked_by",
    ).prefetch_related(
        Prefetch(
            "supervisors",
            supervisors.select_related("supervisor"),
            to_attr="current_supervisors",
        )
    )


def _to_accept(
    actor: Person, held: list[RoleAssignment]
) -> QuerySet[SpecialtyAgreement]:
    sends = organisations.units_held(held, PLANNERS, prefix="sending__")
    receives = organisations.units_held(held, RECEIVERS, prefix="receiving__")
    return (
        SpecialtyAgreement.objects.filter(
            (Q(sending_accepted_at=None) & sends)
            | (Q(receiving_accepted_at=None) & receives),
            status=Agreed.PROPOSED,
        )
        .exclude(sending_accepted_by=actor)
        .exclude(receiving_accepted_by=actor)
        .select_related("sending", "receiving")
    )


def _held_without(side: str) -> Q:
    nobody = Q(**{f"{side}_committed_at": None})
    return nobody & Q(status=Status.HELD, held_until__gt=clock.now())


def _sent_from(actor: Person) -> Q:
    return organisations.units_with_role(actor, PLANNERS, prefix="traineeship__unit__")


def _sent_to(actor: Person) -> Q:
    return organisations.units_with_role(actor, RECEIVERS, prefix="places__unit__")


def _speaks_for_sending(actor: Person) -> Q:
    return organisations.units_with_role(actor, PLANNERS, prefix="sending__")


def _speaks_for_receiving(actor: Person) -> Q:
    return organisations.units_with_role(actor, RECEIVERS, prefix="receiving__")


def supervised_stays(actor: Person) -> list[int]:
    """Give the keys of the stays the actor supervises now, as consultant there."""
    appointed = StaySupervisor.objects.filter(
        organisations.units_with_role(
            actor, SUPERVISORS, prefix="request__places__unit__"
        ),
        supervisor=actor,
        ended_at=None,
        request__status=Status.COMMITTED,
        request__opens_on__lte=clock.today(),
        request__ends_on__gt=clock.today(),
    )
    return list(appointed.values_list("request", flat=True))


def _ancestry(unit: Unit) -> list[int]:
    return [int(key) for key in unit.path.strip("/").split("/")]

"""What a reader sees of a trainee's progress, and on the strength of what.

The trainee sees all of it; so do the educational supervisor while appointed,
those who lead or plan in the trainee's unit, and the clinical supervisors and
the competence committee of that unit. Whoever leads, receives or supervises in
another unit that owns a stage sees the objectives of that stage, while the
trainee is there or an objective waits for them; who supervises a stay, the
same. The education committee, the regional centre and administrators see none
of it. Nobody sees more because they also hold a role elsewhere.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.progress.models import ObjectiveProgress
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules import request_queries
from ferd.areas.schedules.models import PlaceRequest, Traineeship
from ferd.areas.schedules.roles import LEADERS, PLANNERS
from ferd.foundation import clock
from ferd.foundation.errors import NotFound

AT_HOME = (*PLANNERS, Role.CLINICAL_SUPERVISOR, Role.COMPETENCE_COMMITTEE)
"""Roles in the trainee's own unit that see all of it."""

AT_STAGE = (*LEADERS, Role.RECEIVING_DEPARTMENT, Role.CLINICAL_SUPERVISOR)
"""Roles in the unit that owns a stage that see its objectives."""


class Relation(StrEnum):
    """On the strength of what somebody reads; kept with each look-up."""

    TRAINEE = "trainee"
    EDUCATIONAL_SUPERVISOR = "educational_supervisor"
    HOME = "home"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Sight:
    """How much of one trainee's progress one reader sees.

    Attributes:
        relation: why.
        units: the primary keys of the units whose objectives are seen; None
            when all are.
    """

    traineeship: Traineeship
    relation: Relation
    units: frozenset[int] | None = None

    def objectives(self) -> QuerySet[ObjectiveProgress]:
        """List the objectives that are seen."""
        rows = ObjectiveProgress.objects.filter(traineeship=self.traineeship)
        if self.units is not None:
            rows = rows.filter(owner__in=self.units)
        return rows.select_related("objective", "owner", "traineeship__trainee")


def visible_traineeships(actor: Person) -> QuerySet[Traineeship]:
    """List the traineeships of whose progress `actor` sees something."""
    return Traineeship.objects.filter(
        Q(pk__in=_seen_whole(actor)) | Q(pk__in=list(seen_in_part(actor)))
    ).select_related("trainee", "unit")


def whole_traineeships(actor: Person) -> QuerySet[Traineeship]:
    """List the traineeships of whose progress `actor` sees everything."""
    return Traineeship.objects.filter(pk__in=_seen_whole(actor)).select_related(
        "trainee", "unit"
    )


def sight_of(actor: Person, traineeship: Traineeship) -> Sight | None:
    """Tell how much of a trainee's progress a reader sees; None: nothing."""
    if actor.pk == traineeship.trainee_id:
        return Sight(traineeship, Relation.TRAINEE)
    if schedules.supervised_by(actor).filter(traineeship=traineeship).exists():
        return Sight(traineeship, Relation.EDUCATIONAL_SUPERVISOR)
    if organisations.has_role(actor, *AT_HOME, unit=traineeship.unit):
        return Sight(traineeship, Relation.HOME)
    units = seen_in_part(actor).get(traineeship.pk)
    return Sight(traineeship, Relation.STAGE, units) if units else None


def get_sight(actor: Person, traineeship: Traineeship) -> Sight:
    """Give how much a reader sees; NotFound when it is nothing."""
    found = sight_of(actor, traineeship)
    if found is None:
        raise NotFound(_("There is no such trainee."))
    return found


def _seen_whole(actor: Person) -> QuerySet[Traineeship]:
    at_home = organisations.units_with_role(actor, AT_HOME)
    supervised = schedules.supervised_by(actor).values("traineeship")
    return Traineeship.objects.filter(Q(trainee=actor) | Q(pk__in=supervised) | at_home)


def seen_in_part(actor: Person) -> dict[int, frozenset[int]]:
    """Give the units whose objectives are seen, by traineeship: two questions."""
    seen: dict[int, set[int]] = {}
    here = organisations.units_with_role(actor, AT_STAGE, prefix="owner__")
    today = clock.today()
    going = Q(starts_on__lte=today, expected_on__gte=today) | Q(state="submitted")
    rows = ObjectiveProgress.objects.filter(here, going).values_list(
        "traineeship", "owner"
    )
    stays = PlaceRequest.objects.filter(pk__in=request_queries.supervised_stays(actor))
    both = (
        *rows.distinct().order_by(),
        *stays.values_list("traineeship", "places__unit"),
    )
    for traineeship, unit in both:
        seen.setdefault(traineeship, set()).add(unit)
    return {key: frozenset(units) for key, units in seen.items()}

"""Reading deputies: one's own, and those of the units one leads or plans in."""

import uuid

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.progress.models import Deputyship
from ferd.areas.progress.observation_permissions import SIGNING
from ferd.areas.schedules.roles import PLANNERS
from ferd.foundation import clock
from ferd.foundation.errors import NotFound


def visible_deputyships(actor: Person) -> QuerySet[Deputyship]:
    """List those that last, of oneself and of the units one leads or plans in."""
    return Deputyship.objects.filter(
        Q(absent=actor)
        | Q(deputy=actor)
        | organisations.units_with_role(actor, PLANNERS),
        ended_at=None,
        ends_on__gt=clock.today(),
    ).select_related("absent", "deputy", "unit", "made_by")


def get_deputyship(actor: Person, public_id: uuid.UUID) -> Deputyship:
    """Get one deputyship that `actor` may see."""
    found = visible_deputyships(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such deputy."))
    return found


def units_to_deputise_in(actor: Person) -> QuerySet[Unit]:
    """List the units where `actor` may name a deputy."""
    return Unit.objects.filter(organisations.units_with_role(actor, SIGNING, prefix=""))


def people_who_sign(actor: Person) -> QuerySet[Person]:
    """List who signs in the units where `actor` may name a deputy."""
    return _signing_in(units_to_deputise_in(actor), actor)


def people_away(actor: Person) -> QuerySet[Person]:
    """List for whom `actor` may name a deputy: oneself, or those one leads."""
    led = organisations.units_with_role(actor, PLANNERS, prefix="")
    return _signing_in(Unit.objects.filter(led), actor)


def _signing_in(units: QuerySet[Unit], actor: Person) -> QuerySet[Person]:
    """List who signs in some units, those who lead above them too; and oneself."""
    paths = list(units.values_list("path", flat=True))
    above = {int(key) for path in paths for key in path.strip("/").split("/")}
    carrying = [role for role in SIGNING if role in organisations.CARRYING_DOWN]
    holders = organisations.current_holders(*SIGNING).filter(
        Q(unit__in=units.values("pk")) | Q(role__in=carrying, unit__in=above)
    )
    return Person.objects.filter(
        Q(pk=actor.pk) | Q(pk__in=holders.values("person")), is_active=True
    )

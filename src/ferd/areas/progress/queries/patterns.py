"""Reading patterns: for the leader of the unit's committee, if not about them."""

import uuid

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.progress.models import SigningPattern
from ferd.foundation.errors import NotFound


def visible_patterns(actor: Person) -> QuerySet[SigningPattern]:
    """List the patterns of the units whose committee the reader leads."""
    here = organisations.units_with_role(actor, [Role.COMMITTEE_LEADER])
    rows = SigningPattern.objects.filter(here).exclude(people=actor)
    return (
        rows.select_related("unit", "closed_by")
        .prefetch_related("people")
        .order_by(F("closed_at").asc(nulls_first=True), "-last_on", "-pk")
    )


def get_pattern(actor: Person, public_id: uuid.UUID) -> SigningPattern:
    """Get one pattern that the reader may see."""
    found = visible_patterns(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such pattern."))
    return found

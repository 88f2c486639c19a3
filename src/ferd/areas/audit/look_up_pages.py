"""What the page "who has looked at me" shows: everyone their own."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.audit.models import LookUp
from ferd.core.diagnostics import gettext_noop

FORMER_KIND = gettext_noop("Something that this release has no words for")


@dataclass(frozen=True, slots=True)
class LookUpRow:
    """One look, in words."""

    at: datetime
    who: str
    role: str
    unit: str
    what: str
    purpose: str


def looks_at(person: Person) -> QuerySet[LookUp]:
    """List the looks at a person, the newest first."""
    return (
        LookUp.objects.filter(subject=person)
        .select_related("actor")
        .order_by("-at", "-pk")
    )


def in_words(look: LookUp) -> LookUpRow:
    """Say who looked, in what role, at what and what for."""
    kind = lookups.find(look.kind)
    return LookUpRow(
        at=look.at,
        who=look.actor.name,
        role=lookups.words_of_role(look.role) or look.role,
        unit=look.unit,
        what=_(kind.words if kind else FORMER_KIND),
        purpose=str(LookUp.Purpose(look.purpose).label),
    )

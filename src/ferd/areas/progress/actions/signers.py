"""Deputies: who signs for one who is away, from one day to another."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.notifications import actions as notifications
from ferd.areas.notifications.kinds import Fact, Kind
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.progress import notices_of_observations as notices
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress.models import Deputyship
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed


@dataclass(frozen=True, slots=True)
class Absence:
    """Who is away from a unit, in which days."""

    person: Person
    unit: Unit
    days: Period


@transaction.atomic
def make_deputyship(*, absence: Absence, deputy: Person, actor: Person) -> Deputyship:
    """Let somebody sign for one who is away; the deputy has the roles already."""
    organisations.hold_roles(actor)
    absent, unit, days = absence.person, absence.unit, absence.days
    if not permissions.may_make_deputyship(actor, absent, unit):
        raise NotAllowed(_("Only who is away, or who leads there, names a deputy."))
    Person.objects.select_for_update(no_key=True).get(pk=absent.pk)
    if absent == deputy or not permissions.may_be_deputy(deputy, unit):
        raise Conflict(_("Choose somebody else who signs in the unit."))
    if days.is_open or days.end <= clock.today():
        raise Conflict(_("A deputy signs until a day that lies ahead."))
    _refuse_overlap(absence)
    made = Deputyship.objects.create(
        absent=absent,
        deputy=deputy,
        unit=unit,
        starts_on=days.start,
        ends_on=days.end,
        made_at=clock.now(),
        made_by=actor,
    )
    audit.record(
        actor=actor,
        action="progress.make_deputyship",
        target=made,
        absent=str(absent.uuid),
        deputy=str(deputy.uuid),
    )
    facts: dict[str, Fact] = {
        "deputy": deputy.name,
        "absent": absent.name,
        "until": days.last,
    }
    _tell(made, notices.DEPUTY_MADE, facts, actor)
    return made


@transaction.atomic
def end_deputyship(*, deputyship: Deputyship, actor: Person) -> Deputyship:
    """End a deputyship at once."""
    organisations.hold_roles(actor)
    if not permissions.may_end_deputyship(actor, deputyship):
        raise NotAllowed(_("Only the two, or who leads there, end it."))
    rows = Deputyship.objects.select_for_update(of=("self",), no_key=True)
    deputyship = rows.select_related("absent", "deputy", "unit").get(pk=deputyship.pk)
    if deputyship.ended_at is not None or deputyship.ends_on <= clock.today():
        raise Conflict(_("This is over already."))
    deputyship.ended_at = clock.now()
    deputyship.save(update_fields=["ended_at"])
    audit.record(actor=actor, action="progress.end_deputyship", target=deputyship)
    facts: dict[str, Fact] = {
        "deputy": deputyship.deputy.name,
        "absent": deputyship.absent.name,
    }
    _tell(deputyship, notices.DEPUTY_ENDED, facts, actor)
    return deputyship


def _refuse_overlap(absence: Absence) -> None:
    """Refuse two deputies of one person in one unit on one day."""
    others = Deputyship.objects.filter(
        absent=absence.person,
        unit=absence.unit,
        ended_at=None,
        starts_on__lt=absence.days.end,
        ends_on__gt=absence.days.start,
    )
    if others.exists():
        raise Conflict(_("There is a deputy in these days already."))


def _tell(
    deputyship: Deputyship, kind: Kind, facts: dict[str, Fact], actor: Person
) -> None:
    notifications.tell_all(
        people=[deputyship.absent, deputyship.deputy],
        kind=kind,
        target=deputyship,
        url=reverse("progress:deputies"),
        actor=actor,
        facts=facts,
    )

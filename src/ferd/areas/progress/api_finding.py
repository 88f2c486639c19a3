"""From what a program sends to the things it names, as far as its person sees them."""

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from ferd.areas.accounts import queries as accounts
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import api_shapes as shapes
from ferd.areas.progress import proposing, sights, signing
from ferd.areas.progress.recording import Content
from ferd.areas.schedules import queries as schedules
from ferd.core.curriculum.catalogue import ActivityKind
from ferd.foundation.errors import NotFound

if TYPE_CHECKING:
    from datetime import date

    from ferd.areas.accounts.models import Person
    from ferd.areas.progress.models import ActivityRecord
    from ferd.areas.schedules.models import Traineeship


class Written(Protocol):
    """What somebody writes down of an activity."""

    title: str
    kind: ActivityKind
    done_on: "date"
    unit: UUID
    objectives: list[UUID]
    words: str


def traineeship(actor: "Person", public_id: UUID | None) -> "Traineeship":
    """Find the training that is meant; one's own when none is named."""
    if public_id is not None:
        return shapes.seen_training(actor, public_id).traineeship
    own = schedules.own_traineeship(actor)
    if own is None:
        raise NotFound(_("You are in no training that this can be recorded in."))
    return own


def content(actor: "Person", training: "Traineeship", sent: Written) -> Content:
    """Find the unit and the objectives that are named, or say that they are not."""
    seen = sights.get_sight(actor, training).objectives()
    rows = tuple(seen.filter(uuid__in=sent.objectives).order_by("pk"))
    if len(rows) != len(set(sent.objectives)):
        raise NotFound(_("There is no such objective."))
    return Content(
        title=sent.title,
        kind=sent.kind.value,
        done_on=sent.done_on,
        unit=organisations.get_unit(actor, sent.unit),
        objectives=rows,
        words=sent.words,
        activity=proposing.activity_titled(training, sent.title),
    )


def signer(record: "ActivityRecord", public_id: UUID) -> "Person":
    """Find somebody who may be asked to sign; nobody else is named."""
    rule = signing.rules_in_force(record.traineeship).about(record.kind)
    try:
        person = accounts.get_person(public_id)
    except NotFound:
        person = None
    if person is None or not signing.may_be_asked(
        person, record.traineeship, record.unit, rule
    ):
        raise NotFound(
            _("There is nobody who may be asked to sign with this identifier.")
        )
    return person

"""Reading what-if drafts, as far as the reader may.

A draft is seen by those who plan in its unit. Of its ways each of them sees
those of the trainees for whom they plan; nobody else learns that it exists.
"""

import hashlib
import json
import uuid
from collections.abc import Collection, Iterable

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.plans.models import PlanVersion
from ferd.areas.rotations.models import DraftWay, RotationDraft
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import IndividualPlan, Places, Traineeship
from ferd.areas.schedules.roles import PLANNERS, READERS, RECEIVERS
from ferd.core.scheduling.problem import PlacesId
from ferd.foundation.errors import Conflict, NotFound
from ferd.foundation.reading import once

Status = RotationDraft.Status
Ways = Iterable[DraftWay]


def visible_drafts(actor: Person) -> QuerySet[RotationDraft]:
    """List the drafts of the units in which `actor` plans, newest first."""
    return (
        RotationDraft.objects.filter(organisations.units_with_role(actor, PLANNERS))
        .select_related("unit", "made_by", "parent", "merged_into")
        .annotate(moved=Count("ways"))
        .order_by("-made_at", "-pk")
    )


def open_drafts(actor: Person) -> QuerySet[RotationDraft]:
    """List the drafts that can still be changed."""
    return visible_drafts(actor).filter(status=Status.OPEN)


def get_draft(actor: Person, public_id: uuid.UUID) -> RotationDraft:
    """Get one draft that `actor` may see."""
    found = visible_drafts(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such draft."))
    return found


def ways_of(draft: RotationDraft) -> QuerySet[DraftWay]:
    """List all ways of a draft, whoever may see them."""
    return draft.ways.select_related(
        "traineeship__trainee",
        "traineeship__unit",
        "base",
        "version__plan__unit",
        "put_by",
        "proposal",
    )


def visible_ways(actor: Person, draft: RotationDraft) -> QuerySet[DraftWay]:
    """List the ways of the trainees for whom `actor` plans."""
    return ways_of(draft).filter(
        organisations.units_with_role(actor, PLANNERS, prefix="traineeship__unit__")
    )


def way_for(draft: RotationDraft | None, traineeship: Traineeship) -> DraftWay | None:
    """Get one trainee's way in a draft, if it moves them."""
    if draft is None:
        return None
    return ways_of(draft).filter(traineeship=traineeship).first()


def units_to_draft_for(actor: Person) -> QuerySet[Unit]:
    """List the units for which `actor` may make drafts."""
    return organisations.visible_units(actor).filter(
        organisations.units_with_role(actor, PLANNERS, prefix="")
    )


def version_to_follow(
    traineeship: Traineeship, base: IndividualPlan | None
) -> PlanVersion:
    """Give the training plan to lay out from: the same as before, else the newest."""
    key = ("rotations.versions", traineeship.unit_id, traineeship.specialty_code)
    offered = once(key, lambda: list(schedules.versions_for(traineeship)))
    same = (each for each in offered if base and each.pk == base.version_id)
    version = next(same, None) or next(iter(offered), None)
    if version is None:
        raise Conflict(
            _("%(trainee)s has no published training plan to follow.")
            % {"trainee": traineeship.trainee.name}
        )
    return version


def clashes(draft: RotationDraft, other: RotationDraft) -> list[Traineeship]:
    """Find the trainees whom two drafts move differently, by name."""
    mine = dict(draft.ways.values_list("traineeship_id", "fingerprint"))
    return [
        way.traineeship
        for way in ways_of(other).filter(traineeship__in=mine)
        if way.fingerprint != mine[way.traineeship_id]
    ]


def fingerprint(draft: RotationDraft) -> str:
    """Sum up what a draft says now, to know it again."""
    rows = draft.ways.order_by("traineeship_id").values_list(
        "traineeship__uuid", "base__fingerprint", "fingerprint"
    )
    return fingerprint_of([[str(part) for part in row] for row in rows])


def fingerprint_of(stored: object) -> str:
    """Sum up a JSON value."""
    text = json.dumps(stored, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def history(draft: RotationDraft) -> QuerySet[AuditEntry]:
    """List what was done to a draft, newest first."""
    return audit.history(draft)


def agreed_now(traineeships: Iterable[Traineeship]) -> dict[int, IndividualPlan]:
    """Give the plans that bind now, by the traineeship's primary key."""
    rows = IndividualPlan.objects.filter(
        Q(traineeship__in=traineeships), status=IndividualPlan.Status.AGREED
    ).select_related("trainee", "version")
    return {plan.traineeship_id: plan for plan in rows}


def units_on_board(actor: Person) -> QuerySet[Unit]:
    """List the units of the trainees on the reader's board, for choosing one."""
    seen = schedules.visible_traineeships(actor).filter(ends_on=None)
    return organisations.visible_units(actor).filter(
        pk__in=seen.order_by().values("unit")
    )


def names_of(traineeships: Collection[int], actor: Person) -> dict[int, str]:
    """Name the trainees the actor may follow, by the traineeship's primary key."""
    seen = schedules.visible_traineeships(actor).filter(pk__in=traineeships)
    return dict(seen.order_by().values_list("pk", "trainee__name"))


def known_rooms(actor: Person, ids: Collection[PlacesId]) -> set[PlacesId]:
    """Give those of some rooms whose use the actor may know of.

    These are the rooms of the trusts in which the actor reads plans or receives
    trainees, and those that are open to all trusts.
    """
    if not ids:
        return set()
    held = organisations.current_roles(actor).filter(role__in=(*READERS, *RECEIVERS))
    seen = Q(use=Places.Use.OPEN)
    for trust in {each.unit.path.split("/")[1] for each in held}:
        seen |= Q(unit__path__startswith=f"/{trust}/")
    units = {each.partition("/")[0] for each in ids}
    rooms = Places.objects.filter(seen, unit__uuid__in=units).select_related("unit")
    return {each.identity for each in rooms} & set(ids)

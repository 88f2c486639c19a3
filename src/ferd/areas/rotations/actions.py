"""Changing what-if drafts; publishing is in `publishing`, called from here."""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.rotations import permissions, publishing, queries
from ferd.areas.rotations.models import DraftWay, RotationDraft
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.scheduling.circumstances import Circumstances
from ferd.formats import pathway_json
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed, NotFound

Status = RotationDraft.Status


@transaction.atomic
def start_draft(
    *, unit: Unit, name: str, actor: Person, parent: RotationDraft | None = None
) -> RotationDraft:
    """Begin a draft for a unit and everything below it, empty or as a branch.

    A branch begins with the ways of its parent and leaves the parent alone.
    """
    if not permissions.may_draft(actor, unit):
        raise NotAllowed(_("Only those who plan in the unit may make drafts."))
    if parent is not None and parent.unit_id != unit.pk:
        raise Conflict(_("A branch is of the same unit as the draft it comes from."))
    draft = RotationDraft.objects.create(
        unit=unit, name=name, made_by=actor, made_at=clock.now(), parent=parent
    )
    if parent is not None:
        _copy_ways(parent.ways.all(), draft)
    audit.record(
        actor=actor,
        action="rotations.start_draft",
        target=draft,
        unit=str(unit.uuid),
        parent=str(parent.uuid) if parent else None,
    )
    return draft


@transaction.atomic
def put_way(
    *,
    draft: RotationDraft,
    traineeship: Traineeship,
    circumstances: Circumstances,
    reason: str,
    actor: Person,
) -> DraftWay:
    """Put another way for one trainee into a draft, in place of a former one.

    A draft may break rules: its pages say which. Publishing refuses them.
    """
    if not permissions.may_place(actor, draft, traineeship):
        raise NotAllowed(_("You may not move this trainee in this draft."))
    draft = _open(draft)
    base = schedules.agreed_plan(traineeship)
    version = queries.version_to_follow(traineeship, base)
    pathway = schedules.laid_out(traineeship, version, circumstances)
    stored = pathway_json.pathway_to_json(pathway)
    way, _is_new = DraftWay.objects.update_or_create(
        draft=draft,
        traineeship=traineeship,
        defaults={
            "base": base,
            "version": version,
            "circumstances": pathway_json.circumstances_to_json(circumstances),
            "pathway": stored,
            "completes_on": pathway.completes_on,
            "fingerprint": queries.fingerprint_of(stored),
            "reason": reason,
            "put_by": actor,
            "put_at": clock.now(),
        },
    )
    audit.record(
        actor=actor,
        action="rotations.put_way",
        target=draft,
        traineeship=str(traineeship.uuid),
        fingerprint=way.fingerprint,
    )
    return way


@transaction.atomic
def take_out_way(
    *, draft: RotationDraft, traineeship: Traineeship, actor: Person
) -> RotationDraft:
    """Let a trainee follow what is published again, as far as the draft goes."""
    if not permissions.may_place(actor, draft, traineeship):
        raise NotAllowed(_("You may not move this trainee in this draft."))
    draft = _open(draft)
    gone, _kinds = draft.ways.filter(traineeship=traineeship).delete()
    if not gone:
        raise NotFound(_("The draft has no way for this trainee."))
    audit.record(
        actor=actor,
        action="rotations.take_out_way",
        target=draft,
        traineeship=str(traineeship.uuid),
    )
    return draft


@transaction.atomic
def merge_draft(
    *, draft: RotationDraft, into: RotationDraft, actor: Person
) -> RotationDraft:
    """Bring the ways of one draft into another and close the one.

    Two different ways for one trainee are a conflict, which is said by name.
    """
    for either in (draft, into):
        if not permissions.may_draft(actor, either.unit):
            raise NotAllowed(_("Only those who plan in the unit may merge its drafts."))
    if draft.pk == into.pk or not draft.unit.path.startswith(into.unit.path):
        raise Conflict(_("A draft is merged into another one of its unit or above."))
    both = sorted((draft.pk, into.pk))
    list(RotationDraft.objects.select_for_update().filter(pk__in=both).order_by("pk"))
    draft, into = _open(draft), _open(into)
    if clashes := queries.clashes(draft, into):
        names = ", ".join(each.trainee.name for each in clashes)
        raise Conflict(
            _(
                "Both drafts move the same trainees, differently: %(names)s. Take "
                "them out of one of the drafts first."
            )
            % {"names": names}
        )
    known = into.ways.values("traineeship")
    _copy_ways(draft.ways.exclude(traineeship__in=known), into)
    _close(draft, Status.MERGED, merged_into=into)
    audit.record(
        actor=actor, action="rotations.merge_draft", target=draft, into=str(into.uuid)
    )
    return into


@transaction.atomic
def discard_draft(*, draft: RotationDraft, actor: Person) -> RotationDraft:
    """Lay a draft aside; it is kept, and nothing comes of it."""
    if not permissions.may_draft(actor, draft.unit):
        raise NotAllowed(_("Only those who plan in the unit may discard its drafts."))
    draft = _close(_open(draft), Status.DISCARDED)
    audit.record(actor=actor, action="rotations.discard_draft", target=draft)
    return draft


@transaction.atomic
def publish_draft(
    *, draft: RotationDraft, seen: str, actor: Person
) -> list[IndividualPlan]:
    """Propose every way of a draft to its trainee, all of them or none.

    Args:
        draft: the open draft.
        seen: `queries.fingerprint(draft)` as it was on the screen.
        actor: one who plans in the unit; the actor's agreement as leader is
            given with it wherever the actor may give it.
    """
    organisations.hold_roles(actor)
    if not permissions.may_draft(actor, draft.unit):
        raise NotAllowed(_("Only those who plan in the unit may publish its drafts."))
    draft = _open(draft)
    if queries.fingerprint(draft) != seen:
        raise Conflict(_("The draft has changed since you opened it."))
    plans = publishing.propose_all(draft, actor)
    _close(draft, Status.PUBLISHED)
    publishing.tell_everyone(draft, plans, actor)
    audit.record(
        actor=actor,
        action="rotations.publish_draft",
        target=draft,
        fingerprint=seen,
        plans=[str(plan.uuid) for plan in plans],
    )
    return plans


def _open(draft: RotationDraft) -> RotationDraft:
    """Find the draft again, locked, if it can still be changed."""
    found = RotationDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if found.status != Status.OPEN:
        raise Conflict(_("The draft is closed; begin a new one."))
    return found


def _close(
    draft: RotationDraft, status: Status, *, merged_into: RotationDraft | None = None
) -> RotationDraft:
    draft.status, draft.closed_at = status, clock.now()
    draft.merged_into = merged_into
    draft.save(update_fields=["status", "closed_at", "merged_into"])
    return draft


def _copy_ways(ways: "queries.Ways", draft: RotationDraft) -> None:
    """Copy ways into another draft, as new rows."""
    DraftWay.objects.bulk_create(
        DraftWay(
            draft=draft,
            traineeship_id=way.traineeship_id,
            base_id=way.base_id,
            version_id=way.version_id,
            circumstances=way.circumstances,
            pathway=way.pathway,
            completes_on=way.completes_on,
            fingerprint=way.fingerprint,
            reason=way.reason,
            put_by_id=way.put_by_id,
            put_at=way.put_at,
        )
        for way in ways
    )

"""Approving objectives, and withdrawing an approval (`docs/rules/approval.md`).

Everything is asked again here, after roles, delegation, traineeships and
objectives have been locked in that order. The time is the trail's.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.accounts.queries import system_person
from ferd.areas.audit import actions as audit
from ferd.areas.audit import lookups
from ferd.areas.notifications import actions as notifications
from ferd.areas.progress import (
    authority,
    groups,
    notices,
    objectives,
    people,
    shown,
    standing,
)
from ferd.areas.progress import (
    objective_permissions as permissions,
)
from ferd.areas.progress.authority import Authority
from ferd.areas.progress.models import Approval, ObjectiveProgress
from ferd.areas.progress.stories import tell_story
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.progress.gate import Basis, missing
from ferd.core.progress.seal import Shown, seal_of
from ferd.foundation import clock
from ferd.foundation.database import one_of_its_kind
from ferd.foundation.errors import Conflict, NotAllowed
from ferd.foundation.saying import filled

MOST = 10
"""How many objectives are approved in one go at most."""

State = ObjectiveProgress.State


@dataclass(frozen=True, slots=True)
class Wanted:
    """One objective of several to be approved, and the hash of what was shown."""

    row: ObjectiveProgress
    seen: str


@dataclass(frozen=True, slots=True)
class _Checked:
    row: ObjectiveProgress
    granted: Authority
    shown: dict[str, Shown]
    shown_hash: str
    reason: str
    signed_in_at: datetime
    is_batch: bool


@transaction.atomic
def approve_objective(
    *,
    row: ObjectiveProgress,
    seen: str,
    reason: str,
    signed_in_at: datetime,
    actor: Person,
) -> Approval:
    """Approve an objective, exactly as it was shown.

    Args:
        row: the trainee's way with the objective.
        seen: the hash of what was on the screen.
        reason: what it rests on; needed on other bases than training.
        signed_in_at: when the approver last showed who they are.
        actor: a leader of the owning unit, or a delegate.
    """
    authority.hold_authority(actor, [row.owner])
    row = objectives.hold_objective(row)
    _refuse_old_sign_in(signed_in_at)
    checked = _checked(row, seen, reason, signed_in_at, actor, is_batch=False)
    approval = _approval_of(checked, actor)
    entry = audit.record(
        actor=actor,
        action="progress.approve_objective",
        target=approval,
        **_facts(approval),
    )
    _keep(approval, entry.number, entry.at, actor)
    groups.follow_groups(row.traineeship, actor)
    return approval


@transaction.atomic
def approve_objectives(
    *, wanted: Sequence[Wanted], signed_in_at: datetime, actor: Person
) -> list[Approval]:
    """Approve several objectives on the basis of training: all of them, or none."""
    if not 0 < len(wanted) <= MOST:
        raise Conflict(_("Choose from one to ten objectives."))
    seen = {each.row.pk: each.seen for each in wanted}
    if len(seen) < len(wanted):
        raise Conflict(_("An objective is approved once."))
    authority.hold_authority(actor, {each.row.owner for each in wanted})
    objectives.hold_traineeships(each.row.traineeship_id for each in wanted)
    rows = objectives.lock_objectives(seen)
    _refuse_old_sign_in(signed_in_at)
    if any(row.basis != Basis.TRAINING for row in rows):
        raise Conflict(_("What has another basis is approved one at a time."))
    checked = [
        _checked(row, seen[row.pk], "", signed_in_at, actor, is_batch=True)
        for row in rows
    ]
    approvals = [_approval_of(each, actor) for each in checked]
    for approval in approvals:
        entry = audit.record(
            actor=actor,
            action="progress.approve_objectives",
            target=approval,
            **_facts(approval),
        )
        _keep(approval, entry.number, entry.at, actor)
    for traineeship in {row.traineeship_id: row.traineeship for row in rows}.values():
        groups.follow_groups(traineeship, actor)
    return approvals


@transaction.atomic
def withdraw_approval(
    *, approval: Approval, words: str, signed_in_at: datetime, actor: Person
) -> ObjectiveProgress:
    """Withdraw an approval with words; it stays readable, and a round begins."""
    authority.hold_authority(actor, [approval.progress.owner])
    row = objectives.hold_objective(approval.progress)
    approval = row.approvals.select_for_update(of=("self",)).get(pk=approval.pk)
    approval.progress = row
    if not permissions.may_withdraw_approval(actor, approval):
        raise NotAllowed(_("Only who gave it, or may approve, may withdraw it."))
    _refuse_old_sign_in(signed_in_at)
    if approval.withdrawn_at is not None:
        raise Conflict(_("The approval has been withdrawn already."))
    if not words.strip():
        raise Conflict(_("Say why, in a few words."))
    approval.withdrawn_at, approval.withdrawn_by = clock.now(), actor
    approval.withdrawn_words = words.strip()
    approval.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_words"])
    objectives.begin_round(row, approval.withdrawn_words, actor)
    tell_story(row, "withdraw_approval", actor, words=approval.withdrawn_words)
    audit.record(
        actor=actor,
        action="progress.withdraw_approval",
        target=approval,
        objective=row.objective.code,
    )
    told = [row.traineeship.trainee, *people.supervisors(row.traineeship)]
    told.append(approval.approver)
    objectives.tell_about(row, notices.APPROVAL_WITHDRAWN, told, actor)
    groups.follow_groups(row.traineeship, actor)
    return row


def _refuse_old_sign_in(signed_in_at: datetime) -> None:
    age = clock.now() - signed_in_at
    longest = timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
    if not timedelta(0) <= age <= longest:
        raise NotAllowed(_("Show who you are again: what binds others asks for it."))


def _checked(
    row: ObjectiveProgress,
    seen: str,
    reason: str,
    signed_in_at: datetime,
    actor: Person,
    *,
    is_batch: bool,
) -> _Checked:
    """Ask everything again, of a locked objective; refuse the first that fails."""
    granted = authority.authority_of(actor, row)
    if granted is None:
        raise NotAllowed(
            _("Only a leader of the unit that owns the objective may approve it.")
        )
    if row.state == State.APPROVED:
        raise Conflict(_("It has been approved already."))
    case = standing.standing_of(row).case(
        deciding=granted.deciding(actor), reason=reason
    )
    for lack in missing(case):
        raise Conflict(filled(lack.template, {}))
    value = shown.shown_of(row, shown.gather(row))
    shown_hash = seal_of(value)
    if shown_hash != seen:
        raise Conflict(
            _("Something has changed since you saw it. Look again, and then approve.")
        )
    return _Checked(
        row, granted, value, shown_hash, reason.strip(), signed_in_at, is_batch
    )


def _approval_of(checked: _Checked, actor: Person) -> Approval:
    """Make the approval; it is kept when the trail has its number and time."""
    row = checked.row
    seen_at = lookups.first_seen(row, actor, row.submitted_at or clock.now())
    return Approval(
        uuid=uuid.uuid4(),
        progress=row,
        trainee=row.traineeship.trainee,
        approver=actor,
        on_behalf_of=checked.granted.on_behalf_of,
        delegation=checked.granted.delegation,
        unit=row.owner,
        basis=row.basis,
        reason=checked.reason,
        signed_in_at=checked.signed_in_at,
        shown=checked.shown,
        shown_hash=checked.shown_hash,
        plan_fingerprint=_policy(row.traineeship),
        was_opened=seen_at is not None,
        is_batch=checked.is_batch,
    )


def _facts(approval: Approval) -> dict[str, audit.Fact]:
    """Give what the trail keeps of an approval."""
    delegation = approval.delegation
    return {
        "objective": approval.progress.objective.code,
        "trainee": str(approval.trainee.uuid),
        "basis": approval.basis,
        "shown": approval.shown_hash,
        "delegation": str(delegation.uuid) if delegation else "",
        "policy": approval.plan_fingerprint,
        "was_opened": approval.was_opened,
    }


def _keep(approval: Approval, number: int, at: datetime, actor: Person) -> None:
    """Set the state, if nobody else has; keep the approval; tell."""
    row = approval.progress
    moved = ObjectiveProgress.objects.filter(
        pk=row.pk, state=State.SUBMITTED, version=row.version
    ).update(state=State.APPROVED, version=F("version") + 1, changed_at=at)
    taken = _("It has been approved already.")
    if not moved:
        raise Conflict(taken)
    row.state, row.version, row.changed_at = State.APPROVED, row.version + 1, at
    approval.entry_number, approval.at = number, at
    with one_of_its_kind(taken):
        approval.save(force_insert=True)
    tell_story(
        row,
        "approve_objective",
        actor,
        on_behalf_of=approval.on_behalf_of,
        words=approval.reason,
    )
    notifications.settle(target=row, kinds=notices.ASKING, actor=actor)
    told = [row.traineeship.trainee]
    if approval.on_behalf_of:
        told.append(approval.on_behalf_of)
    objectives.tell_about(row, notices.APPROVED, told, actor)
    objectives.tell_about(row, notices.RECEIPT, [actor], system_person())


def _policy(traineeship: Traineeship) -> str:
    """Name the version of the plan whose rules held."""
    plans = traineeship.plans.filter(status=IndividualPlan.Status.AGREED)
    return plans.values_list("version__fingerprint", flat=True).first() or ""

"""A version's life: draft, in review, approved, published, retired."""

import hashlib

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.plans import notices, permissions, queries, telling
from ferd.areas.plans.models import PlanVersion, TrainingPlan
from ferd.core.diagnostics import has_errors
from ferd.core.plans.model import TrainingPlan as PlanValue
from ferd.formats.plans import json_form, yaml_form
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Status = PlanVersion.Status

YEARLY = 12
"""Months between revisions when the plan itself promises no rhythm."""


@transaction.atomic
def start_plan(
    *, unit: Unit, specialty_code: str, content: PlanValue, reason: str, actor: Person
) -> PlanVersion:
    """Make a draft for a unit and specialty: the first, or the next version."""
    if not permissions.may_import(actor, unit):
        raise NotAllowed(_("You may not write training plans for this unit."))
    plan, _is_new = TrainingPlan.objects.get_or_create(
        unit=unit,
        specialty_code=specialty_code,
        defaults={"specialty": content.specialty},
    )
    version = _new_draft(plan, content, reason, actor)
    audit.record(
        actor=actor,
        action="plans.start_plan",
        target=version,
        fingerprint=version.fingerprint,
    )
    return version


@transaction.atomic
def revise_version(*, version: PlanVersion, reason: str, actor: Person) -> PlanVersion:
    """Make a new draft from a published version; the old one stays as it is."""
    if not permissions.may_edit(actor, version):
        raise NotAllowed(_("You may not write training plans for this unit."))
    if version.status not in PlanVersion.BINDING:
        raise Conflict(_("Only a published plan is revised; a draft is edited."))
    draft = _new_draft(version.plan, version.as_plan(), reason, actor)
    audit.record(
        actor=actor,
        action="plans.revise_version",
        target=draft,
        revises=str(version.uuid),
        reason=reason,
    )
    return draft


@transaction.atomic
def save_draft(
    *, version: PlanVersion, content: PlanValue, seen: str, actor: Person
) -> PlanVersion:
    """Keep what was written in a draft.

    Args:
        version: the draft.
        content: what the draft says from now on.
        seen: the fingerprint of what the writer had before them; when someone
            else saved in between, nothing is overwritten.
        actor: who writes.
    """
    if not permissions.may_edit(actor, version):
        raise NotAllowed(_("You may not write training plans for this unit."))
    version = _locked(version)
    _expect(version, Status.DRAFT, _("Only a draft can be edited."))
    if version.fingerprint != seen:
        raise Conflict(
            _("Someone else has saved this draft since you opened it. Compare first.")
        )
    _change(
        version,
        content=json_form.to_json(content),
        fingerprint=_fingerprint(content),
        changed_at=clock.now(),
    )
    audit.record(
        actor=actor,
        action="plans.save_draft",
        target=version,
        fingerprint=version.fingerprint,
    )
    return version


@transaction.atomic
def submit_version(*, version: PlanVersion, actor: Person) -> PlanVersion:
    """Hand a draft to the education committee."""
    if not permissions.may_edit(actor, version):
        raise NotAllowed(_("You may not submit this plan."))
    version = _locked(version)
    _expect(version, Status.DRAFT, _("Only a draft can be submitted for review."))
    _refuse_errors(version)
    _change(version, status=Status.IN_REVIEW, submitted_at=clock.now())
    audit.record(
        actor=actor,
        action="plans.submit_version",
        target=version,
        fingerprint=version.fingerprint,
    )
    telling.tell_committee(version, notices.SUBMITTED, actor)
    return version


@transaction.atomic
def return_version(*, version: PlanVersion, reason: str, actor: Person) -> PlanVersion:
    """Give a plan in review back to those who write it, with words."""
    organisations.hold_roles(actor)
    if not permissions.may_return(actor, version):
        raise NotAllowed(_("Only the education committee may return a plan."))
    version = _locked(version)
    if version.status not in {Status.IN_REVIEW, Status.APPROVED}:
        raise Conflict(_("Only a plan in review can be returned."))
    _change(
        version,
        status=Status.DRAFT,
        submitted_at=None,
        approved_at=None,
        approved_by=None,
    )
    audit.record(
        actor=actor, action="plans.return_version", target=version, reason=reason
    )
    telling.tell_writer(version, notices.RETURNED, actor)
    return version


@transaction.atomic
def approve_version(*, version: PlanVersion, seen: str, actor: Person) -> PlanVersion:
    """Approve a plan as the education committee, by its leader.

    Args:
        version: the plan in review.
        seen: the fingerprint of the text the leader had on the screen.
        actor: the committee's leader.
    """
    organisations.hold_roles(actor)
    if not permissions.may_approve(actor, version):
        raise NotAllowed(_("Only the education committee's leader may approve."))
    version = _locked(version)
    _expect(version, Status.IN_REVIEW, _("Only a plan in review can be approved."))
    _refuse_other_text(version, seen)
    _refuse_errors(version)
    _change(version, status=Status.APPROVED, approved_at=clock.now(), approved_by=actor)
    audit.record(
        actor=actor,
        action="plans.approve_version",
        target=version,
        fingerprint=version.fingerprint,
    )
    telling.tell_writer(version, notices.APPROVED, actor)
    return version


@transaction.atomic
def publish_version(*, version: PlanVersion, seen: str, actor: Person) -> PlanVersion:
    """Make an approved version binding, for good, and retire the one before.

    A published plan is a promise: it is never edited, only followed by a new
    version.

    Args:
        version: the approved plan.
        seen: the fingerprint of the text that was on the screen.
        actor: the programme director, or the committee's leader.
    """
    organisations.hold_roles(actor)
    if not permissions.may_publish(actor, version):
        raise NotAllowed(
            _("Only the programme director or the committee's leader may publish.")
        )
    version = _locked(version)
    _expect(version, Status.APPROVED, _("Only an approved plan can be published."))
    _refuse_other_text(version, seen)
    _refuse_errors(version)
    now = clock.now()
    PlanVersion.objects.filter(plan=version.plan_id, status=Status.PUBLISHED).update(
        status=Status.RETIRED, retired_at=now
    )
    rhythm = relativedelta(months=_revision_months(version.as_plan()))
    _change(
        version,
        status=Status.PUBLISHED,
        published_at=now,
        published_by=actor,
        due_for_revision_on=clock.today() + rhythm,
    )
    audit.record(
        actor=actor,
        action="plans.publish_version",
        target=version,
        fingerprint=version.fingerprint,
    )
    telling.tell_all(version, notices.PUBLISHED, actor)
    return version


@transaction.atomic
def discard_version(*, version: PlanVersion, actor: Person) -> PlanVersion:
    """Lay a draft aside; its text is kept, but nothing more happens to it."""
    if not permissions.may_edit(actor, version):
        raise NotAllowed(_("You may not discard this draft."))
    version = _locked(version)
    _expect(version, Status.DRAFT, _("Only a draft can be discarded."))
    _change(version, status=Status.DISCARDED)
    audit.record(actor=actor, action="plans.discard_version", target=version)
    return version


def _fingerprint(content: PlanValue) -> str:
    """Give the SHA-256 of a plan's canonical YAML, as hexadecimal digits."""
    return hashlib.sha256(yaml_form.write_yaml(content).encode()).hexdigest()


def _new_draft(
    plan: TrainingPlan, content: PlanValue, reason: str, actor: Person
) -> PlanVersion:
    TrainingPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.versions.filter(status__in=PlanVersion.OPEN).exists():
        raise Conflict(
            _("This plan already has an open draft. Finish it or discard it first.")
        )
    latest = plan.versions.order_by("-number").first()
    now = clock.now()
    return PlanVersion.objects.create(
        plan=plan,
        number=latest.number + 1 if latest else 1,
        content=json_form.to_json(content),
        fingerprint=_fingerprint(content),
        reason=reason,
        revises=queries.published_version(plan),
        created_at=now,
        changed_at=now,
        created_by=actor,
    )


def _locked(version: PlanVersion) -> PlanVersion:
    return (
        PlanVersion.objects.select_for_update(of=("self",))
        .select_related("plan__unit")
        .get(pk=version.pk)
    )


def _expect(version: PlanVersion, status: str, message: str) -> None:
    if version.status != status:
        raise Conflict(message)


def _change(version: PlanVersion, **changes: object) -> None:
    """Write the changes, if status and text are still what was looked at."""
    unchanged = PlanVersion.objects.filter(
        pk=version.pk, status=version.status, fingerprint=version.fingerprint
    )
    if not unchanged.update(**changes):
        raise Conflict(_("The plan has changed since you opened it. Read it again."))
    for name, value in changes.items():
        setattr(version, name, value)


def _refuse_other_text(version: PlanVersion, seen: str) -> None:
    if version.fingerprint != seen:
        raise Conflict(_("The plan has changed since you opened it. Read it again."))


def _refuse_errors(version: PlanVersion) -> None:
    """Refuse a plan with errors, and one whose text is not what was fingerprinted."""
    if _fingerprint(version.as_plan()) != version.fingerprint:
        raise Conflict(_("The text was changed outside Ferd. Save the draft again."))
    if has_errors(queries.diagnostics(version)):
        raise Conflict(_("The plan has errors. Mend them first."))


def _revision_months(plan: PlanValue) -> int:
    promised = [
        int(c.value)
        for c in plan.commitments
        if c.kind == "plan_revision_months" and c.value
    ]
    return min(promised, default=YEARLY)

"""Reading training plans, as far as the reader may.

Published and retired versions are promises, open to everyone who is signed in.
Drafts are seen by the unit's committee, its heads and its programme director.
"""

import uuid
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.curriculum import queries as curriculum
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.plans.models import (
    ImportQuestion,
    PlanImport,
    PlanVersion,
    TrainingPlan,
)
from ferd.areas.plans.permissions import READERS_OF_DRAFTS, WRITERS
from ferd.core.curriculum.model import Requirements
from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.changes import Change
from ferd.core.plans.check import check_plan
from ferd.core.plans.compare import compare
from ferd.core.plans.model import TrainingPlan as PlanValue
from ferd.foundation import clock
from ferd.foundation.errors import NotFound
from ferd.foundation.reading import once


def visible_versions(actor: Person) -> QuerySet[PlanVersion]:
    """List what `actor` may see: all that was published, and drafts of theirs."""
    drafts = organisations.units_with_role(
        actor, READERS_OF_DRAFTS, prefix="plan__unit__"
    )
    return PlanVersion.objects.filter(
        Q(status__in=PlanVersion.BINDING) | drafts
    ).select_related("plan__unit", "created_by", "approved_by", "published_by")


def get_version(actor: Person, public_id: uuid.UUID) -> PlanVersion:
    """Get one plan version that `actor` may see."""
    version = visible_versions(actor).filter(uuid=public_id).first()
    if version is None:
        raise NotFound(_("There is no such training plan."))
    return version


def visible_plans(actor: Person) -> QuerySet[TrainingPlan]:
    """List the plans of which `actor` may see a version, with those versions."""
    versions = visible_versions(actor).defer("content")
    return (
        TrainingPlan.objects.filter(pk__in=versions.values("plan"))
        .select_related("unit")
        .prefetch_related(Prefetch("versions", versions, to_attr="seen"))
    )


def get_plan(actor: Person, public_id: uuid.UUID) -> TrainingPlan:
    """Get one plan of which `actor` may see a version."""
    plan = visible_plans(actor).filter(uuid=public_id).first()
    if plan is None:
        raise NotFound(_("There is no such training plan."))
    return plan


def foremost_version(actor: Person, plan: TrainingPlan) -> PlanVersion:
    """Get the version that binds, or else the newest that `actor` may see."""
    seen = visible_versions(actor).filter(plan=plan)
    binding = seen.filter(status=PlanVersion.Status.PUBLISHED).first()
    return binding or seen.latest("number")


def published_version(plan: TrainingPlan) -> PlanVersion | None:
    """Get the version that binds today, if the plan has one."""
    return plan.versions.filter(status=PlanVersion.Status.PUBLISHED).first()


def published_versions(unit: Unit, specialty_code: str) -> QuerySet[PlanVersion]:
    """List the binding versions of a specialty's plan in a unit."""
    return PlanVersion.objects.filter(
        plan__unit=unit,
        plan__specialty_code=specialty_code,
        status=PlanVersion.Status.PUBLISHED,
    ).select_related("plan__unit")


def versions_beside(version: PlanVersion, actor: Person) -> QuerySet[PlanVersion]:
    """List the other versions of the same plan that `actor` may see."""
    return (
        visible_versions(actor)
        .filter(plan=version.plan_id)
        .exclude(pk=version.pk)
        .exclude(status=PlanVersion.Status.DISCARDED)
        .defer("content")
    )


def requirements(specialty_code: str) -> Requirements | None:
    """Get what a specialty demands of every plan; None when it is not known."""
    key = ("plans.requirements", specialty_code)
    return once(key, lambda: curriculum.requirements(specialty_code))


def diagnostics(version: PlanVersion) -> list[Diagnostic]:
    """Check a plan version against the rules, as of today."""
    return check(version.as_plan(), version.plan.specialty_code)


def check(plan: PlanValue, specialty_code: str) -> list[Diagnostic]:
    """Check a plan against the rules, as of today."""
    return check_plan(plan, requirements(specialty_code), on=clock.today())


def changes(old: PlanVersion, new: PlanVersion) -> tuple[Change, ...]:
    """Say what differs between two versions."""
    return compare(old.as_plan(), new.as_plan())


def due_for_revision(actor: Person, on: date) -> QuerySet[PlanVersion]:
    """List binding versions that `actor` answers for and that are due by a date."""
    mine = organisations.units_with_role(actor, WRITERS, prefix="plan__unit__")
    return visible_versions(actor).filter(
        mine, status=PlanVersion.Status.PUBLISHED, due_for_revision_on__lte=on
    )


def waiting_for_review(actor: Person) -> QuerySet[PlanVersion]:
    """List versions that wait for the actor's committees to approve or publish."""
    mine = organisations.units_with_role(actor, WRITERS, prefix="plan__unit__")
    return visible_versions(actor).filter(
        mine,
        status__in=(PlanVersion.Status.IN_REVIEW, PlanVersion.Status.APPROVED),
    )


def visible_imports(actor: Person) -> QuerySet[PlanImport]:
    """List the documents brought in for units whose plans `actor` writes."""
    return (
        PlanImport.objects.filter(organisations.units_with_role(actor, WRITERS))
        .select_related("unit", "imported_by", "version")
        .defer("document")
    )


def open_imports(actor: Person) -> QuerySet[PlanImport]:
    """List the documents that `actor` may deal with and nobody has yet."""
    return visible_imports(actor).filter(status=PlanImport.Status.READ)


def get_import(actor: Person, public_id: uuid.UUID) -> PlanImport:
    """Get one import that `actor` may see."""
    found = visible_imports(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such import."))
    return found


def questions(plan_import: PlanImport) -> QuerySet[ImportQuestion]:
    """List an import's questions in order."""
    return plan_import.questions.select_related("answered_by")


def get_question(actor: Person, public_id: uuid.UUID) -> ImportQuestion:
    """Get one question of an import that `actor` may see."""
    found = (
        ImportQuestion.objects.filter(
            uuid=public_id, plan_import__in=visible_imports(actor)
        )
        .select_related("plan_import__unit")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such question."))
    return found


def units_to_import_for(actor: Person) -> QuerySet[Unit]:
    """List the units for which `actor` may bring in a plan."""
    return (
        organisations.visible_units(actor)
        .filter(organisations.units_with_role(actor, WRITERS, prefix=""))
        .exclude(kind=Unit.Kind.TRUST)
    )


def history(actor: Person, version: PlanVersion) -> QuerySet[AuditEntry]:
    """List what was done to a version, newest first.

    How a draft went to and fro, and the words with which it was returned, are
    for those who see drafts; others see what made the plan binding.
    """
    entries = audit.history(version)
    if organisations.has_role(actor, *READERS_OF_DRAFTS, unit=version.plan.unit):
        return entries
    return entries.filter(action__in=("plans.approve_version", "plans.publish_version"))


def publishing_entry(version: PlanVersion) -> AuditEntry | None:
    """Get the audit entry by which a version became binding."""
    entries = audit.history(version)
    return entries.filter(action="plans.publish_version").first()

"""An individual plan as a document that leaves the system."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from django.utils import translation
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ferd.areas.audit import checkpoints
from ferd.areas.schedules import queries
from ferd.areas.schedules.discretion import without_bases
from ferd.areas.schedules.models import IndividualPlan
from ferd.core.scheduling.pathway import Gap, Pathway, Placement
from ferd.core.time import add_months
from ferd.core.time_rules import LeaveKind
from ferd.formats.pathway_document import (
    Agreement,
    IndividualPlanDocument,
    Party,
    PathwayStanding,
)
from ferd.formats.write_pathway import write_pathway_docx, write_pathway_pdf
from ferd.foundation import clock
from ferd.foundation.documents import LANGUAGES, PDF, WORD, Document

WRITERS: Final[dict[str, tuple[Callable[..., bytes], str]]] = {
    "pdf": (write_pathway_pdf, PDF),
    "docx": (write_pathway_docx, WORD),
}


def export(
    plan: IndividualPlan,
    *,
    form: str,
    language: str,
    shows_leave: bool,
    shows_reason: bool = True,
) -> Document | None:
    """Write a plan as ``pdf`` or ``docx``; None for any other form.

    Why the trainee is away, and why the plan was revised, is written only for
    those who may see it.
    """
    if form not in WRITERS or language not in LANGUAGES:
        return None
    write, media_type = WRITERS[form]
    with translation.override(language):
        document = _document(plan, shows_leave=shows_leave)
        if not shows_reason:
            pathway = without_bases(document.pathway)
            document = replace(document, reason="", pathway=pathway)
        body = write(document, language=language)
    name = slugify(f"{plan.trainee.name} {plan.number} {language}")
    return Document(body, media_type, f"{name}.{form}")


def _document(plan: IndividualPlan, *, shows_leave: bool) -> IndividualPlanDocument:
    pathway = plan.as_pathway()
    supervisor = queries.current_supervisor(plan.traineeship)
    entry = queries.agreeing_entry(plan)
    return IndividualPlanDocument(
        trainee=plan.trainee.name,
        specialty=plan.version.plan.specialty,
        institution=plan.traineeship.unit.name,
        pathway=pathway if shows_leave else _discreet(pathway),
        number=str(plan.number),
        standing=_standing(plan),
        issued_on=clock.today(),
        built_on=_("Training plan for %(plan)s, version %(number)d")
        % {"plan": plan.version.plan, "number": plan.version.number},
        supervisor=supervisor.supervisor.name if supervisor else "",
        reason=plan.reason,
        agreements=_agreements(plan),
        remarks=_remarks(plan),
        fingerprint=plan.fingerprint,
        audit_entry=entry.number if entry else None,
        log_end=checkpoints.short_mark(),
        revision_due_on=_revision_due_on(plan),
    )


def _revision_due_on(plan: IndividualPlan) -> date | None:
    """Give the day a year after both have agreed; the plan is renewed every year.

    A proposal is not renewed: it binds nobody, though both may wait for room.
    """
    if plan.agreed_by_trainee_at is None or plan.agreed_by_leader_at is None:
        return None
    if plan.status in {IndividualPlan.Status.PROPOSED, IndividualPlan.Status.WITHDRAWN}:
        return None
    agreed = max(plan.agreed_by_trainee_at, plan.agreed_by_leader_at)
    return add_months(localdate(agreed), 12)


def _standing(plan: IndividualPlan) -> PathwayStanding:
    if plan.status == IndividualPlan.Status.WITHDRAWN:
        return PathwayStanding.PROPOSED
    return PathwayStanding(plan.status)


def _remarks(plan: IndividualPlan) -> tuple[str, ...]:
    if plan.status == IndividualPlan.Status.WITHDRAWN:
        return (_("This proposal was withdrawn and binds nobody."),)
    both = plan.agreed_by_trainee_at and plan.agreed_by_leader_at
    if both and plan.status == IndividualPlan.Status.PROPOSED:
        return (_("Both have agreed. The plan is in force as soon as there is room."),)
    return ()


def _agreements(plan: IndividualPlan) -> tuple[Agreement, ...]:
    by_trainee, by_leader = plan.agreed_by_trainee_at, plan.agreed_by_leader_at
    return (
        Agreement(
            party=Party.TRAINEE,
            name=plan.trainee.name,
            agreed_on=localdate(by_trainee) if by_trainee else None,
        ),
        Agreement(
            party=Party.LEADER,
            name=plan.leader.name if plan.leader else "",
            agreed_on=localdate(by_leader) if by_leader else None,
        ),
    )


def _discreet(pathway: Pathway) -> Pathway:
    """Give the pathway with its absence, but not the reasons for it."""
    placements = tuple(_without_reasons(each) for each in pathway.placements)
    return replace(pathway, placements=placements)


def _without_reasons(placement: Placement) -> Placement:
    return replace(placement, gaps=tuple(_unnamed(gap) for gap in placement.gaps))


def _unnamed(gap: Gap) -> Gap:
    return replace(gap, kind=LeaveKind.OTHER) if gap.kind else gap

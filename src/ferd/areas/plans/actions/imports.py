"""A document comes in: it is read, questioned, corrected and made a draft."""

import hashlib
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations.models import Unit
from ferd.areas.plans import permissions
from ferd.areas.plans.actions import versions
from ferd.areas.plans.models import ImportQuestion, PlanImport, PlanVersion
from ferd.areas.plans.questions import answered, questions_about
from ferd.areas.plans.uploads import read_upload
from ferd.formats.plans import json_form
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def import_document(
    *, unit: Unit, file_name: str, data: bytes, actor: Person
) -> PlanImport:
    """Read a document in a child process and keep what was understood.

    Raises a `Refusal` that says what is wrong when it cannot be read at all.
    """
    if not permissions.may_import(actor, unit):
        raise NotAllowed(_("You may not write training plans for this unit."))
    upload = read_upload(file_name, data)
    plan_import = PlanImport.objects.create(
        unit=unit,
        file_name=file_name[-200:],
        document=data,
        document_hash=hashlib.sha256(data).hexdigest(),
        lines=upload.lines,
        content=json_form.to_json(upload.plan),
        imported_at=clock.now(),
        imported_by=actor,
    )
    ImportQuestion.objects.bulk_create(
        ImportQuestion(plan_import=plan_import, number=number, **fields)
        for number, fields in enumerate(questions_about(upload), start=1)
    )
    audit.record(
        actor=actor,
        action="plans.import_document",
        target=plan_import,
        document=plan_import.document_hash,
    )
    return plan_import


@transaction.atomic
def answer_question(
    *, question: ImportQuestion, answer: str, actor: Person
) -> ImportQuestion:
    """Answer a doubtful place; the answer takes effect at once.

    Raises `Conflict` with one sentence when the answer cannot be understood.
    """
    plan_import = _locked(question.plan_import)
    if not permissions.may_handle_import(actor, plan_import):
        raise NotAllowed(_("You may not answer questions about this document."))
    _expect_read(plan_import)
    question.plan_import = plan_import
    content = answered(question, answer)
    plan_import.content = json_form.to_json(content)
    plan_import.save(update_fields=["content"])
    question.answer = answer
    question.answered_at, question.answered_by = clock.now(), actor
    question.save(update_fields=["answer", "answered_at", "answered_by"])
    audit.record(
        actor=actor,
        action="plans.answer_question",
        target=plan_import,
        question=question.number,
        answer=answer,
    )
    return question


@transaction.atomic
def accept_import(
    *, plan_import: PlanImport, specialty_code: str, specialty: str, actor: Person
) -> PlanVersion:
    """Make a draft of what was understood, once every question is answered."""
    plan_import = _locked(plan_import)
    if not permissions.may_handle_import(actor, plan_import):
        raise NotAllowed(_("You may not accept this document."))
    _expect_read(plan_import)
    if plan_import.questions.filter(answered_at=None).exists():
        raise Conflict(_("Some questions are still open. Answer them first."))
    content = replace(
        plan_import.as_plan(), specialty=specialty, specialty_code=specialty_code
    )
    version = versions.start_plan(
        unit=plan_import.unit,
        specialty_code=specialty_code,
        content=content,
        reason=_("From the document %(name)s") % {"name": plan_import.file_name},
        actor=actor,
    )
    plan_import.status = PlanImport.Status.ACCEPTED
    plan_import.version = version
    plan_import.save(update_fields=["status", "version"])
    audit.record(
        actor=actor,
        action="plans.accept_import",
        target=plan_import,
        version=str(version.uuid),
    )
    return version


@transaction.atomic
def discard_import(*, plan_import: PlanImport, actor: Person) -> PlanImport:
    """Lay a document aside without making anything of it."""
    plan_import = _locked(plan_import)
    if not permissions.may_handle_import(actor, plan_import):
        raise NotAllowed(_("You may not discard this document."))
    _expect_read(plan_import)
    plan_import.status = PlanImport.Status.DISCARDED
    plan_import.save(update_fields=["status"])
    audit.record(actor=actor, action="plans.discard_import", target=plan_import)
    return plan_import


def _locked(plan_import: PlanImport) -> PlanImport:
    return (
        PlanImport.objects.select_for_update(of=("self",))
        .select_related("unit")
        .defer("document")
        .get(pk=plan_import.pk)
    )


def _expect_read(plan_import: PlanImport) -> None:
    if plan_import.status != PlanImport.Status.READ:
        raise Conflict(_("This document has already been dealt with."))

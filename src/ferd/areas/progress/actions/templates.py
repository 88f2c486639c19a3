"""Making templates of assessment; a published version is never changed."""

import hashlib
import json

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress.models import AssessmentTemplate, TemplateVersion
from ferd.core.progress.templates import TemplateContent, check_template
from ferd.formats.template_json import template_from_json, template_to_json
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Status = TemplateVersion.Status


@transaction.atomic
def make_template(
    *, unit: Unit, title: str, content: TemplateContent, actor: Person
) -> TemplateVersion:
    """Begin a template, as a draft that nobody else sees yet."""
    _refuse_others(actor, unit)
    template, is_new = AssessmentTemplate.objects.get_or_create(unit=unit, title=title)
    if not is_new:
        raise Conflict(_("The unit has a template of that title already."))
    version = _add_draft(template, 1, content, actor)
    audit.record(actor=actor, action="progress.make_template", target=version)
    return version


@transaction.atomic
def save_template(
    *, version: TemplateVersion, content: TemplateContent, seen: str, actor: Person
) -> TemplateVersion:
    """Write what a draft says, if it still says what its writer saw."""
    version = _locked(version, actor)
    _refuse_changed(version, seen)
    version.content = template_to_json(content)
    version.fingerprint = _fingerprint_of(content)
    version.save(update_fields=["content", "fingerprint"])
    audit.record(actor=actor, action="progress.save_template", target=version)
    return version


@transaction.atomic
def publish_template(
    *, version: TemplateVersion, seen: str, actor: Person
) -> TemplateVersion:
    """Let a draft be used from now on, instead of the version before it."""
    version = _locked(version, actor)
    _refuse_changed(version, seen)
    if check_template(template_from_json(version.content)):
        raise Conflict(_("The template has faults and cannot be published."))
    siblings = TemplateVersion.objects.filter(template=version.template)
    siblings.filter(status=Status.PUBLISHED).update(status=Status.RETIRED)
    version.status = Status.PUBLISHED
    version.published_at, version.published_by = clock.now(), actor
    version.save(update_fields=["status", "published_at", "published_by"])
    audit.record(actor=actor, action="progress.publish_template", target=version)
    return version


@transaction.atomic
def revise_template(*, version: TemplateVersion, actor: Person) -> TemplateVersion:
    """Begin a new draft from what a version says."""
    version = _locked(version, actor)
    siblings = TemplateVersion.objects.filter(template=version.template)
    if siblings.filter(status=Status.DRAFT).exists():
        raise Conflict(_("There is a draft of this template already."))
    newest = siblings.order_by("-number").values_list("number", flat=True)[0]
    content = template_from_json(version.content)
    draft = _add_draft(version.template, newest + 1, content, actor)
    audit.record(actor=actor, action="progress.revise_template", target=draft)
    return draft


@transaction.atomic
def retire_template(*, version: TemplateVersion, actor: Person) -> TemplateVersion:
    """Take a template out of use; what was given on it stays."""
    version = _locked(version, actor)
    if version.status != Status.PUBLISHED:
        raise Conflict(_("Only a template in use is taken out of use."))
    version.status = Status.RETIRED
    version.save(update_fields=["status"])
    audit.record(actor=actor, action="progress.retire_template", target=version)
    return version


def _fingerprint_of(content: TemplateContent) -> str:
    """Give what tells two contents apart."""
    written = json.dumps(template_to_json(content), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _add_draft(
    template: AssessmentTemplate, number: int, content: TemplateContent, actor: Person
) -> TemplateVersion:
    return TemplateVersion.objects.create(
        template=template,
        number=number,
        content=template_to_json(content),
        fingerprint=_fingerprint_of(content),
        created_at=clock.now(),
        created_by=actor,
    )


def _locked(version: TemplateVersion, actor: Person) -> TemplateVersion:
    """Lock the template, so that its versions change one at a time."""
    _refuse_others(actor, version.template.unit)
    AssessmentTemplate.objects.select_for_update().get(pk=version.template_id)
    return TemplateVersion.objects.select_related("template__unit").get(pk=version.pk)


def _refuse_others(actor: Person, unit: Unit) -> None:
    organisations.hold_roles(actor)
    if not permissions.may_keep_templates(actor, unit):
        raise NotAllowed(_("Only the unit's education committee makes its templates."))


def _refuse_changed(version: TemplateVersion, seen: str) -> None:
    if version.status != Status.DRAFT:
        raise Conflict(_("This version is published, and is never changed."))
    if version.fingerprint != seen:
        raise Conflict(
            _("The draft has been changed meanwhile. Read it again before you go on.")
        )

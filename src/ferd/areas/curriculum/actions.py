"""Changing the national catalogue."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.curriculum import permissions, values
from ferd.areas.curriculum.models import CatalogueImport, CurriculumEdition
from ferd.areas.curriculum.previews import Preview, preview, read_files
from ferd.core.curriculum.catalogue import Edition
from ferd.core.curriculum.merge import merge_editions
from ferd.core.curriculum.shipped_editions import shipped_editions
from ferd.formats.catalogue_json import editions_from_json, editions_to_json
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def ship_catalogue(*, actor: Person) -> list[CurriculumEdition]:
    """Lay the editions that come with Ferd; those that are there stay untouched."""
    if not permissions.may_import_catalogue(actor):
        raise NotAllowed(_("You may not change the national catalogue."))
    laid = []
    for value in shipped_editions():
        specialty = values.store_specialty(value.specialty)
        if specialty.editions.exists():
            continue
        edition = CurriculumEdition(specialty=specialty)
        values.store(edition, value, at=clock.now())
        audit.record(
            actor=actor,
            action="curriculum.ship_catalogue",
            target=edition,
            specialty=specialty.code,
            objectives=len(value.objectives),
        )
        laid.append(edition)
    return laid


@transaction.atomic
def import_catalogue(
    *, files: Sequence[tuple[str, bytes]], specialty: str, actor: Person
) -> CatalogueImport:
    """Read files and keep what they would change, to be seen before it is done.

    Args:
        files: names and content; files that belong together come together.
        specialty: the specialty of objectives that stand as bare numbers.
        actor: who imports.
    """
    if not permissions.may_import_catalogue(actor):
        raise NotAllowed(_("You may not change the national catalogue."))
    content = [data for _name, data in files]
    editions, diagnostics = read_files(content, specialty=specialty)
    today = clock.today()
    catalogue_import = CatalogueImport.objects.create(
        file_names=[name[-200:] for name, _data in files],
        content=editions_to_json(editions),
        preview=[each.as_json() for each in preview(editions, on=today)],
        diagnostics=[
            {
                "code": d.code,
                "severity": d.severity.value,
                "where": d.where,
                "template": d.template,
                "hint": d.hint,
                "facts": dict(d.facts),
            }
            for d in diagnostics
        ],
        read_on=today,
        imported_at=clock.now(),
        imported_by=actor,
    )
    audit.record(
        actor=actor,
        action="curriculum.import_catalogue",
        target=catalogue_import,
        specialties=[edition.specialty.code for edition in editions],
    )
    return catalogue_import


@transaction.atomic
def apply_import(
    *, catalogue_import: CatalogueImport, actor: Person
) -> CatalogueImport:
    """Make what was shown the catalogue in force.

    Refuses when the catalogue has changed since: what is applied is exactly what
    somebody has seen.
    """
    if not permissions.may_import_catalogue(actor):
        raise NotAllowed(_("You may not change the national catalogue."))
    catalogue_import = _locked(catalogue_import)
    _expect_undecided(catalogue_import)
    editions = editions_from_json(catalogue_import.content)
    found = preview(editions, on=catalogue_import.read_on)
    if [each.as_json() for each in found] != catalogue_import.preview:
        raise Conflict(
            _("The catalogue has changed since this was read. Import the files again.")
        )
    for each in found:
        _store(each, catalogue_import)
    _decide(catalogue_import, CatalogueImport.Status.APPLIED, actor)
    audit.record(
        actor=actor,
        action="curriculum.apply_import",
        target=catalogue_import,
        specialties=[edition.specialty.code for edition in editions],
        changes=sum(len(each.changes) for each in found),
    )
    return catalogue_import


@transaction.atomic
def discard_import(
    *, catalogue_import: CatalogueImport, actor: Person
) -> CatalogueImport:
    """Put an import away without changing the catalogue."""
    if not permissions.may_import_catalogue(actor):
        raise NotAllowed(_("You may not change the national catalogue."))
    catalogue_import = _locked(catalogue_import)
    _expect_undecided(catalogue_import)
    _decide(catalogue_import, CatalogueImport.Status.DISCARDED, actor)
    audit.record(
        actor=actor, action="curriculum.discard_import", target=catalogue_import
    )
    return catalogue_import


def _locked(catalogue_import: CatalogueImport) -> CatalogueImport:
    """Lock every waiting import: of two that are decided at once, one waits.

    The second then sees what the first has changed, before it compares.
    """
    waiting = CatalogueImport.objects.filter(status=CatalogueImport.Status.READ)
    list(waiting.select_for_update().order_by("pk").values_list("pk"))
    return CatalogueImport.objects.get(pk=catalogue_import.pk)


def _expect_undecided(catalogue_import: CatalogueImport) -> None:
    if catalogue_import.status != CatalogueImport.Status.READ:
        raise Conflict(_("This import has already been decided."))


def _decide(
    catalogue_import: CatalogueImport, status: CatalogueImport.Status, actor: Person
) -> None:
    catalogue_import.status = status
    catalogue_import.decided_at, catalogue_import.decided_by = clock.now(), actor
    catalogue_import.save(update_fields=["status", "decided_at", "decided_by"])


def _store(found: Preview, catalogue_import: CatalogueImport) -> None:
    """Take one edition in: into the stored one, or beside it."""
    specialty = values.store_specialty(found.edition.specialty)
    type(specialty).objects.select_for_update().get(pk=specialty.pk)
    now = clock.now()
    if found.begins_new:
        _end_before(found, found.edition)
        values.store(CurriculumEdition(specialty=specialty), found.edition, at=now)
    elif found.stored is not None:
        stored = values.as_value(found.stored)
        merged = merge_editions(stored, found.edition, on=catalogue_import.read_on)
        values.store(found.stored, merged, at=now)


def _end_before(found: Preview, successor: Edition) -> None:
    """End the former edition the day before its successor begins."""
    former = found.stored
    if former is None or former.valid_from is None or successor.valid_from is None:
        return
    if former.valid_to is None and former.valid_from < successor.valid_from:
        former.valid_to = successor.valid_from - timedelta(days=1)
        former.save(update_fields=["valid_to"])

"""Reading the national catalogue."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.curriculum import permissions, values
from ferd.areas.curriculum.models import (
    CatalogueImport,
    CurriculumEdition,
    LearningActivity,
    LearningObjective,
    Specialty,
)
from ferd.areas.curriculum.previews import changes_of
from ferd.core.curriculum.catalogue import COMMON, Edition
from ferd.core.curriculum.compare import CatalogueChange, ChangeKind
from ferd.core.curriculum.model import Requirements
from ferd.core.curriculum.shipped import YEARS_AS_SPECIALIST_TRAINEE, requirements_for
from ferd.core.diagnostics import Diagnostic, Severity
from ferd.foundation import clock
from ferd.foundation.errors import NotFound
from ferd.foundation.words import has_words


@dataclass(frozen=True, slots=True)
class Listed:
    """A specialty in the list, with its edition in force."""

    specialty: Specialty
    edition: CurriculumEdition | None
    objectives: int


@dataclass(frozen=True, slots=True)
class PreviewShown:
    """What one specialty's part of an import would change, counted by kind."""

    specialty: str
    stored: CurriculumEdition | None
    begins_new: bool
    changes: list[CatalogueChange]

    @property
    def added(self) -> int:
        """Count the objectives that are new."""
        return self._count(ChangeKind.ADDED)

    @property
    def removed(self) -> int:
        """Count the objectives that would be ended."""
        return self._count(ChangeKind.REMOVED)

    @property
    def changed(self) -> int:
        """Count the changes of other kinds."""
        return len(self.changes) - self.added - self.removed

    def _count(self, kind: ChangeKind) -> int:
        return sum(change.kind is kind for change in self.changes)


def list_specialties(actor: Person) -> list[Listed]:
    """List all specialties with the edition in force and its objectives."""
    if not permissions.may_read_catalogue(actor):
        return []
    today = clock.today()
    counted = CurriculumEdition.objects.defer("raw").annotate(
        objective_count=Count("objectives", filter=_valid_on("objectives__", today))
    )
    specialties = Specialty.objects.prefetch_related(Prefetch("editions", counted))
    by_name = sorted(specialties, key=lambda specialty: specialty.name.casefold())
    return [_listed(specialty, today) for specialty in by_name]


def _listed(specialty: Specialty, today: date) -> Listed:
    edition = in_force(specialty.editions.all(), today)
    count: int = getattr(edition, "objective_count", 0)
    return Listed(specialty, edition, count)


def _valid_on(prefix: str, day: date) -> Q:
    begun = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": day})
    going = Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gte": day})
    return begun & going


def in_force(
    editions: Iterable[CurriculumEdition], on: date
) -> CurriculumEdition | None:
    """Choose the edition in force on a day; the newest one when none is."""
    newest_first = list(editions)
    for edition in newest_first:
        begun = edition.valid_from is None or edition.valid_from <= on
        if begun and (edition.valid_to is None or on <= edition.valid_to):
            return edition
    return newest_first[0] if newest_first else None


def get_specialty(actor: Person, public_id: uuid.UUID) -> Specialty:
    """Get one specialty."""
    found = Specialty.objects.filter(uuid=public_id).first()
    if found is None or not permissions.may_read_catalogue(actor):
        raise NotFound(_("There is no such specialty."))
    return found


def edition_in_force(specialty: Specialty) -> CurriculumEdition:
    """Get the edition of a specialty that is in force today."""
    found = in_force(specialty.editions.all(), clock.today())
    if found is None:
        raise NotFound(_("This specialty has no curriculum yet."))
    return found


def get_edition(actor: Person, public_id: uuid.UUID) -> CurriculumEdition:
    """Get one edition."""
    editions = CurriculumEdition.objects.select_related("specialty")
    found = editions.filter(uuid=public_id).first()
    if found is None or not permissions.may_read_catalogue(actor):
        raise NotFound(_("There is no such edition."))
    return found


def editions_of(specialty: Specialty) -> QuerySet[CurriculumEdition]:
    """List all editions of a specialty, newest first."""
    return CurriculumEdition.objects.defer("raw").filter(specialty=specialty)


def editions_beside(edition: CurriculumEdition) -> QuerySet[CurriculumEdition]:
    """List all editions of the same specialty, newest first."""
    return editions_of(edition.specialty)


def find_objectives(
    edition: CurriculumEdition, *, words: str, group: str
) -> list[LearningObjective]:
    """List an edition's objectives that have the words, in the group if one is given.

    Titles are searched as the reader sees them, and a number finds its code.
    """
    sought = words.casefold().split()
    rows = edition.objectives.defer("raw", "explanation").order_by("number")
    if group:
        rows = rows.filter(group=group)
    return [row for row in rows if _has_words(row, sought)]


def _has_words(objective: LearningObjective, sought: list[str]) -> bool:
    written = f"{objective.code} {objective.title} {objective.text}".casefold()
    return all(word in written for word in sought)


def search_objectives(actor: Person, words: str, most: int) -> list[LearningObjective]:
    """List objectives in force, of any specialty, by number, code or words.

    ``18`` finds every objective with that number; ``NUK 18``, ``nuk-018`` and
    ``NUK018`` the same one.
    """
    in_use = [each.edition for each in list_specialties(actor) if each.edition]
    rows = LearningObjective.objects.filter(edition__in=in_use).defer("raw")
    if sought := re.fullmatch(r"([^\W\d]*)[\s-]*0*(\d+)", words.strip()):
        rows = rows.filter(number=int(sought[2]))
        if sought[1]:
            rows = rows.filter(edition__specialty__code=sought[1].upper())
    else:
        rows = rows.filter(has_words(words, "own_title", "text", "code"))
    return list(rows.select_related("edition__specialty").order_by("code")[:most])


def groups_of(edition: CurriculumEdition) -> list[str]:
    """List the headings of an edition, in the order of its objectives."""
    rows = edition.objectives.order_by("number").values_list("group", flat=True)
    return [group for group in dict.fromkeys(rows) if group]


def get_objective(actor: Person, public_id: uuid.UUID) -> LearningObjective:
    """Get one objective with what is recommended for it."""
    activities = LearningActivity.objects.prefetch_related("counts").defer("raw")
    found = (
        LearningObjective.objects.select_related("edition__specialty")
        .prefetch_related(Prefetch("activities", activities), "assessments")
        .filter(uuid=public_id)
        .first()
    )
    if found is None or not permissions.may_read_catalogue(actor):
        raise NotFound(_("There is no such learning objective."))
    return found


def neighbours(
    objective: LearningObjective,
) -> tuple[LearningObjective | None, LearningObjective | None]:
    """Give the objectives before and after one in its edition."""
    beside = LearningObjective.objects.filter(edition_id=objective.edition_id)
    before = beside.filter(number__lt=objective.number).order_by("-number").first()
    after = beside.filter(number__gt=objective.number).order_by("number").first()
    return before, after


def successors(objective: LearningObjective) -> QuerySet[LearningObjective]:
    """List the objectives that came instead of one."""
    return LearningObjective.objects.filter(
        edition__specialty=objective.edition.specialty, replaces=objective.code
    )


def visible_imports(actor: Person) -> QuerySet[CatalogueImport]:
    """List the imports, to those who may import."""
    if not permissions.may_import_catalogue(actor):
        return CatalogueImport.objects.none()
    return CatalogueImport.objects.select_related("imported_by", "decided_by")


def open_imports(actor: Person) -> QuerySet[CatalogueImport]:
    """List the imports that wait to be decided."""
    undecided = visible_imports(actor).filter(status=CatalogueImport.Status.READ)
    return undecided.defer("content", "preview")


def get_import(actor: Person, public_id: uuid.UUID) -> CatalogueImport:
    """Get one import."""
    found = visible_imports(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such import."))
    return found


def previews_of(catalogue_import: CatalogueImport) -> list[PreviewShown]:
    """Give what an import would change, or has changed, specialty by specialty."""
    shown = catalogue_import.preview
    ids = [each["stored"] for each in shown if each["stored"]]
    rows = CurriculumEdition.objects.defer("raw").select_related("specialty")
    stored = {str(e.uuid): e for e in rows.filter(uuid__in=ids)}
    return [
        PreviewShown(
            each["specialty"],
            stored.get(each["stored"]),
            each["begins_new"],
            changes_of(each),
        )
        for each in shown
    ]


def diagnostics_of(catalogue_import: CatalogueImport) -> list[Diagnostic]:
    """Give what the reader had to say of the files."""
    return [
        Diagnostic(**{**kept, "severity": Severity(kept["severity"])})
        for kept in catalogue_import.diagnostics
    ]


def edition_value(edition: CurriculumEdition) -> Edition:
    """Give an edition and all in it as a value, to be written in some format."""
    return values.as_value(edition)


def requirements(specialty_code: str) -> Requirements | None:
    """Tell what a specialty demands of a plan today, by the edition in force.

    Falls back on what is shipped; None when nothing is known of the specialty.
    """
    edition = _in_force_today(specialty_code)
    if edition is None or edition.specialty.code == COMMON:
        return requirements_for(specialty_code)
    valid = edition.objectives.filter(_valid_on("", clock.today()))
    return Requirements(
        code=edition.specialty.code,
        name=edition.specialty.name_nb or edition.specialty.code,
        objectives=frozenset(valid.values_list("number", flat=True)),
        required_months=YEARS_AS_SPECIALIST_TRAINEE * 12,
    )


def titles(specialty_code: str) -> Mapping[int, str]:
    """Give the titles of a specialty's objectives by number, in force today."""
    edition = _in_force_today(specialty_code)
    if edition is None:
        return {}
    rows = edition.objectives.only("number", "own_title", "edition")
    return {row.number: row.title for row in rows}


def objectives_in_force(specialty_code: str) -> Mapping[int, LearningObjective]:
    """Give a specialty's objectives by number, in force today: names and addresses."""
    edition = _in_force_today(specialty_code)
    if edition is None:
        return {}
    rows = edition.objectives.only("uuid", "number", "code", "own_title", "edition")
    return {row.number: row for row in rows}


def _in_force_today(specialty_code: str) -> CurriculumEdition | None:
    editions = CurriculumEdition.objects.defer("raw").select_related("specialty")
    of_code = editions.filter(specialty__code=specialty_code.upper())
    return in_force(of_code, clock.today())

"""Every page and document of Ferd, opened with every object there is.

A crawler that knows no page by name: it fills each address of the URL register
with every object of the kind the address asks for. An address that asks for a
kind it does not know stops it, so that no new page goes unread.
"""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import product

import pypdfium2
from django.db.models import Model
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ferd.areas.accounts.models import ApiToken, Person
from ferd.areas.curriculum.models import (
    CatalogueImport,
    CurriculumEdition,
    LearningObjective,
    Specialty,
)
from ferd.areas.notifications.models import Notice, OutgoingMail
from ferd.areas.organisations.models import Delegation, RoleAssignment, Unit
from ferd.areas.planning.models import SolverRun
from ferd.areas.plans.models import (
    ImportQuestion,
    PlanImport,
    PlanVersion,
    TrainingPlan,
)
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    ConflictOfInterest,
    Deputyship,
    EvidenceFile,
    ObjectiveProgress,
    Observation,
    SigningPattern,
)
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.schedules.models import (
    IndividualPlan,
    PlaceRequest,
    Places,
    SiteMapping,
    SpecialtyAgreement,
    Traineeship,
)

TOKEN = re.compile(r"\b[A-Za-z0-9]{64}\b")
"""What guards a form is drawn at random, and now and then spells a word."""

Values = Callable[[], list[object]]


def every(model: type[Model]) -> Values:
    return lambda: list(model._default_manager.values_list("uuid", flat=True))  # noqa: SLF001


def some(model: type[Model], **which: object) -> Values:
    """Some are enough where there are many, all alike."""
    rows = model._default_manager.filter(**which)  # noqa: SLF001
    return lambda: list(rows.values_list("uuid", flat=True)[:4])


def exactly(*values: object) -> Values:
    return lambda: list(values)


OF_INTEREST = ("Tora", "Sven")
"""The two of whom most is known."""

PARAMETERS = {
    "organisations unit_id": some(Unit, name__in=("Nuclear medicine", "Imaging")),
    "organisations person_id": some(Person, name__in=OF_INTEREST),
    "organisations assignment_id": some(RoleAssignment, person__name__in=OF_INTEREST),
    "organisations delegation_id": every(Delegation),
    "organisations mail_id": every(OutgoingMail),
    "notifications notice_id": every(Notice),
    "curriculum specialty_id": every(Specialty),
    "curriculum edition_id": some(CurriculumEdition, specialty__code="NUK"),
    "curriculum objective_id": some(LearningObjective, number=1),
    "curriculum import_id": every(CatalogueImport),
    "curriculum form": exactly("csv", "xlsx", "json"),
    "plans plan_id": every(TrainingPlan),
    "plans import_id": every(PlanImport),
    "plans question_id": some(ImportQuestion),
    "plans version_id": every(PlanVersion),
    "plans other_id": every(PlanVersion),
    "plans form": exactly("pdf", "docx", "yaml", "html", "json"),
    "plans order": exactly(1),
    "plans index": exactly(0),
    "places places_id": every(Places),
    "places request_id": every(PlaceRequest),
    "places agreement_id": every(SpecialtyAgreement),
    "places mapping_id": every(SiteMapping),
    "places version_id": every(PlanVersion),
    "planning run_id": every(SolverRun),
    "planning point": exactly(0),
    "planning traineeship_id": every(Traineeship),
    "planning places_id": every(Places),
    "rotations draft_id": every(RotationDraft),
    "rotations traineeship_id": every(Traineeship),
    "schedules traineeship_id": every(Traineeship),
    "schedules plan_id": every(IndividualPlan),
    "schedules other_id": every(IndividualPlan),
    "schedules old_id": every(PlanVersion),
    "schedules new_id": every(PlanVersion),
    "schedules form": exactly("pdf", "docx", "html", "ics", "json"),
    "schedules token": exactly("guessed"),
    "demo person_id": every(Person),
    "web token_id": every(ApiToken),
    "progress record_id": every(ActivityRecord),
    "progress file_id": every(EvidenceFile),
    "progress observation_id": every(Observation),
    "progress objective_id": some(ObjectiveProgress, objective__number__lte=2),
    "progress approval_id": every(Approval),
    "progress conflict_id": every(ConflictOfInterest),
    "progress deputyship_id": every(Deputyship),
    "progress pattern_id": every(SigningPattern),
    "progress traineeship_id": every(Traineeship),
    "progress token": exactly("guessed"),
    "api unit_id": some(Unit, name__in=("Nuclear medicine", "Imaging")),
    "api specialty_id": every(Specialty),
    "api edition_id": some(CurriculumEdition, specialty__code="NUK"),
    "api objective_id": some(LearningObjective, number=1),
    "api plan_id": every(TrainingPlan),
    "api version_id": every(PlanVersion),
    "api trainee_id": every(Traineeship),
    "api individual_plan_id": every(IndividualPlan),
    "api notice_id": every(Notice),
    "api activity_id": every(ActivityRecord),
    "api observation_id": every(Observation),
    "api progress_id": some(ObjectiveProgress),
}
LIBRARY = ("account_", "mfa_")
"""Pages of the sign-in library: they know one's own account and nothing else."""


def every_address() -> list[str]:
    """Give every address, filled in with every object."""
    found = []
    for name, parameters in _patterns(get_resolver().url_patterns):
        area = name.partition(":")[0]
        choices = [PARAMETERS[f"{area} {parameter}"]() for parameter in parameters]
        for values in product(*choices):
            url = reverse(name, kwargs=dict(zip(parameters, values, strict=True)))
            found.append(url)
    return found


def _patterns(
    patterns: list[URLPattern | URLResolver], space: str = ""
) -> Iterator[tuple[str, list[str]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _patterns(pattern.url_patterns, inner)
        elif not str(pattern.name).startswith(LIBRARY):
            yield f"{space}{pattern.name}", list(pattern.pattern.converters)


def words_of(answer: HttpResponse) -> str:
    """Give all text of an answer, whatever its format."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    if kind == "application/pdf":
        return _words_of_pdf(answer.content)
    if "officedocument" in kind:
        return _words_of_package(answer.content)
    unfolded = answer.content.decode().replace("\r\n ", "")
    return html.unescape(TOKEN.sub("", unfolded))


def _words_of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return re.sub(r"\s+", " ", " ".join(pages))


def _words_of_package(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [
            package.read(name).decode(errors="replace") for name in package.namelist()
        ]
    return html.unescape(re.sub(r"<[^>]+>", "", " ".join(parts)))

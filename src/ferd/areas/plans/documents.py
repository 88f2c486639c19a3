"""A version as a document that leaves the system."""

from collections.abc import Callable
from typing import Protocol

from django.utils.text import slugify
from django.utils.timezone import localdate

from ferd.areas.audit import checkpoints
from ferd.areas.plans import queries
from ferd.areas.plans.models import PlanVersion
from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import TrainingPlan
from ferd.formats.plans.edition import Edition, Standing
from ferd.formats.plans.write_docx import write_docx
from ferd.formats.plans.write_html import write_html
from ferd.formats.plans.write_pdf import write_pdf
from ferd.formats.plans.yaml_form import write_yaml
from ferd.foundation import clock
from ferd.foundation.documents import LANGUAGES, PDF, WORD, Document


class Writer(Protocol):
    """What writes a plan as bytes."""

    def __call__(
        self,
        plan: TrainingPlan,
        *,
        language: str,
        edition: Edition,
        requirements: Requirements | None,
    ) -> bytes:
        """Write a plan."""


def export(version: PlanVersion, *, form: str, language: str) -> Document | None:
    """Write a version as ``pdf``, ``docx``, ``html`` or ``yaml``; else None."""
    write = WRITERS.get(form)
    if write is None or language not in LANGUAGES:
        return None
    writer, media_type = write
    body = writer(version, language)
    name = slugify(f"{version.plan.specialty} {version.number} {language}")
    return Document(body, media_type, f"{name}.{form}")


def _edition(version: PlanVersion) -> Edition:
    entry = queries.publishing_entry(version)
    return Edition(
        issued_on=clock.today(),
        number=str(version.number),
        standing=_standing(version),
        approved_on=localdate(version.approved_at) if version.approved_at else None,
        approved_by=version.approved_by.name if version.approved_by else "",
        published_on=localdate(version.published_at) if version.published_at else None,
        published_by=version.published_by.name if version.published_by else "",
        revision_due_on=version.due_for_revision_on,
        fingerprint=version.fingerprint,
        audit_entry=entry.number if entry else None,
        log_end=checkpoints.short_mark(),
    )


def _standing(version: PlanVersion) -> Standing | None:
    if version.status == PlanVersion.Status.DISCARDED:
        return None
    return Standing(version.status)


def _written(write: Writer) -> Callable[[PlanVersion, str], bytes]:
    def writer(version: PlanVersion, language: str) -> bytes:
        return write(
            version.as_plan(),
            language=language,
            edition=_edition(version),
            requirements=queries.requirements(version.plan.specialty_code),
        )

    return writer


def _html(
    plan: TrainingPlan,
    *,
    language: str,
    edition: Edition,
    requirements: Requirements | None,
) -> bytes:
    page = write_html(
        plan, language=language, edition=edition, requirements=requirements
    )
    return page.encode()


def _yaml(version: PlanVersion, language: str) -> bytes:  # noqa: ARG001  one form for all
    return write_yaml(version.as_plan()).encode()


WRITERS: dict[str, tuple[Callable[[PlanVersion, str], bytes], str]] = {
    "pdf": (_written(write_pdf), PDF),
    "docx": (_written(write_docx), WORD),
    "html": (_written(_html), "text/html; charset=utf-8"),
    "yaml": (_yaml, "application/yaml; charset=utf-8"),
}

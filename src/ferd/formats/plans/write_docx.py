"""A training plan as a Word document, which Ferd reads back to the same facts."""

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import TrainingPlan
from ferd.formats.documents.language import Language
from ferd.formats.documents.word import render_docx
from ferd.formats.plans.edition import Edition
from ferd.formats.plans.writing.plan import compose_plan


def write_docx(
    plan: TrainingPlan,
    *,
    language: str,
    edition: Edition,
    requirements: Requirements | None = None,
) -> bytes:
    """Write a plan as DOCX in ``nb``, ``nn`` or ``en``."""
    composition = compose_plan(
        plan, language=Language(language), edition=edition, requirements=requirements
    )
    return render_docx(composition)

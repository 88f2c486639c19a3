"""A training plan as an accessible PDF (PDF/UA-1 and PDF/A-2a)."""

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import TrainingPlan
from ferd.formats.documents.language import Language
from ferd.formats.documents.pdf import render_pdf
from ferd.formats.plans.edition import Edition
from ferd.formats.plans.writing.plan import compose_plan


def write_pdf(
    plan: TrainingPlan,
    *,
    language: str,
    edition: Edition,
    requirements: Requirements | None = None,
) -> bytes:
    """Write a plan as PDF in ``nb``, ``nn`` or ``en``.

    With the specialty's requirements the document counts coverage against
    them; without, against the objectives the plan itself names.
    """
    composition = compose_plan(
        plan, language=Language(language), edition=edition, requirements=requirements
    )
    return render_pdf(composition)

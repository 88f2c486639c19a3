"""A training plan as one accessible HTML file, for a website or for printing."""

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import TrainingPlan
from ferd.formats.documents.language import Language
from ferd.formats.documents.page import render_html
from ferd.formats.plans.edition import Edition
from ferd.formats.plans.writing.plan import compose_plan


def write_html(
    plan: TrainingPlan,
    *,
    language: str,
    edition: Edition,
    requirements: Requirements | None = None,
) -> str:
    """Write a plan as HTML in ``nb``, ``nn`` or ``en``; it needs no other file."""
    composition = compose_plan(
        plan, language=Language(language), edition=edition, requirements=requirements
    )
    return render_html(composition)

"""Words for what a plan says: promises, changes, a summary of an import."""

from django import template
from django.utils.translation import gettext as _

from ferd.areas.plans import words
from ferd.core.plans.changes import Change
from ferd.core.plans.model import Commitment, TrainingPlan

register = template.Library()

NONE = "\u2013"


@register.simple_tag
def commitment_kind(commitment: Commitment) -> str:
    """Name what is promised."""
    name = _(words.COMMITMENTS[commitment.kind])
    return f"{name} ({commitment.about})" if commitment.about else name


@register.simple_tag
def commitment_figure(commitment: Commitment) -> str:
    """Say the figure with its unit, or that there is none."""
    if commitment.kind not in words.WITH_FIGURE:
        return NONE
    if commitment.value is None:
        return _("no figure")
    return (
        f"{commitment.value:g} {_(words.UNITS.get(commitment.unit, commitment.unit))}"
    )


@register.simple_tag
def change_text(change: Change) -> str:
    """Say a change in the reader's language."""
    return change.text(_)


@register.inclusion_tag("plans/summary.html")
def import_summary(plan: TrainingPlan) -> dict[str, object]:
    """Count what was understood."""
    numbers = {n for stage in plan.timeline for n in stage.objectives.numbers}
    return {
        "figures": [
            (len(plan.timeline), _("stages")),
            (len(numbers), _("learning objectives")),
            (len(plan.sections), _("sections")),
            (len(plan.commitments), _("promises")),
            (len(plan.facts), _("facts")),
        ]
    }

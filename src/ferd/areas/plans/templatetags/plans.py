"""Words for what a plan says: promises, changes, a summary of an import."""

from django import template
from django.utils.translation import gettext as _

from ferd.areas.plans import rule_words, words
from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.changes import Change
from ferd.core.plans.model import Commitment, TrainingPlan
from ferd.core.plans.progress_rules import ActivityRule, SufficiencyRule

register = template.Library()

A_SENTENCE = 120
"""So many letters a sentence can carry."""


@register.simple_tag
def promise(commitment: Commitment) -> str:
    """Say a promise as a sentence."""
    return words.promise(commitment)


@register.filter
def lacks_figure(commitment: Commitment) -> bool:
    """Tell whether a promise that counts something has no figure."""
    return words.lacks_figure(commitment)


@register.simple_tag
def change_text(change: Change) -> str:
    """Say a change in the reader's language."""
    return words.change(change)


@register.filter
def is_long(change: Change) -> bool:
    """Tell whether both sides are better laid beside each other than said."""
    is_said = rule_words.is_about_rules(change)
    return not is_said and len(change.before) + len(change.after) > A_SENTENCE


@register.filter
def kind_words(kind: str) -> str:
    """Name a kind of learning activity."""
    return rule_words.kind(kind)


@register.filter
def signing_words(rule: ActivityRule) -> str:
    """Say who confirms activities of a kind."""
    return rule_words.signing(rule)


@register.filter
def about_words(rule: SufficiencyRule) -> str:
    """Say what a rule of what is enough is about."""
    return rule_words.about(rule)


@register.filter
def asks_words(rule: SufficiencyRule) -> list[str]:
    """Say what a rule of what is enough asks for."""
    return rule_words.asks(rule)


@register.filter
def ranges(numbers: tuple[int, ...]) -> str:
    """Write numbers of objectives briefly."""
    return as_ranges(numbers)


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

"""Which of a plan's rules about progress holds for an activity or an objective.

What a plan does not mention is decided the careful way: an activity must be
signed, and without a rule no amount of evidence is enough.
"""

from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import (
    ActivityKind,
    ActivityRule,
    ObjectiveGroup,
    SufficiencyRule,
)


def signing_rule(plan: TrainingPlan, kind: ActivityKind) -> ActivityRule:
    """Give the rule for activities of a kind; they must be signed if there is none.

    Of two rules for one kind (which the checks refuse) the one that demands a
    signature holds.
    """
    rules = [rule for rule in plan.activity_rules if rule.kind is kind]
    demanding = [rule for rule in rules if rule.must_be_signed]
    return next(iter((*demanding, *rules)), ActivityRule(kind=kind))


def groups_with(plan: TrainingPlan, number: int) -> tuple[ObjectiveGroup, ...]:
    """List the groups an objective is in, in the order of the plan."""
    return tuple(group for group in plan.groups if number in group.numbers)


def sufficiency_rule(plan: TrainingPlan, number: int) -> SufficiencyRule | None:
    """Give the most specific rule for an objective: number, then group, then all.

    Among rules of one kind the first in the plan holds; the checks refuse two
    that are about the same objective. None means that nothing is enough.
    """
    rules = plan.sufficiency
    named = [rule for rule in rules if number in rule.numbers]
    groups = [group.name for group in groups_with(plan, number)]
    grouped = [r for name in groups for r in rules if r.group and r.group == name]
    general = [rule for rule in rules if not (rule.numbers or rule.group)]
    return next(iter((*named, *grouped, *general)), None)

"""What changed in what two versions of a plan say about progress."""

from collections.abc import Iterator

from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.changes import Change, ChangeKind
from ferd.core.plans.compare_lists import Comparison
from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import (
    ActivityRule,
    ObjectiveGroup,
    Signing,
    SufficiencyRule,
)

ALL = "all"
"""What a rule for all objectives is called, in every language."""


def progress_changes(old: TrainingPlan, new: TrainingPlan) -> Iterator[Change]:
    """Tell who signs otherwise, what belongs together otherwise, what is enough."""
    yield from _SIGNING.changes(old.activity_rules, new.activity_rules)
    yield from _GROUPS.changes(old.groups, new.groups)
    yield from _SUFFICIENCY.changes(old.sufficiency, new.sufficiency)


def signing(rule: ActivityRule) -> str:
    """Write who signs: ``self_registered``, or ``signed either``."""
    if rule.signing is Signing.SELF_REGISTERED:
        return rule.signing.value
    return f"{rule.signing.value} {rule.signer.value}"


def about(rule: SufficiencyRule) -> str:
    """Write what a rule is about: ``all``, the name of a group, or numbers."""
    parts = filter(None, (rule.group, as_ranges(rule.numbers)))
    return ", ".join(parts) or ALL


def asks(rule: SufficiencyRule) -> tuple[str, ...]:
    """Write what a rule asks for, a word and a figure each: ``observations 3``."""
    which = (*_said("observations", rule.observations), *_said("level", rule.level))
    return (
        *which,
        *(("with_words",) if rule.with_words else ()),
        *_said("assessors", rule.assessors),
        *(f"role {role}" for role in rule.roles),
        *_said("contexts", rule.contexts),
        *_said("recent_months", rule.recent_months),
        *(f"{count.kind or 'activities'} {count.times}" for count in rule.activities),
    )


def _said(word: str, figure: int | None) -> tuple[str, ...]:
    return (f"{word} {figure}",) if figure else ()


_SIGNING: Comparison[ActivityRule] = Comparison(
    (
        ChangeKind.SIGNING_ADDED,
        ChangeKind.SIGNING_REMOVED,
        ChangeKind.SIGNING_CHANGED,
    ),
    place="activity_rule",
    key=lambda rule: rule.kind,
    name=lambda rule: rule.kind.value,
    briefly=signing,
    fully=signing,
)
_GROUPS: Comparison[ObjectiveGroup] = Comparison(
    (ChangeKind.GROUP_ADDED, ChangeKind.GROUP_REMOVED, ChangeKind.GROUP_CHANGED),
    place="group",
    key=lambda group: group.name,
    name=lambda group: group.name,
    briefly=lambda group: as_ranges(group.numbers),
    fully=lambda group: as_ranges(group.numbers),
)
_SUFFICIENCY: Comparison[SufficiencyRule] = Comparison(
    (
        ChangeKind.SUFFICIENCY_ADDED,
        ChangeKind.SUFFICIENCY_REMOVED,
        ChangeKind.SUFFICIENCY_CHANGED,
    ),
    place="sufficiency",
    key=about,
    name=about,
    briefly=lambda rule: "; ".join(asks(rule)),
    fully=lambda rule: "; ".join(asks(rule)),
)

"""Checks of what is signed and what belongs together: activity rules and groups."""

from collections import Counter
from collections.abc import Iterator

from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.plans.checks.subject import Subject
from ferd.core.plans.progress_rules import ObjectiveGroup

LONGEST_NAME = 120


def kinds_of_activity_have_one_rule(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN040: no kind of learning activity has two rules of who signs."""
    counted = Counter(rule.kind for rule in subject.plan.activity_rules)
    for kind in (kind for kind, times in counted.items() if times > 1):
        yield Diagnostic(
            code="PLAN040",
            severity=Severity.ERROR,
            where=f"activity_rule:{kind}",
            template=gettext_noop(
                "The plan says %(times)d times who signs activities of the kind "
                "«%(kind)s»."
            ),
            facts={"kind": kind.value, "times": counted[kind]},
            hint=gettext_noop("Keep one of the rules."),
        )


def groups_have_names_of_their_own(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN041: each group has a name, not too long, and no two have the same."""
    counted = Counter(group.name.strip() for group in subject.plan.groups)
    for name, times in counted.items():
        if not name:
            template = gettext_noop("A group of objectives has no name.")
        elif times > 1:
            template = gettext_noop("%(times)d groups are called «%(group)s».")
        elif len(name) > LONGEST_NAME:
            template = gettext_noop(
                "The name of the group «%(group)s» has more than %(longest)d "
                "characters."
            )
        else:
            continue
        yield Diagnostic(
            code="PLAN041",
            severity=Severity.ERROR,
            where=f"group:{name}",
            template=template,
            facts={"group": name, "times": times, "longest": LONGEST_NAME},
            hint=gettext_noop("Give each group a short name of its own."),
        )


def groups_have_objectives(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN042: no group is empty; an empty one would be complete from the start."""
    for group in subject.plan.groups:
        if not group.numbers:
            yield Diagnostic(
                code="PLAN042",
                severity=Severity.ERROR,
                where=_where(group),
                template=gettext_noop("The group «%(group)s» has no objectives."),
                facts={"group": group.name},
                hint=gettext_noop(
                    "List the numbers of its objectives, or take the group away."
                ),
            )


def groups_name_objectives_of_the_specialty(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN043: each number in a group is an objective of the specialty."""
    if subject.requirements is None:
        return
    for group in subject.plan.groups:
        unknown = set(group.numbers) - subject.requirements.objectives
        if unknown:
            yield Diagnostic(
                code="PLAN043",
                severity=Severity.ERROR,
                where=_where(group),
                template=gettext_noop(
                    "The group «%(group)s» names %(objectives)s, which %(specialty)s "
                    "does not have; it would never be complete."
                ),
                facts={
                    "group": group.name,
                    "objectives": as_ranges(unknown),
                    "specialty": subject.requirements.name,
                },
                hint=gettext_noop("Correct the number, or take it away."),
            )


def objectives_are_in_one_group(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN044: no objective is in two groups."""
    counted = Counter(
        number for group in subject.plan.groups for number in set(group.numbers)
    )
    shared = {number for number, times in counted.items() if times > 1}
    seen: set[int] = set()
    for group in subject.plan.groups:
        again = shared & seen & set(group.numbers)
        seen |= set(group.numbers)
        if again:
            yield Diagnostic(
                code="PLAN044",
                severity=Severity.WARNING,
                where=_where(group),
                template=gettext_noop(
                    "The group «%(group)s» has %(objectives)s, which stand in another "
                    "group too."
                ),
                facts={"group": group.name, "objectives": as_ranges(again)},
                hint=gettext_noop(
                    "Keep them in one group. Until then the rule of the first group "
                    "holds for them."
                ),
            )


def _where(group: ObjectiveGroup) -> str:
    return f"group:{group.name.strip()}"

"""Checks of how much is enough: rules that are about something and can be met."""

from collections import Counter
from collections.abc import Iterator

from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import Diagnostic, Fact, Severity, gettext_noop
from ferd.core.plans.checks.subject import Subject
from ferd.core.plans.progress_rules import SufficiencyRule
from ferd.core.plans.ruling import sufficiency_rule

LOWEST_LEVEL, HIGHEST_LEVEL = 1, 5


def rules_are_about_groups_of_the_plan(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN045: each group that a rule names is a group of the plan."""
    names = {group.name for group in subject.plan.groups}
    for position, rule in _rules(subject):
        if rule.group and rule.group not in names:
            yield _error(
                "PLAN045",
                position,
                gettext_noop(
                    "Rule %(rule)d of what is enough is about the group «%(group)s», "
                    "which the plan does not have."
                ),
                gettext_noop("Correct the name, or add the group."),
                group=rule.group,
            )


def rules_are_about_objectives_of_the_specialty(
    subject: Subject,
) -> Iterator[Diagnostic]:
    """PLAN046: each number that a rule names is an objective of the specialty."""
    if subject.requirements is None:
        return
    for position, rule in _rules(subject):
        unknown = set(rule.numbers) - subject.requirements.objectives
        if unknown:
            yield _error(
                "PLAN046",
                position,
                gettext_noop(
                    "Rule %(rule)d of what is enough names %(objectives)s, which "
                    "%(specialty)s does not have."
                ),
                gettext_noop("Correct the number, or take it away."),
                objectives=as_ranges(unknown),
                specialty=subject.requirements.name,
            )


def rules_are_about_one_thing(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN047: a rule is about a group or about numbers, not both."""
    for position, rule in _rules(subject):
        if rule.group and rule.numbers:
            yield _error(
                "PLAN047",
                position,
                gettext_noop(
                    "Rule %(rule)d of what is enough is about the group «%(group)s» "
                    "and about %(objectives)s at once."
                ),
                gettext_noop("Make two rules of it."),
                group=rule.group,
                objectives=as_ranges(rule.numbers),
            )


def rules_do_not_contradict_each_other(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN048: no two rules are about the same group, the same objective, or all."""
    earlier: dict[int | str, int] = {}
    for position, rule in _rules(subject):
        about: tuple[int | str, ...] = rule.numbers or (rule.group,)
        again = [each for each in about if each in earlier]
        if again:
            yield _error(
                "PLAN048",
                position,
                _about_the_same(rule),
                gettext_noop("Keep one of them, or make them one rule."),
                other=earlier[again[0]],
                objectives=as_ranges(n for n in rule.numbers if n in earlier),
                group=rule.group,
            )
        earlier = dict.fromkeys(about, position) | earlier


def rules_can_be_met(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN049: no rule asks for what cannot be, or says two things at once."""
    for position, rule in _rules(subject):
        for template, facts in faults_of(rule):
            yield _error(
                "PLAN049",
                position,
                template,
                gettext_noop("Correct the figures of the rule."),
                **facts,
            )


def rules_ask_for_something(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN050: each rule asks for at least one observation or activity."""
    for position, rule in _rules(subject):
        if not rule.observations and not rule.activities:
            yield _error(
                "PLAN050",
                position,
                gettext_noop(
                    "Rule %(rule)d of what is enough asks for no observation and no "
                    "activity."
                ),
                gettext_noop("Say how many there must be, or take the rule away."),
            )


def objectives_have_a_rule(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN051: a plan that says what is enough says so for every objective."""
    plan = subject.plan
    if subject.requirements is None or not plan.sufficiency:
        return
    lacking = [
        number
        for number in sorted(subject.requirements.objectives)
        if sufficiency_rule(plan, number) is None
    ]
    if lacking:
        yield Diagnostic(
            code="PLAN051",
            severity=Severity.ADVICE,
            where="plan",
            template=gettext_noop(
                "The plan does not say what is enough for %(objectives)s; no evidence "
                "will be called enough."
            ),
            facts={"objectives": as_ranges(lacking)},
            hint=gettext_noop("Add a rule for them, or one for all objectives."),
        )


def _about_the_same(rule: SufficiencyRule) -> str:
    if rule.numbers:
        return gettext_noop(
            "Rule %(rule)d and rule %(other)d of what is enough are both about "
            "%(objectives)s."
        )
    if rule.group:
        return gettext_noop(
            "Rule %(rule)d and rule %(other)d of what is enough are both about the "
            "group «%(group)s»."
        )
    return gettext_noop(
        "Rule %(rule)d and rule %(other)d of what is enough are both about all "
        "objectives."
    )


def faults_of(rule: SufficiencyRule) -> Iterator[tuple[str, dict[str, Fact]]]:
    """Say what cannot be in a rule: sentences, and their facts but its number."""
    figures: dict[str, Fact] = {"observations": rule.observations}
    if rule.assessors > rule.observations:
        yield (
            gettext_noop(
                "Rule %(rule)d of what is enough asks for %(assessors)d different "
                "assessors, but for %(observations)d observations."
            ),
            figures | {"assessors": rule.assessors},
        )
    if rule.contexts > rule.observations:
        yield (
            gettext_noop(
                "Rule %(rule)d of what is enough asks for %(contexts)d different "
                "situations, but for %(observations)d observations."
            ),
            figures | {"contexts": rule.contexts},
        )
    if len(set(rule.roles)) > rule.observations:
        yield (
            gettext_noop(
                "Rule %(rule)d of what is enough asks for %(roles)d different roles, "
                "but for %(observations)d observations."
            ),
            figures | {"roles": len(set(rule.roles))},
        )
    yield from _pointless(rule)


def _pointless(rule: SufficiencyRule) -> Iterator[tuple[str, dict[str, Fact]]]:
    if not rule.observations and (rule.level is not None or rule.with_words):
        yield (
            gettext_noop(
                "Rule %(rule)d of what is enough says which observations count, but "
                "asks for none."
            ),
            {},
        )
    if rule.level is not None and not LOWEST_LEVEL <= rule.level <= HIGHEST_LEVEL:
        yield (
            gettext_noop(
                "Rule %(rule)d of what is enough asks for level %(level)d; the levels "
                "are 1 to 5."
            ),
            {"level": rule.level},
        )
    if rule.recent_months == 0:
        yield (
            gettext_noop(
                "Rule %(rule)d of what is enough wants evidence that is 0 months old."
            ),
            {},
        )
    counted = Counter(count.kind for count in rule.activities)
    if max(counted.values(), default=0) > 1 or any(
        not count.times for count in rule.activities
    ):
        yield (
            gettext_noop(
                "Rule %(rule)d of what is enough counts a kind of activity twice, or "
                "asks for none of it."
            ),
            {},
        )


def _rules(subject: Subject) -> Iterator[tuple[int, SufficiencyRule]]:
    yield from enumerate(subject.plan.sufficiency, start=1)


def _error(
    code: str, position: int, template: str, hint: str, **facts: Fact
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        where=f"sufficiency:{position}",
        template=template,
        facts={"rule": position, **facts},
        hint=hint,
    )

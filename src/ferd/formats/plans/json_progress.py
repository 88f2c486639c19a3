"""What a plan says about progress, as JSON values: exact in both directions."""

from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    ActivityRule,
    AssessorRole,
    ObjectiveGroup,
    Signer,
    Signing,
    SufficiencyRule,
)
from ferd.formats.plans.json_reading import Fields
from ferd.formats.plans.json_values import JsonObject


def activity_rule_json(rule: ActivityRule) -> JsonObject:
    """Write who confirms activities of a kind."""
    return {
        "kind": rule.kind.value,
        "signing": rule.signing.value,
        "signer": rule.signer.value,
    }


def group_json(group: ObjectiveGroup) -> JsonObject:
    """Write a group of objectives."""
    return {"name": group.name, "numbers": list(group.numbers)}


def sufficiency_json(rule: SufficiencyRule) -> JsonObject:
    """Write how much evidence is enough."""
    return {
        "group": rule.group,
        "numbers": list(rule.numbers),
        "observations": rule.observations,
        "level": rule.level,
        "with_words": rule.with_words,
        "assessors": rule.assessors,
        "roles": [role.value for role in rule.roles],
        "contexts": rule.contexts,
        "recent_months": rule.recent_months,
        "activities": [
            {"kind": count.kind.value if count.kind else None, "times": count.times}
            for count in rule.activities
        ],
    }


def activity_rule(fields: Fields) -> ActivityRule:
    """Read who confirms activities of a kind."""
    rule = ActivityRule(
        kind=fields.word("kind", ActivityKind),
        signing=fields.word("signing", Signing),
        signer=fields.word("signer", Signer),
    )
    fields.end()
    return rule


def group(fields: Fields) -> ObjectiveGroup:
    """Read a group of objectives."""
    read = ObjectiveGroup(name=fields.text("name"), numbers=fields.wholes("numbers"))
    fields.end()
    return read


def sufficiency(fields: Fields) -> SufficiencyRule:
    """Read how much evidence is enough."""
    rule = SufficiencyRule(
        group=fields.text("group"),
        numbers=fields.wholes("numbers"),
        observations=fields.whole("observations"),
        level=fields.whole_or_none("level"),
        with_words=fields.yes_or_no("with_words"),
        assessors=fields.whole("assessors"),
        roles=fields.words("roles", AssessorRole),
        contexts=fields.whole("contexts"),
        recent_months=fields.whole_or_none("recent_months"),
        activities=tuple(_count(item) for item in fields.objects("activities")),
    )
    fields.end()
    return rule


def _count(fields: Fields) -> ActivityCount:
    count = ActivityCount(
        times=fields.whole("times"), kind=fields.word_or_none("kind", ActivityKind)
    )
    fields.end()
    return count

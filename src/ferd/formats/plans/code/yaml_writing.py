"""A plan to a tree of YAML nodes, in one canonical shape.

Keys stand in a fixed order; what is empty is left out; objectives are ranges;
places and short lists take one line; the text of a section is a block. The same
plan always gives the same bytes.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import yaml

from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import Source
from ferd.core.plans.model import (
    Commitment,
    Fact,
    Objectives,
    Observership,
    Prerequisite,
    Section,
    Stage,
    TrainingPlan,
    TrainingSite,
)
from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityRule,
    ObjectiveGroup,
    Signer,
    SufficiencyRule,
)

_CORE_TAG = "tag:yaml.org,2002:"
_BLOCK = re.compile(
    r"[^\s\x00-\x1f](?:[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\n)*"
)
_TRAILING_SPACE = re.compile(r"[^\S\n]$", re.MULTILINE)

_NUMBER_IN_YAML_1_2 = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+"
)
"""What our YAML (1.1) takes for a text, but the YAML of editors (1.2) does not."""

Pair = tuple[str, yaml.Node | None]


def tree_of(plan: TrainingPlan) -> yaml.MappingNode:
    """Lay out a whole plan."""
    return _mapping(
        ("specialty", _text(plan.specialty)),
        ("specialty_code", _some(plan.specialty_code)),
        ("institution", _some(plan.institution)),
        ("title", _some(plan.title)),
        ("approved_on", _day(plan.approved_on)),
        ("revised_on", _day(plan.revised_on)),
        ("timeline", _list(map(_stage, plan.timeline))),
        ("prerequisites", _list(map(_prerequisite, plan.prerequisites))),
        ("observerships", _list(map(_observership, plan.observerships))),
        ("commitments", _list(map(_commitment, plan.commitments))),
        ("facts", _list(map(_fact, plan.facts))),
        ("activity_rules", _list(map(_activity_rule, plan.activity_rules))),
        ("groups", _list(map(_group, plan.groups))),
        ("sufficiency", _list(map(_sufficiency, plan.sufficiency))),
        ("sections", _list(map(_section, plan.sections))),
    )


def _stage(stage: Stage) -> yaml.Node:
    return _mapping(
        ("order", _figure(stage.order)),
        ("label", _some(stage.label)),
        ("from_months", _figure(stage.from_months)),
        ("to_months", _figure(stage.to_months)),
        ("duration_months", _figure(stage.duration_months)),
        ("text", _some(stage.text)),
        ("placements", _list(map(_place, stage.placements))),
        ("objectives", _objectives(stage.objectives)),
        ("alternative_of", _figure(stage.alternative_of)),
        ("capacity", _figure(stage.capacity)),
        ("may_move", _some(stage.may_move)),
        ("source", _source(stage.source)),
    )


def _place(place: TrainingSite) -> yaml.Node:
    return _inline(*_place_pairs(place))


def _place_pairs(place: TrainingSite) -> Iterator[Pair]:
    yield "trust", _some(place.trust)
    yield "site", _some(place.site)
    yield "department", _some(place.department)


def _objectives(objectives: Objectives) -> yaml.Node | None:
    numbers = _ranges(objectives.numbers)
    if not (objectives.codes or objectives.symbolic or objectives.text):
        return numbers
    return _mapping(
        ("numbers", numbers),
        ("codes", _line(map(_text, objectives.codes))),
        ("symbolic", _some(objectives.symbolic or "")),
        ("text", _some(objectives.text)),
    )


def _prerequisite(prerequisite: Prerequisite) -> yaml.Node:
    return _mapping(
        ("strength", _text(prerequisite.strength.value)),
        ("before_stage", _figure(prerequisite.before_stage)),
        ("after_stages", _line(map(_number, prerequisite.after_stages))),
        ("text", _some(prerequisite.text)),
        ("source", _source(prerequisite.source)),
    )


def _observership(observership: Observership) -> yaml.Node:
    return _mapping(
        *_place_pairs(observership.site),
        ("min_weeks", _figure(observership.min_weeks)),
        ("max_weeks", _figure(observership.max_weeks)),
        ("text", _some(observership.text)),
        ("source", _source(observership.source)),
    )


def _commitment(commitment: Commitment) -> yaml.Node:
    return _mapping(
        ("kind", _text(commitment.kind)),
        ("value", _figure(commitment.value)),
        ("unit", _some(commitment.unit)),
        ("about", _some(commitment.about)),
        ("text", _some(commitment.text)),
        ("source", _source(commitment.source)),
    )


def _fact(fact: Fact) -> yaml.Node:
    return _mapping(
        ("kind", _text(fact.kind)),
        ("value", _figure(fact.value)),
        ("upper", _figure(fact.upper)),
        ("unit", _some(fact.unit)),
        ("text", _some(fact.text)),
        ("source", _source(fact.source)),
    )


def _activity_rule(rule: ActivityRule) -> yaml.Node:
    is_said = rule.signer is not Signer.EITHER
    return _inline(
        ("kind", _text(rule.kind.value)),
        ("signing", _text(rule.signing.value)),
        ("signer", _text(rule.signer.value) if is_said else None),
    )


def _group(group: ObjectiveGroup) -> yaml.Node:
    return _mapping(("name", _text(group.name)), ("numbers", _ranges(group.numbers)))


def _sufficiency(rule: SufficiencyRule) -> yaml.Node:
    words = yaml.ScalarNode(f"{_CORE_TAG}bool", "true") if rule.with_words else None
    return _mapping(
        ("group", _some(rule.group)),
        ("numbers", _ranges(rule.numbers)),
        ("observations", _figure(rule.observations or None)),
        ("level", _figure(rule.level)),
        ("with_words", words),
        ("assessors", _figure(rule.assessors or None)),
        ("roles", _line(_text(role.value) for role in rule.roles)),
        ("contexts", _figure(rule.contexts or None)),
        ("recent_months", _figure(rule.recent_months)),
        ("activities", _list(map(_count, rule.activities))),
    )


def _count(count: ActivityCount) -> yaml.Node:
    kind = _text(count.kind.value) if count.kind else None
    return _inline(("kind", kind), ("times", _number(count.times)))


def _section(section: Section) -> yaml.Node:
    return _mapping(
        ("number", _text(section.number)),
        ("heading", _some(section.heading)),
        ("body", _some(section.body)),
        ("source", _source(section.source)),
    )


def _mapping(*pairs: Pair) -> yaml.MappingNode:
    written = [(_text(key), value) for key, value in pairs if value is not None]
    return yaml.MappingNode(f"{_CORE_TAG}map", written, flow_style=False)


def _inline(*pairs: Pair) -> yaml.MappingNode:
    """Write a short mapping on one line."""
    node = _mapping(*pairs)
    node.flow_style = True
    return node


def _list(nodes: Iterable[yaml.Node]) -> yaml.Node | None:
    listed = list(nodes)
    tag = f"{_CORE_TAG}seq"
    return yaml.SequenceNode(tag, listed, flow_style=False) if listed else None


def _line(nodes: Iterable[yaml.Node]) -> yaml.Node | None:
    """Write a short list on one line."""
    node = _list(nodes)
    if isinstance(node, yaml.SequenceNode):
        node.flow_style = True
    return node


def _some(value: str) -> yaml.Node | None:
    return _text(value) if value else None


def _text(value: str) -> yaml.ScalarNode:
    """Write a text so that it comes back to the letter; as a block when long."""
    is_block = "\n" in value and _BLOCK.fullmatch(value)
    if is_block and not _TRAILING_SPACE.search(value):
        style = "|"
    elif "\n" in value or not value.isprintable():
        style = '"'
    elif _NUMBER_IN_YAML_1_2.fullmatch(value):
        style = "'"
    else:
        style = None
    return yaml.ScalarNode(f"{_CORE_TAG}str", value, style=style)


def _figure(value: float | None) -> yaml.Node | None:
    return None if value is None else _number(value)


def _number(value: float) -> yaml.ScalarNode:
    """Write a figure without an exponent, and a whole one without a point."""
    if value == int(value):
        return yaml.ScalarNode(f"{_CORE_TAG}int", str(int(value)))
    return yaml.ScalarNode(f"{_CORE_TAG}float", format(Decimal(repr(value)), "f"))


def _day(value: date | None) -> yaml.Node | None:
    if value is None:
        return None
    return yaml.ScalarNode(f"{_CORE_TAG}timestamp", value.isoformat())


def _ranges(numbers: tuple[int, ...]) -> yaml.Node | None:
    written = as_ranges(numbers)
    kind = "int" if written.isdecimal() else "str"
    return yaml.ScalarNode(f"{_CORE_TAG}{kind}", written) if written else None


def _source(source: Source | None) -> yaml.Node | None:
    """Write page and line in quotes: bare, YAML 1.1 takes them for minutes."""
    if source is None:
        return None
    return yaml.ScalarNode(f"{_CORE_TAG}str", f"{source.page}:{source.line}", style='"')

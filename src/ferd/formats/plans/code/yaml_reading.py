"""A tree of YAML nodes to a plan, with the line of each of its parts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

from ferd.core.diagnostics import Source
from ferd.core.plans.model import (
    Commitment,
    Fact,
    Objectives,
    Observership,
    Prerequisite,
    Section,
    Stage,
    Strength,
    TrainingPlan,
    TrainingSite,
)
from ferd.core.plans.progress_rules import (
    ActivityRule,
    ObjectiveGroup,
    SufficiencyRule,
)
from ferd.formats.plans.code import yaml_keys as keys
from ferd.formats.plans.code import yaml_progress
from ferd.formats.plans.code import yaml_scalars as read
from ferd.formats.plans.code.yaml_parts import Builder, Part, each, require
from ferd.formats.plans.code.yaml_scalars import Values
from ferd.formats.plans.code.yaml_tree import Faults, entries, is_null, line_of

_SYMBOLIC = re.compile(r"all|remaining|most|see_individual_plan|count:\d{1,4}")
_SYMBOLIC_WORDS = "all, remaining, most, see_individual_plan, count:N"
_STRENGTH = re.compile(r"hard|soft")


def as_written(values: Values, _node: yaml.Node, faults: Faults) -> Source | None:
    """Give the place in the original document that a part says it is from."""
    return read.source(values, faults)


def in_the_file(values: Values, node: yaml.Node, faults: Faults) -> Source:
    """Give the line a part is on; what it says of its origin is read and left."""
    read.source(values, faults)
    return Source(1, line_of(node))


@dataclass(slots=True)
class PlanReader:
    """Reads one tree; keeps the faults, and the line of each part as it goes.

    Attributes:
        source_of: gives the source of each part: the one that is written there,
            or its line in the file that is being read.
        lines: the line of each place a diagnostic may be about (``stage:4``).
    """

    source_of: Callable[[Values, yaml.Node, Faults], Source | None]
    faults: Faults = field(default_factory=Faults)
    lines: dict[str, int] = field(default_factory=dict)

    def plan(self, root: yaml.Node) -> TrainingPlan:
        """Read the whole plan, as far as it can be understood."""
        values = entries(root, keys.PLAN, self.faults)
        if values is None:
            return TrainingPlan(specialty="")
        self._require(values, root, "specialty")
        self.lines["plan"] = line_of(root)
        if "timeline" in values:
            self.lines["timeline"] = line_of(values["timeline"])
        return TrainingPlan(
            specialty=read.text(values, "specialty", self.faults),
            specialty_code=read.text(values, "specialty_code", self.faults),
            institution=read.text(values, "institution", self.faults),
            title=read.text(values, "title", self.faults),
            approved_on=read.day(values, "approved_on", self.faults),
            revised_on=read.day(values, "revised_on", self.faults),
            timeline=tuple(self._each(values, "timeline", keys.STAGE, self._stage)),
            prerequisites=tuple(
                self._each(
                    values, "prerequisites", keys.PREREQUISITE, self._prerequisite
                )
            ),
            observerships=tuple(
                self._each(
                    values, "observerships", keys.OBSERVERSHIP, self._observership
                )
            ),
            sections=tuple(self._each(values, "sections", keys.SECTION, self._section)),
            commitments=tuple(
                self._each(values, "commitments", keys.COMMITMENT, self._commitment)
            ),
            facts=tuple(self._each(values, "facts", keys.FACT, self._fact)),
            activity_rules=tuple(
                self._each(
                    values, "activity_rules", keys.ACTIVITY_RULE, self._activity_rule
                )
            ),
            groups=tuple(self._each(values, "groups", keys.GROUP, self._group)),
            sufficiency=tuple(
                self._each(values, "sufficiency", keys.SUFFICIENCY, self._sufficiency)
            ),
        )

    def _each(
        self, values: Values, key: str, known: tuple[str, ...], build: Builder[Part]
    ) -> Iterator[Part]:
        return each(values, key, known, build, self.faults)

    def _stage(self, values: Values, node: yaml.Node, position: int) -> Stage:
        faults = self.faults
        order = read.whole(values, "order", faults)
        order = position if order is None else order
        self.lines.setdefault(f"stage:{order}", line_of(node))
        return Stage(
            order=order,
            label=read.text(values, "label", faults),
            from_months=read.figure(values, "from_months", faults),
            to_months=read.figure(values, "to_months", faults),
            duration_months=read.figure(values, "duration_months", faults),
            text=read.text(values, "text", faults),
            placements=tuple(self._each(values, "placements", keys.PLACE, self._place)),
            objectives=self._objectives(values),
            alternative_of=read.whole(values, "alternative_of", faults),
            capacity=read.whole(values, "capacity", faults),
            may_move=read.text(values, "may_move", faults),
            source=self.source_of(values, node, faults),
        )

    def _objectives(self, values: Values) -> Objectives:
        """Read ``1-17, 69-75``, or a mapping where there is more to say."""
        node = values.get("objectives")
        if node is None or is_null(node):
            return Objectives()
        if not isinstance(node, yaml.MappingNode):
            return Objectives(numbers=read.ranges(values, "objectives", self.faults))
        inner = entries(node, keys.OBJECTIVES, self.faults) or {}
        symbolic = read.choice(
            inner, "symbolic", _SYMBOLIC, _SYMBOLIC_WORDS, self.faults
        )
        return Objectives(
            numbers=read.ranges(inner, "numbers", self.faults),
            codes=read.texts(inner, "codes", self.faults),
            symbolic=symbolic or None,
            text=read.text(inner, "text", self.faults),
        )

    def _place(self, values: Values, _node: yaml.Node, _position: int) -> TrainingSite:
        return TrainingSite(
            trust=read.text(values, "trust", self.faults),
            site=read.text(values, "site", self.faults),
            department=read.text(values, "department", self.faults),
        )

    def _prerequisite(
        self, values: Values, node: yaml.Node, position: int
    ) -> Prerequisite:
        self.lines[f"prerequisite:{position}"] = line_of(node)
        self._require(values, node, "strength")
        strength = read.choice(values, "strength", _STRENGTH, "hard, soft", self.faults)
        return Prerequisite(
            strength=Strength(strength or "soft"),
            text=read.text(values, "text", self.faults),
            before_stage=read.whole(values, "before_stage", self.faults),
            after_stages=read.wholes(values, "after_stages", self.faults),
            source=self.source_of(values, node, self.faults),
        )

    def _observership(
        self, values: Values, node: yaml.Node, position: int
    ) -> Observership:
        self.lines[f"observership:{position}"] = line_of(node)
        return Observership(
            site=self._place(values, node, position),
            min_weeks=read.figure(values, "min_weeks", self.faults),
            max_weeks=read.figure(values, "max_weeks", self.faults),
            text=read.text(values, "text", self.faults),
            source=self.source_of(values, node, self.faults),
        )

    def _section(self, values: Values, node: yaml.Node, _position: int) -> Section:
        self._require(values, node, "number")
        number = read.text(values, "number", self.faults)
        self.lines.setdefault(f"section:{number}", line_of(node))
        return Section(
            number=number,
            heading=read.text(values, "heading", self.faults),
            body=read.text(values, "body", self.faults),
            source=self.source_of(values, node, self.faults),
        )

    def _commitment(
        self, values: Values, node: yaml.Node, _position: int
    ) -> Commitment:
        self._require(values, node, "kind")
        kind = read.text(values, "kind", self.faults)
        self.lines.setdefault(f"commitment:{kind}", line_of(node))
        return Commitment(
            kind=kind,
            value=read.figure(values, "value", self.faults),
            unit=read.text(values, "unit", self.faults),
            about=read.text(values, "about", self.faults),
            text=read.text(values, "text", self.faults),
            source=self.source_of(values, node, self.faults),
        )

    def _fact(self, values: Values, node: yaml.Node, _position: int) -> Fact:
        self._require(values, node, "kind", "value")
        kind = read.text(values, "kind", self.faults)
        self.lines.setdefault(f"fact:{kind}", line_of(node))
        return Fact(
            kind=kind,
            value=read.figure(values, "value", self.faults) or 0.0,
            upper=read.figure(values, "upper", self.faults),
            unit=read.text(values, "unit", self.faults),
            text=read.text(values, "text", self.faults),
            source=self.source_of(values, node, self.faults),
        )

    def _activity_rule(
        self, values: Values, node: yaml.Node, _position: int
    ) -> ActivityRule:
        rule = yaml_progress.activity_rule(values, node, self.faults)
        self.lines[f"activity_rule:{rule.kind}"] = line_of(node)
        return rule

    def _group(self, values: Values, node: yaml.Node, _position: int) -> ObjectiveGroup:
        group = yaml_progress.group(values, node, self.faults)
        self.lines[f"group:{group.name}"] = line_of(node)
        return group

    def _sufficiency(
        self, values: Values, node: yaml.Node, position: int
    ) -> SufficiencyRule:
        self.lines[f"sufficiency:{position}"] = line_of(node)
        return yaml_progress.sufficiency(values, self.faults)

    def _require(self, values: Values, node: yaml.Node, *names: str) -> None:
        require(values, node, self.faults, *names)

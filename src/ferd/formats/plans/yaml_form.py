"""Plan as code: a training plan as YAML, for editors, reviews and version control.

`write_yaml` is canonical: the same plan gives the same bytes, and what it writes
reads back as an equal plan. `read_yaml` never raises on content; every fault has
the line it is on. The form is explained in docs/reference/plan-as-code.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from ferd.core.diagnostics import Diagnostic, has_errors
from ferd.core.plans.model import TrainingPlan
from ferd.formats.plans.code.yaml_reading import PlanReader, as_written, in_the_file
from ferd.formats.plans.code.yaml_tree import compose
from ferd.formats.plans.code.yaml_writing import tree_of

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDTH = 88


@dataclass(frozen=True, slots=True)
class YamlReading:
    """What came of reading a plan as code.

    Attributes:
        plan: None when there is any fault: nobody can say what such a file means.
        diagnostics: the faults, with the line of the YAML file.
        lines: the line of each part that a diagnostic may be about (``stage:4``).
    """

    plan: TrainingPlan | None
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


def write_yaml(plan: TrainingPlan) -> str:
    """Write a plan in the canonical form."""
    return str(
        yaml.serialize(
            tree_of(plan), Dumper=_DUMPER, allow_unicode=True, width=_WIDTH, indent=2
        )
    )


def read_yaml(text: str) -> YamlReading:
    """Read a plan, or say on which lines it is not one."""
    return _read(text, PlanReader(as_written))


def read_yaml_in_place(text: str) -> YamlReading:
    """Read a plan whose sources are lines of this text, to check the text itself."""
    return _read(text, PlanReader(in_the_file))


def _read(text: str, reader: PlanReader) -> YamlReading:
    root = compose(text, reader.faults)
    plan = reader.plan(root) if root is not None else None
    found = tuple(reader.faults.found)
    return YamlReading(None if has_errors(found) else plan, found, reader.lines)

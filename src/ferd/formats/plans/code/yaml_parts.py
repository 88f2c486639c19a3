"""Lists of mappings in a plan as code, and the keys that a mapping must have."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import yaml

from ferd.core.diagnostics import gettext_noop
from ferd.formats.plans.code.yaml_scalars import Values
from ferd.formats.plans.code.yaml_tree import Faults, entries, items, line_of

Part = TypeVar("Part")
Builder = Callable[[Values, yaml.Node, int], Part]


def each(
    values: Values,
    key: str,
    known: tuple[str, ...],
    build: Builder[Part],
    faults: Faults,
) -> Iterator[Part]:
    """Read each item of a list of mappings; skip what is no mapping."""
    node = values.get(key)
    listed = items(node, faults) if node is not None else ()
    for position, item in enumerate(listed, start=1):
        found = entries(item, known, faults)
        if found is not None:
            yield build(found, item, position)


def require(values: Values, node: yaml.Node, faults: Faults, *names: str) -> None:
    """Report each key that is missing."""
    for name in names:
        if name not in values:
            faults.add(
                "READ203",
                line_of(node),
                gettext_noop("The key «%(key)s» is missing here."),
                gettext_noop("Add a line «%(key)s: …»."),
                key=name,
            )

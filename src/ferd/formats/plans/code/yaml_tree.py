"""YAML text to a tree of nodes that each know their line; and what is refused.

Plan-as-code uses the plainest part of YAML: mappings, lists and scalars. Anchors,
aliases and tags are refused, since they make files that say more than they show
(or that grow without end when read). A fault is a diagnostic, never an exception.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

from ferd.core.diagnostics import Diagnostic, Severity, Source, gettext_noop

MOST_CHARACTERS = 2_000_000
MOST_NODES = 200_000
DEEPEST = 12

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAG = "tag:yaml.org,2002:"


@dataclass(slots=True)
class Faults:
    """The diagnostics of one reading, in the order they were found."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self, code: str, line: int, template: str, hint: str = "", **facts: str | int
    ) -> None:
        """Note an error at a line, counting from one."""
        self.found.append(
            Diagnostic(
                code=code,
                severity=Severity.ERROR,
                where="document",
                template=template,
                hint=hint,
                facts=facts,
                source=Source(1, line),
            )
        )


def line_of(node: yaml.Node) -> int:
    """Give the line a node begins on, counting from one."""
    return int(node.start_mark.line) + 1


def decode(data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read bytes as UTF-8, with or without a byte order mark; else say where not."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        faults = Faults()
        faults.add(
            "READ209",
            data.count(b"\n", 0, error.start) + 1,
            gettext_noop("The file is not written in UTF-8."),
            gettext_noop("Save it as UTF-8."),
        )
        return None, tuple(faults.found)


def compose(text: str, faults: Faults) -> yaml.Node | None:
    """Read the text of a plan as one tree; None when it cannot be."""
    if len(text) > MOST_CHARACTERS:
        faults.add(
            "READ207",
            1,
            gettext_noop("The file has more than %(most)d characters."),
            gettext_noop("Send only the plan."),
            most=MOST_CHARACTERS,
        )
        return None
    try:
        if not _is_plain(text, faults):
            return None
        tree = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, UnicodeError) as error:
        _report_syntax(text, error, faults)
        return None
    if not isinstance(tree, yaml.Node) or is_null(tree):
        _report_empty(faults)
        return None
    return tree


def _is_plain(text: str, faults: Faults) -> bool:
    """Look through the events, which are cheap, before any tree is built."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        depth += isinstance(event, CollectionStartEvent)
        depth -= isinstance(event, CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > DEEPEST or count > MOST_NODES:
            faults.add(
                "READ207",
                line,
                gettext_noop("The file is nested too deeply or has too many parts."),
                gettext_noop("Send only the plan."),
            )
            return False
        if isinstance(event, NodeEvent) and _says_more_than_it_shows(event):
            faults.add(
                "READ206",
                line,
                gettext_noop("Anchors, aliases and tags (&, *, !) are not allowed."),
                gettext_noop("Write the value out, or put it in quotes."),
            )
            return False
    return True


def _says_more_than_it_shows(event: NodeEvent) -> bool:
    tag = getattr(event, "tag", None)
    return isinstance(event, AliasEvent) or event.anchor is not None or bool(tag)


def _report_empty(faults: Faults) -> None:
    faults.add(
        "READ208",
        1,
        gettext_noop("The file has no plan in it."),
        gettext_noop("Begin with the line «specialty: …»."),
    )


def _report_syntax(text: str, error: Exception, faults: Faults) -> None:
    """Say where YAML itself was broken; its own words are English and go along."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = getattr(error, "position", None) or getattr(error, "start", 0)
    line = mark.line + 1 if mark else text.count("\n", 0, position) + 1
    faults.add(
        "READ200",
        min(line, text.count("\n") + 1),
        gettext_noop("This is not valid YAML: %(problem)s."),
        gettext_noop(
            "Look at the indentation, and put text with colons or quotes in quotes."
        ),
        problem=str(getattr(error, "problem", None) or getattr(error, "reason", "")),
    )


def entries(
    node: yaml.Node, known: tuple[str, ...], faults: Faults
) -> dict[str, yaml.Node] | None:
    """Give a mapping's values by key; report keys that are unknown or repeated."""
    if not isinstance(node, yaml.MappingNode):
        faults.add(
            "READ202",
            line_of(node),
            gettext_noop("Here should stand keys with values, one on each line."),
            gettext_noop("The keys are: %(known)s."),
            known=", ".join(known),
        )
        return None
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in found:
            faults.add(
                "READ205",
                line_of(key),
                gettext_noop("The key «%(key)s» stands here twice."),
                gettext_noop("Keep one of them."),
                key=name,
            )
        elif name not in known:
            _report_unknown(key, name, known, faults)
        found[name] = value
    return found


def _report_unknown(
    key: yaml.Node, name: str, known: tuple[str, ...], faults: Faults
) -> None:
    alike = get_close_matches(name, known, n=1)
    faults.add(
        "READ201",
        line_of(key),
        gettext_noop("There is no key «%(key)s» here."),
        gettext_noop("Did you mean «%(alike)s»?")
        if alike
        else gettext_noop("The keys are: %(known)s."),
        key=name,
        alike=alike[0] if alike else "",
        known=", ".join(known),
    )


def items(node: yaml.Node, faults: Faults) -> Iterator[yaml.Node]:
    """Give the items of a list; report when it is none."""
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif not is_null(node):
        faults.add(
            "READ202",
            line_of(node),
            gettext_noop("Here should stand a list."),
            gettext_noop("Begin each item with a hyphen and a space."),
        )


def is_null(node: yaml.Node) -> bool:
    """Tell whether a node is left empty, or says ``null``."""
    return bool(node.tag == f"{_CORE_TAG}null")

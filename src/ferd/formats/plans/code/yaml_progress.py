"""What a plan says about progress, to and from YAML nodes."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

import yaml

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
from ferd.formats.plans.code import yaml_keys as keys
from ferd.formats.plans.code import yaml_scalars as read
from ferd.formats.plans.code.yaml_parts import each, require
from ferd.formats.plans.code.yaml_scalars import Values
from ferd.formats.plans.code.yaml_tree import Faults, items

Word = TypeVar("Word", bound=StrEnum)

_LEVEL = re.compile(r"[1-5]")


def activity_rule(values: Values, node: yaml.Node, faults: Faults) -> ActivityRule:
    """Read who confirms activities of a kind."""
    require(values, node, faults, "kind", "signing")
    return ActivityRule(
        kind=_word(values, "kind", ActivityKind, faults) or ActivityKind.OTHER,
        signing=_word(values, "signing", Signing, faults) or Signing.SIGNED,
        signer=_word(values, "signer", Signer, faults) or Signer.EITHER,
    )


def group(values: Values, node: yaml.Node, faults: Faults) -> ObjectiveGroup:
    """Read a group of objectives."""
    require(values, node, faults, "name")
    return ObjectiveGroup(
        name=read.text(values, "name", faults),
        numbers=read.ranges(values, "numbers", faults),
    )


def sufficiency(values: Values, faults: Faults) -> SufficiencyRule:
    """Read how much evidence is enough."""

    def count(inner: Values, node: yaml.Node, _position: int) -> ActivityCount:
        require(inner, node, faults, "times")
        return ActivityCount(
            times=read.whole(inner, "times", faults) or 0,
            kind=_word(inner, "kind", ActivityKind, faults),
        )

    counts = each(values, "activities", keys.ACTIVITY_COUNT, count, faults)
    return SufficiencyRule(
        group=read.text(values, "group", faults),
        numbers=read.ranges(values, "numbers", faults),
        observations=read.whole(values, "observations", faults) or 0,
        level=_level(values, faults),
        with_words=read.yes_or_no(values, "with_words", faults),
        assessors=read.whole(values, "assessors", faults) or 0,
        roles=tuple(_words(values, "roles", AssessorRole, faults)),
        contexts=read.whole(values, "contexts", faults) or 0,
        recent_months=read.whole(values, "recent_months", faults),
        activities=tuple(counts),
    )


def _level(values: Values, faults: Faults) -> int | None:
    written = read.choice(values, "level", _LEVEL, "1, 2, 3, 4, 5", faults)
    return int(written) if written else None


def _word(values: Values, key: str, words: type[Word], faults: Faults) -> Word | None:
    """Read one word of a closed set; None when there is none, or another."""
    allowed = re.compile("|".join(words))
    written = read.choice(values, key, allowed, ", ".join(words), faults)
    return words(written) if written else None


def _words(
    values: Values, key: str, words: type[Word], faults: Faults
) -> Iterable[Word]:
    node = values.get(key)
    for item in items(node, faults) if node else ():
        if word := _word({key: item}, key, words, faults):
            yield word

"""What changed between two versions of a plan.

Only what a plan says counts: where in a document it stood (`source`), and how a
figure was spelt when it means the same, are not differences. Equal plans give no
change, and what is added seen from one side is removed seen from the other.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ferd.core.plans.changes import Change, ChangeKind, change, figure, place
from ferd.core.plans.compare_stages import objective_changes, stage_changes
from ferd.core.plans.model import (
    Commitment,
    Fact,
    Observership,
    Prerequisite,
    Section,
    TrainingPlan,
)
from ferd.core.plans.stage_pairs import StagePairs, pair_stages

Part = TypeVar("Part")

UNNAMED = "?"


def compare(old: TrainingPlan, new: TrainingPlan) -> tuple[Change, ...]:
    """List what changed, in the order in which a plan is read."""
    pairs = pair_stages(old.timeline, new.timeline)
    return (
        *_metadata_changes(old, new),
        *stage_changes(pairs),
        *objective_changes(old, new, pairs),
        *_prerequisite_changes(old, new, pairs),
        *_OBSERVERSHIPS.changes(old.observerships, new.observerships),
        *_COMMITMENTS.changes(old.commitments, new.commitments),
        *_FACTS.changes(old.facts, new.facts),
        *_section_changes(old, new),
    )


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Part]):
    """How one list of a plan is compared with the same list of another.

    Attributes:
        kinds: of what is added, removed and changed.
        key: what a part is about; parts of one key are the same part.
        name: how the part is called, and by which word its place begins.
        briefly, fully: the part in words; the second when the first are equal.
    """

    kinds: tuple[ChangeKind, ChangeKind, ChangeKind]
    place: str
    key: Callable[[Part], Hashable]
    name: Callable[[Part], str]
    briefly: Callable[[Part], str]
    fully: Callable[[Part], str]

    def changes(self, old: Iterable[Part], new: Iterable[Part]) -> Iterator[Change]:
        """Tell which parts came, went or became different."""
        added, removed, changed = self.kinds
        pairs = _paired(old, new, self.key)
        for part in pairs.removed:
            yield self._change(removed, part, self._in_words(part), "")
        for part in pairs.added:
            yield self._change(added, part, "", self._in_words(part))
        for a, b in pairs.both:
            for describe in (self.briefly, self.fully):
                if describe(a) != describe(b):
                    yield self._change(changed, b, describe(a), describe(b))
                    break

    def _in_words(self, part: Part) -> str:
        return self.briefly(part) or self.fully(part) or UNNAMED

    def _change(self, kind: ChangeKind, part: Part, before: str, after: str) -> Change:
        name = self.name(part)
        return change(kind, f"{self.place}:{name}", name, before, after)


@dataclass(frozen=True, slots=True)
class _Pairs(Generic[Part]):
    both: list[tuple[Part, Part]]
    removed: list[Part]
    added: list[Part]


def _paired(
    old: Iterable[Part], new: Iterable[Part], key: Callable[[Part], Hashable]
) -> _Pairs[Part]:
    """Pair the parts of two lists by key; those of one key in their order."""
    olds, news = _grouped(old, key), _grouped(new, key)
    pairs: _Pairs[Part] = _Pairs([], [], [])
    for each in dict.fromkeys((*olds, *news)):
        there, here = olds.get(each, []), news.get(each, [])
        pairs.both.extend(zip(there, here, strict=False))
        pairs.removed.extend(there[len(here) :])
        pairs.added.extend(here[len(there) :])
    return pairs


def _grouped(
    parts: Iterable[Part], key: Callable[[Part], Hashable]
) -> dict[Hashable, list[Part]]:
    found: dict[Hashable, list[Part]] = {}
    for part in parts:
        found.setdefault(key(part), []).append(part)
    return found


def _metadata_changes(old: TrainingPlan, new: TrainingPlan) -> Iterator[Change]:
    for name in ("specialty", "specialty_code", "institution", "title"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield change(ChangeKind.METADATA_CHANGED, "plan", name, before, after)
    for name in ("approved_on", "revised_on"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield change(
                ChangeKind.METADATA_CHANGED,
                "plan",
                name,
                before.isoformat() if before else "",
                after.isoformat() if after else "",
            )


def _prerequisite_changes(
    old: TrainingPlan, new: TrainingPlan, pairs: StagePairs
) -> Iterator[Change]:
    renumbered = (_renumbered(each, pairs) for each in old.prerequisites)
    yield from _PREREQUISITES.changes(renumbered, new.prerequisites)


def _renumbered(prerequisite: Prerequisite, pairs: StagePairs) -> Prerequisite:
    """Let a prerequisite of the old version speak of stages by their new numbers."""
    before = prerequisite.before_stage
    return replace(
        prerequisite,
        before_stage=None if before is None else pairs.renumber(before),
        after_stages=tuple(map(pairs.renumber, prerequisite.after_stages)),
    )


def _section_changes(old: TrainingPlan, new: TrainingPlan) -> Iterator[Change]:
    pairs = _paired(old.sections, new.sections, lambda section: section.number)
    for section in pairs.removed:
        yield _section(ChangeKind.SECTION_REMOVED, section, _heading(section), "")
    for section in pairs.added:
        yield _section(ChangeKind.SECTION_ADDED, section, "", _heading(section))
    for a, b in pairs.both:
        if a.heading != b.heading:
            yield _section(ChangeKind.SECTION_RENAMED, b, a.heading, b.heading)
        if a.body != b.body:
            yield _section(ChangeKind.SECTION_CHANGED, b, a.body, b.body)


def _heading(section: Section) -> str:
    return section.heading or section.number or UNNAMED


def _section(kind: ChangeKind, section: Section, before: str, after: str) -> Change:
    name = f"{section.number} {section.heading}".strip()
    return change(kind, f"section:{section.number}", name, before, after)


def _guarded(prerequisite: Prerequisite) -> str:
    """Write what comes before what: ``hard: #1, #2 > #4``."""
    first = ", ".join(f"#{order}" for order in sorted(set(prerequisite.after_stages)))
    then = prerequisite.before_stage
    arrow = f"{first} > " + ("?" if then is None else f"#{then}")
    return f"{prerequisite.strength.value}: {arrow}"


def _range(low: float | None, high: float | None) -> str:
    return "-".join(filter(None, (figure(low), figure(high))))


def _weeks(observership: Observership) -> str:
    weeks = figure(observership.min_weeks), figure(observership.max_weeks)
    return f"{place(observership.site)}: {'-'.join(weeks)}"


def _promised(commitment: Commitment) -> str:
    return f"{figure(commitment.value)} {commitment.unit}".strip()


def _stated(fact: Fact) -> str:
    return f"{_range(fact.value, fact.upper)} {fact.unit}".strip()


_PREREQUISITES: Comparison[Prerequisite] = Comparison(
    (
        ChangeKind.PREREQUISITE_ADDED,
        ChangeKind.PREREQUISITE_REMOVED,
        ChangeKind.PREREQUISITE_CHANGED,
    ),
    place="prerequisite",
    key=lambda each: each.before_stage,
    name=lambda each: "" if each.before_stage is None else f"#{each.before_stage}",
    briefly=lambda each: each.text,
    fully=_guarded,
)
_OBSERVERSHIPS: Comparison[Observership] = Comparison(
    (
        ChangeKind.OBSERVERSHIP_ADDED,
        ChangeKind.OBSERVERSHIP_REMOVED,
        ChangeKind.OBSERVERSHIP_CHANGED,
    ),
    place="observership",
    key=lambda each: each.site,
    name=lambda each: place(each.site),
    briefly=_weeks,
    fully=lambda each: each.text,
)
_COMMITMENTS: Comparison[Commitment] = Comparison(
    (
        ChangeKind.COMMITMENT_ADDED,
        ChangeKind.COMMITMENT_REMOVED,
        ChangeKind.COMMITMENT_CHANGED,
    ),
    place="commitment",
    key=lambda each: (each.kind, each.about),
    name=lambda each: f"{each.kind} ({each.about})" if each.about else each.kind,
    briefly=_promised,
    fully=lambda each: each.text,
)
_FACTS: Comparison[Fact] = Comparison(
    (ChangeKind.FACT_ADDED, ChangeKind.FACT_REMOVED, ChangeKind.FACT_CHANGED),
    place="fact",
    key=lambda each: each.kind,
    name=lambda each: each.kind,
    briefly=_stated,
    fully=lambda each: each.text,
)

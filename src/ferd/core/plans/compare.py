"""What changed between two versions of a plan.

Only what a plan says counts: where in a document it stood (`source`), and how a
figure was spelt when it means the same, are not differences. Equal plans give no
change, and what is added seen from one side is removed seen from the other.
"""

from collections.abc import Iterator
from dataclasses import replace

from ferd.core.plans.changes import Change, ChangeKind, change, figure, place
from ferd.core.plans.compare_lists import UNNAMED, Comparison, paired
from ferd.core.plans.compare_progress import progress_changes
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
        *progress_changes(old, new),
        *_section_changes(old, new),
    )


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
    pairs = paired(old.sections, new.sections, lambda section: section.number)
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

"""Two pathways of one trainee compared: what moved, and by how much.

The differences are data; `revision_words` says them in sentences. Whether a
change is wanted or allowed is not decided here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ferd.core.scheduling.pathway import ExpectedObjective, Pathway, Placement

_Block = tuple[int, int]
"""The order of a stage, and which of its blocks it is."""


class ChangeKind(StrEnum):
    """What became of a placement."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementChange:
    """One placement before and after; one of them is None for a new or lost one."""

    kind: ChangeKind
    old: Placement | None
    new: Placement | None

    @property
    def days(self) -> int:
        """Count the days its start moves; later is more than nothing."""
        if self.old is None or self.new is None:
            return 0
        return (self.new.period.start - self.old.period.start).days

    @property
    def changes_site(self) -> bool:
        """Say that it is to be served elsewhere."""
        if self.old is None or self.new is None:
            return False
        return self.old.site != self.new.site


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveChange:
    """One objective whose date or state differs."""

    code: str
    old: ExpectedObjective | None
    new: ExpectedObjective | None

    @property
    def days(self) -> int | None:
        """Count the days its date moves; None when one of them is unknown."""
        old, new = expected_on(self.old), expected_on(self.new)
        return (new - old).days if old is not None and new is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Everything that differs between two pathways."""

    placements: tuple[PlacementChange, ...]
    objectives: tuple[ObjectiveChange, ...]
    old_completion: date | None
    new_completion: date | None

    @property
    def is_empty(self) -> bool:
        """Say that nothing differs that a trainee would notice."""
        unmoved = self.old_completion == self.new_completion
        return unmoved and not self.placements and not self.objectives

    @property
    def completion_days(self) -> int | None:
        """Count the days completion moves; None when there is no date to move."""
        if self.old_completion is None or self.new_completion is None:
            return None
        return (self.new_completion - self.old_completion).days


def compare_pathways(
    old: Pathway, new: Pathway, *, stages: Mapping[int, int] | None = None
) -> Revision:
    """Find what differs between two pathways.

    `stages` says which stage of the old plan is which of the new one; without
    it, stages are the same when their order is.
    """
    return Revision(
        placements=tuple(_placement_changes(old, new, stages)),
        objectives=tuple(_objective_changes(old, new)),
        old_completion=old.completes_on,
        new_completion=new.completes_on,
    )


def _placement_changes(
    old: Pathway, new: Pathway, stages: Mapping[int, int] | None
) -> Iterator[PlacementChange]:
    before = _numbered(old, stages)
    after = _numbered(new, None)
    for key in sorted({*before, *after}, key=lambda key: _when(before, after, key)):
        was, becomes = before.get(key), after.get(key)
        if was is None:
            yield PlacementChange(kind=ChangeKind.ADDED, old=None, new=becomes)
        elif becomes is None:
            yield PlacementChange(kind=ChangeKind.DROPPED, old=was, new=None)
        elif (was.period, was.site) != (becomes.period, becomes.site):
            yield PlacementChange(kind=ChangeKind.MOVED, old=was, new=becomes)


def _numbered(
    pathway: Pathway, stages: Mapping[int, int] | None
) -> dict[_Block, Placement]:
    """Name each placement by its stage and which block of the stage it is.

    A stage that the new plan lacks gets a number no plan uses.
    """
    numbered: dict[_Block, Placement] = {}
    for placement in pathway.placements:
        stage = placement.stage
        if stages is not None:
            stage = stages.get(stage, -stage)
        block = sum(1 for other, _ in numbered if other == stage)
        numbered[stage, block] = placement
    return numbered


def _when(
    before: Mapping[_Block, Placement],
    after: Mapping[_Block, Placement],
    key: _Block,
) -> tuple[date, _Block]:
    placement = after.get(key) or before[key]
    return placement.period.start, key


def _objective_changes(old: Pathway, new: Pathway) -> Iterator[ObjectiveChange]:
    before = {objective.code: objective for objective in old.objectives}
    after = {objective.code: objective for objective in new.objectives}
    for code in dict.fromkeys((*before, *after)):
        was, becomes = before.get(code), after.get(code)
        if _standing(was) != _standing(becomes):
            yield ObjectiveChange(code=code, old=was, new=becomes)


def _standing(objective: ExpectedObjective | None) -> tuple[str, date | None] | None:
    return None if objective is None else (objective.state, objective.expected_on)


def expected_on(objective: ExpectedObjective | None) -> date | None:
    """Give the date of an objective that may not be there."""
    return None if objective is None else objective.expected_on

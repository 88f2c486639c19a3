"""Which stage of one version of a plan is which stage of another.

A stage has no identity of its own: its number shifts when one is put in before
it, and its name is only words. So stages are paired by what they have in common,
the most alike first; what finds no partner was added or removed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ferd.core.plans.model import Stage

ALIKE = 2.0
"""Two stages less alike than this are not one stage that changed."""


@dataclass(frozen=True, slots=True)
class StagePairs:
    """The stages of two versions side by side.

    Attributes:
        both: pairs of old and new, in the order of the new version.
        in_old_order: the new stages of the pairs, in the order of the old version.
    """

    both: tuple[tuple[Stage, Stage], ...]
    in_old_order: tuple[Stage, ...]
    removed: tuple[Stage, ...]
    added: tuple[Stage, ...]

    def new_order(self, old_order: int) -> int | None:
        """Tell which new number the stage of an old number has; None when gone."""
        found = (new.order for old, new in self.both if old.order == old_order)
        return next(found, None)

    def renumber(self, old_order: int) -> int:
        """Speak of a stage by its new number, or by the old one when it is gone."""
        new_order = self.new_order(old_order)
        return old_order if new_order is None else new_order


def pair_stages(old: Sequence[Stage], new: Sequence[Stage]) -> StagePairs:
    """Pair the stages of two versions; the same pairs come out of either side."""
    candidates = sorted(
        (-likeness(a, b), abs(i - j), min(i, j), max(i, j), i, j)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
    )
    taken_old: dict[int, int] = {}
    taken_new: set[int] = set()
    for negative, *_, i, j in candidates:
        if -negative >= ALIKE and i not in taken_old and j not in taken_new:
            taken_old[i] = j
            taken_new.add(j)
    both = sorted(taken_old.items(), key=lambda pair: pair[1])
    return StagePairs(
        both=tuple((old[i], new[j]) for i, j in both),
        in_old_order=tuple(new[j] for _, j in sorted(taken_old.items())),
        removed=tuple(s for i, s in enumerate(old) if i not in taken_old),
        added=tuple(s for j, s in enumerate(new) if j not in taken_new),
    )


def likeness(a: Stage, b: Stage) -> float:
    """Measure from 0 to 8 how much two stages have in common."""
    mine, theirs = set(a.objectives.numbers), set(b.objectives.numbers)
    shared = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.5
    same_places = set(a.placements) == set(b.placements)
    same_time = (a.from_months, a.to_months) == (b.from_months, b.to_months)
    return (
        4 * shared
        + 2 * same_places
        + (a.label == b.label)
        + 0.5 * same_time
        + 0.5 * (a.order == b.order)
    )

"""Which stages of a plan must, or had better, come before which.

Two stages of which neither may move keep the plan's order; a hard prerequisite
holds for all. What is left free may be put where there is room.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ferd.core.plans.model import Prerequisite, Stage, Strength


@dataclass(frozen=True, slots=True)
class StageOrder:
    """What comes before each stage, by its order in the plan.

    Attributes:
        before: must be over; direct and by way of others.
        softly_before: had better be over.
    """

    before: Mapping[int, frozenset[int]]
    softly_before: Mapping[int, frozenset[int]]

    def are_free(self, one: int, other: int) -> bool:
        """Tell whether either may come before the other."""
        return other not in self.before[one] and one not in self.before[other]


def order_of(
    stages: Sequence[Stage], prerequisites: Sequence[Prerequisite]
) -> StageOrder:
    """Read the order from stages in the plan's order and the prerequisites."""
    before: dict[int, set[int]] = {stage.order: set() for stage in stages}
    softly: dict[int, set[int]] = {stage.order: set() for stage in stages}
    for first, second in combinations(stages, 2):
        if not (first.may_move or second.may_move):
            before[second.order].add(first.order)
    for prerequisite in prerequisites:
        is_hard = prerequisite.strength is Strength.HARD
        guarded = (before if is_hard else softly).get(prerequisite.before_stage or 0)
        if guarded is not None:
            guarded.update(set(prerequisite.after_stages) & set(before))
    for middle, those in before.items():
        for later in before.values():
            if middle in later:
                later.update(those)
    return StageOrder(
        {order: frozenset(before[order]) for order in before},
        {order: frozenset(softly[order]) for order in softly},
    )


def may_be_split(stage: Stage, stages: Sequence[Stage], order: StageOrder) -> bool:
    """Tell whether a stay elsewhere may come in the middle of a stage.

    That is so when the plan lets one of the two move, no prerequisite forbids it,
    and the other is at another trust.
    """
    return any(
        (other.may_move or stage.may_move)
        and order.are_free(stage.order, other.order)
        and not _trusts(stage) & _trusts(other)
        for other in stages
        if other.order != stage.order
    )


def _trusts(stage: Stage) -> set[str]:
    return {site.trust or site.site for site in stage.placements}

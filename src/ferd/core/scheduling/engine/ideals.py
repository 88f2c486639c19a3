"""The sets of stages that may be finished together, given their order."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Pattern:
    """Every order ideal of some stages, smallest first, and what may begin next.

    Attributes:
        masks: of each ideal, the finished stages as bits.
        arcs: of each ideal, (stage, the ideal that it leads to) for each stage
            that may begin.
    """

    masks: tuple[int, ...]
    arcs: tuple[tuple[tuple[int, int], ...], ...]


@cache
def pattern_of(before: tuple[int, ...]) -> Pattern:
    """List the ideals of stages, each with those before it as bits."""
    masks, seen = [0], {0: 0}
    for mask in masks:  # grows as it is gone through: by size, smallest first
        for stage in _next(before, mask):
            larger = mask | 1 << stage
            if larger not in seen:
                seen[larger] = len(masks)
                masks.append(larger)
    arcs = tuple(
        tuple((stage, seen[mask | 1 << stage]) for stage in _next(before, mask))
        for mask in masks
    )
    return Pattern(tuple(masks), arcs)


def _next(before: tuple[int, ...], mask: int) -> list[int]:
    """Tell which stages may begin when these are over."""
    return [
        stage
        for stage, needed in enumerate(before)
        if not mask >> stage & 1 and needed & ~mask == 0
    ]

"""A move on the board as other circumstances: whole blocks, one of them elsewhere.

Pure values. Every block that is not served gets a day of its own, so that a move
changes as little as it can: what is in the way gives way, what changes places
with it closes up, all else stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.circumstances import Circumstances, PlannedBlock
from ferd.core.scheduling.pathway import Pathway, Placement, PlacementState
from ferd.core.time import Period

LayOut = Callable[[Circumstances], Pathway]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What is asked of one block; None leaves it as it is.

    Attributes:
        block: the number of the placement in the pathway, from zero.
        months: months of full time served in this block.
        rest_on: when the rest of a shortened stage begins; None for at the end.
        closes_up: what follows begins as early as it can.
    """

    block: int
    starts_on: date | None = None
    months: Fraction | None = None
    site: TrainingSite | None = None
    rest_on: date | None = None
    closes_up: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """The blocks around the one that moves, in the order they are to come."""

    ahead: tuple[PlannedBlock, ...]
    mine: PlannedBlock
    behind: tuple[PlannedBlock, ...]


def may_start_elsewhere(placement: Placement, today: date) -> bool:
    """What has begun keeps its first day."""
    is_planned = placement.state is PlacementState.PLANNED
    return is_planned and placement.period.start > today


def may_change(placement: Placement, today: date) -> bool:
    """What is over stays as it was."""
    is_planned = placement.state is PlacementState.PLANNED
    return is_planned and placement.period.end > today


def moved(pathway: Pathway, move: Move, lay_out: LayOut, today: date) -> Circumstances:
    """Give the circumstances that say the same way with one block moved.

    Every block gets the day it really comes to begin on, so that a later move
    begins from what was seen.
    """
    line = _in_line(pathway, move, today)
    if move.months is not None:
        line = _with_rest(line, move, pathway)
    if move.closes_up:
        start = line.mine.starts_on
        together = [replace(b, starts_on=min(b.starts_on, start)) for b in line.behind]
        line = replace(line, behind=tuple(together))
    asked = sorted(
        (*line.ahead, line.mine, *line.behind), key=lambda block: block.starts_on
    )
    circumstances = replace(pathway.circumstances, planned=tuple(asked))
    return replace(circumstances, planned=_settled(asked, lay_out(circumstances)))


def planned_blocks(pathway: Pathway) -> list[PlannedBlock]:
    """Write every planned placement as a block with its own day."""
    planned = [p for p in pathway.placements if p.state is PlacementState.PLANNED]
    last = {placement.stage: index for index, placement in enumerate(planned)}
    return [
        PlannedBlock(
            stage=placement.stage,
            starts_on=placement.period.start,
            site=placement.site,
            months=None if last[placement.stage] == index else _months(placement),
        )
        for index, placement in enumerate(planned)
    ]


def _months(placement: Placement) -> Fraction:
    """Read months as they were meant, without the part of a last day."""
    return Fraction(round(placement.account.counted * 4), 4)


def _in_line(pathway: Pathway, move: Move, today: date) -> _Line:
    """Put the moved block where it is to come."""
    blocks = planned_blocks(pathway)
    planned = [p for p in pathway.placements if p.state is PlacementState.PLANNED]
    index = planned.index(pathway.placements[move.block])
    was, before, after = planned[index].period, blocks[:index], blocks[index + 1 :]
    mine = replace(blocks[index], site=move.site or blocks[index].site)
    if move.starts_on is None or not may_start_elsewhere(planned[index], today):
        return _Line(tuple(before), mine, tuple(after))
    mine = replace(mine, starts_on=max(move.starts_on, today.replace(day=1)))
    passed = sum(1 for block in after if block.starts_on <= mine.starts_on)
    if passed:
        ends_on = planned[index + passed].period.end
        return _after(before, mine, after, passed, was, ends_on)
    jumped = [
        p
        for p in planned[:index]
        if may_start_elsewhere(p, today) and mine.starts_on < _middle(p.period)
    ]
    return _before(before, mine, after, len(jumped))


def _after(
    before: Sequence[PlannedBlock],
    mine: PlannedBlock,
    after: Sequence[PlannedBlock],
    passed: int,
    was: Period,
    ends_on: date,
) -> _Line:
    """Let the block come after those it passed, which close up."""
    length = was.end - was.start
    closer = [
        replace(b, starts_on=max(b.starts_on - length, was.start))
        for b in after[:passed]
    ]
    mine = replace(mine, starts_on=max(ends_on - length, closer[-1].starts_on))
    return _Line((*before, *closer), mine, tuple(after[passed:]))


def _before(
    before: Sequence[PlannedBlock],
    mine: PlannedBlock,
    after: Sequence[PlannedBlock],
    jumped: int,
) -> _Line:
    """Let the block come before those it jumped, which give way."""
    kept, later = before[: len(before) - jumped], before[len(before) - jumped :]
    if later:
        start = min(mine.starts_on, later[0].starts_on)
        mine = replace(mine, starts_on=start)
    return _Line(tuple(kept), mine, (*later, *after))


def _with_rest(line: _Line, move: Move, pathway: Pathway) -> _Line:
    """See to it that what is taken from a stage is served in another block."""
    mine = replace(line.mine, months=move.months)
    takes = [b for b in line.behind if b.stage == mine.stage and b.months is None]
    others = tuple(b for b in line.behind if b not in takes[:1])
    if takes and move.rest_on is None:
        return replace(line, mine=mine)
    end = max(p.period.end for p in pathway.placements)
    rest = replace(
        takes[0] if takes else mine, months=None, starts_on=move.rest_on or end
    )
    return _Line(line.ahead, mine, (rest, *others))


def _settled(asked: Sequence[PlannedBlock], tried: Pathway) -> tuple[PlannedBlock, ...]:
    """Give each block the day it came to begin on; one without time is dropped."""
    left = [p for p in tried.placements if p.state is PlacementState.PLANNED]
    settled = []
    for block in asked:
        found = next((p for p in left if p.stage == block.stage), None)
        if found is not None:
            left.remove(found)
            settled.append(replace(block, starts_on=found.period.start))
    return tuple(settled)


def _middle(period: Period) -> date:
    return period.start + (period.end - period.start) / 2

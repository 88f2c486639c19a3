"""Checks of planned blocks: what has a day of its own keeps what the plan asks."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.plans.model import Strength
from ferd.core.scheduling.checks.subject import Laid, in_words, title_of
from ferd.core.scheduling.circumstances import PlannedBlock
from ferd.core.scheduling.demands import Demand, stages_taken
from ferd.core.scheduling.pathway import Placement, PlacementState
from ferd.core.scheduling.placing import planned_in_turn
from ferd.core.time import NOTHING


def planned_blocks_keep_prerequisites(laid: Laid) -> Iterator[Diagnostic]:
    """TIME020: a block with a day of its own begins when what it needs is over."""
    if not laid.circumstances.planned:
        return
    for prerequisite in laid.plan.prerequisites:
        begins = _begins(laid, prerequisite.before_stage or 0)
        ends = [_ends(laid, order) for order in prerequisite.after_stages]
        if begins is None or all(end is None or end <= begins for end in ends):
            continue
        is_hard = prerequisite.strength is Strength.HARD
        yield Diagnostic(
            code="TIME020",
            severity=Severity.ERROR if is_hard else Severity.ADVICE,
            where=f"stage:{prerequisite.before_stage}",
            template=gettext_noop(
                "A block begins on %(begins)s, before what the plan wants first is "
                "over: “%(text)s”"
            ),
            facts={"begins": begins, "text": prerequisite.text},
            hint=gettext_noop("Move the block later, or what it needs earlier."),
        )


def planned_blocks_begin_when_asked(laid: Laid) -> Iterator[Diagnostic]:
    """TIME021: a block begins on its day, what goes before being over."""
    for block, placement in _pairs(laid):
        if placement.period.start > block.starts_on:
            yield Diagnostic(
                code="TIME021",
                severity=Severity.WARNING,
                where=f"stage:{block.stage}",
                template=gettext_noop(
                    "%(stage)s was to begin on %(asked)s, but what goes before is "
                    "not over until %(begins)s."
                ),
                facts={
                    "stage": placement.label or f"#{block.stage}",
                    "asked": block.starts_on,
                    "begins": placement.period.start,
                },
                hint=gettext_noop("Move it later, or shorten what goes before."),
            )


def planned_blocks_keep_the_order(laid: Laid) -> Iterator[Diagnostic]:
    """TIME022: of two stages that may not move, the first is over first."""
    if not laid.circumstances.planned:
        return
    stages = stages_taken(laid.plan, laid.circumstances)
    for first, second in combinations(stages, 2):
        ends, begins = _ends(laid, first.order), _begins(laid, second.order)
        if first.may_move or second.may_move or ends is None or begins is None:
            continue
        if begins < ends:
            yield Diagnostic(
                code="TIME022",
                severity=Severity.ERROR,
                where=f"stage:{second.order}",
                template=gettext_noop(
                    "%(second)s would begin before %(first)s is over, and the plan "
                    "lets neither of them move."
                ),
                facts={"first": title_of(first), "second": title_of(second)},
                hint=gettext_noop("Keep the order of the plan, or revise the plan."),
            )


def planned_blocks_ask_for_what_is_left(laid: Laid) -> Iterator[Diagnostic]:
    """TIME023: the blocks of a stage ask for no more than is left to serve."""
    for demand in laid.demands:
        mine = [b for b in laid.circumstances.planned if b.stage == demand.stage.order]
        asked = sum((b.months for b in mine if b.months is not None), NOTHING)
        left = demand.months - _served(laid, demand)
        if asked > max(left, NOTHING):
            yield Diagnostic(
                code="TIME023",
                severity=Severity.ADVICE,
                where=f"stage:{demand.stage.order}",
                template=gettext_noop(
                    "%(asked)g months of %(stage)s are planned, but %(left)g are left "
                    "to serve; the rest is not planned."
                ),
                facts={
                    "asked": in_words(asked),
                    "stage": title_of(demand.stage),
                    "left": in_words(max(left, NOTHING)),
                },
            )


def _pairs(laid: Laid) -> Iterator[tuple[PlannedBlock, Placement]]:
    """Give each planned block with the placement that came of it."""
    orders = {demand.stage.order for demand in laid.demands}
    blocks = planned_in_turn(laid.circumstances, orders)
    for order in dict.fromkeys(block.stage for block in blocks):
        mine = (block for block in blocks if block.stage == order)
        theirs = laid.pathway.placements_of(order)
        planned = (p for p in theirs if p.state is PlacementState.PLANNED)
        yield from zip(mine, planned, strict=False)


def _begins(laid: Laid, order: int) -> date | None:
    return min(
        (p.period.start for p in laid.pathway.placements_of(order)), default=None
    )


def _ends(laid: Laid, order: int) -> date | None:
    return max((p.period.end for p in laid.pathway.placements_of(order)), default=None)


def _served(laid: Laid, demand: Demand) -> Fraction:
    blocks = laid.pathway.placements_of(demand.stage.order)
    served = (b.account.counted for b in blocks if b.state is PlacementState.SERVED)
    return sum(served, NOTHING)

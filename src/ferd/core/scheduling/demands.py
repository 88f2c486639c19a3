"""What a plan asks of one trainee: which stages, in which order, how long.

From a plan and circumstances to a list of demands; no dates yet. Choices that the
plan does not allow are not followed; `circumstance_checks` says which and why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from ferd.core.plans.model import (
    Prerequisite,
    Stage,
    Strength,
    TrainingPlan,
    TrainingSite,
)
from ferd.core.scheduling.circumstances import Circumstances, PlannedBlock
from ferd.core.time_rules import TrainingPart


@dataclass(frozen=True, slots=True)
class Demand:
    """One stage to be served: `months` of full time after credit."""

    stage: Stage
    months: Fraction
    site: TrainingSite | None
    part: TrainingPart


def demands_of(plan: TrainingPlan, circumstances: Circumstances) -> tuple[Demand, ...]:
    """List what is to be served, in the order it is to be served."""
    stages = order_followed(plan, circumstances)
    credit = allot_credit(stages, circumstances)
    return tuple(
        Demand(
            stage=stage,
            months=_asked(stage, credit[stage.order], circumstances),
            site=site_followed(stage, circumstances),
            part=circumstances.choice_for(stage.order).part,
        )
        for stage in stages
    )


def _asked(stage: Stage, credit: Fraction, circumstances: Circumstances) -> Fraction:
    extended = circumstances.extended_by(stage.order)
    return max(stage_months(stage) + extended - credit, Fraction(0))


def stage_months(stage: Stage) -> Fraction:
    """Give a stage's months of full time; none when the plan does not say."""
    if stage.duration_months is not None:
        return _exact(stage.duration_months)
    if stage.from_months is None or stage.to_months is None:
        return Fraction(0)
    return max(_exact(stage.to_months) - _exact(stage.from_months), Fraction(0))


def stages_taken(plan: TrainingPlan, circumstances: Circumstances) -> tuple[Stage, ...]:
    """Choose between alternatives: the plan's own stage unless another is named.

    They come in the order of the training clock; when a stage has no place on
    it, in the order of the document.
    """
    taken = [s for s in plan.timeline if s.order in circumstances.alternatives]
    replaced = {stage.alternative_of for stage in taken}
    stages = [
        stage
        for stage in plan.timeline
        if stage.order not in replaced
        and (stage.alternative_of is None or stage in taken)
    ]
    if all(stage.from_months is not None for stage in stages):
        stages.sort(key=lambda stage: (stage.from_months or 0.0, stage.order))
    return tuple(stages)


def order_wanted(plan: TrainingPlan, circumstances: Circumstances) -> tuple[Stage, ...]:
    """Put the stages in the order chosen, whether it is allowed or not."""
    stages = stages_taken(plan, circumstances)
    chosen = circumstances.stage_order
    first = [s for order in chosen for s in stages if s.order == order]
    return (*dict.fromkeys(first), *(s for s in stages if s not in first))


def order_followed(
    plan: TrainingPlan, circumstances: Circumstances
) -> tuple[Stage, ...]:
    """Put the stages in the order chosen if it is allowed, else in the plan's."""
    planned = stages_taken(plan, circumstances)
    wanted = order_wanted(plan, circumstances)
    if any(fixed_pairs_swapped(planned, wanted)):
        return planned
    broken = prerequisites_broken(plan, wanted)
    if any(p.strength is Strength.HARD for p in broken) and planned != wanted:
        return planned
    return wanted


def fixed_pairs_swapped(
    planned: tuple[Stage, ...], wanted: tuple[Stage, ...]
) -> Iterator[tuple[Stage, Stage]]:
    """Find stages that change places though the plan lets neither move."""
    at = {stage.order: index for index, stage in enumerate(wanted)}
    for first, second in combinations(planned, 2):
        may_move = first.may_move or second.may_move
        if at[second.order] < at[first.order] and not may_move:
            yield first, second


def prerequisites_broken(
    plan: TrainingPlan, wanted: tuple[Stage, ...]
) -> Iterator[Prerequisite]:
    """Find prerequisites whose stages would come too late."""
    at = {stage.order: index for index, stage in enumerate(wanted)}
    for prerequisite in plan.prerequisites:
        guarded = at.get(prerequisite.before_stage or 0)
        before = [at[order] for order in prerequisite.after_stages if order in at]
        if guarded is not None and any(index > guarded for index in before):
            yield prerequisite


def site_followed(stage: Stage, circumstances: Circumstances) -> TrainingSite | None:
    """Give the chosen site if the plan names it, else the first it names."""
    chosen = circumstances.choice_for(stage.order).site
    if chosen in stage.placements:
        return chosen
    return stage.placements[0] if stage.placements else None


def block_site(demand: Demand, block: PlannedBlock) -> TrainingSite | None:
    """Give a planned block's site if the plan names it, else the stage's."""
    return block.site if block.site in demand.stage.placements else demand.site


def allot_credit(
    stages: tuple[Stage, ...], circumstances: Circumstances
) -> dict[int, Fraction]:
    """Give each stage the credit that shortens it, never below nothing.

    Credit that names a stage goes first; credit at large fills the stages from
    the beginning.
    """
    room = {stage.order: stage_months(stage) for stage in stages}
    allotted = dict.fromkeys(room, Fraction(0))
    granted = [
        credit
        for credit in circumstances.credited_service
        if credit.part is not TrainingPart.ONE
    ]
    for credit in sorted(granted, key=lambda credit: credit.stage is None):
        left = credit.months
        for order in room if credit.stage is None else (credit.stage,):
            used = min(left, room.get(order, Fraction(0)))
            if used:
                room[order] -= used
                allotted[order] += used
                left -= used
    return allotted


def _exact(months: float) -> Fraction:
    """Read months as the simple fraction that is meant: 3.3333 as ten thirds."""
    return Fraction(months).limit_denominator(1000)

"""What a new version of a plan means for one trainee.

Stages are recognised from one version to the next by what they lead to and
where, not by their number, so that a stage put in between does not look like a
change of everything after it.
"""

from dataclasses import dataclass, replace

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import Stage, TrainingPlan
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.layout import lay_out
from ferd.core.scheduling.pathway import Pathway
from ferd.core.scheduling.revision import Revision, compare_pathways
from ferd.core.time_rules import TimeRules

LIKENESS_NEEDED = 2
"""Two stages with less in common than this are not the same stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """One trainee's way through the old and the new version.

    Attributes:
        stages: which stage of the old version is which of the new one.
        lost: stages the circumstances name that the new version lacks; what is
            said of them needs a decision.
    """

    before: Pathway
    after: Pathway
    stages: dict[int, int]
    lost: tuple[int, ...]
    revision: Revision

    @property
    def touches_trainee(self) -> bool:
        """Say that the new version changes something for this trainee."""
        return bool(self.lost) or not self.revision.is_empty


def impact_of(
    old: TrainingPlan,
    new: TrainingPlan,
    circumstances: Circumstances,
    *,
    requirements: Requirements | None,
    rules: TimeRules,
) -> Impact:
    """Say what changes for one trainee when a new version replaces the old."""
    stages = match_stages(old, new)
    before = lay_out(old, circumstances, requirements=requirements, rules=rules)
    carried = carry_over(circumstances, stages)
    after = lay_out(new, carried, requirements=requirements, rules=rules)
    return Impact(
        before=before,
        after=after,
        stages=stages,
        lost=tuple(sorted(circumstances.named_stages() - set(stages))),
        revision=compare_pathways(before, after, stages=stages),
    )


def match_stages(old: TrainingPlan, new: TrainingPlan) -> dict[int, int]:
    """Recognise the stages of the old version in the new, the most alike first."""
    pairs = sorted(
        (-likeness(was, becomes), abs(was.order - becomes.order), was.order, index)
        for was in old.timeline
        for index, becomes in enumerate(new.timeline)
    )
    matched: dict[int, int] = {}
    for unlike, _, order, index in pairs:
        target = new.timeline[index].order
        is_free = order not in matched and target not in matched.values()
        if is_free and -unlike >= LIKENESS_NEEDED:
            matched[order] = target
    return matched


def likeness(was: Stage, becomes: Stage) -> float:
    """Measure how much two stages have in common, from 0 to 8.

    Half of it is the objectives; the rest is place, name and time.
    """
    mine, theirs = _leads_to(was), _leads_to(becomes)
    together = len(mine & theirs) / max(len(mine | theirs), 1)
    same_place = bool(set(was.placements) & set(becomes.placements))
    same_name = bool(was.label) and was.label == becomes.label
    same_time = was.from_months is not None and was.from_months == becomes.from_months
    return 4 * together + 2 * same_place + same_name + same_time


def carry_over(circumstances: Circumstances, stages: dict[int, int]) -> Circumstances:
    """Say the same of one trainee in the numbers of another version.

    Credit for a stage that is gone is kept at large; a choice about it is
    dropped, and so is its served time, which `Impact.lost` reports.
    """
    return replace(
        circumstances,
        credited_service=tuple(
            replace(credit, stage=stages.get(credit.stage or 0))
            for credit in circumstances.credited_service
        ),
        served=tuple(
            replace(served, stage=stages[served.stage])
            for served in circumstances.served
            if served.stage in stages
        ),
        choices=tuple(
            replace(choice, stage=stages[choice.stage])
            for choice in circumstances.choices
            if choice.stage in stages
        ),
        extensions=tuple(
            replace(extension, stage=stages[extension.stage])
            for extension in circumstances.extensions
            if extension.stage in stages
        ),
        planned=tuple(
            replace(block, stage=stages[block.stage])
            for block in circumstances.planned
            if block.stage in stages
        ),
        alternatives=_translated(circumstances.alternatives, stages),
        stage_order=_translated(circumstances.stage_order, stages),
    )


def _translated(orders: tuple[int, ...], stages: dict[int, int]) -> tuple[int, ...]:
    return tuple(stages[order] for order in orders if order in stages)


def _leads_to(stage: Stage) -> frozenset[int | str]:
    objectives = stage.objectives
    symbolic = (objectives.symbolic,) if objectives.symbolic else ()
    return frozenset((*objectives.numbers, *objectives.codes, *symbolic))

"""A plan laid out for one trainee: from promise and circumstances to dates.

This is the deterministic layout: one stage after the other, no capacity. The
planner that shares places among trainees returns the same kind of pathway.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import TrainingPlan
from ferd.core.scheduling.checks import check_pathway
from ferd.core.scheduling.checks.subject import Laid
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.demands import demands_of
from ferd.core.scheduling.expectations import expected_objectives
from ferd.core.scheduling.pathway import PartAccount, Pathway, Placement
from ferd.core.scheduling.placing import Placed, place
from ferd.core.time import TimeAccount
from ferd.core.time_rules import QuotaBase, TimeRules, TrainingPart


def lay_out(
    plan: TrainingPlan,
    circumstances: Circumstances,
    *,
    requirements: Requirements | None,
    rules: TimeRules,
) -> Pathway:
    """Date a trainee's whole way through a plan.

    `requirements` is the curriculum edition the trainee is pinned to: it says
    what *all* and *remaining* objectives are, and how long service must be.
    Without it the plan's own objectives are all there are. Nothing is raised on
    odd circumstances; the pathway's diagnostics say it.
    """
    demands = demands_of(plan, circumstances)
    placed = place(demands, circumstances, rules)
    edition = requirements or _named_by(plan)
    pathway = Pathway(
        circumstances=circumstances,
        rules=rules,
        placements=placed.placements,
        objectives=expected_objectives(
            [demand.stage for demand in demands], placed, circumstances, edition
        ),
        parts=_parts(placed.placements, circumstances, rules),
        completes_on=_completion(placed),
    )
    laid = Laid(plan=plan, requirements=edition, demands=demands, pathway=pathway)
    return replace(pathway, diagnostics=check_pathway(laid))


def _completion(placed: Placed) -> date | None:
    ends = [placement.period.end for placement in placed.placements]
    return max(ends) if ends and not placed.unfinished else None


def _named_by(plan: TrainingPlan) -> Requirements:
    """Take a plan at its word, when Ferd does not know its specialty."""
    named = (number for stage in plan.timeline for number in stage.objectives.numbers)
    return Requirements(
        code=plan.specialty_code,
        name=plan.specialty,
        objectives=frozenset(named),
        required_months=0,
    )


def _parts(
    placements: tuple[Placement, ...], circumstances: Circumstances, rules: TimeRules
) -> tuple[PartAccount, ...]:
    return tuple(
        PartAccount(
            part=part,
            served=_joined([p for p in placements if p.part is part], rules),
            credited=circumstances.credited_to(part),
        )
        for part in TrainingPart
    )


def _joined(placements: Sequence[Placement], rules: TimeRules) -> TimeAccount:
    """Join the accounts; blocks on the same quota have it once."""
    whole = TimeAccount()
    quotas: dict[int, Fraction] = {}
    for placement in placements:
        whole = whole.and_then(placement.account)
        is_shared = rules.quota_base is QuotaBase.COURSE
        quotas.setdefault(0 if is_shared else placement.stage, placement.account.quota)
    return replace(whole, quota=sum(quotas.values(), Fraction(0)))

"""A plan of four stages with the numbers of a real one, and a trainee for it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import (
    Objectives,
    Prerequisite,
    Stage,
    Strength,
    TrainingPlan,
    TrainingSite,
)
from ferd.core.scheduling.circumstances import Circumstances, CreditedService
from ferd.core.scheduling.layout import lay_out
from ferd.core.scheduling.pathway import ExpectedObjective, Pathway
from ferd.core.time import Period, WorkingFraction
from ferd.core.time_rules import TimeRules, TrainingPart

NUK = Requirements("NUK", "Nukleærmedisin", frozenset(range(1, 103)), 60)
RULES = TimeRules()
NM = TrainingSite("AHUS", "Nordbyhagen", "BDA/NM")
RAD = TrainingSite("AHUS", "Nordbyhagen", "BDA/RAD")
OUS = TrainingSite("OUS", "OUS", "NM")
RADIUM = TrainingSite("OUS", "Radiumhospitalet", "NM")
START = date(2024, 9, 1)
PART_ONE = CreditedService(
    months=Fraction(18), basis="LIS1 completed", part=TrainingPart.ONE
)


def numbers(*ranges: tuple[int, int]) -> Objectives:
    named = [number for low, high in ranges for number in range(low, high + 1)]
    return Objectives(tuple(named))


def stage(order: int, low: float | None, high: float | None, **others) -> Stage:
    length = None if low is None or high is None else high - low
    return Stage(
        **{
            "order": order,
            "label": f"Stage {order}",
            "from_months": low,
            "to_months": high,
            "duration_months": length,
            **others,
        }
    )


def nuclear_medicine() -> TrainingPlan:
    """The timeline of the Ahus plan: 31, 25, 50 and 12 objectives."""
    first = numbers((1, 17), (69, 75), (77, 81), (97, 97), (99, 99))
    core = numbers((69, 88), (93, 93), (95, 95), (97, 97), (99, 99), (102, 102))
    away = numbers(
        (15, 16), (68, 68), (89, 92), (94, 94), (96, 96), (98, 98), (100, 101)
    )
    return TrainingPlan(
        specialty="Nukleærmedisin",
        specialty_code="NUK",
        timeline=(
            stage(1, 0, 12, placements=(NM,), objectives=first),
            stage(2, 12, 42, placements=(NM,), objectives=core),
            stage(3, 42, 54, placements=(RAD,), objectives=numbers((18, 67))),
            stage(
                4,
                54,
                60,
                placements=(OUS, RADIUM),
                objectives=away,
                may_move="May come earlier when radiology is done.",
            ),
        ),
        prerequisites=(
            Prerequisite(
                strength=Strength.HARD,
                text="Radiology is done before OUS.",
                before_stage=4,
                after_stages=(3,),
            ),
            Prerequisite(
                strength=Strength.SOFT,
                text="Most of the core is done before OUS.",
                before_stage=4,
                after_stages=(2,),
            ),
        ),
    )


def with_stage(plan: TrainingPlan, order: int, **changes) -> TrainingPlan:
    """The plan with one stage changed."""
    return replace(
        plan,
        timeline=tuple(
            replace(s, **changes) if s.order == order else s for s in plan.timeline
        ),
    )


def full_time(**others) -> Circumstances:
    """A trainee at full time from the first of September 2024, LIS1 done."""
    always = WorkingFraction(Period(date(2000, 1, 1)), Fraction(1))
    return Circumstances(
        **{
            "starts_on": START,
            "fractions": (always,),
            "credited_service": (PART_ONE,),
            **others,
        }
    )


def laid(plan: TrainingPlan | None = None, **others) -> Pathway:
    """The plan laid out for the full-time trainee, some circumstances changed."""
    rules = others.pop("rules", RULES)
    requirements = others.pop("requirements", NUK)
    return lay_out(
        plan or nuclear_medicine(),
        full_time(**others),
        requirements=requirements,
        rules=rules,
    )


def objective(pathway: Pathway, code: str) -> ExpectedObjective:
    """One objective that must be there."""
    found = pathway.objective(code)
    assert found is not None
    return found


def codes(pathway: Pathway) -> list[str]:
    return [diagnostic.code for diagnostic in pathway.diagnostics]

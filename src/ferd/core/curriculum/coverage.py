"""Which stage of a plan leads to which objective, as values.

This is the matrix of objective x stage x site that the checks, the pages and the
documents all show. An objective in several stages starts in the first and is
expected complete at the end of the last. Nothing here judges; what is wrong
about a coverage is said by `ferd.core.plans.checks`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ferd.core.curriculum.model import Requirements
from ferd.core.plans.model import Stage, TrainingPlan


class Mark(StrEnum):
    """What a stage does for an objective."""

    FIRST = "first"
    """It starts here and goes on in a later stage."""
    AGAIN = "again"
    """It goes on here; it started before and is completed later."""
    LAST = "last"
    """It is expected complete at the end of this stage, and started before."""
    ONLY = "only"
    """It starts and is completed here, at the home trust."""
    ONLY_ELSEWHERE = "only_elsewhere"
    """It starts and is completed here, at another trust."""
    MISSING = "missing"
    """No stage leads to it (the mark of a row, never of a cell)."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One objective: a mark, or None, for each stage in the order of the plan.

    Attributes:
        stages: the orders of the stages that lead to it, in order of time.
        trusts: where it can be reached; empty when missing or not stated.
        is_only_elsewhere: whether no stage at the home trust leads to it.
    """

    objective: int
    marks: tuple[Mark | None, ...]
    stages: tuple[int, ...]
    trusts: tuple[str, ...]
    is_only_elsewhere: bool

    @property
    def is_missing(self) -> bool:
        """Whether no stage leads to it."""
        return not self.stages

    @property
    def exception(self) -> Mark | None:
        """Mark the whole row when it is not reached at home; else None."""
        if self.is_missing:
            return Mark.MISSING
        return Mark.ONLY_ELSEWHERE if self.is_only_elsewhere else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """All objectives of a specialty against all stages of a plan.

    Attributes:
        stages: the orders of the stages, one for each mark of a row.
        home: the home trust; empty when the plan names no trust.
        unclear: the orders of the stages whose cell names no numbers that can
            be counted (``most``, ``see_individual_plan``, ``count:N``).
        unknown: numbers a stage names that the specialty does not have.
    """

    rows: tuple[CoverageRow, ...]
    stages: tuple[int, ...]
    home: str
    unclear: tuple[int, ...]
    unknown: tuple[int, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """The objectives that no stage is known to lead to."""
        return tuple(row.objective for row in self.rows if row.is_missing)

    @property
    def repeated(self) -> tuple[int, ...]:
        """The objectives that go on over more than one stage."""
        return tuple(row.objective for row in self.rows if Mark.LAST in row.marks)

    @property
    def only_elsewhere(self) -> tuple[int, ...]:
        """The objectives that cannot be reached at the home trust."""
        return tuple(row.objective for row in self.rows if row.is_only_elsewhere)


def coverage_of(plan: TrainingPlan, requirements: Requirements | None) -> Coverage:
    """Lay a plan's stages against the objectives of its specialty.

    Without requirements, the objectives are those that the plan itself names.
    """
    named = frozenset(n for s in plan.timeline for n in s.objectives.numbers)
    demanded = requirements.objectives if requirements else named
    reached = {s.order: _reached_in(s, demanded, named) for s in plan.timeline}
    home = home_trust(plan)
    return Coverage(
        rows=tuple(_row(plan, reached, number, home) for number in sorted(demanded)),
        stages=tuple(stage.order for stage in plan.timeline),
        home=home,
        unclear=tuple(s.order for s in plan.timeline if _is_unclear(s, demanded)),
        unknown=tuple(sorted(named - demanded)),
    )


def reachable_only_at(
    plan: TrainingPlan, requirements: Requirements | None
) -> dict[str, tuple[int, ...]]:
    """Group the objectives that one trust alone, not the home trust, leads to."""
    found: dict[str, list[int]] = {}
    for row in coverage_of(plan, requirements).rows:
        if row.is_only_elsewhere and len(row.trusts) == 1:
            found.setdefault(row.trusts[0], []).append(row.objective)
    return {trust: tuple(numbers) for trust, numbers in found.items()}


def home_trust(plan: TrainingPlan) -> str:
    """Name the trust where most months are served, the first of equals.

    A stage that may be served at several trusts counts for the first it names.
    """
    months: Counter[str] = Counter()
    for stage in plan.timeline:
        if stage.alternative_of is None and (trusts := trusts_of(stage)):
            # A stage of unknown length still says something: count it as a day.
            months[trusts[0]] += round((stage.duration_months or 0) * 30) or 1
    return max(months, key=lambda trust: months[trust], default="")


def trusts_of(stage: Stage) -> tuple[str, ...]:
    """Name the trusts where a stage may be served, each once."""
    named = (place.trust.strip() or place.site.strip() for place in stage.placements)
    return tuple(dict.fromkeys(filter(None, named)))


def stages_elsewhere(plan: TrainingPlan) -> tuple[Stage, ...]:
    """Give the stages that are never served at the home trust."""
    home = home_trust(plan)
    return tuple(s for s in plan.timeline if trusts_of(s) and home not in trusts_of(s))


def in_order_of_time(plan: TrainingPlan) -> tuple[Stage, ...]:
    """Sort the stages by their start, or leave them where a start is unknown."""
    if any(stage.from_months is None for stage in plan.timeline):
        return plan.timeline
    return tuple(sorted(plan.timeline, key=lambda s: (s.from_months or 0, s.order)))


def _reached_in(
    stage: Stage, demanded: frozenset[int], named: frozenset[int]
) -> frozenset[int]:
    """Tell which of the demanded objectives a stage is known to lead to."""
    written = demanded & set(stage.objectives.numbers)
    if _means_all(stage, demanded):
        return demanded
    if stage.objectives.symbolic == "remaining":
        return written | demanded - named
    return written


def _means_all(stage: Stage, demanded: frozenset[int]) -> bool:
    return stage.objectives.symbolic in {"all", f"count:{len(demanded)}"}


def _is_unclear(stage: Stage, demanded: frozenset[int]) -> bool:
    symbolic = stage.objectives.symbolic
    return not (symbolic in {None, "remaining"} or _means_all(stage, demanded))


def _row(
    plan: TrainingPlan, reached: dict[int, frozenset[int]], number: int, home: str
) -> CoverageRow:
    leading = [s for s in in_order_of_time(plan) if number in reached[s.order]]
    trusts = tuple(dict.fromkeys(t for s in leading for t in trusts_of(s)))
    places_known = all(trusts_of(stage) for stage in leading)
    elsewhere = bool(leading) and places_known and home not in trusts
    marks = dict(_marks(leading, is_elsewhere=elsewhere))
    return CoverageRow(
        objective=number,
        marks=tuple(marks.get(stage.order) for stage in plan.timeline),
        stages=tuple(stage.order for stage in leading),
        trusts=trusts,
        is_only_elsewhere=elsewhere,
    )


def _marks(leading: list[Stage], *, is_elsewhere: bool) -> Iterator[tuple[int, Mark]]:
    """Mark the stages of one row; a stage and its alternative count as one."""
    turns = list(dict.fromkeys(s.alternative_of or s.order for s in leading))
    for stage in leading:
        turn = stage.alternative_of or stage.order
        if len(turns) == 1:
            mark = Mark.ONLY_ELSEWHERE if is_elsewhere else Mark.ONLY
        elif turn == turns[0]:
            mark = Mark.FIRST
        else:
            mark = Mark.LAST if turn == turns[-1] else Mark.AGAIN
        yield stage.order, mark

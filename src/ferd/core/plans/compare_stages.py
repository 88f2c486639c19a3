"""How the timelines of two versions differ: stages, and where objectives went."""

from collections import Counter
from collections.abc import Callable, Iterator

from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.changes import Change, ChangeKind, change, figure, place
from ferd.core.plans.model import Stage, TrainingPlan
from ferd.core.plans.stage_pairs import StagePairs

Names = dict[int, str]


def stage_changes(pairs: StagePairs) -> Iterator[Change]:
    """Tell which stages came, went or became different."""
    for stage in pairs.removed:
        where, name = f"stage:{stage.order}", _title(stage)
        yield change(ChangeKind.STAGE_REMOVED, where, name, name, "")
    for stage in pairs.added:
        where, name = f"stage:{stage.order}", _title(stage)
        yield change(ChangeKind.STAGE_ADDED, where, name, "", name)
    before = _sequence(pairs.in_old_order)
    after = _sequence(tuple(new for _, new in pairs.both))
    if before != after:
        yield change(ChangeKind.STAGES_REORDERED, "timeline", "", before, after)
    for old, new in pairs.both:
        yield from _differences(old, new, pairs)


def objective_changes(
    old: TrainingPlan, new: TrainingPlan, pairs: StagePairs
) -> Iterator[Change]:
    """Tell which objectives came, went or moved to other stages.

    Objectives that went the same way are told together.
    """
    identity = {a.order: f"new:{b.order}" for a, b in pairs.both}
    before = _stages_of(
        old, {s.order: f"old:{s.order}" for s in old.timeline} | identity
    )
    after = _stages_of(new, {s.order: f"new:{s.order}" for s in new.timeline})
    old_names, new_names = _names(old), _names(new)
    ways: dict[tuple[str, str], list[int]] = {}
    for number in sorted({*before, *after}):
        if before.get(number) != after.get(number):
            way = _listed(old, number, old_names), _listed(new, number, new_names)
            ways.setdefault(way, []).append(number)
    for (there, here), numbers in ways.items():
        if there != here:
            yield _objectives_went(new, numbers, there, here)


def _differences(old: Stage, new: Stage, pairs: StagePairs) -> Iterator[Change]:
    where, name = f"stage:{new.order}", _title(new)
    for kind, describe in _ASPECTS:
        if describe(old) != describe(new):
            yield change(kind, where, name, describe(old), describe(new))
    replaced = old.alternative_of
    before = "" if replaced is None else f"#{pairs.renumber(replaced)}"
    after = "" if new.alternative_of is None else f"#{new.alternative_of}"
    if before != after:
        yield change(ChangeKind.STAGE_ALTERNATIVE_CHANGED, where, name, before, after)


def _objectives_went(
    plan: TrainingPlan, numbers: list[int], before: str, after: str
) -> Change:
    kind = ChangeKind.OBJECTIVES_MOVED
    if not before:
        kind = ChangeKind.OBJECTIVES_ADDED
    elif not after:
        kind = ChangeKind.OBJECTIVES_REMOVED
    written = as_ranges(numbers)
    name = f"{plan.specialty_code} {written}".strip()
    return change(kind, f"objective:{written}", name, before, after)


def _stages_of(plan: TrainingPlan, identity: dict[int, str]) -> dict[int, set[str]]:
    """Give, for each objective, the identities of the stages that name it."""
    found: dict[int, set[str]] = {}
    for stage in plan.timeline:
        for number in stage.objectives.numbers:
            found.setdefault(number, set()).add(identity[stage.order])
    return found


def _listed(plan: TrainingPlan, number: int, names: Names) -> str:
    stages = (s for s in plan.timeline if number in s.objectives.numbers)
    return "; ".join(dict.fromkeys(names[stage.order] for stage in stages))


def _names(plan: TrainingPlan) -> Names:
    """Call each stage by its title, with its number where two are alike."""
    counted = Counter(map(_title, plan.timeline))
    return {
        s.order: _title(s) if counted[_title(s)] == 1 else f"{_title(s)} (#{s.order})"
        for s in plan.timeline
    }


def _sequence(stages: tuple[Stage, ...]) -> str:
    return "; ".join(f"#{stage.order} {stage.label}".strip() for stage in stages)


def _title(stage: Stage) -> str:
    return stage.label or f"#{stage.order}"


def _start(stage: Stage) -> str:
    if stage.from_months is None and stage.to_months is not None:
        return f"\N{HORIZONTAL ELLIPSIS}{figure(stage.to_months)}"
    return figure(stage.from_months)


def _length(stage: Stage) -> str:
    """Write the length, and in brackets the room it has when that is another."""
    length = figure(stage.duration_months)
    if stage.from_months is None or stage.to_months is None:
        return length
    room = figure(round(stage.to_months - stage.from_months, 4))
    return length if length == room else f"{length} ({room})".strip()


def _places(stage: Stage) -> str:
    return "; ".join(map(place, stage.placements))


def _capacity(stage: Stage) -> str:
    return figure(stage.capacity)


def _beyond_numbers(stage: Stage) -> str:
    written = stage.objectives
    return ", ".join(filter(None, (*written.codes, written.symbolic)))


_ASPECTS: tuple[tuple[ChangeKind, Callable[[Stage], str]], ...] = (
    (ChangeKind.STAGE_RENAMED, lambda stage: stage.label),
    (ChangeKind.STAGE_MOVED, _start),
    (ChangeKind.STAGE_RESIZED, _length),
    (ChangeKind.STAGE_PLACED, _places),
    (ChangeKind.STAGE_CAPACITY_CHANGED, _capacity),
    (ChangeKind.STAGE_CONDITION_CHANGED, lambda stage: stage.may_move),
    (ChangeKind.STAGE_OBJECTIVES_REWRITTEN, _beyond_numbers),
)

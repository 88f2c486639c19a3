"""What a schedule costs, as one linear expression; equal to `cost.cost_of`."""

from collections.abc import Iterator
from typing import TypeAlias

from ortools.sat.python import cp_model

from ferd.core.scheduling.cost import cost_of_delay
from ferd.core.scheduling.cp_sat.placed import Choice, Placed
from ferd.core.scheduling.cp_sat.rules import is_changed, weighted
from ferd.core.scheduling.problem import (
    Assignment,
    SiteId,
    StageNeed,
    Trainee,
    Weights,
)
from ferd.core.scheduling.usage import pinned_usage
from ferd.core.scheduling.way import pins_of

_Term: TypeAlias = tuple[cp_model.IntVar, int]


def cost(placed: Placed) -> cp_model.LinearExprT:
    """Add up what the schedule costs, with the auxiliary variables it takes.

    The auxiliary variables are only bounded from below: the sum is the cost once
    it has been made as small as it can be.
    """
    weights = placed.problem.weights
    terms: list[_Term] = []
    for trainee in placed.problem.trainees:
        present = placed.present[trainee.id]
        terms.append((present, _waited(placed, trainee) - weights.unplaced))
        terms += (
            (choice.taken, _of_choice(trainee, choice, weights))
            for choice in placed.of(trainee)
        )
        terms += _order(placed, trainee)
        terms += _moves(placed, trainee)
        terms += _delay(placed, trainee)
        terms += _changed(placed, trainee)
    terms += _shortage(placed)
    everybody = placed.model.new_constant(len(placed.problem.trainees))
    return weighted([*terms, (everybody, weights.unplaced)])


def _of_choice(trainee: Trainee, choice: Choice, weights: Weights) -> int:
    need, each = choice.need, choice.assignment
    told = next((e for e in trainee.published if e.stage == need.id), None)
    return (
        min(option.cost for option in need.options if option.places == each.places)
        + sum(
            window.cost
            * (max(0, window.start - each.start) + max(0, each.end - window.end))
            for window in need.windows
        )
        + (0 if told is None else _moved(weights, each, told))
        + _already_broken(trainee, need, each)
    )


def _moved(weights: Weights, each: Assignment, told: Assignment) -> int:
    months = abs(each.start - told.start)
    start = weights.moved_start + weights.moved_month * months if months else 0
    return start + (weights.moved_place if each.places != told.places else 0)


def _already_broken(trainee: Trainee, need: StageNeed, each: Assignment) -> int:
    """Count the soft orders between a stage and those that are pinned."""
    ends = {pin.stage: pin.end for pin in pins_of(trainee)}
    return sum(
        soft.cost
        for soft in need.softly_after
        if soft.stage in ends and ends[soft.stage] > each.start
    )


def _order(placed: Placed, trainee: Trainee) -> Iterator[_Term]:
    """Yield a variable for each soft order between two stages that are open."""
    for need in trainee.stages:
        for soft in need.softly_after if need.pinned is None else ():
            firsts = placed.choices.get((trainee.id, soft.stage))
            if firsts is None:
                continue
            thens = placed.choices[trainee.id, need.id]
            is_broken = placed.model.new_bool_var("")
            ends = [(c.taken, c.assignment.end) for c in firsts]
            starts = [(c.taken, -c.assignment.start) for c in thens]
            far = [(is_broken, -placed.problem.months)]
            placed.model.add(weighted(ends + starts + far) <= 0)
            yield is_broken, soft.cost


def _moves(placed: Placed, trainee: Trainee) -> Iterator[_Term]:
    """Yield a variable for each time the site where the trainee is last changes.

    Somebody who waits is where the stage before was, or where the next one is.
    """
    begun, fixed = _begun(placed, trainee)
    known = {site for site, _ in begun} | set(fixed.values())
    known |= {trainee.site} if trainee.site is not None else set()
    if len(known) < 2:
        return
    model, before = placed.model, dict[SiteId, cp_model.IntVar]()
    if trainee.site is not None:
        before = {s: model.new_constant(int(s == trainee.site)) for s in known}
    for month in range(placed.problem.months):
        here = {site: model.new_bool_var("") for site in sorted(known)}
        model.add(weighted((variable, 1) for variable in here.values()) == 1)
        if month in fixed:
            model.add(here[fixed[month]] >= placed.present[trainee.id])
        for site, is_here in here.items():
            starts = begun.get((site, month), [])
            model.add(weighted([*starts, (is_here, -1)]) <= 0)
            if before:
                comes = model.new_bool_var("")
                model.add(
                    weighted([(is_here, 1), (before[site], -1), (comes, -1)]) <= 0
                )
                yield comes, placed.problem.weights.move
        before = here


def _begun(
    placed: Placed, trainee: Trainee
) -> tuple[dict[tuple[SiteId, int], list[_Term]], dict[int, SiteId]]:
    """Index what may begin by site and month, and where what is pinned begins."""
    sites = {places.id: places.site for places in placed.problem.places}
    begun: dict[tuple[SiteId, int], list[_Term]] = {}
    for choice in placed.of(trainee):
        each = choice.assignment
        key = sites[each.places], each.start
        begun.setdefault(key, []).append((choice.taken, 1))
    fixed = {pin.start: sites[pin.places] for pin in pins_of(trainee)}
    return begun, fixed


def _waited(placed: Placed, trainee: Trainee) -> int:
    """Tell what delay there is in any case, by what is pinned."""
    return cost_of_delay(placed.problem.weights.delay, _pinned_delay(trainee))


def _pinned_delay(trainee: Trainee) -> int:
    return max([0, *(pin.end - trainee.due for pin in pins_of(trainee))])


def _delay(placed: Placed, trainee: Trainee) -> Iterator[_Term]:
    """Yield a variable for each month of delay that might come.

    Only stages that no other waits for can be the last.
    """
    bands = placed.problem.weights.delay
    waited_for = {
        before
        for need in trainee.stages
        for before in (need.after if need.pinned is None else ())
    }
    lasts = [
        placed.choices[trainee.id, need.id]
        for need in trainee.stages
        if need.pinned is None and need.id not in waited_for
    ]
    ends = [choice.assignment.end for choices in lasts for choice in choices]
    base = _pinned_delay(trainee)
    for months in range(base + 1, max(ends, default=0) - trainee.due + 1):
        weight = cost_of_delay(bands, months) - cost_of_delay(bands, months - 1)
        if not weight:
            continue
        is_late = placed.model.new_bool_var("")
        for choices in lasts:
            late = [
                (choice.taken, 1)
                for choice in choices
                if choice.assignment.end - trainee.due >= months
            ]
            if late:
                placed.model.add(weighted([*late, (is_late, -1)]) <= 0)
        yield is_late, weight


def _changed(placed: Placed, trainee: Trainee) -> Iterator[_Term]:
    weight = placed.problem.weights.changed
    if weight and trainee.published:
        yield is_changed(placed, trainee), weight


def _shortage(placed: Placed) -> Iterator[_Term]:
    weight, pinned = placed.problem.weights.shortage, pinned_usage(placed.problem)
    for places in placed.problem.places:
        for month, wished in enumerate(places.minimum):
            missing = wished - pinned[places.id][month]
            if missing > 0 and weight:
                most = (weight * missing + 99) // 100
                short = placed.model.new_int_var(0, most, "")
                here = placed.use.get((places.id, month), [])
                covered = [(taken, weight * much) for taken, much in here]
                asked = weighted([*covered, (short, 100)])
                placed.model.add(asked >= weight * missing)
                yield short, 1

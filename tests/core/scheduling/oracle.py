"""The cheapest schedule of a tiny problem, by trying them all.

Knows no solver and no cleverness: every trainee's every way is listed and judged by
`verify`, then everybody's ways are combined, leaving off only what is too dear
already.
"""

from dataclasses import replace
from itertools import pairwise, product

from ferd.core.scheduling.cost import cost_of, cost_of_way
from ferd.core.scheduling.problem import Assignment
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.verify import violations


def cheapest(problem):
    """Find the least cost with everybody placed, and a schedule; or (None, None)."""
    listed = []
    for person in problem.trainees:
        ways = [
            (cost_of_way(problem, person, w).total, w) for w in ways_of(problem, person)
        ]
        listed.append((person.id, sorted(ways, key=lambda pair: pair[0])))
    if not all(ways for _, ways in listed):
        return None, None
    return _search(problem, listed, {}, 0, (None, None))


def ways_of(problem, person):
    """List every way that is good for somebody who is alone in the world."""
    alone = replace(problem, trainees=(person,), most_changed=None)
    each = [_served(problem, person, need) for need in person.stages]
    for chosen in product(*each):
        way = tuple(sorted(chosen, key=lambda one: one.start))
        is_apart = all(a.end <= b.start for a, b in pairwise(way))
        if is_apart and not any(violations(alone, Schedule({person.id: way}))):
            yield way


def _served(problem, person, need):
    if need.pinned:
        return [need.pinned]
    return [
        Assignment(need.id, option.places, start, end)
        for start in range(problem.months)
        if (end := person.end_of(start, need.work)) is not None
        for option in need.options
    ]


def _search(problem, listed, ways, spent, best):
    if not listed:
        planned = Schedule(dict(ways))
        if any(violations(problem, planned)):
            return best
        cost = cost_of(problem, planned)
        return best if best[0] is not None and best[0] <= cost else (cost, planned)
    (name, choices), *rest = listed
    least = sum(others[0][0] for _, others in rest)
    for cost, way in choices:
        if best[0] is not None and spent + cost + least >= best[0]:
            break
        so_far = {**ways, name: way}
        if not _is_too_full(problem, so_far):
            best = _search(problem, rest, so_far, spent + cost, best)
    return best


def _is_too_full(problem, ways):
    some = replace(problem, most_changed=None)
    return any(v.rule == "within_capacity" for v in violations(some, Schedule(ways)))

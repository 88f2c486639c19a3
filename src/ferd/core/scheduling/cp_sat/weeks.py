"""Observerships on the grid of weeks, exactly."""

from ortools.sat.python import cp_model

from ferd.core.scheduling.cp_sat.rules import weighted
from ferd.core.scheduling.cp_sat.solving import new_solver
from ferd.core.scheduling.observerships import (
    PEAK,
    UNPLACED,
    Visit,
    WeeksAsked,
    possible_visits,
    room_in,
)
from ferd.core.scheduling.problem import PlacesId


def best_visits(asked: WeeksAsked, seconds: float) -> tuple[tuple[Visit, ...], bool]:
    """Find the cheapest visits, and whether they are proved to be."""
    model = cp_model.CpModel()
    taken = {
        visit: model.new_bool_var("")
        for each in asked.observerships
        for visit in possible_visits(asked, each)
    }
    wishes = {each.id: each.units for each in asked.observerships}
    for id_ in wishes:
        model.add_at_most_one(
            v for visit, v in taken.items() if visit.observership == id_
        )
    _keep_apart(model, asked, taken)
    costs = [
        (v, wishes[visit.observership].index(visit.unit) - UNPLACED)
        for visit, v in taken.items()
    ]
    costs += [(peak, PEAK) for peak in _peaks(model, asked, taken)]
    model.minimize(weighted(costs))
    solver = new_solver(seconds, 1)
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return (), False
    visits = tuple(visit for visit, v in taken.items() if solver.boolean_value(v))
    return visits, status == cp_model.OPTIMAL


def _peaks(
    model: cp_model.CpModel, asked: WeeksAsked, taken: dict[Visit, cp_model.IntVar]
) -> list[cp_model.IntVar]:
    """Keep within each unit's room, and find what its busiest week has."""
    there = dict[tuple[PlacesId, int], list[cp_model.IntVar]]()
    for visit, variable in taken.items():
        for week in range(visit.start, visit.end):
            there.setdefault((visit.unit, week), []).append(variable)
    peaks = {
        unit: model.new_int_var(0, len(taken), "")
        for unit in sorted({unit for unit, _ in there})
    }
    for (unit, week), visitors in there.items():
        people = [(variable, 1) for variable in visitors]
        model.add(weighted(people) <= room_in(asked, unit, week))
        model.add(weighted([*people, (peaks[unit], -1)]) <= 0)
    return list(peaks.values())


def _keep_apart(
    model: cp_model.CpModel, asked: WeeksAsked, taken: dict[Visit, cp_model.IntVar]
) -> None:
    """Let at most one visit of a trainee lie in or just before each week."""
    owner = {each.id: each.trainee for each in asked.observerships}
    busy: dict[tuple[str, int], list[cp_model.IntVar]] = {}
    for visit, variable in taken.items():
        for week in range(visit.start, visit.end + asked.apart):
            busy.setdefault((owner[visit.observership], week), []).append(variable)
    for visits in busy.values():
        model.add_at_most_one(visits)

"""What may be malformed or contradictory about a problem, before it is solved.

Each check is one small generator, named as a statement that is true of a good
problem. Its findings say where by JSON path (`$.trainees[3].stages[1]`), as the
problem is written in `ferd.formats.scheduling_json`. What is merely too much to
ask is no finding here: that is what `Infeasible` says.
"""

from collections.abc import Callable, Iterator

from ferd.core.diagnostics import Diagnostic, has_errors
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.problem_checks import figures, names, order, pins

Check = Callable[[Problem], Iterator[Diagnostic]]

FORM: tuple[Check, ...] = (
    names.every_id_is_used_once,
    names.named_places_are_there,
    names.named_stages_are_there,
    figures.every_month_has_a_figure,
    figures.figures_are_within_limits,
    figures.every_stage_has_work,
    figures.delay_bands_rise,
    figures.the_first_month_is_a_month,
)
"""What the rest presupposes."""

SENSE: tuple[Check, ...] = (
    figures.every_stage_has_somewhere_to_be_served,
    figures.every_stage_fits_the_months,
    figures.times_are_the_right_way_round,
    order.no_stage_waits_for_itself,
    order.the_order_leaves_a_choice_that_can_be_counted,
    pins.pins_are_of_their_own_stage,
    pins.pins_lie_within_the_months,
    pins.pins_of_one_trainee_do_not_overlap,
    pins.pins_keep_the_greatest_delay,
    pins.pins_keep_the_order,
    pins.pins_fit_the_places,
)

CHECKS = FORM + SENSE


def check_problem(problem: Problem) -> tuple[Diagnostic, ...]:
    """Run the checks in order; sense is only looked for in what has the form."""
    found = tuple(each for check in FORM for each in check(problem))
    if has_errors(found):
        return found
    return found + tuple(each for check in SENSE for each in check(problem))

"""What may be odd or wrong about an individual plan.

Each check is one small generator, named as a statement that is true of a good
individual plan. To add one, write it here, list it in CHECKS and describe its
code in docs/reference/diagnostics.md.
"""

from collections.abc import Callable, Iterator

from ferd.core.diagnostics import Diagnostic
from ferd.core.scheduling.checks import choices, outcome, planned, service
from ferd.core.scheduling.checks.subject import Laid

CHECKS: tuple[Callable[[Laid], Iterator[Diagnostic]], ...] = (
    service.leaves_do_not_overlap,
    service.fractions_do_not_overlap,
    service.every_day_has_a_fraction,
    service.served_blocks_follow_each_other,
    service.credit_fits_what_it_shortens,
    service.absence_stays_within_the_quota,
    choices.named_stages_are_in_the_plan,
    choices.chosen_sites_are_in_the_plan,
    choices.only_stages_that_may_move_change_places,
    choices.prerequisites_come_first,
    planned.planned_blocks_keep_prerequisites,
    planned.planned_blocks_begin_when_asked,
    planned.planned_blocks_keep_the_order,
    planned.planned_blocks_ask_for_what_is_left,
    choices.every_stage_has_its_objectives,
    choices.credited_objectives_are_in_the_edition,
    outcome.every_stage_has_a_length,
    outcome.training_is_completed,
    outcome.training_is_completed_in_time,
    outcome.every_objective_has_a_date,
    outcome.specialist_training_is_long_enough,
    outcome.part_one_is_recorded,
    outcome.training_is_long_enough_in_all,
)


def check_pathway(laid: Laid) -> tuple[Diagnostic, ...]:
    """Run every check, in order."""
    return tuple(found for check in CHECKS for found in check(laid))

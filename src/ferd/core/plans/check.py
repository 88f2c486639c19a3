"""The checks a training plan must pass before it is published.

Each check is one small generator, named as a statement that is true of a good
plan, from a plan to diagnostics. To add one, write it in `checks`, list it in
CHECKS and describe its code in docs/reference/diagnostics.md. Only what forbids
publication is an error. How checking works is told in docs/rules/checking.md.
"""

from collections.abc import Callable, Iterator
from datetime import date

from ferd.core.curriculum.coverage import coverage_of
from ferd.core.curriculum.model import Requirements
from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.checks import (
    agreement,
    groups,
    objectives,
    prerequisites,
    promises,
    sufficiency,
    timeline,
)
from ferd.core.plans.checks.subject import Subject
from ferd.core.plans.model import TrainingPlan

CHECKS: tuple[Callable[[Subject], Iterator[Diagnostic]], ...] = (
    timeline.plan_has_a_timeline,
    timeline.stages_have_their_own_numbers,
    timeline.intervals_run_forwards,
    timeline.stages_have_a_length,
    timeline.stages_have_a_place_in_time,
    timeline.service_fits_its_interval,
    timeline.stages_do_not_overlap,
    timeline.timeline_has_no_holes,
    timeline.timeline_is_long_enough,
    timeline.timeline_is_not_far_too_long,
    timeline.alternatives_replace_a_stage,
    objectives.specialty_is_known,
    objectives.every_objective_is_covered,
    objectives.coverage_can_be_counted,
    objectives.stages_lead_to_objectives,
    objectives.objectives_exist,
    objectives.objectives_are_reachable_where_there_is_room,
    prerequisites.prerequisites_name_stages_of_the_plan,
    prerequisites.prerequisites_say_what_they_guard,
    prerequisites.what_comes_first_lies_first,
    prerequisites.prerequisites_do_not_go_in_circles,
    promises.promises_have_a_figure,
    promises.promises_and_facts_are_of_a_known_kind,
    promises.plan_is_dated,
    promises.plan_was_revised_in_time,
    agreement.statements_agree,
    groups.kinds_of_activity_have_one_rule,
    groups.groups_have_names_of_their_own,
    groups.groups_have_objectives,
    groups.groups_name_objectives_of_the_specialty,
    groups.objectives_are_in_one_group,
    sufficiency.rules_are_about_groups_of_the_plan,
    sufficiency.rules_are_about_objectives_of_the_specialty,
    sufficiency.rules_are_about_one_thing,
    sufficiency.rules_do_not_contradict_each_other,
    sufficiency.rules_can_be_met,
    sufficiency.rules_ask_for_something,
    sufficiency.objectives_have_a_rule,
)


def check_plan(
    plan: TrainingPlan, requirements: Requirements | None, *, on: date | None = None
) -> list[Diagnostic]:
    """Run every check, in order.

    Without requirements, nothing is said of length and coverage; without a day,
    nothing of what is overdue.
    """
    subject = Subject(
        plan=plan,
        requirements=requirements,
        coverage=coverage_of(plan, requirements),
        on=on,
    )
    return [found for check in CHECKS for found in check(subject)]

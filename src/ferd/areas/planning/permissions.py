"""Who may ask the planner, and publish what it proposes."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.planning.models import SolverRun
from ferd.areas.schedules.models import Traineeship
from ferd.areas.schedules.roles import PLANNERS

PLANNING_DOWN = tuple(r for r in PLANNERS if r in organisations.CARRYING_DOWN)
"""Roles that plan for everything below their unit too."""


def may_plan(actor: Person, unit: Unit) -> bool:
    """Those who plan in a unit and all below it ask the planner for its trainees.

    What it answers shows why people are away; so a head of section asks for a
    section, not for what has sections of its own.
    """
    if organisations.has_role(actor, *PLANNING_DOWN, unit=unit):
        return True
    leads = organisations.has_role(actor, Role.SECTION_HEAD, unit=unit)
    return leads and not organisations.units_below(unit).exists()


def may_plan_somewhere(actor: Person) -> bool:
    """Tell whether there is any unit for which the actor may ask the planner."""
    return organisations.has_role_anywhere(actor, *PLANNERS)


def may_report_change(actor: Person, traineeship: Traineeship) -> bool:
    """Those who plan in the unit say what has changed, never of themselves."""
    return actor != traineeship.trainee and may_plan(actor, traineeship.unit)


def may_plan_one(actor: Person, traineeship: Traineeship) -> bool:
    """Those who plan in the unit have one trainee planned, never themselves."""
    return may_report_change(actor, traineeship)


def may_publish_proposal(actor: Person, run: SolverRun) -> bool:
    """Those who plan in the run's unit publish what it proposes."""
    return run.status == SolverRun.Status.DONE and may_plan(actor, run.unit)


def may_see_reach(actor: Person, traineeship: Traineeship) -> bool:
    """A trainee sees how the objectives can be reached, and so do those who plan."""
    return actor == traineeship.trainee or may_plan(actor, traineeship.unit)

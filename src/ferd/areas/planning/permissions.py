"""Who may ask the planner, and publish what it proposes."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.planning.models import SolverRun
from ferd.areas.schedules.models import Traineeship
from ferd.areas.schedules.roles import PLANNERS


def may_plan(actor: Person, unit: Unit) -> bool:
    """Those who plan in a unit ask the planner for its trainees."""
    return organisations.has_role(actor, *PLANNERS, unit=unit)


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

"""Who may do what with observations, their templates, and those who sign."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.progress import assessors
from ferd.areas.progress.models import AssessorLink, Deputyship, Observation
from ferd.areas.schedules.models import Traineeship
from ferd.areas.schedules.roles import PLANNERS, SUPERVISORS

COMMITTEE = (Role.COMMITTEE_LEADER, Role.COMMITTEE_MEMBER)
CONFIRMING = (*PLANNERS, Role.EDUCATIONAL_SUPERVISOR)
SIGNING = (*SUPERVISORS, *PLANNERS)


def may_keep_templates(actor: Person, unit: Unit) -> bool:
    """A unit's education committee makes its templates of assessment."""
    return organisations.has_role(actor, *COMMITTEE, unit=unit)


def may_ask_for_observation(actor: Person, traineeship: Traineeship) -> bool:
    """The trainee alone asks to be observed."""
    return actor == traineeship.trainee


def may_begin_observation(actor: Person, traineeship: Traineeship, unit: Unit) -> bool:
    """Whoever may assess the trainee begins by themself too."""
    return assessors.role_of_assessor(actor, traineeship, unit) is not None


def may_write_observation(actor: Person, observation: Observation) -> bool:
    """Only the assessor writes and gives it, while they still may assess."""
    return actor == observation.assessor and may_begin_observation(
        actor, observation.traineeship, observation.unit
    )


def may_decline_observation(actor: Person, observation: Observation) -> bool:
    """Who is asked may say no, whatever else has changed."""
    return actor == observation.assessor


def may_recall_observation(actor: Person, observation: Observation) -> bool:
    """Who asked, or began it, takes it back until it is given."""
    return actor == observation.started_by


def may_remark_on_observation(actor: Person, observation: Observation) -> bool:
    """The trainee and the assessor may say something beside it."""
    return actor in {observation.trainee, observation.assessor}


def may_decide_assessor(actor: Person, link: AssessorLink) -> bool:
    """The department says who an outside assessor is; never the trainee."""
    observation = link.observation
    home = observation.traineeship.unit
    return assessors.is_fit_to_judge(actor, observation.traineeship) and any(
        organisations.has_role(actor, *CONFIRMING, unit=unit)
        for unit in (home, observation.unit)
    )


def may_make_deputyship(actor: Person, absent: Person, unit: Unit) -> bool:
    """The one who is away chooses, or who leads or plans in the unit does."""
    is_absent = actor == absent and organisations.has_role(actor, *SIGNING, unit=unit)
    return is_absent or organisations.has_role(actor, *PLANNERS, unit=unit)


def may_be_deputy(person: Person, unit: Unit) -> bool:
    """A deputy signs in the unit already, and trains nowhere."""
    return (
        person.is_active
        and organisations.has_role(person, *SIGNING, unit=unit)
        and not organisations.has_role_anywhere(person, Role.TRAINEE)
    )


def may_end_deputyship(actor: Person, deputyship: Deputyship) -> bool:
    """Both of the two, and who might have made it, end it."""
    return actor in {deputyship.absent, deputyship.deputy} or may_make_deputyship(
        actor, deputyship.absent, deputyship.unit
    )


def may_remind(actor: Person) -> bool:
    """Only the system reminds."""
    return actor.is_system


def may_answer_by_link(actor: Person) -> bool:
    """What comes in by a link is written down by the system, for nobody signed in."""
    return actor.is_system

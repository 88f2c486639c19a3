"""Who may do what with traineeships, supervisors and individual plans."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Qualification, Role, Unit
from ferd.areas.schedules.models import IndividualPlan, Traineeship

LEADERS = (Role.SECTION_HEAD, Role.DEPARTMENT_HEAD)
PLANNERS = (*LEADERS, Role.PROGRAMME_DIRECTOR)
READERS = (*PLANNERS, Role.COMMITTEE_LEADER)
APPOINTERS = (Role.COMMITTEE_LEADER, Role.PROGRAMME_DIRECTOR)
SUPERVISORS = (Role.CLINICAL_SUPERVISOR, Role.EDUCATIONAL_SUPERVISOR)


def may_register(actor: Person, trainee: Person, unit: Unit) -> bool:
    """A unit's leaders and its programme director register who trains there."""
    return actor != trainee and organisations.has_role(actor, *PLANNERS, unit=unit)


def may_register_somewhere(actor: Person) -> bool:
    """Tell whether there is any unit for which the actor may register trainees."""
    return organisations.has_role_anywhere(actor, *PLANNERS)


def may_appoint(actor: Person, traineeship: Traineeship) -> bool:
    """The education committee appoints supervisors, also before the first day."""
    return actor != traineeship.trainee and organisations.has_role(
        actor, *APPOINTERS, unit=traineeship.unit
    )


def may_be_supervisor(person: Person, traineeship: Traineeship) -> bool:
    """A supervisor is a specialist of the unit with the course in supervision."""
    kinds = set(person.qualifications.values_list("kind", flat=True))
    return (
        person != traineeship.trainee
        and person.is_active
        and {Qualification.Kind.SPECIALTY, Qualification.Kind.SUPERVISION_COURSE}
        <= kinds
        and organisations.has_role(person, *SUPERVISORS, unit=traineeship.unit)
    )


def may_propose(actor: Person, traineeship: Traineeship) -> bool:
    """The trainee and those who plan in the unit may propose a plan.

    A proposal shows why the trainee is away; so the supervisor makes none.
    """
    return may_see_leave(actor, traineeship)


def may_agree_as_leader(actor: Person, plan: IndividualPlan) -> bool:
    """A leader of the unit agrees for the department, never the trainee."""
    return actor != plan.trainee and organisations.has_role(
        actor, *PLANNERS, unit=plan.traineeship.unit
    )


def may_see_leave(actor: Person, traineeship: Traineeship) -> bool:
    """Why someone is away is for the trainee and those who plan, nobody else."""
    return actor == traineeship.trainee or organisations.has_role(
        actor, *PLANNERS, unit=traineeship.unit
    )

"""Who may do what with traineeships, individual plans, and places."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Qualification, Role, Unit
from ferd.areas.schedules.models import (
    IndividualPlan,
    PlaceRequest,
    SpecialtyAgreement,
    Traineeship,
)
from ferd.areas.schedules.roles import APPOINTERS, PLANNERS, RECEIVERS, SUPERVISORS


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
    return (
        person != traineeship.trainee
        and person.is_active
        and _is_qualified(person)
        and organisations.has_role(person, *SUPERVISORS, unit=traineeship.unit)
    )


def may_propose(actor: Person, traineeship: Traineeship) -> bool:
    """The trainee and those who plan in the unit may propose a plan.

    A proposal shows why the trainee is away; so the supervisor makes none.
    """
    return may_see_leave(actor, traineeship)


def may_end(actor: Person, traineeship: Traineeship) -> bool:
    """Those who plan in the unit say when a training is over, never the trainee."""
    return actor != traineeship.trainee and organisations.has_role(
        actor, *PLANNERS, unit=traineeship.unit
    )


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


def may_keep_places(actor: Person, unit: Unit) -> bool:
    """A unit's leaders, and who receives for it, say what places it has."""
    return organisations.has_role(actor, *RECEIVERS, unit=unit)


def may_keep_places_somewhere(actor: Person) -> bool:
    """Tell whether there is any unit whose places the actor keeps."""
    return organisations.has_role_anywhere(actor, *RECEIVERS)


def may_ask(actor: Person, traineeship: Traineeship) -> bool:
    """Those who plan in the trainee's unit ask for places, never for themselves."""
    return actor != traineeship.trainee and organisations.has_role(
        actor, *PLANNERS, unit=traineeship.unit
    )


def may_ask_somewhere(actor: Person) -> bool:
    """Tell whether there are units for whose trainees the actor may ask."""
    return organisations.has_role_anywhere(actor, *PLANNERS)


def may_answer(actor: Person, request: PlaceRequest) -> bool:
    """The receiving side holds, commits, declines and appoints; nobody for themself."""
    return actor != request.traineeship.trainee and organisations.has_role(
        actor, *RECEIVERS, unit=request.places.unit
    )


def may_commit(actor: Person, request: PlaceRequest) -> bool:
    """Either side commits, each for its own."""
    return may_answer(actor, request) or may_ask(actor, request.traineeship)


def may_withdraw(actor: Person, request: PlaceRequest) -> bool:
    """Either side withdraws: the asking one at any time, both from a stay."""
    return may_commit(actor, request)


def may_supervise_stay(person: Person, request: PlaceRequest) -> bool:
    """A supervisor of a stay is a specialist of the unit with the course."""
    return (
        person != request.traineeship.trainee
        and person.is_active
        and _is_qualified(person)
        and organisations.has_role(person, *SUPERVISORS, unit=request.places.unit)
    )


def may_propose_agreement(actor: Person, sending: Unit, receiving: Unit) -> bool:
    """Either side proposes an agreement."""
    return may_speak_for_sending(actor, sending) or may_speak_for_receiving(
        actor, receiving
    )


def may_speak_for_sending(actor: Person, sending: Unit) -> bool:
    """Those who plan in the sending unit accept for it."""
    return organisations.has_role(actor, *PLANNERS, unit=sending)


def may_speak_for_receiving(actor: Person, receiving: Unit) -> bool:
    """Those who keep the receiving unit's places accept for it."""
    return organisations.has_role(actor, *RECEIVERS, unit=receiving)


def may_end_agreement(actor: Person, agreement: SpecialtyAgreement) -> bool:
    """Either side ends or declines an agreement."""
    return may_propose_agreement(actor, agreement.sending, agreement.receiving)


def may_map_sites(actor: Person, unit: Unit) -> bool:
    """The programme director says which unit a plan means by a site."""
    return organisations.has_role(actor, Role.PROGRAMME_DIRECTOR, unit=unit)


def may_map_sites_somewhere(actor: Person) -> bool:
    """Tell whether there is any unit for whose plans the actor says that."""
    return organisations.has_role_anywhere(actor, Role.PROGRAMME_DIRECTOR)


def may_expire_holds(actor: Person) -> bool:
    """Only the system tidies what time has ended already."""
    return actor.is_system


def may_bring_into_force(actor: Person) -> bool:
    """Only the system lets plans bind on which both have agreed already."""
    return actor.is_system


def _is_qualified(person: Person) -> bool:
    kinds = set(person.qualifications.values_list("kind", flat=True))
    wanted = {Qualification.Kind.SPECIALTY, Qualification.Kind.SUPERVISION_COURSE}
    return wanted <= kinds

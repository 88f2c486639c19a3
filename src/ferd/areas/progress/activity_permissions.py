"""Who may do what with records of activities."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import signing
from ferd.areas.progress.models import ActivityRecord
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.areas.schedules.roles import PLANNERS


def may_record(actor: Person, traineeship: Traineeship) -> bool:
    """The trainee records; on their behalf also who supervises, leads or plans."""
    return (
        actor.pk == traineeship.trainee_id
        or schedules.supervised_by(actor).filter(traineeship=traineeship).exists()
        or organisations.has_role(actor, *PLANNERS, unit=traineeship.unit)
    )


def may_change(actor: Person, record: ActivityRecord) -> bool:
    """The trainee, and who recorded it for them, change it until it is sent."""
    return actor.pk in {record.trainee_id, record.recorded_by_id} and may_record(
        actor, record.traineeship
    )


def may_recall(actor: Person, record: ActivityRecord) -> bool:
    """Who may change it takes it back too, until it is signed."""
    return may_change(actor, record)


def may_discard(actor: Person, record: ActivityRecord) -> bool:
    """Who may change it lays it aside too; never what somebody has signed."""
    return may_change(actor, record)


def may_sign(actor: Person, record: ActivityRecord) -> bool:
    """Who was asked, or stands in for them, with the role that the plan demands."""
    return signing.authority_to_sign(actor, record) is not None


def may_return(actor: Person, record: ActivityRecord) -> bool:
    """Who may sign it may ask for changes instead."""
    return may_sign(actor, record)


def may_withdraw_signature(actor: Person, record: ActivityRecord) -> bool:
    """In whose name it is signed withdraws it, whatever role they have now."""
    return actor.pk in {record.signed_by_id, record.on_behalf_of_id}

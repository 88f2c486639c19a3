"""Telling those whom a record concerns, and settling what is over."""

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.accounts.queries import system_person
from ferd.areas.notifications import actions as notifications
from ferd.areas.notifications.kinds import Fact, Kind
from ferd.areas.progress import notices_of_activities as notices
from ferd.areas.progress.models import ActivityRecord
from ferd.areas.schedules import request_queries
from ferd.areas.schedules.roles import PLANNERS


def tell_recorded(record: ActivityRecord, actor: Person) -> None:
    """Tell the trainee of what somebody has recorded for them."""
    _tell(record, notices.RECORDED_FOR_YOU, (record.trainee,), actor)


def tell_sent(record: ActivityRecord, actor: Person) -> None:
    """Tell who is asked to sign."""
    settle(record, actor)
    if record.signer is not None:
        _tell(record, notices.SENT, (record.signer,), actor)


def tell_signed(record: ActivityRecord, actor: Person, *, receipt: bool = True) -> None:
    """Tell the trainee; and who signed, in case it was not them (trust T3)."""
    settle(record, actor)
    people = (record.trainee, record.recorded_by, record.on_behalf_of)
    _tell(record, notices.SIGNED, tuple(filter(None, people)), actor)
    if receipt:
        _tell(record, notices.RECEIPT, (actor,), system_person())


def tell_signed_many(number: int, actor: Person) -> None:
    """Give one receipt for a batch."""
    notifications.tell(
        person=actor,
        kind=notices.RECEIPT_OF_MANY,
        target=None,
        url=reverse("progress:signed_activities"),
        actor=system_person(),
        facts={"number": number},
    )


def tell_returned(record: ActivityRecord, actor: Person) -> None:
    """Tell the trainee, and who recorded it, that something is to be changed."""
    settle(record, actor)
    _tell(record, notices.RETURNED, (record.trainee, record.recorded_by), actor)


def tell_withdrawn(record: ActivityRecord, actor: Person, *, not_me: bool) -> None:
    """Tell the trainee; and those who lead, when somebody else had signed."""
    settle(record, actor)
    _tell(record, notices.WITHDRAWN, (record.trainee,), actor)
    if not_me:
        leading = request_queries.people_over(record.traineeship.unit, PLANNERS)
        others = tuple(each for each in leading if each != record.trainee)
        _tell(record, notices.NOT_ME, others, actor)


def settle(record: ActivityRecord, actor: Person) -> None:
    """Mark what asked somebody to do something as done."""
    notifications.settle(target=record, kinds=notices.ASKING, actor=actor)


def _tell(
    record: ActivityRecord, kind: Kind, people: tuple[Person, ...], actor: Person
) -> None:
    facts: dict[str, Fact] = {"day": record.done_on, "trainee": record.trainee.name}
    notifications.tell_all(
        people=people,
        kind=kind,
        target=record,
        url=reverse("progress:activity", args=[record.uuid]),
        actor=actor,
        facts={name: facts[name] for name in kind.facts},
    )

"""Storing and locking records of activities, for the actions that change them.

Locks are taken in one order: the actor's roles, the traineeship, the record. The
traineeship's row is the lock of everything that is about one trainee's evidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.curriculum.models import LearningActivity
from ferd.areas.organisations.models import Unit
from ferd.areas.progress import assessors, objectives
from ferd.areas.progress.models import ActivityRecord, ObjectiveProgress
from ferd.areas.schedules.models import Traineeship
from ferd.core.progress.activities import Sent, Status, Step, after, fingerprint
from ferd.foundation import clock
from ferd.foundation.errors import Conflict
from ferd.foundation.plain_words import refuse_identity_numbers

MOST_OBJECTIVES = 8
"""How many objectives one record may count for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What somebody writes down of an activity.

    Attributes:
        activity: the learning activity of the curriculum that it is, if any.
    """

    title: str
    kind: str
    done_on: date
    unit: Unit
    objectives: tuple[ObjectiveProgress, ...] = ()
    words: str = ""
    activity: LearningActivity | None = None


def begin(traineeship: Traineeship, actor: Person) -> ActivityRecord:
    """Begin a record; nothing is recorded in a training that is over."""
    objectives.hold_traineeships([traineeship.pk])
    if traineeship.ends_on is not None and traineeship.ends_on <= clock.today():
        raise Conflict(_("This training is over."))
    return ActivityRecord(
        traineeship=traineeship,
        trainee=traineeship.trainee,
        recorded_by=actor,
        recorded_at=clock.now(),
        version=0,
    )


def held(record: ActivityRecord, step: Step, seen: int) -> ActivityRecord:
    """Lock a record for a step, as it was seen; refuse what has moved on."""
    objectives.hold_traineeships([record.traineeship_id])
    rows = ActivityRecord.objects.select_for_update(of=("self",), no_key=True)
    found = rows.select_related(
        *("traineeship__trainee", "traineeship__unit", "unit", "trainee", "signer")
    ).get(pk=record.pk)
    if after(step, Status(found.status)) is None:
        raise Conflict(
            _("This cannot be done any more: it is now “%(status)s”.")
            % {"status": found.get_status_display()}
        )
    if found.version != seen:
        raise Conflict(
            _(
                "It has been changed in another window meanwhile. What you wrote is "
                "not lost: copy it, read the page again, and go on."
            )
        )
    return found


def move(record: ActivityRecord, step: Step) -> None:
    """Take a step that `held` has let through, and store it."""
    reached = after(step, Status(record.status))
    assert reached is not None  # noqa: S101  for the type: `held` has asked
    record.status = ActivityRecord.Status(reached)
    record.version += 1
    record.save()


def write(record: ActivityRecord, content: Content) -> None:
    """Write down what somebody says, or refuse it whole."""
    refuse_identity_numbers(content.title, content.words)
    _refuse_odd(record.traineeship, content)
    record.kind, record.activity = content.kind, content.activity
    record.title, record.words = content.title.strip(), content.words.strip()
    record.done_on, record.unit = content.done_on, content.unit
    record.saved_at = clock.now()
    record.version += 1
    record.save()
    record.objectives.set(content.objectives)


def refuse_unfinished(record: ActivityRecord) -> None:
    """Refuse to send what says too little."""
    if not record.title:
        raise Conflict(_("Say what you did."))
    if not record.objectives.exists():
        raise Conflict(_("Choose at least one objective that it counts for."))


def seal_of(record: ActivityRecord) -> str:
    """Give the fingerprint of a record as it is."""
    files = record.files.filter(removed_at=None)
    return fingerprint(
        Sent(
            trainee=record.trainee.uuid,
            kind=record.kind,
            title=record.title,
            words=record.words,
            done_on=record.done_on,
            unit=record.unit.uuid,
            objectives=tuple(record.objectives.values_list("uuid", flat=True)),
            files=tuple(files.values_list("content_hash", flat=True)),
        )
    )


def _refuse_odd(traineeship: Traineeship, content: Content) -> None:
    if content.done_on > clock.today():
        raise Conflict(_("It is recorded when it is done: choose today or before."))
    if len(content.objectives) > MOST_OBJECTIVES:
        raise Conflict(
            _("At most %(number)d objectives.") % {"number": MOST_OBJECTIVES}
        )
    if not _are_of(traineeship, content.objectives):
        raise Conflict(_("These are not the trainee's objectives."))
    if not assessors.units_of(traineeship).filter(pk=content.unit.pk).exists():
        raise Conflict(_("Choose a unit where the trainee serves."))


def _are_of(traineeship: Traineeship, rows: Iterable[ObjectiveProgress]) -> bool:
    return all(row.traineeship_id == traineeship.pk for row in rows)

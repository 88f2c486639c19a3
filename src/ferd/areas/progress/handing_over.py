"""What waited for somebody who is not impartial goes to the substitute.

Called by the action that says so, in its transaction, with the trainee's
traineeships held. Without a substitute what was asked stays where it is, and
the trainee, or whoever asked, takes it back and asks another.
"""

from django.db.models import F
from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.notifications import actions as notifications
from ferd.areas.progress import notices
from ferd.areas.progress.models import (
    ActivityRecord,
    ConflictOfInterest,
    ObjectiveProgress,
    Observation,
)
from ferd.areas.progress.stories import tell_story


def hand_over(conflict: ConflictOfInterest, actor: Person) -> None:
    """Let the substitute be asked instead, and tell them."""
    substitute = conflict.substitute
    if substitute is None:
        return
    for record in _waiting_records(conflict):
        record.signer = substitute
        record.version += 1
        record.save(update_fields=["signer", "version"])
        tell_story(record, "hand_over", actor)
        audit.record(actor=actor, action="progress.hand_over", target=record)
    for observation in _waiting_observations(conflict):
        observation.assessor = substitute
        observation.version += 1
        observation.save(update_fields=["assessor", "version"])
        tell_story(observation, "hand_over", actor)
        audit.record(actor=actor, action="progress.hand_over", target=observation)
    asked = ObjectiveProgress.objects.filter(
        traineeship__trainee=conflict.trainee, asked=conflict.person
    ).exclude(state=ObjectiveProgress.State.APPROVED)
    asked.update(asked=substitute, version=F("version") + 1)
    notifications.tell(
        person=substitute,
        kind=notices.TAKES_OVER,
        target=conflict,
        url=reverse("web:today"),
        actor=actor,
        facts={"person": conflict.person.name, "trainee": conflict.trainee.name},
    )


def _waiting_records(conflict: ConflictOfInterest) -> list[ActivityRecord]:
    waiting = ActivityRecord.objects.select_for_update(of=("self",)).filter(
        trainee=conflict.trainee,
        signer=conflict.person,
        status=ActivityRecord.Status.SENT,
    )
    return list(waiting.order_by("pk"))


def _waiting_observations(conflict: ConflictOfInterest) -> list[Observation]:
    waiting = Observation.objects.select_for_update(of=("self",)).filter(
        trainee=conflict.trainee,
        assessor=conflict.person,
        status=Observation.Status.ASKED,
    )
    return list(waiting.order_by("pk"))

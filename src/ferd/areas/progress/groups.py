"""Groups of objectives: complete when the last of them is approved.

Called by actions that hold the traineeship, whose row is the lock of the rule
that a group is queued once.
"""

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions as notifications
from ferd.areas.progress import events as told
from ferd.areas.progress import people
from ferd.areas.progress.models import GroupCompletion, ObjectiveProgress
from ferd.areas.progress.notices import GROUP_COMPLETED, GROUP_REOPENED
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.core.plans.progress_rules import ObjectiveGroup
from ferd.foundation import clock, events

State = ObjectiveProgress.State
Status = GroupCompletion.Status


def follow_groups(traineeship: Traineeship, actor: Person) -> None:
    """Queue the groups that are complete by now, and take out those that are not."""
    plan = schedules.agreed_plan(traineeship)
    fingerprint = plan.version.fingerprint if plan else ""
    complete = {
        group.name: group
        for group in (plan.version.as_plan().groups if plan else ())
        if _is_complete(group, approved_numbers(traineeship))
    }
    known = GroupCompletion.objects.filter(traineeship=traineeship).exclude(
        status=Status.FALLEN
    )
    for completion in known.filter(status=Status.QUEUED):
        if completion.group not in complete:
            _fall(completion, actor)
    there = set(known.values_list("group", flat=True))
    for name in complete:
        if name not in there:
            _queue(traineeship, name, fingerprint, actor)


def approved_numbers(traineeship: Traineeship) -> frozenset[int]:
    """Give the numbers of the specialty's own objectives that are approved."""
    approved = traineeship.progress.filter(
        state=State.APPROVED,
        objective__edition__specialty__code=traineeship.specialty_code,
    )
    return frozenset(approved.values_list("objective__number", flat=True))


def _is_complete(group: ObjectiveGroup, approved: frozenset[int]) -> bool:
    return bool(group.numbers) and approved.issuperset(group.numbers)


def _queue(
    traineeship: Traineeship, name: str, fingerprint: str, actor: Person
) -> None:
    completion = GroupCompletion.objects.create(
        traineeship=traineeship,
        group=name,
        plan_fingerprint=fingerprint,
        completed_at=clock.now(),
    )
    events.tell(told.GroupCompleted(completion))
    notifications.tell_all(
        people=[*people.supervisors(traineeship), *people.heads(traineeship.unit)],
        kind=GROUP_COMPLETED,
        target=completion,
        url=reverse("schedules:trainee", args=[traineeship.uuid]),
        actor=actor,
        facts={"trainee": traineeship.trainee.name, "group": name},
    )


def _fall(completion: GroupCompletion, actor: Person) -> None:
    completion.status, completion.ended_at = Status.FALLEN, clock.now()
    completion.save(update_fields=["status", "ended_at"])
    events.tell(told.GroupReopened(completion))
    notifications.settle(target=completion, kinds=[GROUP_COMPLETED], actor=actor)
    traineeship = completion.traineeship
    notifications.tell_all(
        people=[*people.supervisors(traineeship), *people.heads(traineeship.unit)],
        kind=GROUP_REOPENED,
        target=completion,
        url=reverse("schedules:trainee", args=[traineeship.uuid]),
        actor=actor,
        facts={"trainee": traineeship.trainee.name, "group": completion.group},
    )

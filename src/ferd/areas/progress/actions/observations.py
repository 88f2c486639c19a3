"""Observing: asked for or begun, written, given, declined, taken back, remarked on.

Locks are taken in one order: the actor's roles, the traineeship, the
observation. What is given stays for ever; the database refuses to change it.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import (
    assessors,
    objectives,
    stories,
    telling_of_observations,
)
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress import observation_rules as rules
from ferd.areas.progress import observation_writing as writing
from ferd.areas.progress.models import Observation, Remark
from ferd.areas.progress.observation_rules import Asking, Assessment, Occasion
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Status = Observation.Status


@transaction.atomic
def ask_for_observation(
    *,
    traineeship: Traineeship,
    assessor: Person,
    occasion: Occasion,
    asking: Asking,
    actor: Person,
) -> Observation:
    """Ask somebody of the directory to observe, and say how oneself sees it."""
    organisations.hold_roles(actor)
    if not permissions.may_ask_for_observation(actor, traineeship):
        raise NotAllowed(_("Only the trainee asks to be observed."))
    traineeship = writing.locked_traineeship(traineeship)
    if assessors.role_of_assessor(assessor, traineeship, occasion.unit) is None:
        raise Conflict(_("Choose someone who supervises there."))
    observation = rules.new_observation(traineeship, occasion)
    observation.assessor = assessor
    writing.store_asked(observation, occasion, asking, actor)
    audit.record(
        actor=actor,
        action="progress.ask_for_observation",
        target=observation,
        assessor=str(assessor.uuid),
    )
    stories.tell_story(observation, "ask_for_observation", actor)
    telling_of_observations.tell_asked(observation, actor)
    return observation


@transaction.atomic
def begin_observation(
    *, traineeship: Traineeship, occasion: Occasion, actor: Person
) -> Observation:
    """Begin to write what one has seen a trainee do, without being asked."""
    organisations.hold_roles(actor)
    if not permissions.may_begin_observation(actor, traineeship, occasion.unit):
        raise NotAllowed(_("Only those who supervise there may assess the trainee."))
    traineeship = writing.locked_traineeship(traineeship)
    observation = rules.new_observation(traineeship, occasion)
    observation.assessor, observation.started_by = actor, actor
    observation.status = Status.DRAFT
    observation.save()
    observation.objectives.set(occasion.objectives)
    audit.record(actor=actor, action="progress.begin_observation", target=observation)
    stories.tell_story(observation, "begin_observation", actor)
    return observation


@transaction.atomic
def save_observation(
    *, observation: Observation, said: Assessment, seen: int, actor: Person
) -> Observation:
    """Keep what is written so far; whole or not."""
    observation = writing.to_write(observation, seen, actor)
    rules.write(observation, said)
    observation.status = Status.DRAFT
    observation.save()
    audit.record(actor=actor, action="progress.save_observation", target=observation)
    return observation


@transaction.atomic
def give_observation(
    *, observation: Observation, said: Assessment, seen: int, actor: Person
) -> Observation:
    """Give the assessment, for good; the trainee is told."""
    observation = writing.to_write(observation, seen, actor)
    rules.refuse_unfinished(observation, said)
    rules.write(observation, said)
    role = assessors.role_of_assessor(actor, observation.traineeship, observation.unit)
    observation.assessor_role = role or ""
    observation.fingerprint = rules.seal(observation, {"person": str(actor.uuid)})
    observation.status, observation.given_at = Status.GIVEN, clock.now()
    observation.save()
    audit.record(
        actor=actor,
        action="progress.give_observation",
        target=observation,
        fingerprint=observation.fingerprint,
    )
    stories.tell_story(observation, "give_observation", actor)
    objectives.refresh(observation.objectives.all(), actor=actor)
    telling_of_observations.tell_given(observation, actor)
    return observation


@transaction.atomic
def decline_observation(
    *, observation: Observation, words: str, actor: Person
) -> Observation:
    """Say that one cannot assess this, and why."""
    organisations.hold_roles(actor)
    if not permissions.may_decline_observation(actor, observation):
        raise NotAllowed(_("Only who was asked may decline."))
    observation = writing.locked(observation)
    writing.refuse_closed(observation)
    if observation.started_by_id == actor.pk:
        raise Conflict(_("You began this yourself: take it back instead."))
    writing.close(observation, Status.DECLINED, words)
    audit.record(actor=actor, action="progress.decline_observation", target=observation)
    stories.tell_story(observation, "decline_observation", actor, words=words)
    telling_of_observations.tell_declined(observation, actor)
    return observation


@transaction.atomic
def recall_observation(*, observation: Observation, actor: Person) -> Observation:
    """Take back what one asked for or began; what was written is kept, unseen."""
    organisations.hold_roles(actor)
    if not permissions.may_recall_observation(actor, observation):
        raise NotAllowed(_("Only who asked, or began, may take it back."))
    observation = writing.locked(observation)
    writing.refuse_closed(observation)
    writing.close(observation, Status.RECALLED, "")
    audit.record(actor=actor, action="progress.recall_observation", target=observation)
    stories.tell_story(observation, "recall_observation", actor)
    telling_of_observations.settle(observation, actor)
    return observation


@transaction.atomic
def remark_on_observation(
    *, observation: Observation, words: str, actor: Person
) -> Remark:
    """Say something beside what was given; it takes nothing away."""
    organisations.hold_roles(actor)
    if not permissions.may_remark_on_observation(actor, observation):
        raise NotAllowed(_("Only the trainee and the assessor remark on it."))
    observation = writing.locked(observation)
    if observation.status != Status.GIVEN:
        raise Conflict(_("One remarks on what has been given."))
    remark = Remark.objects.create(
        observation=observation, by=actor, at=clock.now(), words=words
    )
    audit.record(
        actor=actor, action="progress.remark_on_observation", target=observation
    )
    stories.tell_story(observation, "remark_on_observation", actor)
    telling_of_observations.tell_remark(observation, actor)
    return remark

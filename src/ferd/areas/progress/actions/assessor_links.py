"""Outside assessors: proposed by the trainee, answered once, confirmed or refused.

What comes in by a link is stored at once and stays; it counts when somebody of
the department has said who wrote it, and never when it is refused.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.notifications import letters
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import (
    assessor_links,
    objectives,
    stories,
    telling_of_observations,
)
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress import observation_rules as rules
from ferd.areas.progress import observation_writing as writing
from ferd.areas.progress.models import AssessorLink, Observation
from ferd.areas.progress.observation_rules import Asking, Assessment, Occasion
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outsider:
    """Who somebody outside the directory is said to be."""

    name: str
    email: str
    position: str
    workplace: str


@transaction.atomic
def propose_assessor(
    *,
    traineeship: Traineeship,
    outsider: Outsider,
    occasion: Occasion,
    asking: Asking,
    actor: Person,
) -> Observation:
    """Ask somebody outside the directory, by a mail that the asker never sees."""
    organisations.hold_roles(actor)
    if not permissions.may_ask_for_observation(actor, traineeship):
        raise NotAllowed(_("Only the trainee asks to be observed."))
    traineeship = writing.locked_traineeship(traineeship)
    _refuse_known(outsider, actor)
    observation = rules.new_observation(traineeship, occasion)
    writing.store_asked(observation, occasion, asking, actor)
    link = _make_link(observation, outsider, actor)
    letters.post(assessor_links.LETTER, link.uuid, actor)
    audit.record(actor=actor, action="progress.propose_assessor", target=observation)
    stories.tell_story(observation, "propose_assessor", actor)
    return observation


@transaction.atomic
def answer_by_link(
    *, link: AssessorLink, said: Assessment, actor: Person
) -> Observation:
    """Write down what an outside assessor answers; a link is answered once."""
    if not permissions.may_answer_by_link(actor):
        raise NotAllowed(_("A link is answered by whoever it was sent to."))
    observation = writing.locked(link.observation)
    writing.refuse_closed(observation)
    rules.refuse_unfinished(observation, said)
    now = clock.now()
    unused = AssessorLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now)
    if not unused.update(used_at=now):
        raise Conflict(_("This link does not open anything any more."))
    rules.write(observation, said)
    observation.fingerprint = rules.seal(observation, {"link": str(link.uuid)})
    observation.status, observation.given_at = Observation.Status.GIVEN, now
    observation.save()
    audit.record(
        actor=actor,
        action="progress.answer_by_link",
        target=observation,
        fingerprint=observation.fingerprint,
    )
    stories.tell_story(observation, "answer_by_link", actor)
    telling_of_observations.tell_answered(observation, actor)
    return observation


@transaction.atomic
def confirm_assessor(*, link: AssessorLink, actor: Person) -> AssessorLink:
    """Say that the department knows who answered: from now on it counts."""
    link = _to_decide(link, actor)
    _decide(link, actor, is_confirmed=True, words="")
    observation = link.observation
    audit.record(actor=actor, action="progress.confirm_assessor", target=observation)
    stories.tell_story(observation, "confirm_assessor", actor)
    objectives.refresh(observation.objectives.all(), actor=actor)
    telling_of_observations.tell_decided(observation, actor)
    return link


@transaction.atomic
def refuse_assessor(*, link: AssessorLink, words: str, actor: Person) -> AssessorLink:
    """Say that it does not count, and why; it stays to be seen as refused."""
    link = _to_decide(link, actor)
    if not words.strip():
        raise Conflict(_("Say why, so that it can be understood."))
    _decide(link, actor, is_confirmed=False, words=words)
    observation = link.observation
    audit.record(actor=actor, action="progress.refuse_assessor", target=observation)
    stories.tell_story(observation, "refuse_assessor", actor, words=words)
    telling_of_observations.tell_decided(observation, actor)
    return link


def _make_link(
    observation: Observation, outsider: Outsider, actor: Person
) -> AssessorLink:
    now = clock.now()
    link = AssessorLink(
        observation=observation,
        name=outsider.name,
        email=outsider.email,
        position=outsider.position,
        workplace=outsider.workplace,
        made_at=now,
        made_by=actor,
        expires_at=now + assessor_links.LASTS,
    )
    link.token_hash = assessor_links.hash_of(assessor_links.token_of(link.uuid))
    link.save()
    return link


def _refuse_known(outsider: Outsider, actor: Person) -> None:
    """Refuse oneself, and those of the directory whom one knows of."""
    address = outsider.email.casefold()
    if address == actor.email.casefold():
        raise Conflict(_("Nobody assesses themself."))
    known = organisations.visible_people(actor).filter(email__iexact=address)
    if known.exists():
        raise Conflict(_("This person is in the directory: ask them there."))


def _to_decide(link: AssessorLink, actor: Person) -> AssessorLink:
    organisations.hold_roles(actor)
    if not permissions.may_decide_assessor(actor, link):
        raise NotAllowed(_("Only the department says who an outside assessor is."))
    observation = writing.locked(link.observation)
    link = AssessorLink.objects.select_for_update().get(pk=link.pk)
    link.observation = observation
    if link.used_at is None:
        raise Conflict(_("Nothing has been answered yet."))
    if link.decided_at is not None:
        raise Conflict(_("This is decided already."))
    return link


def _decide(
    link: AssessorLink, actor: Person, *, is_confirmed: bool, words: str
) -> None:
    link.decided_at, link.decided_by = clock.now(), actor
    link.is_confirmed, link.decided_words = is_confirmed, words[:300]
    link.save(
        update_fields=["decided_at", "decided_by", "is_confirmed", "decided_words"]
    )

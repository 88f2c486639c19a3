"""Locking and storing observations, for the actions that change them.

Locks are taken in one order: the actor's roles, the traineeship, the observation.
"""

from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress.models import Observation
from ferd.areas.progress.observation_rules import Asking, Occasion
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Status = Observation.Status


def locked_traineeship(traineeship: Traineeship) -> Traineeship:
    """Lock a traineeship that lasts; nothing is begun in one that is over."""
    found = Traineeship.objects.select_related("trainee", "unit")
    found = found.select_for_update(of=("self",), no_key=True)
    traineeship = found.get(pk=traineeship.pk)
    if traineeship.ends_on is not None and traineeship.ends_on <= clock.today():
        raise Conflict(_("This training is over."))
    return traineeship


def locked(observation: Observation) -> Observation:
    """Lock the traineeship and the observation, and read it as it is now."""
    Traineeship.objects.select_for_update(no_key=True).get(
        pk=observation.traineeship_id
    )
    rows = Observation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related(
        "template__template", "traineeship__trainee", "traineeship__unit", "unit"
    ).get(pk=observation.pk)


def to_write(observation: Observation, seen: int, actor: Person) -> Observation:
    """Lock an observation for its assessor to write, as it was seen."""
    organisations.hold_roles(actor)
    if not permissions.may_write_observation(actor, observation):
        raise NotAllowed(_("Only the assessor, while supervising there, may write it."))
    observation = locked(observation)
    refuse_closed(observation)
    if observation.version != seen:
        raise Conflict(
            _(
                "It has been changed in another window meanwhile. What you wrote is "
                "not lost: copy it, read the page again, and go on."
            )
        )
    return observation


def refuse_closed(observation: Observation) -> None:
    """Refuse to change what is given, declined or taken back."""
    if observation.status not in Observation.OPEN:
        raise Conflict(_("This observation is closed already."))


def store_asked(
    observation: Observation, occasion: Occasion, asking: Asking, actor: Person
) -> None:
    """Store what a trainee asks for."""
    observation.started_by = actor
    observation.asked_words = asking.words
    observation.self_rating = asking.self_rating
    observation.self_words = asking.self_words
    observation.save()
    observation.objectives.set(occasion.objectives)


def close(observation: Observation, status: str, words: str) -> None:
    """End an observation that is not given."""
    observation.status, observation.closed_at = status, clock.now()
    observation.closed_words = words
    observation.version += 1
    observation.save()

"""Telling those whom an observation concerns, and settling what is over."""

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions as notifications
from ferd.areas.notifications.kinds import Kind
from ferd.areas.progress import notices_of_observations as notices
from ferd.areas.progress import people
from ferd.areas.progress.models import Observation


def tell_asked(observation: Observation, actor: Person) -> None:
    """Tell the assessor that somebody asks to be observed."""
    if observation.assessor is not None:
        _tell(observation, notices.OBSERVATION_ASKED, observation.assessor, actor)


def tell_given(observation: Observation, actor: Person) -> None:
    """Tell the trainee that an assessment has been given."""
    settle(observation, actor)
    _tell(observation, notices.OBSERVATION_GIVEN, observation.trainee, actor)


def tell_declined(observation: Observation, actor: Person) -> None:
    """Tell the trainee that the one who was asked says no."""
    settle(observation, actor)
    _tell(observation, notices.OBSERVATION_DECLINED, observation.trainee, actor)


def tell_remark(observation: Observation, actor: Person) -> None:
    """Tell the other of the two that something is said beside it."""
    for person in (observation.trainee, observation.assessor):
        if person is not None:
            _tell(observation, notices.OBSERVATION_REMARK, person, actor)


def tell_answered(observation: Observation, actor: Person) -> None:
    """Tell those who lead, plan and supervise that somebody outside has answered."""
    settle(observation, actor)
    for person in _who_confirm(observation):
        _tell(observation, notices.ASSESSOR_ANSWERED, person, actor)


def tell_decided(observation: Observation, actor: Person) -> None:
    """Tell the trainee whether what came from outside counts."""
    settle(observation, actor)
    _tell(observation, notices.ASSESSOR_DECIDED, observation.trainee, actor)


def settle(observation: Observation, actor: Person) -> None:
    """Mark what was told of an observation as done."""
    notifications.settle(target=observation, kinds=(), actor=actor)


def _who_confirm(observation: Observation) -> list[Person]:
    traineeship = observation.traineeship
    found = [*people.supervisors(traineeship), *people.heads(traineeship.unit)]
    return [each for each in dict.fromkeys(found) if each != observation.trainee]


def _tell(observation: Observation, kind: Kind, person: Person, actor: Person) -> None:
    notifications.tell(
        person=person,
        kind=kind,
        target=observation,
        url=reverse("progress:observation", args=[observation.uuid]),
        actor=actor,
        facts={},
    )

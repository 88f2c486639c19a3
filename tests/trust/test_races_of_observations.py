"""Assessments under concurrency: one answer to a link, given or taken back."""

from functools import partial

import pytest

from ferd.areas.accounts.queries import system_person
from ferd.areas.progress.actions import assessor_links as actions
from ferd.areas.progress.actions import observations
from ferd.areas.progress.models import Observation
from tests.areas.progress import factory as training
from tests.areas.progress import observation_factory as factory
from tests.trust.at_once import at_once, done, faults

Status = Observation.Status


@pytest.fixture
def trained(people):
    training.make_training(people)
    return people


def test_of_two_answers_to_one_link_exactly_one_is_kept(trained):
    link = factory.propose(trained).link
    answer = partial(
        actions.answer_by_link, link=link, said=factory.SAID, actor=system_person()
    )

    outcomes = at_once([answer] * 4)

    assert faults(outcomes) == []
    assert done(outcomes) == 1
    assert Observation.objects.filter(status=Status.GIVEN).count() == 1


def test_of_giving_and_taking_back_at_once_exactly_one_happens(trained):
    for _round in range(3):
        asked = factory.ask(trained, trained.tora.traineeships.first())
        outcomes = at_once(
            [
                partial(factory.give, trained, asked),
                partial(
                    observations.recall_observation,
                    observation=asked,
                    actor=trained.tora,
                ),
            ]
        )

        assert faults(outcomes) == []
        assert done(outcomes) == 1

"""The story of each thing is told once, in order, and never changed."""

import pytest
from django.db import DatabaseError, transaction

from ferd.areas.progress.stories import story_of, tell_story
from tests.areas.progress import factory


def test_a_story_is_read_in_order_with_who_did_what(cast, django_assert_num_queries):
    first, second, other = factory.objectives(factory.make_training(cast))
    tell_story(first, "submit_objective", cast.tora, words="All done")
    tell_story(second, "recommend_objective", cast.sven, on_behalf_of=cast.olav)
    tell_story(other, "submit_objective", cast.tora)

    with django_assert_num_queries(1):
        told = [
            (e.event, e.actor.name, e.on_behalf_of and e.on_behalf_of.name, e.words)
            for e in story_of(second, first)
        ]

    assert told == [
        ("submit_objective", "Tora", None, "All done"),
        ("recommend_objective", "Sven", "Olav", ""),
    ]


def test_the_database_lets_nobody_tell_the_story_anew(cast):
    (row,) = factory.objectives(factory.make_training(cast), 1)
    event = tell_story(row, "submit_objective", cast.tora)

    with pytest.raises(DatabaseError), transaction.atomic():
        story_of(row).update(words="Otherwise")
    with pytest.raises(DatabaseError), transaction.atomic():
        event.delete()


def test_a_trainee_has_every_objective_from_the_first_day(cast):
    assert len(factory.objectives(factory.make_training(cast), 200)) == 102

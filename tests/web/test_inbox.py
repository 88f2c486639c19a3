"""The inbox: everything that waits, for everyone theirs, in one place."""

import re

import pytest
from django.urls import reverse

from ferd.areas.audit.models import LookUp
from ferd.web import inbox
from ferd.web.inbox_items import Kind
from tests.areas.progress import factory as training
from tests.areas.progress import observation_factory as factory
from tests.signing_in import sign_in


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def open_inbox(client, person, **which):
    sign_in(client, person)
    return client.get(reverse("web:inbox"), which)


def kinds(person):
    return [item.kind for item in inbox.items_for(person)]


def test_nothing_waits_and_that_is_fine(english, cast):
    page = words_of(open_inbox(english, cast.sven))

    assert "Nothing waits for you." in page
    assert "You have seen to it all." in page


def test_an_assessment_waits_with_what_was_said_and_that_is_noted(english, cast):
    observation = factory.ask(cast)

    page = words_of(open_inbox(english, cast.sven))

    for words in ("Report of a PET", "Tora", "Could you look?", "NUK 001, NUK 002"):
        assert words in page
    [look] = LookUp.objects.filter(actor=cast.sven)
    assert (look.subject, look.purpose) == (cast.tora, "assess")
    assert str(observation.uuid) in look.target


@pytest.mark.parametrize("who", ["karin", "olav", "kari", "mads", "tora", "ada"])
def test_what_is_asked_of_one_waits_for_nobody_else(cast, who):
    factory.ask(cast)

    assert Kind.ASSESS not in kinds(getattr(cast, who))


def test_an_outside_assessor_waits_for_the_department_until_it_is_decided(cast):
    link = factory.propose(cast).link
    assert Kind.CONFIRM not in kinds(cast.olav)
    factory.answer(link)

    waiting = {
        name
        for name in ("karin", "olav", "kari", "mads", "sven", "tora", "otto")
        if Kind.CONFIRM in kinds(getattr(cast, name))
    }

    assert waiting == {"karin", "olav", "sven"}


def test_what_waits_is_shown_by_kind_and_the_oldest_first(english, cast):
    traineeship = training.make_training(cast)
    factory.ask(cast, traineeship, situation="First")
    factory.ask(cast, traineeship, situation="Second")
    factory.answer(factory.propose(cast).link)

    every = words_of(open_inbox(english, cast.sven))
    some = words_of(open_inbox(english, cast.sven, kind="assess"))

    assert every.index("First") < every.index("Second") < every.index("Ulla")
    assert "Ulla" not in some
    assert "First" in some


def test_a_kind_that_does_not_exist_shows_all(english, cast):
    factory.ask(cast)

    assert "Report of a PET" in words_of(open_inbox(english, cast.sven, kind="\0x"))


def test_a_long_inbox_comes_in_pages(english, cast):
    traineeship = training.make_training(cast)
    for number in range(21):
        factory.ask(cast, traineeship, situation=f"Case {number:02}")

    first = words_of(open_inbox(english, cast.sven))
    second = words_of(open_inbox(english, cast.sven, page="2"))

    assert "Case 19" in first
    assert "Case 20" not in first
    assert "Case 20" in second


def test_the_questions_asked_do_not_grow_with_what_waits(
    client, cast, django_assert_max_num_queries
):
    traineeship = training.make_training(cast)
    factory.ask(cast, traineeship)
    sign_in(client, cast.sven)
    url = reverse("web:inbox")
    client.get(url)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
        asked = len(few)
    for number in range(15):
        factory.ask(cast, traineeship, situation=f"Case {number}")
    client.get(url)

    with django_assert_max_num_queries(asked):
        client.get(url)

"""Outside assessors: mailed a link once, answered once, counted when confirmed."""

import re

import pytest
import time_machine
from django.urls import reverse

from ferd.areas.notifications import outbox
from ferd.areas.organisations import actions as organisations
from ferd.areas.progress import assessor_links, standing
from ferd.areas.progress.actions import assessor_links as actions
from ferd.areas.progress.actions import observations
from ferd.areas.progress.models import AssessorLink, Observation
from ferd.areas.progress.observation_rules import Asking
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.progress import factory as training
from tests.areas.progress import observation_factory as factory

Status = Observation.Status
ANSWERS = {"a_f1": "2", "a_f2": "Calm", "a_f3": ["1"], "level": "4", "words": "Good"}
CLOSED = "This link does not open anything any more."


def address(link):
    return reverse("progress:answer_by_link", args=[assessor_links.token_of(link.uuid)])


@pytest.fixture
def link(cast):
    return factory.propose(cast).link


@pytest.fixture
def answered(link):
    return factory.answer(link)


def test_the_link_is_mailed_to_the_address_and_nothing_else_is_said(link, mailoutbox):
    outbox.send_waiting()

    [mail] = mailoutbox
    assert mail.to == ["outside@example.invalid"]
    assert address(link) in mail.body
    assert "Tora" in mail.body
    for word in ("Could you look", "Unsure", "Report of a PET", "Watching at work"):
        assert word not in mail.body + mail.subject


def test_only_a_hash_of_the_secret_is_stored_and_no_page_shows_it(client, cast, link):
    secret = assessor_links.token_of(link.uuid)
    client.force_login(cast.tora)

    page = client.get(reverse("progress:observation", args=[link.observation.uuid]))

    assert page.status_code == 200
    assert secret not in page.content.decode()
    assert link.token_hash != secret
    stored = AssessorLink.objects.filter(pk=link.pk).values().get()
    assert secret not in str(stored)


def test_a_link_that_is_taken_back_is_not_mailed(cast, link, mailoutbox):
    observations.recall_observation(observation=link.observation, actor=cast.tora)

    outbox.send_waiting()

    assert mailoutbox == []


def test_a_link_is_answered_once_without_an_account(client, link):
    first = client.get(address(link))
    given = client.post(address(link), ANSWERS)
    again = client.post(address(link), ANSWERS)

    assert first.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert first.headers["Referrer-Policy"] == "same-origin"
    assert (first.status_code, given.status_code, again.status_code) == (200, 200, 404)
    observation = Observation.objects.get(pk=link.observation.pk)
    assert (observation.status, observation.level) == (Status.GIVEN, 4)
    assert observation.assessor is None


@pytest.mark.parametrize("way", ["used", "expired", "tampered", "recalled", "left"])
def test_a_link_that_opens_nothing_says_one_sentence(client, cast, link, way):
    url = address(link)
    client.cookies["django_language"] = "en"
    with time_machine.travel(
        link.expires_at if way == "expired" else link.made_at, tick=False
    ):
        if way == "used":
            factory.answer(link)
        if way == "tampered":
            url = url[:-2] + "x/"
        if way == "recalled":
            observations.recall_observation(
                observation=link.observation, actor=cast.tora
            )
        if way == "left":
            organisations.deactivate_person(person=cast.tora, actor=cast.ada)

        for answer in (client.get(url), client.post(url, ANSWERS)):
            words = re.sub(r"<[^>]+>", "", answer.content.decode())
            assert answer.status_code == 404
            assert CLOSED in words
            assert "Tora" not in words


def test_the_trainee_does_not_answer_their_own_link(client, cast, link):
    client.force_login(cast.tora)

    answer = client.post(address(link), ANSWERS)

    assert answer.status_code == 403
    assert Observation.objects.get(pk=link.observation.pk).status == Status.ASKED


@pytest.mark.parametrize("who", ["tora", "sven"])
def test_a_link_goes_to_nobody_of_the_directory(cast, who):
    with pytest.raises(Conflict):
        factory.propose(cast, email=getattr(cast, who).email.upper())


def test_what_comes_in_counts_only_when_it_is_confirmed(cast, answered):
    assert list(standing.counted_observations()) == []

    actions.confirm_assessor(link=answered, actor=cast.olav)

    assert list(standing.counted_observations()) == [answered.observation]
    states = set(answered.observation.objectives.values_list("state", flat=True))
    assert states == {"in_progress"}


def test_what_is_refused_stays_to_be_seen_and_does_not_count(client, cast, answered):
    actions.refuse_assessor(link=answered, words="Unknown to us", actor=cast.sven)

    assert list(standing.counted_observations()) == []
    client.force_login(cast.tora)
    page = client.get(reverse("progress:observation", args=[answered.observation.uuid]))
    assert "Unknown to us" in page.content.decode()
    with pytest.raises(Conflict, match="decided"):
        actions.confirm_assessor(link=answered, actor=cast.olav)


@pytest.mark.parametrize("who", ["tora", "kari", "mads", "ada", "ola", "otto"])
def test_only_the_department_says_who_it_is_never_the_trainee(cast, answered, who):
    with pytest.raises(NotAllowed):
        actions.confirm_assessor(link=answered, actor=getattr(cast, who))


def test_nothing_is_confirmed_before_it_is_answered(cast, link):
    with pytest.raises(Conflict, match="answered"):
        actions.confirm_assessor(link=link, actor=cast.olav)


def test_nobody_signed_in_writes_by_a_link(cast, link):
    with pytest.raises(NotAllowed):
        actions.answer_by_link(link=link, said=factory.SAID, actor=cast.sven)


def test_nobody_proposes_an_assessor_for_another(cast):
    traineeship = training.make_training(cast)
    with pytest.raises(NotAllowed):
        actions.propose_assessor(
            traineeship=traineeship,
            outsider=factory.OUTSIDER,
            occasion=factory.occasion(cast, traineeship),
            asking=Asking(),
            actor=cast.sven,
        )

"""The inbox: everything that waits, for everyone theirs, in one place."""

import re

import pytest
from django.urls import reverse

from ferd.areas.audit.models import LookUp
from ferd.areas.progress import actions as progress
from ferd.areas.progress.actions import signers
from ferd.web import inbox
from ferd.web.inbox_items import Kind
from tests.areas.progress import activity_factory as activities
from tests.areas.progress import factory as training
from tests.areas.progress import observation_factory as observations
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
    observation = observations.ask(cast)

    page = words_of(open_inbox(english, cast.sven))

    for words in ("Report of a PET", "Tora", "Could you look?", "NUK 001, NUK 002"):
        assert words in page
    [look] = LookUp.objects.filter(actor=cast.sven)
    assert (look.subject, look.purpose) == (cast.tora, "assess")
    assert str(observation.uuid) in look.target


@pytest.mark.parametrize("who", ["karin", "olav", "kari", "mads", "tora", "ada"])
def test_what_is_asked_of_one_waits_for_nobody_else(cast, who):
    observations.ask(cast)

    assert Kind.ASSESS not in kinds(getattr(cast, who))


def test_an_outside_assessor_waits_for_the_department_until_it_is_decided(cast):
    link = observations.propose(cast).link
    assert Kind.CONFIRM not in kinds(cast.olav)
    observations.answer(link)

    waiting = {
        name
        for name in ("karin", "olav", "kari", "mads", "sven", "tora", "otto")
        if Kind.CONFIRM in kinds(getattr(cast, name))
    }

    assert waiting == {"karin", "olav", "sven"}


def test_what_waits_is_shown_by_kind_and_the_oldest_first(english, cast):
    traineeship = training.make_training(cast)
    observations.ask(cast, traineeship, situation="First")
    observations.ask(cast, traineeship, situation="Second")
    observations.answer(observations.propose(cast).link)

    every = words_of(open_inbox(english, cast.sven))
    some = words_of(open_inbox(english, cast.sven, kind="assess"))

    assert every.index("First") < every.index("Second") < every.index("Ulla")
    assert "Ulla" not in some
    assert "First" in some


def post(client, address, record, **more):
    data = {"record": f"{record.uuid}:{record.version}"}
    return client.post(reverse(address), data | more)


def test_an_activity_is_signed_from_the_inbox_with_its_evidence_in_sight(english, cast):
    record = activities.make_sent(cast)
    page = words_of(open_inbox(english, cast.sven))
    for words in ("PET of the heart", "Tora", "Twelve patients", "NUK 001, NUK 002"):
        assert words in page

    answer = post(english, "web:sign", record)

    record.refresh_from_db()
    assert answer.headers["Location"] == "/progress/inbox/#inbox"
    assert (record.status, record.signed_by) == ("signed", cast.sven)
    assert record.was_opened
    assert kinds(cast.sven) == []


def test_a_script_is_given_the_item_alone(english, cast):
    record = activities.make_sent(cast)
    sign_in(english, cast.sven)

    answer = english.post(
        reverse("web:sign"),
        {"record": f"{record.uuid}:{record.version}"},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert "Signed at" in words_of(answer)


def test_what_was_called_back_meanwhile_is_not_signed(english, cast):
    record = activities.make_sent(cast)
    progress.recall_activity(record=record, seen=record.version, actor=cast.tora)
    sign_in(english, cast.sven)

    plain = post(english, "web:sign", record)

    record.refresh_from_db()
    assert plain.status_code in {404, 409}
    assert record.status == "draft"


def test_a_version_that_was_not_on_the_screen_is_not_signed(english, cast):
    record = activities.make_sent(cast)
    sign_in(english, cast.sven)

    answer = english.post(
        reverse("web:sign"),
        {"record": f"{record.uuid}:{record.version - 1}"},
        headers={"HX-Request": "true"},
    )

    record.refresh_from_db()
    assert answer.status_code == 422
    assert record.status == "sent"


def test_an_activity_is_returned_with_words_from_the_inbox(english, cast):
    record = activities.make_sent(cast)
    sign_in(english, cast.sven)

    silent = post(english, "web:return", record, words=" ")
    post(english, "web:return", record, words="Say how many")

    record.refresh_from_db()
    assert silent.status_code == 409
    assert (record.status, record.returned_words) == ("returned", "Say how many")
    assert Kind.CHANGE in kinds(cast.tora)


def test_all_that_is_shown_is_signed_at_once(english, cast):
    records = [activities.make_sent(cast, title=f"Case {n}") for n in range(3)]
    page = open_inbox(english, cast.sven, select="all")
    assert page.content.decode().count(" checked") == 3

    shown = [f"{r.uuid}:{r.version}" for r in records]
    answer = english.post(reverse("web:sign_several"), {"record": shown})

    assert answer.status_code == 302
    assert kinds(cast.sven) == []


def test_nothing_chosen_signs_nothing(english, cast):
    activities.make_sent(cast)
    sign_in(english, cast.sven)

    assert english.post(reverse("web:sign_several")).status_code == 409
    assert kinds(cast.sven) == [Kind.SIGN]


def test_a_deputy_signs_for_one_who_is_away_and_it_says_so(english, cast):
    record = activities.make_sent(cast)
    assert kinds(cast.olav) == []
    deputyship = observations.make_deputy(cast)
    assert "instead of Sven" in words_of(open_inbox(english, cast.olav))

    post(english, "web:sign", record)

    record.refresh_from_db()
    assert (record.signed_by, record.on_behalf_of) == (cast.olav, cast.sven)
    signers.end_deputyship(deputyship=deputyship, actor=cast.sven)
    activities.make_sent(cast, title="Another")
    assert kinds(cast.olav) == []


def test_a_kind_that_does_not_exist_shows_all(english, cast):
    observations.ask(cast)

    assert "Report of a PET" in words_of(open_inbox(english, cast.sven, kind="\0x"))


def test_a_long_inbox_comes_in_pages(english, cast):
    traineeship = training.make_training(cast)
    for number in range(21):
        observations.ask(cast, traineeship, situation=f"Case {number:02}")

    first = words_of(open_inbox(english, cast.sven))
    second = words_of(open_inbox(english, cast.sven, page="2"))

    assert "Case 19" in first
    assert "Case 20" not in first
    assert "Case 20" in second


def test_the_questions_asked_do_not_grow_with_what_waits(
    client, cast, django_assert_max_num_queries
):
    traineeship = training.make_training(cast)
    observations.ask(cast, traineeship)
    activities.make_sent(cast)
    sign_in(client, cast.sven)
    url = reverse("web:inbox")
    client.get(url)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
        asked = len(few)
    for number in range(9):
        observations.ask(cast, traineeship, situation=f"Case {number}")
        activities.make_sent(cast, title=f"Activity {number}")
    client.get(url)

    with django_assert_max_num_queries(asked):
        client.get(url)

"""A change that a program sends again is done once, and answered alike."""

from datetime import timedelta

import pytest
import time_machine

from ferd.areas.notifications.models import Notice
from ferd.foundation import clock
from ferd.foundation.idempotency import KEPT, forget_answers
from ferd.foundation.models import ReceivedRequest
from tests.api.access import TABLE
from tests.api.asking import Program
from tests.api.test_access import OPERATIONS
from tests.areas.notifications import factory
from tests.trust.test_same_form import whole_state

KEY = "key-of-the-program-1"


CHANGES = sorted(n for n, (method, *_more) in OPERATIONS.items() if method == "post")


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_that_is_sent_again_changes_nothing_more(cast, name):
    row = TABLE[name]
    args = row.args(cast)
    who = next(who for who, status in row.expected().items() if status < 400)
    program, path = Program(getattr(cast, who)), OPERATIONS[name][1].format(**args)
    program.get("/me")
    body, answers, states = row.body(cast), [], []

    for _time in range(3):
        answers.append(program.post(path, body, key=KEY))
        states.append(whole_state())

    assert answers[0].status_code < 400
    assert states[0] == states[1] == states[2]
    assert {(a.status_code, a.content) for a in answers} == {
        (answers[0].status_code, answers[0].content)
    }


@pytest.fixture
def notice(cast):
    return factory.undelivered(cast).notices.get()


def test_the_same_key_gives_the_same_answer_and_is_done_once(cast, notice):
    program, path = Program(cast.tora), f"/notices/{notice.uuid}/see"
    first = program.post(path, key=KEY)
    Notice.objects.filter(pk=notice.pk).update(seen_at=None)

    second = program.post(path, key=KEY)

    notice.refresh_from_db()
    assert notice.seen_at is None
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.content == second.content
    assert first["Content-Type"] == second["Content-Type"]
    assert "Idempotent-Replayed" not in first
    assert second["Idempotent-Replayed"] == "true"


def test_the_same_key_with_another_body_is_refused(cast, notice):
    program, path = Program(cast.tora), f"/notices/{notice.uuid}/see"
    program.post(path, key=KEY)

    answer = program.post(path, {"other": 1}, key=KEY)

    assert (answer.status_code, answer.json()["code"]) == (
        422,
        "idempotency_key_reused",
    )


def test_the_key_of_one_person_is_not_the_key_of_another(cast, notice):
    path = f"/notices/{notice.uuid}/see"
    Program(cast.tora).post(path, key=KEY)

    assert Program(cast.karin).post(path, key=KEY).status_code == 404


def test_what_was_refused_may_be_tried_again_with_its_key(cast, notice):
    path = f"/notices/{notice.uuid}/see"
    refused = Program(cast.karin).post(path, key=KEY)
    Notice.objects.filter(pk=notice.pk).update(person=cast.karin, actor=None)

    accepted = Program(cast.karin).post(path, key=KEY)

    assert (refused.status_code, accepted.status_code) == (404, 200)


@pytest.mark.parametrize(
    "key", [None, "short", "x" * 201, "with spaces in it", "åååååååå"]
)
def test_a_change_without_a_usable_key_is_refused(cast, notice, key):
    answer = Program(cast.tora).post(f"/notices/{notice.uuid}/see", key=key)

    notice.refresh_from_db()
    assert (answer.status_code, answer.json()["code"]) == (
        400,
        "idempotency_key_missing",
    )
    assert notice.seen_at is None


def test_after_a_day_the_words_are_forgotten_but_not_that_it_was_done(cast, notice):
    program, path = Program(cast.tora), f"/notices/{notice.uuid}/see"
    program.post(path, key=KEY)
    assert ReceivedRequest.objects.exclude(answer="").count() == 1

    with time_machine.travel(clock.now() + KEPT + timedelta(minutes=1), tick=False):
        forget_answers()
        answer = program.post(path, key=KEY)

    assert ReceivedRequest.objects.exclude(answer="").count() == 0
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")

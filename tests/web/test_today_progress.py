"""The trainee's first page: this week, the best next step and why, what is due."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from ferd.areas.progress import sufficiency
from ferd.areas.progress.stories import tell_story
from ferd.core.progress.evidence import EvidenceKind
from ferd.core.progress.next_step import NoStep, Step, Why
from ferd.core.time import Leave, Period
from ferd.core.time_rules import LeaveKind
from ferd.foundation import clock
from ferd.web import today_progress
from ferd.web.today_week import this_week
from tests.areas.progress import factory
from tests.areas.progress.overview_factory import State, approve, expect, put
from tests.areas.schedules import factory as schedules


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def training(cast):
    return factory.make_training(cast)


def advise(monkeypatch, step):
    monkeypatch.setattr(
        sufficiency, "next_step", lambda *_asked: sufficiency.Advice(step, None)
    )


def test_a_trainee_records_from_the_first_page_and_sees_what_is_due(
    cast, training, english
):
    late, soon, sent, far = expect(training, -30, 30, 30, 300)
    put(sent, State.SUBMITTED)
    tell_story(soon, "remind", cast.sven)
    english.force_login(cast.tora)

    page = english.get("/")
    learning = page.context["learning"]

    assert learning.soon == (late, soon)
    assert far not in learning.soon
    assert (learning.others, learning.unread) == (0, 1)
    text = page.content.decode()
    assert reverse("progress:record_activity") in text
    assert "1 objective behind the plan, by 4 weeks." in text
    assert "1 thing has happened since you last read." in text


def test_only_some_are_named_and_the_rest_are_counted(cast, training):
    expect(training, *range(1, 12))

    found = today_progress.learning_of(cast.tora)

    assert found is not None
    assert len(found.soon) == today_progress.NAMED
    assert found.others == 5


def test_who_does_not_train_has_no_learning_of_their_own(cast, training, english):
    assert today_progress.learning_of(cast.sven) is None
    english.force_login(cast.sven)

    assert reverse("progress:record_activity") not in english.get("/").content.decode()


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (EvidenceKind.ACTIVITY, "progress:record_activity"),
        (EvidenceKind.OBSERVATION, "progress:ask_for_observation"),
    ],
)
def test_the_next_step_leads_to_where_it_is_taken(
    cast, training, english, monkeypatch, kind, address
):
    step = Step(kind=kind, objectives=("NUK 007",), finishes=(), mends=(), days_left=3)
    advise(monkeypatch, step)
    english.force_login(cast.tora)

    page = english.get("/")

    assert page.context["learning"].step.url == reverse(address)
    assert "The best next step" in page.content.decode()
    assert "NUK 007" in page.content.decode()


def test_where_no_step_is_known_none_is_shown(cast, training, english, monkeypatch):
    advise(monkeypatch, NoStep(Why.NO_RULE))
    english.force_login(cast.tora)

    page = english.get("/")

    assert page.context["learning"].step is None
    assert "The best next step" not in page.content.decode()


def test_this_week_says_where_one_is_and_what_begins_and_ends(cast):
    pathway = schedules.make_agreed(cast).as_pathway()
    first, second = pathway.placements[:2]
    last = first.period.last

    quiet = this_week(pathway, last - timedelta(days=30))
    ending = this_week(pathway, last)

    assert len(quiet) == 1
    assert quiet[0].startswith("You are at ")
    assert any(words.startswith("Your last day at ") for words in ending)
    beginning = this_week(pathway, second.period.start)
    assert any(words.startswith("You begin at ") for words in beginning)
    assert this_week(pathway, date(2060, 1, 1)) == []


def test_this_week_says_that_one_is_on_leave(cast):
    leave = Leave(Period(date(2025, 1, 1), date(2025, 7, 1)), LeaveKind.PARENTAL)
    pathway = schedules.make_agreed(cast, (leave,)).as_pathway()

    said = this_week(pathway, date(2025, 3, 5))

    assert "Parental leave until 30 June 2025." in said


def test_this_week_says_that_the_plan_is_due_for_revision(cast):
    pathway = schedules.make_agreed(cast).as_pathway()

    assert any(
        "1 January 2026" in words for words in this_week(pathway, date(2026, 1, 1))
    )


def test_the_trainees_first_page_asks_as_much_for_all_as_for_little(cast, client):
    training = factory.make_planned(cast)
    client.force_login(cast.tora)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        return len(asked)

    with time_machine.travel("2025-03-05T12:00Z", tick=False):
        rows = expect(training, *range(1, 41))
        for row in rows[:3]:
            approve(row, cast.olav)
            tell_story(row, "remind", cast.sven)
        client.get("/")
        few = questions()
        for row in rows[3:30]:
            approve(row, cast.olav)
            tell_story(row, "remind", cast.sven)
        for row in rows[30:]:
            put(row, State.RETURNED)
        assert clock.today() == date(2025, 3, 5)
        many = questions()

    assert many <= few

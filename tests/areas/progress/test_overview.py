"""One trainee's progress on one page, and what is new since one last read it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from ferd.areas.audit.models import AuditEntry, LookUp
from ferd.areas.progress import news, overview
from ferd.areas.progress.actions.looking import mark_read
from ferd.areas.progress.models import LastLook
from ferd.areas.progress.overview_pages import chosen
from ferd.areas.progress.overview_words import (
    difference_in_words,
    forecast_in_words,
)
from ferd.areas.progress.sights import Relation, Sight, get_sight
from ferd.areas.progress.stories import tell_story
from ferd.core.progress.expectation import Forecast, Outlook, Standing
from ferd.foundation import clock
from ferd.foundation.errors import NotFound
from tests.areas.progress import factory
from tests.areas.progress.overview_factory import State, approve, expect, put


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def training(cast):
    return factory.make_training(cast)


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


def address(traineeship, show=""):
    return reverse("progress:overview", args=[traineeship.uuid]) + show


def test_a_trainee_reads_what_is_approved_expected_late_and_waiting(
    cast, training, english
):
    done, late, sent, soon = expect(training, -60, -60, -30, 30)
    approve(done, cast.olav, days_ago=70)
    put(sent, State.SUBMITTED, days_ago=3)
    english.force_login(cast.tora)

    page = english.get(address(training)).content.decode()

    assert "2 objectives behind the plan, by 8 weeks." in page
    assert (
        f"Expected within eight weeks, with no evidence yet: {soon.objective.code}."
        in page
    )
    assert (
        f"{late.objective.code} {late.objective.title}: Not started, expected" in page
    )
    assert f'{sent.objective.title}: Submitted"' in page
    assert "98 objectives have no day in the plan" in page


def test_squares_are_chosen_by_a_link(cast, training, english):
    _done, late, back = expect(training, -60, -60, 90)
    put(back, State.RETURNED)
    english.force_login(cast.tora)

    def drawn(show):
        page = english.get(address(training, f"?show={show}"))
        return [row for group in page.context["groups"] for row in group.rows]

    assert len(drawn("")) == len(drawn("nonsense")) == 102
    assert late in drawn("late")
    assert len(drawn("late")) == 2
    assert drawn("returned") == drawn("mine") == [back]


def test_what_waits_for_a_supervisor_is_what_they_were_sent(cast, training):
    row, _other = expect(training, 1, 2)
    record = training.activity_records.create(
        trainee=cast.tora,
        recorded_by=cast.tora,
        kind="procedure",
        title="Skjelett",
        done_on=clock.today(),
        unit=training.unit,
        status="sent",
        signer=cast.sven,
        sent_at=clock.now(),
        recorded_at=clock.now(),
        saved_at=clock.now(),
    )
    record.objectives.set([row])

    waiting = overview.waiting_for(cast.sven, get_sight(cast.sven, training))
    assert waiting == {row.pk}
    assert not overview.waiting_for(cast.olav, get_sight(cast.olav, training))


def test_reading_anothers_overview_is_noted_and_nothing_else_is_written(
    cast, training, client
):
    client.force_login(cast.sven)
    client.get(address(training))

    (look,) = LookUp.objects.filter(kind="progress.overview")
    assert (look.actor, look.subject) == (cast.sven, cast.tora)
    assert look.role == Relation.EDUCATIONAL_SUPERVISOR
    assert not LastLook.objects.exists()

    client.force_login(cast.tora)
    client.get(address(training))
    assert LookUp.objects.count() == 1


def test_who_sees_one_stage_sees_its_objectives_alone(cast, training):
    mine, other = expect(training, 1, 2)
    mine.owner = cast.radiology
    mine.save()
    tell_story(mine, "submit_objective", cast.tora)
    tell_story(other, "submit_objective", cast.tora)
    sight = Sight(training, Relation.STAGE, frozenset({cast.radiology.pk}))

    assert overview.overview_of(sight).rows == (mine,)
    assert [about.row for about in news.news_for(cast.ola, sight).about] == [mine]


def test_news_is_what_others_did_since_one_last_read(cast, training, english):
    first, second = expect(training, 1, 2)
    tell_story(first, "ask_for_observation", cast.tora)
    tell_story(second, "recall_observation", cast.tora)
    tell_story(second, "remind", cast.sven)
    sight = get_sight(cast.sven, training)

    found = news.news_for(cast.sven, sight)
    assert found.count == 2
    assert [(a.row, a.pieces[0].sentence) for a in found.about] == [
        (second, "Tora took the assessment back"),
        (first, "Tora asked for an assessment"),
    ]

    english.force_login(cast.sven)
    page = english.get(address(training))
    until = page.context["read_until"]
    tell_story(first, "ask_for_observation", cast.tora)
    answer = english.post(
        reverse("progress:mark_read", args=[training.uuid]), {"until": until}
    )

    assert answer.headers["Location"] == address(training)
    assert news.news_for(cast.sven, sight).count == 1
    assert news.unread_of(cast.sven, [training.pk]) == {training.pk: 1}
    assert AuditEntry.objects.latest("number").action == "progress.mark_read"


def test_what_is_still_being_written_is_news_to_nobody(cast, training):
    (row,) = expect(training, 1)
    record = training.activity_records.create(
        trainee=cast.tora,
        recorded_by=cast.tora,
        kind="procedure",
        title="Skjelett",
        done_on=clock.today(),
        unit=training.unit,
        recorded_at=clock.now(),
        saved_at=clock.now(),
    )
    record.objectives.set([row])
    tell_story(record, "save_activity", cast.tora)
    sight = get_sight(cast.sven, training)

    assert news.news_for(cast.sven, sight).count == 0
    assert news.unread_of(cast.sven, [training.pk]) == {}

    record.status = "registered"
    record.needs_signature = False
    record.save()
    (about,) = news.news_for(cast.sven, sight).about
    assert (about.row, about.pieces[0].about) == (row, "Skjelett")


def test_marking_as_read_never_goes_back_nor_ahead_of_time(cast, training):
    now = clock.now()
    mark_read(traineeship=training, until=now, actor=cast.sven)
    assert mark_read(traineeship=training, until=now, actor=cast.sven) is None
    earlier = now - timedelta(days=3)
    assert mark_read(traineeship=training, until=earlier, actor=cast.sven) is None
    later = now + timedelta(days=3)
    mark_read(traineeship=training, until=later, actor=cast.sven)

    assert LastLook.objects.get().at <= clock.now()
    with pytest.raises(NotFound):
        mark_read(traineeship=training, until=now, actor=cast.otto)


@pytest.mark.parametrize("until", ["", "yesterday", "2026-13-45T00:00:00Z"])
def test_a_form_without_a_moment_means_now(cast, training, client, until):
    client.force_login(cast.tora)
    client.post(reverse("progress:mark_read", args=[training.uuid]), {"until": until})

    assert LastLook.objects.filter(person=cast.tora).exists()


def test_the_page_asks_as_many_questions_however_much_there_is(cast, training, client):
    client.force_login(cast.sven)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(training)).status_code == 200
        return len(asked)

    rows = expect(training, *range(1, 41))
    for row in rows[:2]:
        approve(row, cast.olav)
        tell_story(row, "remind", cast.tora)
    client.get(address(training))
    few = questions()
    for row in rows[2:]:
        approve(row, cast.olav)
        tell_story(row, "remind", cast.tora)

    assert questions() == few <= 30


def test_the_plan_leads_to_progress_only_for_those_who_see_it(cast, training, english):
    plan = reverse("schedules:trainee", args=[training.uuid])
    for who, is_led in ((cast.tora, True), (cast.sven, True), (cast.kari, False)):
        english.force_login(who)
        page = english.get(plan).content.decode()
        assert (address(training) in page) is is_led


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(3, 3, 0), "As the plan expects."),
        (Standing(3, 1, -5), "2 objectives behind the plan, by 5 weeks."),
        (Standing(3, 2, 0), "1 objective behind the plan."),
        (Standing(3, 4, 1), "1 objective ahead of the plan, by 1 week."),
        (Standing(3, 5, 0), "2 objectives ahead of the plan."),
    ],
)
def test_a_difference_is_said(standing, words):
    assert difference_in_words(standing) == words


def test_a_forecast_is_said_or_why_there_is_none():
    today = clock.today()

    def said(outlook, remaining=2, on=None):
        return forecast_in_words(Forecast(outlook, today, remaining, on))

    assert "is approved" in said(Outlook.DONE, 0)
    assert "too early" in said(Outlook.TOO_EARLY, 1)
    assert "no day" in said(Outlook.STANDSTILL)
    assert "after the plan" not in said(Outlook.FORESEEN, on=today)
    late = said(Outlook.FORESEEN, on=today + timedelta(weeks=3))
    assert late.endswith("That is 3 weeks after the plan.")


def test_what_no_reader_asks_for_is_everything(cast, training):
    found = overview.overview_of(get_sight(cast.tora, training))

    assert chosen(cast.tora, found, "").of(found).rows == found.rows

"""The first page: to each what waits for them, and nobody else's."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import translation

from ferd.areas.organisations.models import Role
from ferd.areas.plans import actions as plan_actions
from ferd.areas.schedules import actions as schedules
from ferd.foundation import clock
from ferd.foundation.ages import age_in_words
from ferd.web import today
from tests.areas.curriculum.factory import full_table, read
from tests.areas.organisations.factory import give, newcomer
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory
from tests.cast import PEOPLE


def waits(cast, reader):
    return [(each.what, each.verb) for each in today.waiting_for(getattr(cast, reader))]


def for_whom(cast, words):
    return {
        reader
        for reader in PEOPLE
        if any(words in what for what, _verb in waits(cast, reader))
    }


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


def test_nothing_waits_in_the_beginning(cast):
    assert {reader for reader in PEOPLE if waits(cast, reader)} == set()


def test_a_plan_in_review_waits_for_the_committee(cast):
    plans.make_in_review(cast)

    assert for_whom(cast, "waits for the committee") == {"karin", "kari", "mads"}
    assert waits(cast, "kari")[0][1] == "Read and approve"
    assert waits(cast, "mads")[0][1] == "Read the plan"


def test_an_approved_plan_waits_for_whoever_publishes(cast):
    plans.make_approved(cast)

    assert waits(cast, "karin")[0][1] == "Publish"
    assert waits(cast, "kari")[0][1] == "Publish"
    assert waits(cast, "mads")[0][1] == "Read the plan"


def test_a_published_plan_waits_for_nobody(cast):
    plans.make_published(cast)

    assert {reader for reader in PEOPLE if waits(cast, reader)} == set()


def test_a_document_waits_for_those_who_write_the_units_plan(cast):
    plans.make_import(cast)

    assert for_whom(cast, "plan.txt has come in") == {"karin", "kari", "mads"}


def test_a_catalogue_waits_for_those_who_keep_it(cast):
    read(cast.karin, full_table(3))

    assert for_whom(cast, "A catalogue waits") == {"karin", "ada", "otto"}


def test_a_plan_is_said_to_be_due_two_months_ahead(cast):
    version = plans.make_published(cast)
    due = version.due_for_revision_on
    assert due is not None

    def told(days):
        moment = clock.now() + (due - clock.today()) - timedelta(days=days)
        with time_machine.travel(moment, tick=False):
            return for_whom(cast, "due for revision")

    assert told(61) == set()
    assert told(59) == {"karin", "kari", "mads"}


def test_a_plan_that_is_being_revised_is_no_longer_said_to_be_due(cast):
    version = plans.make_published(cast)
    later = clock.now() + timedelta(days=800)
    plan_actions.revise_version(version=version, reason="Yearly", actor=cast.karin)

    with time_machine.travel(later, tick=False):
        assert for_whom(cast, "due for revision") == set()


def test_a_proposed_plan_waits_for_the_trainee_and_the_leaders(cast):
    factory.make_proposed(cast)

    assert for_whom(cast, "Your plan is proposed") == {"tora"}
    assert for_whom(cast, "Tora's plan is proposed") == {"karin", "olav"}


def test_what_one_has_agreed_to_no_longer_waits(cast):
    plan = factory.make_proposed(cast)
    schedules.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.tora)

    assert for_whom(cast, "plan is proposed") == {"karin", "olav"}


def test_a_trainee_without_supervisor_waits_for_those_who_appoint(cast):
    factory.make_traineeship(cast)

    assert for_whom(cast, "Tora has no supervisor") == {"karin", "kari"}


def test_a_person_without_a_role_waits_for_the_administrator(cast):
    newcomer(cast)

    assert for_whom(cast, "Nils Ny has no role") == {"ada"}


def test_what_has_waited_longest_comes_first(cast):
    with time_machine.travel(clock.now() - timedelta(days=5), tick=False):
        plans.make_import(cast)
    plans.make_in_review(cast)

    first, second = today.waiting_for(cast.kari)

    assert "plan.txt" in first.what
    assert first.age == "5 days ago"
    assert second.age == "today"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (-1, "in 1 day")],
)
def test_ages_are_said_in_words(days, words):
    assert age_in_words(clock.today() - timedelta(days=days)) == words


def test_a_trainee_sees_where_they_are_and_go_next(english, cast):
    factory.make_agreed(cast)
    english.force_login(cast.tora)

    with time_machine.travel("2025-03-01T12:00Z", tick=False):
        page = english.get("/")

    own = page.context["own"]
    assert own.is_agreed
    assert own.current.is_current
    assert own.coming.first_on > own.current.last_on
    assert own.current.site in page.content.decode()


def test_a_trainee_without_a_plan_is_told_so(english, cast):
    factory.make_traineeship(cast)
    english.force_login(cast.tora)

    assert "There is no plan yet." in english.get("/").content.decode()


def test_trainees_are_shown_to_those_who_follow_them(cast):
    factory.make_agreed(cast)

    followers = {r for r in PEOPLE if today.followed(getattr(cast, r))}

    assert followers == {"karin", "olav", "kari", "sven"}


def test_an_empty_page_says_that_all_is_well(english, cast):
    english.force_login(cast.regine)

    page = english.get("/").content.decode()

    assert "Nothing waits for you." in page
    assert "Trainees you follow" not in page


def test_a_stranger_in_the_demo_chooses_whom_to_be(client, db):
    assert client.get("/")["location"] == "/demo/"


def test_a_stranger_elsewhere_is_asked_to_sign_in(client, db, settings):
    settings.DEMO = False

    assert client.get("/")["location"] == "/accounts/login/"


def test_the_first_page_takes_no_more_queries_when_more_waits(
    english, cast, django_assert_max_num_queries
):
    give(cast.karin, Role.COMMITTEE_LEADER, cast.radiology, cast.ada)
    english.force_login(cast.karin)
    plans.make_import(cast)
    plans.make_import(cast)
    with django_assert_max_num_queries(45) as few:
        english.get("/")
    for _ in range(18):
        plans.make_import(cast)

    with django_assert_max_num_queries(len(few.captured_queries)):
        english.get("/")

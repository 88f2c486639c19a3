"""Where room is lacking is shown: on the pages of places, and before one proposes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ferd.areas.schedules import actions, places_pages, planned_here
from ferd.areas.schedules.models import IndividualPlan
from ferd.areas.schedules.proposals import Proposal
from tests.areas.schedules import factory
from tests.areas.schedules import places_factory as places
from tests.areas.schedules.spells import (
    AWAY,
    in_force,
    make_trainee,
    make_trainees,
    offer,
    write,
)
from tests.areas.schedules.test_forms import as_sent
from tests.signing_in import sign_in

NOW = (date(2026, 1, 1), date(2030, 1, 1))


def make_full(cast):
    """Give one place that somebody has by a plan, now and for years."""
    given = places.publish(cast)
    a, b = make_trainees(cast, 2)
    in_force(cast, a, (AWAY, *NOW))
    return given, a, b


def test_own_trainees_are_counted_by_their_plans(cast):
    given, _a, _b = make_full(cast)

    (row,) = places_pages.rows(cast.ola, [given])

    first = row.drawing.months[0]
    assert (first.room, first.planned, first.committed, first.free) == (1, 1, 0, 0)


def test_who_has_been_promised_the_place_is_counted_once(cast):
    given = places.publish(cast, size=200)
    a, b = make_trainees(cast, 2)
    in_force(cast, a, (AWAY, *NOW))
    places.commit(cast, places.ask(cast, given, a, places.days(1, 700)))
    offer(cast, write(cast, b, (AWAY, *NOW)))

    (row,) = places_pages.rows(cast.ola, [given])

    month = row.drawing.months[2]
    assert (month.committed, month.planned, month.free) == (1, 1, 0)


def test_names_are_told_to_those_who_follow_them_and_the_rest_are_counted(client, cast):
    given, a, _b = make_full(cast)

    pages = {}
    for who in (cast.karin, cast.ola):
        sign_in(client, who)
        client.cookies["django_language"] = "en"
        pages[who] = client.get(f"/rotations/places/{given.uuid}/").content.decode()

    assert a.trainee.name in pages[cast.karin]
    assert a.trainee.name not in pages[cast.ola]
    assert "And 1 whom you do not follow." in pages[cast.ola]


def test_many_are_named_at_most_and_asked_for_with_as_few_questions(cast):
    given, own, _b = make_full(cast)
    planned_here.everyone_at(cast.karin, given)
    with CaptureQueriesContext(connection) as few:
        planned_here.everyone_at(cast.karin, given)
    for number in range(60):
        other = type(own).objects.create(
            trainee=own.trainee,
            unit=own.unit,
            specialty_code="NUK",
            starts_on=date(2024, 1, 1),
            ends_on=date(2040, 1, number % 28 + 1),
        )
        in_force(cast, other, (AWAY, *NOW))

    planned_here.everyone_at(cast.karin, given)
    with CaptureQueriesContext(connection) as many:
        found = planned_here.everyone_at(cast.karin, given)

    assert len(found.named) == planned_here.NAMED_AT_MOST
    assert len(many) == len(few)


@pytest.fixture
def full_later(cast):
    """Let there be no room where Tora's last stage would be after a year of leave."""
    agreed = factory.make_agreed(cast)
    last = agreed.as_pathway().placements[-1]
    assert last.site is not None
    actions.map_site(
        unit=cast.nuclear, site=last.site, meant=cast.receiving, actor=cast.karin
    )
    places.publish(cast)
    in_force(cast, make_trainee(cast, 1), (AWAY, last.period.end, date(2034, 1, 1)))
    return agreed


def send(client, plan, **more):
    """Propose the plan with a year of leave, as an English browser sends it."""
    client.cookies["django_language"] = "en"
    sent = as_sent(Proposal(plan.traineeship)).dict() | {
        "leaves-0-first_on": "2027-01-01",
        "leaves-0-last_on": "2027-12-31",
        "leaves-0-kind": "parental",
        **more,
    }
    return client.post(reverse("schedules:propose", args=[plan.traineeship.uuid]), sent)


def test_a_trainee_is_told_where_there_is_no_room_before_it_is_proposed(
    client, cast, full_later
):
    sign_in(client, cast.tora)

    page = send(client, full_later).content.decode()

    assert "There is no room for you at " in page
    assert "they can have a plan made that fits the room" in page
    assert not IndividualPlan.objects.filter(status="proposed").exists()


def test_a_leader_is_told_too_and_may_propose_it_all_the_same(client, cast, full_later):
    sign_in(client, cast.karin)
    answer = send(client, full_later)
    words = answer.context["preview"]["lacking"]
    assert "1: Testlege B." in words[0]

    done = send(client, full_later, lacking=" ".join(words))

    assert done.status_code == 302
    assert IndividualPlan.objects.filter(status="proposed").count() == 1

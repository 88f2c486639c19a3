"""Who receives a trainee reads the plan while the stay runs, and not a second more."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import actions, queries
from ferd.foundation import clock
from ferd.foundation.errors import NotFound
from tests.areas.organisations.factory import role_of
from tests.areas.schedules import factory
from tests.areas.schedules import places_factory as places


@pytest.fixture
def planned(cast):
    """Give the plan in force of a trainee who has had another before."""
    plan = factory.make_agreed(cast)
    return factory.agree(cast, factory.propose(cast, plan.traineeship, plan.version))


def stay_of(cast, plan, first=100, last=300):
    return places.make_stay(
        cast, traineeship=plan.traineeship, period=places.days(first, last)
    )


def statuses(client, plan):
    pages = [
        reverse("schedules:trainee", args=[plan.traineeship.uuid]),
        reverse("schedules:plan", args=[plan.uuid]),
        reverse("schedules:export", args=[plan.uuid, "docx"]),
    ]
    return {client.get(page).status_code for page in pages}


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def test_the_plan_opens_weeks_before_and_closes_the_second_the_stay_ends(
    client, cast, planned
):
    stay = stay_of(cast, planned)
    opens, ends = midnight(stay.opens_on), midnight(stay.ends_on)
    second = timedelta(seconds=1)

    found = {}
    for moment in (opens - second, opens, ends - second, ends):
        with time_machine.travel(moment, tick=False):
            client.force_login(cast.ola)
            found[moment] = statuses(client, planned)

    assert list(found.values()) == [{404}, {200}, {200}, {404}]


def test_a_stay_that_one_side_has_not_committed_opens_nothing(cast, planned):
    request = places.make_held(
        cast, traineeship=planned.traineeship, period=places.days(-5, 100)
    )
    actions.commit_request(request=request, actor=cast.ola)

    with pytest.raises(NotFound):
        queries.get_traineeship(cast.ola, planned.traineeship.uuid)


def test_the_receiving_side_reads_the_plan_in_force_and_no_reasons(
    client, cast, planned
):
    stay_of(cast, planned, first=-10)
    former = planned.traineeship.plans.get(number=1)
    client.force_login(cast.ola)

    page = client.get(reverse("schedules:trainee", args=[planned.traineeship.uuid]))
    old = client.get(reverse("schedules:plan", args=[former.uuid]))

    assert list(queries.visible_plans(cast.ola)) == [planned]
    assert (page.status_code, old.status_code) == (200, 404)
    assert "First plan" not in page.content.decode()
    client.force_login(cast.karin)
    own = client.get(reverse("schedules:trainee", args=[planned.traineeship.uuid]))
    assert "First plan" in own.content.decode()


def test_the_receiving_side_does_nothing_to_the_plan(client, cast, planned):
    stay_of(cast, planned, first=-10)
    client.force_login(cast.ola)

    answers = [
        client.get(reverse("schedules:propose", args=[planned.traineeship.uuid])),
        client.get(reverse("schedules:appoint", args=[planned.traineeship.uuid])),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]


def test_a_supervisor_of_the_stay_follows_it_until_replaced(cast, planned):
    stay = stay_of(cast, planned, first=-10)
    for person in (cast.mads, cast.ola):
        places.make_consultant(cast, person, cast.receiving)
    actions.appoint_stay_supervisor(request=stay, supervisor=cast.mads, actor=cast.ola)
    assert planned in queries.visible_plans(cast.mads)

    actions.appoint_stay_supervisor(request=stay, supervisor=cast.ola, actor=cast.ola)

    assert not queries.visible_plans(cast.mads).exists()


def test_the_end_of_the_role_closes_the_plan_at_once(client, cast, planned):
    stay_of(cast, planned, first=-10)
    client.force_login(cast.ola)
    before = statuses(client, planned)

    organisations.end_role(
        assignment=role_of(cast.ola, Role.RECEIVING_DEPARTMENT), actor=system_person()
    )

    assert (before, statuses(client, planned)) == ({200}, {404})


def test_notice_that_is_waived_closes_the_plan_at_once(cast, planned):
    stay = stay_of(cast, planned, first=-10)
    actions.withdraw_request(request=stay, reason="Leave", actor=cast.karin)
    assert planned in queries.visible_plans(cast.ola)

    actions.waive_notice(request=stay, actor=cast.ola)

    assert not queries.visible_plans(cast.ola).exists()


OPENS = {
    Role.RECEIVING_DEPARTMENT,
    Role.SECTION_HEAD,
    Role.DEPARTMENT_HEAD,
    Role.PROGRAMME_DIRECTOR,
}


@pytest.mark.parametrize("role", list(Role))
def test_a_stay_opens_a_plan_to_those_who_receive_and_nobody_else(cast, planned, role):
    stay_of(cast, planned, first=-10)
    organisations.assign_role(
        person=cast.mads,
        role=role,
        unit=cast.receiving,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )

    assert queries.visible_plans(cast.mads).exists() is (role in OPENS)

"""As many queries for two hundred trainees as for one."""

from datetime import date

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import actions
from tests.areas.schedules import factory
from tests.cast import LONG_AGO


def count(client, name, *arguments):
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return len(queries)


def more_trainees(cast, version, number):
    for n in range(number):
        person = organisations.add_person(
            name=f"Ærlig Øystein Åsgård-{n}",
            email=f"trainee{n}@example.invalid",
            hpr_number=None,
            authorised_on=date(2020, 1, 1),
            actor=system_person(),
        )
        organisations.assign_role(
            person=person,
            role=Role.TRAINEE,
            unit=cast.nuclear,
            starts_at=LONG_AGO,
            ends_at=None,
            actor=system_person(),
        )
        traineeship = actions.register_traineeship(
            trainee=person,
            unit=cast.nuclear,
            specialty_code="NUK",
            starts_on=factory.STARTS_ON,
            actor=cast.karin,
        )
        if n < 10:
            factory.propose(cast, traineeship, version)


def test_the_list_asks_as_often_for_sixty_as_for_one_and_shows_fifty(client, cast):
    plan = factory.make_agreed(cast)
    client.force_login(cast.karin)
    few = count(client, "schedules:trainees")

    more_trainees(cast, plan.version, 60)

    assert count(client, "schedules:trainees") == few
    first = client.get(reverse("schedules:trainees"))
    second = client.get(reverse("schedules:trainees"), {"page": 2})
    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 11)


def test_a_trainees_page_asks_as_often_with_ten_versions_as_with_one(client, cast):
    plan = factory.make_agreed(cast)
    client.force_login(cast.tora)
    few = count(client, "schedules:trainee", plan.traineeship.uuid)

    for _time in range(9):
        plan = factory.propose(cast, plan.traineeship, plan.version)
        factory.agree(cast, plan)

    assert count(client, "schedules:trainee", plan.traineeship.uuid) == few

"""Never more is held and committed than there is room for, however many ask.

The lock of the rule is the row of the places. Without it two who look at the
same moment both find the last place free; the naive variants below show it on
PostgreSQL.
"""

import os
import subprocess
import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connection, transaction

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.verifying import verdict
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import actions, places_queries, room_rule
from ferd.areas.schedules.models import PlaceRequest, Traineeship
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.foundation import clock
from tests.areas.schedules import factory
from tests.areas.schedules import places_factory as places
from tests.cast import LONG_AGO
from tests.trust.at_once import at_once, done, faults
from tests.trust.holders import HELD, REFUSED

ROOT = Path(__file__).parents[2]
ASKING = 6
ROUNDS = 5
PATIENCE = 30
"""Rounds in which code without the lock must have failed once."""

PERIOD = Period(date(2040, 1, 1), date(2040, 9, 1))


def make_trainees(cast, number):
    system = system_person()
    for n in range(number):
        person = organisations.add_person(
            name=f"Trainee {n}",
            email=f"trainee{n}@example.invalid",
            hpr_number=None,
            authorised_on=date(2020, 1, 1),
            actor=system,
        )
        organisations.assign_role(
            person=person,
            role=Role.TRAINEE,
            unit=cast.nuclear,
            starts_at=LONG_AGO,
            ends_at=None,
            actor=system,
        )
        actions.register_traineeship(
            trainee=person,
            unit=cast.nuclear,
            specialty_code="NUK",
            starts_on=factory.STARTS_ON,
            actor=cast.karin,
        )
    return list(Traineeship.objects.order_by("pk"))


@pytest.fixture
def asked(people):
    """Give one place that several trainees have been asked for, in the same time."""
    given = places.publish(people)
    return [
        places.ask(people, places=given, traineeship=each, period=PERIOD)
        for each in make_trainees(people, ASKING)
    ]


def hold(cast, request):
    until = clock.today() + timedelta(days=10)
    return actions.hold_request(request=request, until=until, actor=cast.ola)


@transaction.atomic
def hold_without_lock(cast, request):
    request = PlaceRequest.objects.select_for_update().get(pk=request.pk)
    room_rule.refuse_without_room(request, cast.ola)
    request.status, request.held_by = "held", cast.ola
    request.held_until = clock.now() + timedelta(days=10)
    request.save()


def standing():
    found = PlaceRequest.objects.values_list("status", flat=True)
    return sorted(found)


def promised(places_):
    """Count what is promised of the places on the fullest day."""
    (months,) = places_queries.months_of([places_], first_month=PERIOD.start, months=8)
    both = zip(months.committed, months.held, strict=True)
    return max(a + b for a, b in both)


def start_again():
    PlaceRequest.objects.update(
        status="asked",
        held_until=None,
        held_by=None,
        sending_committed_at=None,
        sending_committed_by=None,
        receiving_committed_at=None,
        receiving_committed_by=None,
        opens_on=None,
    )


def test_the_last_place_is_held_for_one_of_many(people, asked):
    for _round in range(ROUNDS):
        outcomes = at_once([partial(hold, people, each) for each in asked])

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert promised(asked[0].places) == 100
        start_again()
    assert verdict().bad is None


def test_the_last_place_is_committed_to_one_of_many(people, asked):
    for _round in range(ROUNDS):
        outcomes = at_once(
            [
                partial(actions.commit_request, request=each, actor=people.ola)
                for each in asked
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert standing() == ["asked"] * (ASKING - 1) + ["held"]
        start_again()


def hold_in_processes(address, cast, requests):
    """Let a process for each request hold it, all at the same moment."""
    connection.close()
    done_ = subprocess.run(  # noqa: S603  our own program
        [
            *(sys.executable, "-m", "tests.trust.holders", str(cast.ola.uuid)),
            *(str(request.uuid) for request in requests),
        ],
        cwd=ROOT,
        check=True,
        timeout=120,
        capture_output=True,
        text=True,
        env=os.environ
        | {
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        },
    )
    return sorted(done_.stdout.split())


def test_many_processes_hold_the_last_place_once(committed, people, asked):
    outcomes = hold_in_processes(committed, people, asked)

    assert outcomes == [HELD] + [REFUSED] * (ASKING - 1)
    assert promised(asked[0].places) == 100


def test_both_sides_who_commit_at_once_make_one_stay(people, asked):
    for request in asked[:ROUNDS]:
        held = hold(people, request)
        outcomes = at_once(
            [
                lambda: actions.commit_request(request=held, actor=people.ola),  # noqa: B023
                lambda: actions.commit_request(request=held, actor=people.karin),  # noqa: B023
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (2, [])
        held.refresh_from_db()
        assert held.status == "committed"
        start_again()


def test_room_that_goes_while_a_place_is_held_is_never_both(people, asked):
    given, request = asked[0].places, asked[0]
    for _round in range(ROUNDS):
        outcomes = at_once(
            [
                lambda: hold(people, request),
                lambda: actions.change_room(
                    places=given, room=Span(PERIOD, 0), actor=people.ola
                ),
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (1, [])
        start_again()
        actions.change_room(places=given, room=Span(PERIOD, 100), actor=people.ola)


def test_a_trainee_is_promised_to_one_of_two_places(people):
    (trainee,) = make_trainees(people, 1)
    given = [places.publish(people, title=title) for title in ("One", "Other")]
    for _round in range(ROUNDS):
        requests = [
            hold(people, places.ask(people, each, trainee, PERIOD)) for each in given
        ]
        for each in requests:
            actions.commit_request(request=each, actor=people.ola)

        outcomes = at_once(
            [
                partial(actions.commit_request, request=each, actor=people.karin)
                for each in requests
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (1, [])
        PlaceRequest.objects.all().delete()


@pytest.mark.usefixtures("_only_postgresql")
def test_without_the_lock_the_last_place_is_held_for_several(people, asked):
    for _round in range(PATIENCE):
        at_once([partial(hold_without_lock, people, each) for each in asked])
        if promised(asked[0].places) > 100:
            return
        start_again()
    pytest.fail("The race is no longer run: the tests above prove nothing.")


@transaction.atomic
def take_room_without_lock(cast, given):
    after = ()
    room_rule.refuse_too_little(given, after)
    given.rooms.all().delete()


@pytest.mark.usefixtures("_only_postgresql")
def test_without_the_lock_room_goes_that_is_promised(people, asked):
    given, request = asked[0].places, asked[0]
    for _round in range(PATIENCE):
        outcomes = at_once(
            [
                lambda: hold_without_lock(people, request),
                lambda: take_room_without_lock(people, given),
            ]
        )
        if done(outcomes) == 2:
            return
        start_again()
        given.rooms.all().delete()
        given.rooms.create(starts_on=date(2024, 1, 1), size=100)
    pytest.fail("The race is no longer run: the tests above prove nothing.")


def test_tidying_twice_at_once_tidies_once(people, asked):
    hold(people, asked[0])
    PlaceRequest.objects.update(held_until=clock.now() - timedelta(seconds=1))

    outcomes = at_once([lambda: actions.expire_holds(actor=system_person())] * 4)

    assert faults(outcomes) == []
    assert sum(int(str(outcome.answer)) for outcome in outcomes) == 1

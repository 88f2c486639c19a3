"""The edges of the rules for places: who, until when, from which day."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from ferd.areas.organisations import actions as organisations
from ferd.areas.schedules import actions, permissions, places_queries
from ferd.areas.schedules.discretion import without_bases
from ferd.areas.schedules.models import Places
from ferd.core.scheduling.circumstances import CreditedObjectives, CreditedService
from ferd.core.time import add_months
from ferd.foundation import clock
from ferd.foundation.errors import Conflict
from tests.areas.schedules import factory
from tests.areas.schedules import places_factory as places
from tests.signing_in import sign_in


def test_a_place_is_held_to_the_end_of_its_day(cast):
    request = places.ask(cast)
    day = clock.today() + timedelta(days=10)

    held = actions.hold_request(request=request, until=day, actor=cast.ola)

    assert held.held_until
    ends_at = localtime(held.held_until)
    assert (ends_at.date(), ends_at.hour) == (day + timedelta(days=1), 0)


def test_a_place_is_held_neither_to_yesterday_nor_beyond_its_last_day(cast):
    request = places.ask(cast)

    for day in (clock.today() - timedelta(days=1), request.ends_on):
        with pytest.raises(Conflict, match="between today and its last"):
            actions.hold_request(request=request, until=day, actor=cast.ola)


@pytest.mark.parametrize(("days", "status"), [(0, "withdrawn"), (-1, "committed")])
def test_a_stay_that_begins_when_the_notice_is_over_is_withdrawn(cast, days, status):
    first = (add_months(clock.today(), 3) - clock.today()).days + days
    stay = places.make_stay(cast, period=places.days(first, first + 100))

    withdrawn = actions.withdraw_request(request=stay, reason="No", actor=cast.karin)

    assert withdrawn.status == status


def test_who_speaks_for_both_sides_does_not_waive_their_own_notice(cast):
    own = places.publish(
        cast, unit=cast.radiology, actor=cast.karin, use=Places.Use.OWN
    )
    request = places.ask(cast, places=own, period=places.days(-10, 190))
    stay = actions.commit_request(request=request, actor=cast.karin)
    actions.withdraw_request(request=stay, reason="Needed here", actor=cast.karin)

    with pytest.raises(Conflict, match="other side"):
        actions.waive_notice(request=stay, actor=cast.karin)


def test_a_consultant_without_the_course_supervises_no_stay(cast):
    stay = places.make_stay(cast)
    places.make_consultant(cast, cast.mads, cast.receiving)
    assert permissions.may_supervise_stay(cast.mads, stay)

    cast.mads.qualifications.filter(kind="supervision_course").delete()

    assert not permissions.may_supervise_stay(cast.mads, stay)


def test_a_consultant_whose_account_is_closed_supervises_no_stay(cast):
    stay = places.make_stay(cast)
    places.make_consultant(cast, cast.mads, cast.receiving)

    closed = organisations.deactivate_person(person=cast.mads, actor=cast.ada)

    assert not permissions.may_supervise_stay(closed, stay)


def test_places_for_own_trainees_are_not_shown_to_another_trust(cast):
    own = places.publish(cast, use=Places.Use.OWN)

    assert own in places_queries.visible_places(cast.ola)
    assert own in places_queries.visible_places(cast.otto)
    assert own not in places_queries.visible_places(cast.karin)


def test_on_what_basis_something_is_credited_is_left_out(cast):
    pathway = factory.make_agreed(cast).as_pathway()
    known = replace(
        pathway.circumstances,
        credited_service=(
            CreditedService(months=Fraction(2), basis="SECRET", stage=1),
        ),
        credited_objectives=(CreditedObjectives(numbers=(3,), basis="SECRET"),),
    )
    objectives = tuple(replace(each, basis="SECRET") for each in pathway.objectives)

    shown = without_bases(replace(pathway, circumstances=known, objectives=objectives))

    assert "SECRET" not in repr(shown)
    assert shown.circumstances.credited_service[0].months == 2
    assert len(shown.objectives) == len(objectives)


def test_a_place_that_is_held_again_and_again_still_has_a_short_page(cast, client):
    request = places.ask(cast)
    for days in range(1, 31):
        actions.hold_request(
            request=request, until=clock.today() + timedelta(days), actor=cast.ola
        )
    sign_in(client, cast.ola)

    page = client.get(reverse("places:request", args=[request.uuid]))

    assert len(page.context["history"]) == 25

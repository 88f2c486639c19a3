"""Places between hospitals: published, asked for, held, committed, left."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import actions, places_queries, request_queries
from ferd.areas.schedules.models import PlaceRequest, Places
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from tests.areas.schedules import factory
from tests.areas.schedules import places_factory as places


def test_a_place_goes_from_asked_to_held_to_committed_by_both(cast):
    request = places.ask(cast)
    assert request.status == "asked"

    request = places.hold(cast, request)
    assert request.status == "held"

    request = actions.commit_request(request=request, actor=cast.ola)
    assert request.status == "held"

    request = actions.commit_request(request=request, actor=cast.karin)
    assert (request.status, request.receiving_committed_by) == ("committed", cast.ola)
    assert request.opens_on == request.starts_on - timedelta(weeks=4)


def test_the_receiving_side_may_commit_what_it_has_not_held(cast):
    request = actions.commit_request(request=places.ask(cast), actor=cast.ola)

    assert request.status == "held"
    assert request.held_until
    assert request.held_until - clock.now() > timedelta(days=13)


def test_the_asking_side_commits_nothing_that_is_not_held(cast):
    with pytest.raises(Conflict, match="not held"):
        actions.commit_request(request=places.ask(cast), actor=cast.karin)


def test_what_is_held_for_one_is_not_held_for_another(cast):
    held = places.make_held(cast)
    other = places.ask(
        cast, places=held.places, traineeship=held.traineeship, period=places.days(1, 9)
    )
    PlaceRequest.objects.filter(pk=other.pk).update(
        starts_on=held.starts_on, ends_on=held.ends_on
    )

    with pytest.raises(Conflict, match="no room"):
        places.hold(cast, other)


def test_a_hold_is_over_the_moment_it_says_and_the_room_is_free(cast):
    held = places.make_held(cast)
    assert held.held_until

    with time_machine.travel(held.held_until - timedelta(seconds=1), tick=False):
        before = _taken(cast, held)
    with time_machine.travel(held.held_until, tick=False):
        after, standing = _taken(cast, held), held.standing

    assert (before, after, standing) == (100, 0, "expired")


def test_a_hold_that_ran_out_is_not_committed_but_may_be_held_again(cast):
    held = places.make_held(cast)
    actions.commit_request(request=held, actor=cast.ola)

    with time_machine.travel(held.held_until, tick=False):
        with pytest.raises(Conflict, match="no longer held"):
            actions.commit_request(request=held, actor=cast.karin)
        again = places.hold(cast, held)

    assert (again.status, again.receiving_committed_at) == ("held", None)


def test_what_ran_out_is_tidied_once_and_both_are_told(cast):
    held = places.make_held(cast)

    with time_machine.travel(held.held_until, tick=False):
        counts = [actions.expire_holds(actor=system_person()) for _time in range(3)]

    held.refresh_from_db()
    assert (counts, held.status) == ([1, 0, 0], "expired")
    told = Notice.objects.filter(kind="schedules.expire_holds")
    assert {n.person for n in told} == {cast.karin, cast.olav, cast.ola}
    assert AuditEntry.objects.filter(action="schedules.expire_holds").count() == 1


def test_only_the_system_tidies(cast):
    with pytest.raises(NotAllowed):
        actions.expire_holds(actor=cast.karin)


def test_a_declined_place_says_why_and_is_free(cast):
    held = places.make_held(cast)

    with pytest.raises(Conflict, match="why"):
        actions.decline_request(request=held, reason=" ", actor=cast.ola)
    declined = actions.decline_request(request=held, reason="Full", actor=cast.ola)

    assert (declined.status, _taken(cast, held)) == ("declined", 0)


def test_the_other_side_is_told_and_nothing_waits_when_it_is_decided(cast):
    request = places.ask(cast)
    asked = Notice.objects.get(person=cast.ola, kind="schedules.ask_for_place")

    places.commit(cast, request)

    asked.refresh_from_db()
    assert asked.done_at is not None
    told = Notice.objects.filter(kind="schedules.commit_request")
    assert {n.person for n in told} == {cast.ola, cast.olav, cast.tora}


def test_a_stay_far_ahead_is_withdrawn_whole(cast):
    stay = places.make_stay(cast, period=places.days(100, 200))

    stay = actions.withdraw_request(request=stay, reason="Leave", actor=cast.karin)

    assert (stay.status, _taken(cast, stay)) == ("withdrawn", 0)


@pytest.mark.parametrize("who", ["karin", "ola"])
def test_a_stay_that_runs_ends_when_the_notice_is_over(cast, who):
    stay = places.make_stay(cast)

    stay = actions.withdraw_request(
        request=stay, reason="Leave", actor=getattr(cast, who)
    )

    assert stay.status == "committed"
    assert 85 < (stay.ends_on - clock.today()).days < 95
    with pytest.raises(Conflict, match="already"):
        actions.withdraw_request(request=stay, reason="Again", actor=cast.ola)


def test_the_other_side_may_waive_the_notice_and_not_the_same(cast):
    stay = places.make_stay(cast)
    stay = actions.withdraw_request(request=stay, reason="Leave", actor=cast.karin)

    with pytest.raises(Conflict, match="other side"):
        actions.waive_notice(request=stay, actor=cast.olav)
    stay = actions.waive_notice(request=stay, actor=cast.ola)

    assert (stay.status, stay.ends_on) == ("committed", clock.today())
    assert not request_queries.open_stays().exists()


def test_the_receiving_side_declines_and_does_not_withdraw(cast):
    with pytest.raises(Conflict, match="declines"):
        actions.withdraw_request(
            request=places.ask(cast), reason="Full", actor=cast.ola
        )


def test_a_trainee_is_promised_to_one_place_at_a_time(cast):
    stay = places.make_stay(cast)
    another = places.publish(cast, title="Another")
    other = places.ask(
        cast, places=another, traineeship=stay.traineeship, period=stay.period
    )
    places.hold(cast, other)
    actions.commit_request(request=other, actor=cast.ola)

    with pytest.raises(Conflict, match="another stay"):
        actions.commit_request(request=other, actor=cast.karin)


def test_the_same_place_is_asked_for_once(cast):
    request = places.ask(cast)

    with pytest.raises(Conflict, match="already"):
        places.ask(cast, places=request.places, traineeship=request.traineeship)


def test_places_for_own_trainees_are_for_own_trainees(cast):
    own = places.publish(cast, use=Places.Use.OWN)

    with pytest.raises(Conflict, match="own trainees"):
        places.ask(cast, places=own)


def test_places_for_another_specialty_are_for_that(cast):
    with pytest.raises(Conflict, match="specialty"):
        places.ask(cast, places=places.publish(cast, specialty_code="RAD"))


def test_nobody_asks_when_no_places_are_published(cast):
    early = places.publish(cast, period=places.days(0, 150))

    with pytest.raises(Conflict, match="No places are published"):
        places.ask(cast, places=early)


def test_places_by_working_fraction_hold_more_than_one(cast):
    shared = places.publish(cast, measure=Places.Measure.FRACTION)
    first = places.ask(cast, places=shared, size=60)
    places.hold(cast, first)
    (other,) = _another_trainee(cast)
    second = actions.ask_for_place(
        places=shared,
        traineeship=other,
        wish=actions.Wish(period=first.period, size=50),
        actor=cast.karin,
    )

    with pytest.raises(Conflict, match="no room"):
        places.hold(cast, second)

    PlaceRequest.objects.filter(pk=second.pk).update(size=40)
    assert places.hold(cast, second).status == "held"


def test_room_is_not_taken_from_those_who_have_it(cast):
    held = places.make_held(cast)

    with pytest.raises(Conflict, match="promised"):
        actions.close_places(places=held.places, ends_on=held.starts_on, actor=cast.ola)
    with pytest.raises(Conflict, match="promised"):
        actions.change_room(
            places=held.places, room=Span(held.period, 0), actor=cast.ola
        )
    actions.close_places(places=held.places, ends_on=held.ends_on, actor=cast.ola)

    (room,) = held.places.rooms.all()
    assert room.ends_on == held.ends_on


def test_room_changes_for_some_days_and_goes_on_as_before(cast):
    given = places.publish(cast)

    actions.change_room(
        places=given, room=Span(places.days(10, 20), 200), actor=cast.ola
    )

    sizes = [(r.size, r.ends_on is None) for r in given.rooms.all()]
    assert sizes == [(100, False), (200, False), (100, True)]


@pytest.mark.parametrize("who", ["karin", "kari", "tora", "otto", "ada"])
def test_others_do_not_publish_change_or_answer(cast, who):
    person = getattr(cast, who)
    request = places.ask(cast)

    with pytest.raises(NotAllowed):
        places.publish(cast, actor=person, title="Another")
    with pytest.raises(NotAllowed):
        actions.close_places(places=request.places, ends_on=clock.today(), actor=person)
    with pytest.raises(NotAllowed):
        actions.hold_request(request=request, until=clock.today(), actor=person)
    with pytest.raises(NotAllowed):
        actions.decline_request(request=request, reason="No", actor=person)


@pytest.mark.parametrize("who", ["kari", "sven", "tora", "otto", "ada"])
def test_others_do_not_commit_or_withdraw(cast, who):
    request = places.make_held(cast)

    with pytest.raises(NotAllowed):
        actions.commit_request(request=request, actor=getattr(cast, who))
    with pytest.raises(NotAllowed):
        actions.withdraw_request(request=request, reason="No", actor=getattr(cast, who))


def test_between_trusts_one_person_does_not_commit_for_both(cast):
    organisations.assign_role(
        person=cast.karin,
        role=Role.RECEIVING_DEPARTMENT,
        unit=cast.receiving,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )
    request = places.make_held(cast)
    actions.commit_request(request=request, actor=cast.karin)

    with pytest.raises(Conflict, match="two people"):
        actions.commit_request(request=request, actor=cast.karin)


def test_within_a_trust_one_who_speaks_for_both_commits_both(cast):
    radiology = places.publish(
        cast, unit=cast.radiology, actor=cast.karin, use=Places.Use.OWN
    )

    request = actions.commit_request(
        request=places.ask(cast, places=radiology), actor=cast.karin
    )

    assert request.status == "committed"


def test_a_long_stay_needs_a_supervisor_and_a_short_one_does_not(cast):
    stay = places.make_stay(cast)
    short = places.ask(
        cast,
        places=stay.places,
        traineeship=stay.traineeship,
        period=places.days(300, 400),
    )

    assert (stay.needs_supervisor, short.needs_supervisor) == (True, False)
    assert list(request_queries.without_stay_supervisor(cast.ola)) == [stay]
    assert list(request_queries.without_stay_supervisor(cast.karin)) == []


def test_the_receiving_side_appoints_a_qualified_supervisor(cast):
    stay = places.make_stay(cast)

    with pytest.raises(Conflict, match="course"):
        actions.appoint_stay_supervisor(
            request=stay, supervisor=cast.mads, actor=cast.ola
        )
    places.make_consultant(cast, cast.mads, cast.receiving)
    actions.appoint_stay_supervisor(request=stay, supervisor=cast.mads, actor=cast.ola)

    assert list(request_queries.without_stay_supervisor(cast.ola)) == []
    found = request_queries.current_stay_supervisor(stay)
    assert found is not None
    assert found.supervisor == cast.mads


def test_others_see_neither_request_nor_agreement(cast):
    request, agreement = places.ask(cast), places.make_agreement(cast)

    for person in (cast.otto, cast.ada, cast.regine, cast.mads):
        with pytest.raises(NotFound):
            request_queries.get_request(person, request.uuid)
        with pytest.raises(NotFound):
            request_queries.get_agreement(person, agreement.uuid)
    assert request_queries.get_request(cast.tora, request.uuid) == request


def test_the_database_refuses_what_makes_no_sense(cast):
    request = PlaceRequest.objects.filter(pk=places.ask(cast).pk)
    for change in (
        {"status": "held"},
        {"status": "committed"},
        {"status": "declined"},
        {"ends_on": date(2000, 1, 1)},
        {"size": 0},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            request.update(**change)


def _taken(cast, request):
    month = request.starts_on
    (room,) = places_queries.rooms([cast.receiving], first_month=month, months=1)
    return room.taken[0]


def _another_trainee(cast):
    organisations.assign_role(
        person=cast.mads,
        role=Role.TRAINEE,
        unit=cast.nuclear,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )
    return [
        actions.register_traineeship(
            trainee=cast.mads,
            unit=cast.nuclear,
            specialty_code="NUK",
            starts_on=factory.STARTS_ON,
            actor=cast.karin,
        )
    ]


def test_the_planner_is_not_told_of_the_stays_it_plans_itself(cast):
    stay = places.make_stay(cast)
    period = Period(stay.starts_on, stay.ends_on)

    (without,) = places_queries.rooms(
        [cast.receiving],
        first_month=clock.today(),
        months=1,
        besides=[stay.traineeship.pk],
    )
    (known,) = places_queries.stays_of([stay.traineeship])

    assert without.taken == (0,)
    assert (known.places, known.period, known.firm) == (without.id, period, True)

"""How full places are: people and fractions, shared rooms, rooms nobody stated."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import uuid4

import pytest

from ferd.areas.rotations import over, people, queries
from ferd.areas.rotations.crowding import Months
from ferd.areas.rotations.people import Presence
from ferd.areas.rotations.places import Place, places_of
from ferd.areas.rotations.room_words import place_words
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules import planned_stays
from ferd.areas.schedules.models import IndividualPlan, Places
from ferd.areas.schedules.planned_stays import Stay
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.problem import Measure, PlacesId
from ferd.core.scheduling.rooms import Room, Span
from ferd.core.time import Period, WorkingFraction
from tests.areas.rotations import factory
from tests.areas.rotations.test_board import publish_room
from tests.areas.schedules import factory as plans

YEAR = Months(date(2027, 1, 1), 12)
ALL_YEAR = Period(YEAR.first, YEAR.end)
HERE = TrainingSite("Nordvik HF", "Nordvik", "BDA/NM")
FOR_ALL, FOR_ONE = PlacesId("unit/all"), PlacesId("unit/one")


def at_work(trainee: int, size: int = 100, code: str = "NUK", *, known=True):
    stay = Stay(
        stage=1,
        label="1",
        site=HERE,
        period=ALL_YEAR,
        blocks=(ALL_YEAR,),
        work=(Span(ALL_YEAR, size),),
        is_served=False,
    )
    return Presence(
        traineeship=trainee,
        home=1,
        specialty_code=code,
        stays=((stay,),),
        is_named=known,
    )


def room(id_: PlacesId, people: int, measure: Measure = Measure.PEOPLE) -> Room:
    return Room(
        id=id_,
        title=id_,
        site="Nordvik",
        measure=measure,
        room=(100 * people,) * 12,
        taken=(0,) * 12,
    )


def crowd_of(people, rooms, own=None):
    """Count some people at one place that consists of some rooms."""
    ids = tuple(each.id for each in rooms)
    places = {
        (HERE, 1, each.specialty_code): Place(
            "here", "Here", (own or {}).get(each.specialty_code, ids), ids
        )
        for each in people
    }
    known = {each.id: each for each in rooms}
    return over.crowds(people, YEAR, places, {"here"}, known)["here"]


@pytest.mark.parametrize(
    ("measure", "here", "is_over"),
    [(Measure.FRACTION, 110, True), (Measure.PEOPLE, 200, True)],
)
def test_a_place_counts_what_it_says_it_counts(measure, here, is_over):
    crowd = crowd_of([at_work(1, 60), at_work(2, 50)], [room(FOR_ALL, 1, measure)])

    assert crowd.here == (here,) * 12
    assert crowd.is_over(0) is is_over


def test_two_who_work_half_share_a_whole_place_that_counts_fractions():
    crowd = crowd_of(
        [at_work(1, 50), at_work(2, 50)], [room(FOR_ALL, 1, Measure.FRACTION)]
    )

    assert not crowd.months_over
    assert place_words(replace(crowd, room=(90,) * 12)).endswith("(100 % for 90 %)")


def test_specialties_that_share_rooms_are_counted_together():
    crowd = crowd_of(
        [at_work(1), at_work(2, code="RAD", known=False)], [room(FOR_ALL, 1)]
    )

    assert crowd.here == (200,) * 12
    assert crowd.others == (100,) * 12
    assert "2 for 1, of them 1 others" in place_words(crowd)


def test_a_part_is_too_full_while_the_whole_has_room():
    people = [at_work(1), at_work(2), at_work(3, code="RAD")]

    crowd = crowd_of(
        people, [room(FOR_ALL, 1), room(FOR_ONE, 5)], own={"NUK": (FOR_ALL,)}
    )

    assert (crowd.here[0], crowd.room[0]) == (200, 100)
    assert crowd.is_over(0)


def test_nobody_is_too_many_where_nobody_has_said_how_much_room_there_is():
    crowd = crowd_of([at_work(1), at_work(2)], [])

    assert crowd.room == (None,) * 12
    assert not crowd.months_over
    assert crowd.is_unstated


def test_rooms_that_somebody_may_choose_between_are_one_place(cast):
    plan = plans.make_agreed(cast)
    (other,) = factory.make_trainees(cast, 1)
    publish_room(cast, 1)
    publish_room(cast, 1, title="For radiology", specialty_code="RAD")
    other.specialty_code = "RAD"
    mine, theirs = (
        Presence(
            traineeship=each.pk,
            home=each.unit_id,
            specialty_code=each.specialty_code,
            stays=(planned_stays.stays_of_pathway(plan.as_pathway()),),
        )
        for each in (plan.traineeship, other)
    )

    alone = {place.key for place in places_of([mine]).values() if place.ids}
    both = {place.key for place in places_of([mine, theirs]).values() if place.ids}

    assert len(alone) == len(both) == 1
    assert alone != both


def test_what_is_read_by_hand_is_what_was_stored(cast):
    half = (
        WorkingFraction(Period(plans.STARTS_ON, date(2026, 1, 1)), Fraction(1)),
        WorkingFraction(Period(date(2026, 1, 1)), Fraction(3, 5)),
    )
    plan = plans.make_proposed(cast, (plans.LEAVE,))
    circumstances = replace(plan.as_circumstances(), fractions=half)
    plan = schedules.propose_plan(
        traineeship=plan.traineeship,
        version=plan.version,
        circumstances=circumstances,
        reason="Works less",
        actor=cast.karin,
    )

    read = planned_stays.stays_of_plans([IndividualPlan.objects.get(pk=plan.pk)])

    assert read[plan.fingerprint] == planned_stays.stays_of_pathway(plan.as_pathway())
    assert {span.size for stay in read[plan.fingerprint] for span in stay.work} == {
        100,
        60,
    }


@pytest.mark.parametrize(
    ("who", "use", "is_known"),
    [
        ("karin", Places.Use.OWN, True),
        ("kari", Places.Use.OWN, True),
        ("otto", Places.Use.OWN, False),
        ("otto", Places.Use.OPEN, True),
    ],
)
def test_only_rooms_one_may_know_of_are_counted_for_others(cast, who, use, is_known):
    plans.make_agreed(cast)
    places = publish_room(cast, 1, use=use)

    known = queries.known_rooms(getattr(cast, who), {places.identity})

    assert known == ({places.identity} if is_known else set())


def test_a_room_is_told_though_others_may_have_a_hidden_one_instead(cast, monkeypatch):
    plans.make_agreed(cast)
    seen, hidden = publish_room(cast, 1).identity, PlacesId(f"{uuid4()}/own")
    other = at_work(2, code="RAD", known=False)
    monkeypatch.setattr(people, "others", lambda *_: [other])
    leads = {(HERE, 1, "NUK"): (seen,), (HERE, 1, "RAD"): (seen, hidden)}
    monkeypatch.setattr(over, "leads_of", lambda _: leads)

    (crowd,) = over.crowds_seen(cast.karin, [at_work(1)], YEAR).values()

    assert crowd.room[0] == 100
    assert crowd.here == (100,) * 12
    assert not any(crowd.others)

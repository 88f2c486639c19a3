"""What a plan's sites lead to: by names, by what was said, or plainly nowhere."""

from copy import copy
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ferd.areas.schedules import actions, places_queries, site_queries
from ferd.areas.schedules.models import Places
from ferd.areas.schedules.place_words import unmapped_in_words
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.rooms import Unmapped
from ferd.foundation.errors import NotAllowed
from tests.areas.plans import factory as plans
from tests.areas.schedules import places_factory as places


def lead(cast, *names, home=None, code="NUK"):
    site = TrainingSite(*names)
    return places_queries.places_for(
        site, home=home or cast.nuclear, specialty_code=code
    )


@pytest.mark.parametrize(
    "names",
    [
        ("Fjordbyen HF", "", "Nuclear medicine"),
        ("fjordbyen hf", "Fjordbyen", "  nuclear  MEDICINE "),
        ("Fjordbyen ", "", "Nuclear me"),
    ],
)
def test_names_are_compared_without_case_by_full_or_short_name(cast, names):
    given = places.publish(cast)

    assert lead(cast, *names).places == (given.identity,)


def test_a_department_with_a_stroke_is_a_way_down(cast):
    given = places.publish(
        cast, unit=cast.radiology, actor=cast.karin, use=Places.Use.OWN
    )

    assert lead(cast, "Nordvik HF", "", "Imaging/Radiology").places == (given.identity,)
    assert lead(cast, "Nordvik HF", "", "Radiology/Imaging").places == ()


def test_own_places_and_other_specialties_are_left_out(cast):
    places.publish(cast, title="Own", use=Places.Use.OWN)
    places.publish(cast, title="Other", specialty_code="RAD")
    names = ("Fjordbyen HF", "", "Nuclear medicine")

    assert lead(cast, *names).unmapped is Unmapped.NO_PLACES
    at_home = lead(cast, *names, home=cast.elsewhere)
    assert [each.split("/")[1] for each in at_home.places] == ["own"]


def test_what_leads_nowhere_is_said_plainly(cast):
    found = lead(cast, "OUS", "Rikshospitalet", "NM")

    assert (found.unit, found.unmapped) == (None, Unmapped.NO_UNIT)
    assert "OUS, Rikshospitalet, NM" in unmapped_in_words(found)


def test_what_was_said_wins_also_for_the_units_below(cast):
    given = places.publish(cast)
    site = TrainingSite("OUS", "Rikshospitalet", "NM")
    mapping = actions.map_site(
        unit=cast.imaging, site=site, meant=cast.receiving, actor=cast.karin
    )

    assert lead(cast, "OUS", "Rikshospitalet", "NM").places == (given.identity,)

    actions.unmap_site(mapping=mapping, actor=cast.karin)
    assert lead(cast, "OUS", "Rikshospitalet", "NM").unmapped is Unmapped.NO_UNIT


@pytest.mark.parametrize("who", ["olav", "kari", "tora", "otto"])
def test_only_the_programme_director_says_what_a_site_means(cast, who):
    with pytest.raises(NotAllowed):
        actions.map_site(
            unit=cast.nuclear,
            site=TrainingSite("OUS", "", "NM"),
            meant=cast.receiving,
            actor=getattr(cast, who),
        )


def test_many_sites_take_as_many_queries_as_one(cast, django_assert_num_queries):
    places.publish(cast)
    wanted = [
        (TrainingSite("Fjordbyen HF", "", f"Department {n}"), home, "NUK")
        for n in range(30)
        for home in (cast.nuclear, cast.elsewhere)
    ]

    places_queries.places_for_many(wanted)

    for some in (wanted[:1], wanted):
        with django_assert_num_queries(3):
            places_queries.places_for_many(some)


def test_many_plans_take_as_many_queries_as_one(cast, django_assert_num_queries):
    version = plans.make_published(cast)
    with CaptureQueriesContext(connection) as asked:
        (one,) = site_queries.plans_to_map(cast.karin)
    for unit in (cast.radiology, cast.imaging):
        plan, again = version.plan, copy(version)
        plan.pk, plan.uuid, plan.unit = None, uuid4(), unit
        plan.save()
        again.pk, again.uuid, again.plan = None, uuid4(), plan
        again.save()

    with django_assert_num_queries(len(asked)):
        listed = site_queries.plans_to_map(cast.karin)

    assert [len(sites) for _version, sites in listed] == [len(one[1])] * 3


def test_the_page_shows_what_each_site_leads_to_and_takes_an_answer(client, cast):
    places.publish(cast)
    version = plans.make_published(cast)
    client.force_login(cast.karin)
    client.cookies["django_language"] = "en"
    before = client.get(reverse("places:sites")).content.decode()

    client.post(
        reverse("places:map_site", args=[version.uuid]),
        {
            "trust": "Fjordbyen HF",
            "site": "Fjordbyen",
            "department": "NM",
            "meant": str(cast.receiving.uuid),
        },
    )

    after = client.get(reverse("places:sites")).content.decode()
    words = "No unit is called Fjordbyen HF, Fjordbyen, NM."
    assert (words in before, words in after) == (True, False)

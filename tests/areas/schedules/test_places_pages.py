"""Pages of places: few steps, few queries, and told as it is."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import actions
from ferd.areas.schedules.models import PlaceRequest
from tests.areas.schedules import factory
from tests.areas.schedules import places_factory as places
from tests.cast import LONG_AGO
from tests.trust.forms import form_on


def count(client, name, *arguments):
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return len(queries)


def more(cast, first, end):
    """Publish more places, and ask for each of them for a trainee of its own."""
    for n in range(first, end):
        person = organisations.add_person(
            name=f"Øystein {n}",
            email=f"trainee{n}@example.invalid",
            hpr_number=None,
            authorised_on=None,
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
        given = places.publish(cast, title=f"Rotation {n}")
        places.ask(cast, places=given, traineeship=traineeship)


def test_pages_ask_as_often_for_ten_as_for_one(client, cast):
    given = places.publish(cast)
    more(cast, 0, 1)
    client.force_login(cast.karin)
    pages = (
        ["places:list"],
        ["places:requests"],
        ["places:places", given.uuid],
        ["places:ask", given.uuid],
    )
    few = [count(client, *page) for page in pages]

    more(cast, 1, 10)

    assert [count(client, *page) for page in pages] == few
    assert max(few) <= 30


def test_a_place_is_asked_for_in_the_days_of_the_plan_without_writing_any(client, cast):
    plan = factory.make_agreed(cast)
    given = places.publish(cast)
    actions.map_site(
        unit=cast.nuclear,
        site=plan.version.as_plan().timeline[3].placements[0],
        meant=cast.receiving,
        actor=cast.karin,
    )
    client.force_login(cast.karin)
    url = reverse("places:ask", args=[given.uuid])

    client.post(url, form_on(client.get(url), url))

    request = PlaceRequest.objects.get()
    placement = plan.as_pathway().placements[3]
    assert (request.stage, request.period) == (4, placement.period)
    assert request.stage_label == placement.label


def test_other_days_are_asked_for_and_half_of_them_is_a_fault(client, cast):
    factory.make_supervised(cast)
    given = places.publish(cast)
    client.force_login(cast.karin)
    url = reverse("places:ask", args=[given.uuid])
    known = form_on(client.get(url), url)
    period = places.days(*places.SOON)

    half = client.post(url, known | {"first_on": period.start.isoformat()})
    none = client.post(url, known)
    both = client.post(
        url,
        known
        | {
            "first_on": period.start.isoformat(),
            "last_on": period.last.isoformat(),
        },
    )

    assert [a.status_code for a in (half, none, both)] == [422, 422, 302]
    assert PlaceRequest.objects.get().period == period


def test_a_refusal_stands_in_the_form_and_nothing_is_lost(client, cast):
    request = places.ask(cast)
    client.force_login(cast.karin)
    client.cookies["django_language"] = "en"
    url = reverse("places:ask", args=[request.places.uuid])
    sent = {
        "whom": f"{request.traineeship.uuid}/",
        "first_on": request.starts_on.isoformat(),
        "last_on": request.last_on.isoformat(),
        "words": "Once more",
    }

    answer = client.post(url, sent)

    assert answer.status_code == 422
    assert "asked for in that time already" in answer.content.decode()
    assert "Once more" in answer.content.decode()


def test_a_place_is_committed_from_its_page_with_one_button(client, cast):
    request = places.make_held(cast)
    for who in (cast.karin, cast.ola):
        client.force_login(who)
        page = client.get(reverse("places:request", args=[request.uuid]))
        url = reverse("places:commit", args=[request.uuid])
        client.post(url, form_on(page, url))

    request.refresh_from_db()
    assert request.status == "committed"


def test_a_long_stay_without_supervisor_is_said_on_its_page(client, cast):
    stay = places.make_stay(cast)
    client.force_login(cast.ola)
    client.cookies["django_language"] = "en"

    page = client.get(reverse("places:request", args=[stay.uuid])).content.decode()

    assert "No supervisor for the stay yet" in page


def test_the_strip_shows_what_is_taken(client, cast):
    places.make_stay(cast)
    client.force_login(cast.otto)
    client.cookies["django_language"] = "en"

    page = client.get(reverse("places:list")).content.decode()

    assert "0 of 1 free" in page
    assert "Tora" not in page

"""What binds others is signed at the moment of signing (trust T3, S11)."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from ferd.areas.accounts import queries as accounts
from ferd.foundation import clock
from tests.areas.accounts.factory import (
    PASSWORD,
    code_of,
    sign_in,
    with_app,
    with_password,
)
from tests.areas.plans import factory

STEPS = {
    "plans:approve": (factory.make_in_review, "kari", "approved"),
    "plans:publish": (factory.make_approved, "karin", "published"),
}


@pytest.fixture(params=sorted(STEPS))
def step(request, cast):
    """Give a step that binds, its version, who takes it, and what comes of it."""
    make, who, status = STEPS[request.param]
    return request.param, make(cast), with_password(getattr(cast, who)), status


def press(client, name, version, seen=None):
    url = reverse(name, args=[version.uuid])
    return client.post(url, {"seen": seen or version.fingerprint})


def later(minutes):
    return time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False)


def status_of(version):
    version.refresh_from_db()
    return version.status


def test_who_has_just_signed_in_signs(client, step):
    name, version, person, status = step
    sign_in(client, person)

    with later(minutes=9):
        press(client, name, version)

    assert status_of(version) == status


def test_who_signed_in_longer_ago_is_asked_again_and_nothing_happens(client, step):
    name, version, person, _status = step
    before = version.status
    sign_in(client, person)

    with later(minutes=11):
        answer = press(client, name, version)

    page = reverse("plans:version", args=[version.uuid])
    assert answer["location"].startswith("/accounts/reauthenticate/?next=")
    assert page.replace("/", "%2F") in answer["location"]
    assert status_of(version) == before


def test_who_gives_the_password_again_comes_back_and_signs(client, step):
    name, version, person, status = step
    sign_in(client, person)

    with later(minutes=30):
        asked = press(client, name, version)["location"]
        back = client.post(asked, {"password": PASSWORD})["location"]
        press(client, name, version)

    assert back == reverse("plans:version", args=[version.uuid])
    assert status_of(version) == status


def test_a_wrong_password_opens_nothing(client, step):
    name, version, person, _status = step
    before = version.status
    sign_in(client, person)

    with later(minutes=30):
        client.post("/accounts/reauthenticate/", {"password": "not it at all"})
        press(client, name, version)

    assert status_of(version) == before


def test_a_code_of_the_app_will_do(client, step):
    name, version, person, status = step
    secret = with_app(person)
    client.force_login(person)

    client.post("/accounts/two-factor/reauthenticate/", {"code": code_of(secret)})
    press(client, name, version)

    assert status_of(version) == status


def test_another_session_of_the_same_person_opens_nothing(client, step):
    name, version, person, _status = step
    before = version.status
    client.force_login(person)
    sign_in(type(client)(), person)

    press(client, name, version)

    assert status_of(version) == before


def test_who_can_show_nothing_is_told_to_get_something(client, cast):
    version = factory.make_in_review(cast)
    client.force_login(cast.kari)

    answer = press(client, "plans:approve", version)

    assert answer.status_code == 403
    assert status_of(version) == "in_review"


def test_who_may_not_is_not_asked(client, cast):
    version = factory.make_in_review(cast)
    client.force_login(with_password(cast.olav))

    assert press(client, "plans:approve", version).status_code == 403


def test_what_was_not_on_the_screen_is_not_signed(client, step):
    name, version, person, _status = step
    before = version.status
    sign_in(client, person)

    answer = press(client, name, version, seen="another text")

    assert answer.status_code == 409
    assert status_of(version) == before


def test_the_page_sends_what_it_shows(client, step):
    _name, version, person, _status = step
    client.force_login(person)

    page = client.get(reverse("plans:version", args=[version.uuid])).content.decode()

    assert f'name="seen" value="{version.fingerprint}"' in page


def test_in_the_demo_a_click_shows_who_one_is(client, cast):
    version = factory.make_in_review(cast)
    accounts.mark_as_fictitious(cast.kari)
    client.post(f"/demo/sign-in/{cast.kari.uuid}/")

    with later(minutes=11):
        asked = press(client, "plans:approve", version)["location"]
        assert asked.startswith("/demo/sign-in/again/")
        assert client.get(asked).status_code == 200
        assert status_of(version) == "in_review"
        back = client.post(asked)["location"]
        press(client, "plans:approve", version)

    assert back == reverse("plans:version", args=[version.uuid])
    assert status_of(version) == "approved"


@pytest.mark.parametrize("to", ["https://elsewhere.invalid/", "//elsewhere.invalid"])
def test_the_demo_leads_to_no_other_site(client, cast, to):
    accounts.mark_as_fictitious(cast.kari)
    client.post(f"/demo/sign-in/{cast.kari.uuid}/")

    answer = client.post(f"/demo/sign-in/again/?next={to}")

    assert answer["location"] == "/"

"""Who leaves is out at the very next request, on every way in (S9, T13)."""

import pytest

from ferd.areas.organisations import actions
from ferd.areas.organisations.models import Role
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules import actions as schedules
from tests.areas.accounts.factory import PASSWORD, is_signed_in, sign_in, with_password
from tests.areas.organisations.factory import role_of
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory


def end(person, role, actor):
    actions.end_role(assignment=role_of(person, role), actor=actor)


def test_the_end_of_a_role_closes_a_draft_at_the_next_request(client, cast):
    version = plans.make_draft(cast)
    client.force_login(cast.karin)
    before = client.get(f"/plans/versions/{version.uuid}/")

    end(cast.karin, Role.PROGRAMME_DIRECTOR, cast.ada)

    after = client.get(f"/plans/versions/{version.uuid}/")
    assert (before.status_code, after.status_code) == (200, 404)


def test_the_end_of_a_role_stops_a_form_that_is_open(client, cast):
    version = plans.make_in_review(cast)
    client.force_login(cast.kari)
    client.get(f"/plans/versions/{version.uuid}/")

    end(cast.kari, Role.COMMITTEE_LEADER, cast.ada)
    answer = client.post(
        f"/plans/versions/{version.uuid}/approve/", {"seen": version.fingerprint}
    )

    assert answer.status_code == 404
    version.refresh_from_db()
    assert version.status == PlanVersion.Status.IN_REVIEW


@pytest.mark.parametrize(
    ("name", "role"),
    [("olav", Role.DEPARTMENT_HEAD), ("karin", Role.PROGRAMME_DIRECTOR)],
)
def test_the_end_of_a_role_closes_a_trainees_plan(client, cast, name, role):
    traineeship = factory.make_agreed(cast).traineeship
    reader = getattr(cast, name)
    client.force_login(reader)
    before = client.get(f"/schedules/trainees/{traineeship.uuid}/")

    end(reader, role, cast.ada)

    after = client.get(f"/schedules/trainees/{traineeship.uuid}/")
    assert (before.status_code, after.status_code) == (200, 404)


def test_the_end_of_a_role_closes_search_and_people(client, cast):
    client.force_login(cast.mads)
    before = client.get("/search/", {"q": "tora"}).content.decode()

    end(cast.mads, Role.COMMITTEE_MEMBER, cast.ada)

    after = client.get("/search/", {"q": "tora"}).content.decode()
    person = client.get(f"/organisations/people/{cast.tora.uuid}/")
    assert f"/people/{cast.tora.uuid}/" in before
    assert f"/people/{cast.tora.uuid}/" not in after
    assert person.status_code == 404


def test_closing_an_account_ends_its_sessions_at_the_next_request(client, cast):
    with_password(cast.tora)
    sign_in(client, cast.tora)
    assert is_signed_in(client)

    actions.deactivate_person(person=cast.tora, actor=cast.ada)

    assert not is_signed_in(client)


def test_a_session_stays_ended_when_the_account_is_opened_again(client, cast):
    with_password(cast.tora)
    sign_in(client, cast.tora)

    closed = actions.deactivate_person(person=cast.tora, actor=cast.ada)
    actions.reactivate_person(person=closed, actor=cast.ada)

    assert not is_signed_in(client)


def test_the_old_password_is_gone_when_the_account_is_opened_again(client, cast):
    with_password(cast.tora)
    closed = actions.deactivate_person(person=cast.tora, actor=cast.ada)
    actions.reactivate_person(person=closed, actor=cast.ada)

    sign_in(client, cast.tora, PASSWORD)

    assert not is_signed_in(client)


def test_closing_an_account_closes_its_calendar(client, cast):
    factory.make_agreed(cast)
    _feed, token = schedules.open_feed(actor=cast.tora)
    before = client.get(f"/schedules/calendar/{token}.ics")

    actions.deactivate_person(person=cast.tora, actor=cast.ada)

    after = client.get(f"/schedules/calendar/{token}.ics")
    assert (before.status_code, after.status_code) == (200, 404)


def test_a_link_to_a_new_password_dies_with_the_account(client, cast, mailoutbox):
    with_password(cast.tora)
    client.post("/accounts/password/reset/", {"email": cast.tora.email})
    address = next(w for w in mailoutbox[0].body.split() if w.startswith("http"))

    actions.deactivate_person(person=cast.tora, actor=cast.ada)

    answer = client.get(address.removeprefix("http://testserver"))
    assert answer.status_code == 200
    assert answer.context["token_fail"]


def test_changing_the_password_ends_the_sessions_elsewhere(client, cast):
    with_password(cast.tora)
    sign_in(client, cast.tora)
    here = type(client)()
    sign_in(here, cast.tora)

    here.post(
        "/accounts/password/change/",
        {
            "oldpassword": PASSWORD,
            "password1": "en-annen-vei-mot-sør",
            "password2": "en-annen-vei-mot-sør",
        },
    )

    assert is_signed_in(here)
    assert not is_signed_in(client)

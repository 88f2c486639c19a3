"""Signing in by password, and what stops those who guess."""

from datetime import timedelta

import pytest
import time_machine

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import actions
from ferd.foundation import clock
from tests.areas.accounts.factory import (
    PASSWORD,
    code_of,
    is_signed_in,
    sign_in,
    with_app,
    with_password,
    with_recovery_codes,
)


def in_minutes(minutes):
    return clock.now() + timedelta(minutes=minutes)


def test_a_person_signs_in_with_address_and_password(client, cast):
    with_password(cast.tora)

    answer = sign_in(client, cast.tora)

    assert answer.status_code == 302
    assert answer["location"] == "/"
    assert is_signed_in(client)


def test_the_address_may_be_written_in_any_case(client, cast):
    with_password(cast.tora)

    client.post(
        "/accounts/login/", {"login": "TORA@Example.invalid", "password": PASSWORD}
    )

    assert is_signed_in(client)


def test_one_comes_back_to_the_page_one_asked_for(client, cast):
    with_password(cast.tora)
    asked = client.get("/plans/")

    answer = client.post(
        asked["location"], {"login": cast.tora.email, "password": PASSWORD}
    )

    assert answer["location"] == "/plans/"


def test_nobody_is_sent_to_another_site_after_signing_in(client, cast):
    with_password(cast.tora)

    answer = client.post(
        "/accounts/login/?next=https://elsewhere.invalid/",
        {"login": cast.tora.email, "password": PASSWORD},
    )

    assert answer["location"] == "/"


@pytest.mark.parametrize("address", ["tora@example.invalid", "no-one@example.invalid"])
def test_a_wrong_password_and_an_unknown_address_are_answered_alike(
    client, cast, address
):
    with_password(cast.tora)

    answer = client.post("/accounts/login/", {"login": address, "password": "wrong"})

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert not is_signed_in(client)


VARIES = ("csrf", "form_key", "example.invalid")


def without_what_varies(answer):
    page = answer.content.decode()
    return [
        line.strip()
        for line in page.splitlines()
        if not any(word in line for word in VARIES)
    ]


def test_the_answers_to_known_and_unknown_addresses_do_not_differ(client, cast):
    with_password(cast.tora)

    def answer(address):
        return client.post("/accounts/login/", {"login": address, "password": "wrong"})

    known, unknown = answer("tora@example.invalid"), answer("nils@example.invalid")

    assert without_what_varies(known) == without_what_varies(unknown)


def test_after_five_wrong_passwords_the_right_one_does_not_help(client, cast):
    with_password(cast.tora)
    for _ in range(5):
        sign_in(client, cast.tora, "wrong")

    sign_in(client, cast.tora)

    assert not is_signed_in(client)


def test_after_five_minutes_one_may_try_again(client, cast):
    with_password(cast.tora)
    for _ in range(5):
        sign_in(client, cast.tora, "wrong")

    with time_machine.travel(in_minutes(6), tick=True):
        sign_in(client, cast.tora)

        assert is_signed_in(client)


def test_those_who_guess_at_one_account_do_not_lock_out_another(client, cast):
    with_password(cast.tora)
    with_password(cast.sven)
    for _ in range(6):
        sign_in(client, cast.tora, "wrong")

    sign_in(client, cast.sven)

    assert is_signed_in(client)


def test_a_form_key_does_not_make_wrong_attempts_uncounted(client, cast):
    with_password(cast.tora)
    for number in range(6):
        client.post(
            "/accounts/login/",
            {
                "login": cast.tora.email,
                "password": "wrong",
                "form_key": f"00000000-0000-4000-8000-00000000000{number}",
            },
        )

    sign_in(client, cast.tora)

    assert not is_signed_in(client)


def test_attempts_are_counted_by_all_processes_together(settings):
    cache = settings.CACHES["default"]

    assert cache["BACKEND"].endswith("DatabaseCache")


def test_a_closed_account_does_not_sign_in(client, cast):
    with_password(cast.tora)
    Person.objects.filter(pk=cast.tora.pk).update(is_active=False)

    sign_in(client, cast.tora)

    assert not is_signed_in(client)


def test_nobody_signs_up(client):
    assert client.get("/accounts/signup/").status_code == 404


def test_an_account_with_an_app_asks_for_its_code(client, cast):
    with_password(cast.tora)
    secret = with_app(cast.tora)

    answer = sign_in(client, cast.tora)

    assert answer["location"] == "/accounts/two-factor/authenticate/"
    assert not is_signed_in(client)
    client.post(answer["location"], {"code": code_of(secret)})
    assert is_signed_in(client)


def test_a_wrong_code_lets_nobody_in(client, cast):
    with_password(cast.tora)
    with_app(cast.tora)
    sign_in(client, cast.tora)

    answer = client.post("/accounts/two-factor/authenticate/", {"code": "000000"})

    assert answer.status_code == 200
    assert not is_signed_in(client)


def test_a_code_lets_in_once(client, cast):
    with_password(cast.tora)
    code = code_of(with_app(cast.tora))
    sign_in(client, cast.tora)
    client.post("/accounts/two-factor/authenticate/", {"code": code})
    client.post("/accounts/logout/")

    sign_in(client, cast.tora)
    client.post("/accounts/two-factor/authenticate/", {"code": code})

    assert not is_signed_in(client)


def test_a_recovery_code_lets_in_once(client, cast):
    with_password(cast.tora)
    with_app(cast.tora)
    code = with_recovery_codes(cast.tora)[0]

    def try_it():
        sign_in(client, cast.tora)
        client.post("/accounts/two-factor/authenticate/", {"code": code})
        return is_signed_in(client)

    assert try_it()
    client.post("/accounts/logout/")
    assert not try_it()


def test_the_account_is_closed_between_password_and_code(client, cast):
    with_password(cast.tora)
    secret = with_app(cast.tora)
    sign_in(client, cast.tora)

    actions.deactivate_person(person=cast.tora, actor=cast.ada)
    client.post("/accounts/two-factor/authenticate/", {"code": code_of(secret)})

    assert not is_signed_in(client)


def say_again_who_one_is(client):
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def test_changing_how_one_signs_in_asks_again_who_one_is(client, cast):
    with_password(cast.tora)
    sign_in(client, cast.tora)

    answer = client.get("/accounts/two-factor/totp/activate/")

    assert answer["location"].startswith("/accounts/reauthenticate/")


def test_who_has_said_who_they_are_is_believed_for_ten_minutes(client, cast):
    with_password(cast.tora)
    sign_in(client, cast.tora)
    say_again_who_one_is(client)

    def status(minutes):
        with time_machine.travel(in_minutes(minutes), tick=False):
            return client.get("/accounts/two-factor/totp/activate/").status_code

    assert status(9) == 200
    assert status(11) == 302


def test_a_new_app_is_added_with_its_first_code_and_told_by_mail(
    client, cast, mailoutbox, django_capture_on_commit_callbacks
):
    with_password(cast.tora)
    sign_in(client, cast.tora)
    say_again_who_one_is(client)
    page = client.get("/accounts/two-factor/totp/activate/")
    secret = page.context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/two-factor/totp/activate/", {"code": code_of(secret)})

    assert cast.tora.authenticator_set.filter(type="totp").exists()
    assert {mail.to[0] for mail in mailoutbox} == {"tora@example.invalid"}


def test_a_weak_password_is_not_taken(client, cast):
    with_password(cast.tora)
    sign_in(client, cast.tora)

    answer = client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "kort", "password2": "kort"},
    )

    assert answer.status_code == 200
    cast.tora.refresh_from_db()
    assert cast.tora.check_password(PASSWORD)

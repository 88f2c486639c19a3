"""People who can sign in."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

PASSWORD = "en-lang-reise-mot-nord"  # noqa: S105  of a test


def with_password(person):
    person.set_password(PASSWORD)
    person.save()
    return person


def with_app(person):
    """Give a person an app for codes, and give its secret."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def with_recovery_codes(person):
    return RecoveryCodes.activate(person).get_unused_codes()


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def sign_in(client, person, password=PASSWORD):
    return client.post(
        "/accounts/login/", {"login": person.email, "password": password}
    )


def is_signed_in(client):
    return client.get("/account/").status_code == 200

"""How a new person gets a way to sign in: a link that works once, for a time.

The link opens the library's page for choosing a password. It dies when it has
been used, when the person has signed in by other means, when the account is
closed, and after `PASSWORD_RESET_TIMEOUT`.
"""

from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.foundation import clock


def invitation_address(person: Person) -> str:
    """Make the link by which a person chooses their first password."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(person),
            "key": default_token_generator.make_token(person),
        },
    )
    return settings.SITE_ADDRESS.rstrip("/") + path


def invitation_ends_at() -> datetime:
    """Tell until when a link that is made now works."""
    return clock.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def send_invitation(person: Person, address: str) -> None:
    """Mail the link, and nothing else, in the person's own language."""
    with translation.override(person.language):
        send_mail(
            subject=_("Your account in Ferd"),
            message=render_to_string(
                "accounts/invitation.txt", {"address": address, "person": person}
            ),
            from_email=None,
            recipient_list=[person.email],
        )

"""How the sign-in library is bent to our rules and words."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ferd.areas.accounts.models import Person
from ferd.foundation import clock

CHANGES = {
    "account/email/password_changed": gettext_lazy("Your password was changed."),
    "account/email/password_reset": gettext_lazy("Your password was chosen anew."),
    "account/email/password_set": gettext_lazy("You got a password."),
    "mfa/email/totp_activated": gettext_lazy("An app for codes was added."),
    "mfa/email/totp_deactivated": gettext_lazy("The app for codes was removed."),
    "mfa/email/recovery_codes_generated": gettext_lazy(
        "New recovery codes were made; the old ones no longer work."
    ),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed."),
}
"""What is told by mail when it happens, so that a person sees a stranger's doing."""

RESET = gettext_lazy("New password in Ferd")

MESSAGES = {
    "account/messages/password_changed.txt": gettext_lazy("The password is changed."),
    "account/messages/password_set.txt": gettext_lazy("The password is set."),
    "mfa/messages/totp_activated.txt": gettext_lazy("The app for codes is added."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("The app for codes is removed."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy(
        "New recovery codes are made."
    ),
    "mfa/messages/webauthn_added.txt": gettext_lazy("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey is removed."),
}
"""What is said on the page when it is done."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Let nobody sign up: people are added by those who know them."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("The account is closed."),
        "email_password_mismatch": gettext_lazy(
            "The address or the password is not right."
        ),
        "enter_current_password": gettext_lazy("This is not your present password."),
        "incorrect_password": gettext_lazy("The password is not right."),
        "incorrect_code": gettext_lazy("The code is not right."),
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts. Wait five minutes, or choose a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse sign-ups."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """Leave the subject as it is."""
        return subject

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, object] | None = None,  # noqa: ARG002  as below
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what was done in our words; that one signed in or out is plain to see."""
        words = message or MESSAGES.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words), extra_tags=extra_tags)

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, str]]:
        """Ask first for the passkey, when there is neither password nor app."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        mine = Authenticator.objects.filter(user_id=user.pk)
        if mine.filter(type=Authenticator.Type.TOTP).exists():
            return methods
        return sorted(methods, key=lambda each: each["id"] == "mfa_reauthenticate")

    def send_password_reset_mail(
        self, user: Person, email: str, context: dict[str, str]
    ) -> None:
        """Mail the link to a new password, in the person's language."""
        address = context["password_reset_url"]
        _mail(user, email, RESET, "accounts/new_password.txt", address)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, object] | None = None,  # noqa: ARG002  the library's signature
        email: str | None = None,
    ) -> None:
        """Tell by mail that the way to sign in was changed."""
        change = CHANGES.get(template_prefix)
        if change:
            to = email or user.email
            _mail(user, to, change, "accounts/changed.txt", change)


class KeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Speak of keys and codes in our words."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes are made when you have an app for codes or a passkey."
        ),
        "incorrect_code": gettext_lazy("The code is not right."),
    }

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002
        """Suggest a name for a new key."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        if number == 1:
            return _("My passkey")
        return _("My passkey %(number)d") % {"number": number}


def _mail(
    user: Person, to: str, subject: Promise, template: str, words: str | Promise
) -> None:
    with translation.override(user.language):
        body = render_to_string(template, {"words": str(words), "at": clock.now()})
        send_mail(str(subject), body, from_email=None, recipient_list=[to])

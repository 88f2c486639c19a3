"""The library's forms for signing in, in Ferd's words and three languages."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The library ships no types, so that its classes are Any to the type checker.

NEW = _("New password")
AGAIN = _("New password, once more")
CODE = _("Code")
MAIL = _("E-mail address")
KEY = _("What do you call the key?")


def _say(form: forms.Form, labels: dict[str, Promise]) -> None:
    """Label the fields; what stood inside them as a hint goes."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label = str(label)
        field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):  # type: ignore[misc]  # the library has no types
    """Address and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"login": MAIL, "password": _("Password")})
        self.fields["password"].help_text = ""


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]  # as above
    """The old password and a new one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        old = _("Present password")
        _say(self, {"oldpassword": old, "password1": NEW, "password2": AGAIN})


class SetPasswordForm(account.SetPasswordForm):  # type: ignore[misc]  # as above
    """A password for someone who has none."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"password1": NEW, "password2": AGAIN})


class ResetPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]  # as above
    """Where the link to a new password is to be sent."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"email": MAIL})


class ResetPasswordKeyForm(account.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    """The new password of someone with a link."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"password1": NEW, "password2": AGAIN})


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]  # as above
    """The password, once more."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"password": _("Password")})


class CodeForm(mfa.AuthenticateForm):  # type: ignore[misc]  # as above
    """A code from the app, or a recovery code."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"code": CODE})


class CodeAgainForm(mfa.ReauthenticateForm):  # type: ignore[misc]  # as above
    """A code, once more."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"code": CODE})


class ActivateForm(totp.ActivateTOTPForm):  # type: ignore[misc]  # as above
    """The first code of a new app."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"code": _("The code that the app shows")})


class AddKeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]  # as above
    """A new passkey or security key."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"name": KEY, "passwordless": _("Sign in with the key alone")})
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = str(
            _("The key then asks for a fingerprint, a face or a PIN.")
        )


class RenameKeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]  # as above
    """Another name for a key."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"name": KEY})

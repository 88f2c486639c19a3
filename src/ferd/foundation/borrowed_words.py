"""Texts of our libraries that our pages can show, marked so that we translate them.

Django speaks bokmål and nynorsk, though not always as plainly as a person would;
the library for signing in knows some bokmål and no nynorsk. Nothing imports this
module: our catalogue is read before theirs, so marking a text here is enough.
"""

from ferd.core.diagnostics import gettext_noop

FIELDS = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a whole number."),
    gettext_noop(
        "Select a valid choice. That choice is not one of the available choices."
    ),
    gettext_noop(
        "Select a valid choice. %(value)s is not one of the available choices."
    ),
    gettext_noop("The submitted file is empty."),
    gettext_noop("No file was submitted. Check the encoding type on the form."),
    gettext_noop("Null characters are not allowed."),
)
"""What a field says when it is not filled in as it should be."""

SIGNING_IN = (
    gettext_noop("You must type the same password each time."),
    gettext_noop("Forgot your password?"),
    gettext_noop("Invalid login."),
    gettext_noop("Invalid or expired key."),
    gettext_noop("The password reset token was invalid."),
    gettext_noop("Be patient, you are sending too many requests."),
    gettext_noop("You cannot deactivate two-factor authentication."),
)
"""What the library for signing in says where we say nothing else."""

"""Words without identity numbers: found before they are stored, said in one sentence.

Forms use the field `PlainWords`; actions and other doors ask here. The sentence
says where the number stands, never which it is.
"""

from django.utils.translation import gettext as _

from ferd.core.identity_numbers import find_identity_numbers
from ferd.foundation.errors import Conflict


class IdentityNumber(Conflict):
    """Something would store an identity number; the message says where it stands."""

    status = 422
    code = "identity_number"


def identity_number_in(text: str) -> str:
    """Say where the first identity number of a text stands; empty when none does."""
    found = find_identity_numbers(text)
    if not found:
        return ""
    before = text[: found[0].start]
    return _(
        "This looks like an identity number, in line %(line)d from sign %(sign)d on: "
        "nothing has been saved, write it without."
    ) % {
        "line": before.count("\n") + 1,
        "sign": len(before) - before.rfind("\n"),
    }


def identity_number_in_name(name: str) -> str:
    """Say that a file's name has an identity number; empty when it has none."""
    if not find_identity_numbers(name):
        return ""
    return _(
        "The name of the file looks like it has an identity number in it: nothing has "
        "been saved, give the file another name."
    )


def refuse_identity_numbers(*texts: str) -> None:
    """Refuse texts in which an identity number stands."""
    for text in texts:
        fault = identity_number_in(text)
        if fault:
            raise IdentityNumber(fault)

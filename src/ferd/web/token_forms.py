"""Text from a browser to values: what a new token is called and may be used for."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ferd.areas.accounts.scopes import Scope

LENGTHS: Final = (30, 90, 180, 365)


def _days(number: int) -> object:
    return ngettext_lazy("%(days)d day", "%(days)d days", number) % {"days": number}


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(
        label=_("What is it for?"),
        max_length=80,
        help_text=_("A name by which you know it again, such as the program's."),
    )
    scopes = forms.TypedMultipleChoiceField(
        label=_("What may it be used for?"),
        choices=Scope.choices,
        coerce=Scope,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It never reaches further than you do yourself."),
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=[(number, _days(number)) for number in LENGTHS],
        coerce=int,
        initial=90,
    )
